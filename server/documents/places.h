// Places: where documents lie in the data folder, and the hexadecimal names of files.
//
//   documents.key            the secret (keys.cpp)
//   documents/<64 digits>    one content of one plan (content_file.cpp)
//   documents/tickets/…      who has uploaded it and may attach it (tickets.cpp)
//   *.part                   being written; what a crash leaves of them goes at the next start
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace server {

inline constexpr std::string_view documents_key_file = "documents.key";
inline constexpr std::string_view documents_folder = "documents";
inline constexpr std::string_view tickets_folder = "tickets";
inline constexpr std::string_view part_suffix = ".part";

// Two digits a byte, lower case; and back: none if it is anything else.
[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> from_hex(std::string_view digits);

}  // namespace server
