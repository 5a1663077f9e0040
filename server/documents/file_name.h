// File name: what a browser is to call a document that it saves: its title, without what a file's
// name must not have.
#pragma once

#include <string>
#include <string_view>

#include "events/plan/contact.h"

namespace server {

inline constexpr std::size_t file_name_letters_max = 100;  // Of the title; then the ending.

// Content-Disposition (RFC 6266): an attachment, with a name in ASCII for old readers and the whole
// one in UTF-8 (RFC 8187). `title` is valid UTF-8; the ending is that of the type, always.
[[nodiscard]] std::string content_disposition(std::string_view title,
                                              events::contact::MediaType type);

}  // namespace server
