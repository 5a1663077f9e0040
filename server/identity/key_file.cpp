#include "server/identity/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace server {
namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_only = 0600;
constexpr std::size_t key_bytes_max = 4096;

[[noreturn]] void fail(const std::string& what, const fs::path& file) {
  const auto why = std::generic_category().message(errno);
  throw std::runtime_error(what + " " + file.string() + ": " + why);
}

class File {
 public:
  File(const fs::path& file, int flags) : number_(::open(file.c_str(), flags, owner_only)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

void write_all(const File& to, std::string_view text, const fs::path& file) {
  while (!text.empty()) {
    const auto written = ::write(to.number(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot write", file);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(to.number()) != 0) fail("cannot write", file);
}

void sync_folder(const fs::path& folder) {
  const File opened(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (!opened.is_open() || ::fsync(opened.number()) != 0) fail("cannot write", folder);
}

void refuse_if_shared(const File& opened, const fs::path& file) {
  struct stat found {};
  if (::fstat(opened.number(), &found) != 0) fail("cannot read", file);
  if ((found.st_mode & 077U) == 0) return;
  throw std::runtime_error(file.string() + " may be read by others than its owner: chmod 600 " +
                           file.string());
}

}  // namespace

std::optional<std::string> read_key_file(const fs::path& file) {
  const File opened(file, O_RDONLY | O_CLOEXEC);
  if (!opened.is_open() && errno == ENOENT) return {};
  if (!opened.is_open()) fail("cannot read", file);
  refuse_if_shared(opened, file);
  std::array<char, key_bytes_max> buffer{};
  const auto length = ::read(opened.number(), buffer.data(), buffer.size());
  if (length < 0) fail("cannot read", file);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

bool write_key_file(const fs::path& file, const std::string& text) {
  auto draft = file;
  draft += "." + std::to_string(::getpid()) + ".new";
  ::unlink(draft.c_str());  // Left by a process of the same number that was killed here.
  {
    const File opened(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
    if (!opened.is_open()) fail("cannot write", draft);
    write_all(opened, text, draft);
  }
  const bool linked = ::link(draft.c_str(), file.c_str()) == 0;
  const int why = errno;
  ::unlink(draft.c_str());
  errno = why;
  if (!linked && why != EEXIST) fail("cannot write", file);
  sync_folder(file.parent_path());
  return linked;
}

}  // namespace server
