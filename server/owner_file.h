// Owner file: a file that nobody but its owner may read, open until this goes. What fails says so,
// and errno says why.
#pragma once

#include <filesystem>
#include <string_view>

namespace server {

class OwnerFile {
 public:
  // As open(2); a file that is made has mode 0600.
  OwnerFile(const std::filesystem::path& file, int flags);
  OwnerFile(const OwnerFile&) = delete;
  OwnerFile& operator=(const OwnerFile&) = delete;
  ~OwnerFile();
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }

  [[nodiscard]] bool write(std::string_view bytes) const;  // All of them.
  [[nodiscard]] bool sync() const;

 private:
  int number_;
};

// Makes the names in a folder survive a power cut.
[[nodiscard]] bool sync_folder(const std::filesystem::path& folder);

}  // namespace server
