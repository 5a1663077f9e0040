#include "server/notices/file_sender.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>

#include "events/json/write.h"

namespace server {
namespace {

namespace fs = std::filesystem;

constexpr mode_t owner_only = 0600;

struct Line {
  events::Timestamp at;
  events::person::NoticeChannel channel;
  std::string id;
  std::string to;
  std::string subject;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(Line, (), (at, channel, id, to, subject, body))

class Open {
 public:
  Open(const fs::path& path, int flags) : number_(::open(path.c_str(), flags, owner_only)) {}
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  ~Open() {
    if (number_ >= 0) ::close(number_);
  }
  void need() const {
    if (number_ < 0) fail();
  }
  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail();
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  // Nothing is in it, or its last line is whole.
  [[nodiscard]] bool ends_whole() const {
    char last = '\n';
    const auto end = ::lseek(number_, 0, SEEK_END);
    return end <= 0 || (::pread(number_, &last, 1, end - 1) == 1 && last == '\n');
  }
  void sync() const {
    if (::fsync(number_) != 0) fail();
  }

 private:
  [[noreturn]] static void fail() { throw std::system_error(errno, std::generic_category()); }
  int number_;
};

void sync_folder(const fs::path& folder) {
  const Open opened(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  opened.need();
  opened.sync();
}

}  // namespace

SendResult FileSender::send(const Letter& letter) {
  const Line line{.at = letter.at,
                  .channel = letter.channel,
                  .id = letter.id,
                  .to = letter.to,
                  .subject = letter.text.subject,
                  .body = letter.text.body};
  const auto file = folder_ / "outbox.jsonl";
  try {
    if (fs::create_directories(folder_)) sync_folder(folder_.parent_path());
    if (fs::exists(file) && fs::file_size(file) >= bytes_max_) {
      const auto moment = std::to_string(letter.at.time_since_epoch().count());
      fs::rename(file, folder_ / ("outbox-" + moment + ".jsonl"));
    }
    const bool fresh = !fs::exists(file);
    const Open opened(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC);
    opened.need();
    // A line that a power cut or a full disk left half must not spoil this one.
    opened.write((opened.ends_whole() ? "" : "\n") + events::json::to_json(line) + "\n");
    opened.sync();
    if (fresh) sync_folder(folder_);
  } catch (const std::system_error& failure) {
    return {.handed = Handed::not_yet, .why = failure.code().message()};
  }
  return {.handed = Handed::over};
}

}  // namespace server
