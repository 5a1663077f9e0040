#include "server/owner_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace server {
namespace {

constexpr mode_t owner_only = 0600;

}  // namespace

OwnerFile::OwnerFile(const std::filesystem::path& file, int flags)
    : number_(::open(file.c_str(), flags, owner_only)) {}

OwnerFile::~OwnerFile() {
  const int why = errno;  // Of a failure that somebody has yet to tell.
  if (is_open()) ::close(number_);
  errno = why;
}

bool OwnerFile::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const auto written = ::write(number_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool OwnerFile::sync() const { return ::fsync(number_) == 0; }

bool sync_folder(const std::filesystem::path& folder) {
  const OwnerFile opened(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return opened.is_open() && opened.sync();
}

}  // namespace server
