#include "server/identity/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "server/owner_file.h"

namespace server {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_bytes_max = 4096;

[[noreturn]] void fail_by_errno(const std::string& what, const fs::path& file) {
  const auto why = std::generic_category().message(errno);
  throw std::runtime_error(what + " " + file.string() + ": " + why);
}

void refuse_if_shared(const OwnerFile& opened, const fs::path& file) {
  struct stat found {};
  if (::fstat(opened.number(), &found) != 0) fail_by_errno("cannot read", file);
  if ((found.st_mode & 077U) == 0) return;
  throw std::runtime_error(file.string() + " may be read by others than its owner: chmod 600 " +
                           file.string());
}

}  // namespace

std::optional<std::string> read_key_file(const fs::path& file) {
  const OwnerFile opened(file, O_RDONLY | O_CLOEXEC);
  if (!opened.is_open() && errno == ENOENT) return {};
  if (!opened.is_open()) fail_by_errno("cannot read", file);
  refuse_if_shared(opened, file);
  std::array<char, key_bytes_max> buffer{};
  const auto length = ::read(opened.number(), buffer.data(), buffer.size());
  if (length < 0) fail_by_errno("cannot read", file);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

bool write_key_file(const fs::path& file, const std::string& text) {
  auto draft = file;
  draft += "." + std::to_string(::getpid()) + ".new";
  ::unlink(draft.c_str());  // Left by a process of the same number that was killed here.
  {
    const OwnerFile opened(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
    if (!opened.is_open()) fail_by_errno("cannot write", draft);
    if (!opened.write(text) || !opened.sync()) fail_by_errno("cannot write", draft);
  }
  const bool linked = ::link(draft.c_str(), file.c_str()) == 0;
  const int why = errno;
  ::unlink(draft.c_str());
  errno = why;
  if (!linked && why != EEXIST) fail_by_errno("cannot write", file);
  if (!sync_folder(file.parent_path())) fail_by_errno("cannot write", file.parent_path());
  return linked;
}

}  // namespace server
