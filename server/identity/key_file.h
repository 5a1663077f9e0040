// Key file: a private key in the data folder, readable by its owner only, never half written.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace server {

// Nothing if there is no such file. Throws std::runtime_error, saying what to do, if it cannot be
// read or others than its owner may.
[[nodiscard]] std::optional<std::string> read_key_file(const std::filesystem::path& file);

// Writes a new file with mode 0600, durable on return. Of two that write at once the first wins,
// and nobody sees half a file: false if there is one already. Throws std::runtime_error.
[[nodiscard]] bool write_key_file(const std::filesystem::path& file, const std::string& text);

}  // namespace server
