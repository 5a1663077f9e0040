// File: an open file of the system, closed with its owner; what goes wrong becomes a LogFailure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace events::stores {

class File {
 public:
  [[nodiscard]] static std::optional<File> open_to_read(const std::filesystem::path& path);
  [[nodiscard]] static File open_to_write(const std::filesystem::path& path);  // Made if missing.

  File(File&& other) noexcept;
  File& operator=(File&&) = delete;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File();

  [[nodiscard]] std::string read(std::size_t size) const;  // From the start; may come out shorter.
  void write(std::uint64_t offset, std::string_view bytes);
  void sync();                // The content. Never tried again: after a failure it may lie.
  [[nodiscard]] bool lock();  // For this owner alone, while it lives. False: another has it.

 private:
  File(std::filesystem::path path, int descriptor);

  std::filesystem::path path_;
  int descriptor_;
};

// Makes the names in a folder (new, renamed) survive a power cut.
void sync_folder(const std::filesystem::path& folder);

}  // namespace events::stores
