#include "tools/bench/folder.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace tools {

WorkFolder::WorkFolder(const std::filesystem::path& parent) {
  const auto base = parent.empty() ? std::filesystem::temp_directory_path() : parent;
  std::string name = (base / "medvirk-bench-XXXXXX").string();
  if (!mkdtemp(name.data())) {
    throw std::filesystem::filesystem_error("cannot make a folder to work in", base,
                                            std::error_code(errno, std::generic_category()));
  }
  path_ = name;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;  // A folder left behind is no reason to fail.
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace tools
