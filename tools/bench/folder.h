// WorkFolder: a folder for one measurement, gone with it.
#pragma once

#include <filesystem>

namespace tools {

class WorkFolder {
 public:
  // Beneath `parent`, or beneath the system's temporary folder if that is empty. Throws
  // std::filesystem::filesystem_error.
  explicit WorkFolder(const std::filesystem::path& parent);
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace tools
