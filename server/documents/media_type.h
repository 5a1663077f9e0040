// Media type: what a content is by its own bytes, whatever it is called (libmagic).
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "events/plan/contact.h"

namespace server {

inline constexpr std::size_t typed_by_bytes = std::size_t{64} * 1024;  // From the beginning.

// `application/pdf`, and back; parameters and capitals do not matter. None: not one that we keep.
[[nodiscard]] std::string_view mime_of(events::contact::MediaType type);
[[nodiscard]] std::optional<events::contact::MediaType> media_type_from(std::string_view mime);
// All of them, for people: `application/pdf, image/png, image/jpeg`.
[[nodiscard]] std::string media_types_kept();

// Any thread; one content at a time.
class TypeScanner {
 public:
  TypeScanner();  // Throws std::runtime_error if the library has no table of types.
  // None: not one that we keep.
  [[nodiscard]] std::optional<events::contact::MediaType> type_of(std::string_view content) const;

 private:
  struct Close {
    void operator()(void* table) const;
  };
  mutable std::mutex mutex_;
  std::unique_ptr<void, Close> table_;
};

}  // namespace server
