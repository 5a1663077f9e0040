#include "server/notices/file_sender.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "events/json/write.h"
#include "server/owner_file.h"

namespace server {
namespace {

namespace fs = std::filesystem;

struct Line {
  events::Timestamp at;
  events::person::NoticeChannel channel;
  std::string id;
  std::string to;
  std::string subject;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(Line, (), (at, channel, id, to, subject, body))

void need(bool done) {
  if (!done) throw std::system_error(errno, std::generic_category());
}

// Nothing is in it, or its last line is whole.
bool ends_whole(const OwnerFile& file) {
  char last = '\n';
  const auto end = ::lseek(file.number(), 0, SEEK_END);
  return end <= 0 || (::pread(file.number(), &last, 1, end - 1) == 1 && last == '\n');
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
    if (fs::create_directories(folder_)) need(sync_folder(folder_.parent_path()));
    if (fs::exists(file) && fs::file_size(file) >= bytes_max_) {
      const auto moment = std::to_string(letter.at.time_since_epoch().count());
      fs::rename(file, folder_ / ("outbox-" + moment + ".jsonl"));
    }
    const bool fresh = !fs::exists(file);
    const OwnerFile opened(file, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC);
    need(opened.is_open());
    // A line that a power cut or a full disk left half must not spoil this one.
    need(opened.write((ends_whole(opened) ? "" : "\n") + events::json::to_json(line) + "\n"));
    need(opened.sync());
    if (fresh) need(sync_folder(folder_));
  } catch (const std::system_error& failure) {
    return {.handed = Handed::not_yet, .why = failure.code().message()};
  }
  return {.handed = Handed::over};
}

}  // namespace server
