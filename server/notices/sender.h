// Sender: hands a notice over to whoever carries it to the person: a file, a mail server.
#pragma once

#include <string>

#include "events/person/notices.h"
#include "events/time.h"
#include "server/notices/texts.h"

namespace server {

struct Letter {
  events::person::NoticeChannel channel;
  std::string to;  // An e-mail address or a number in E.164.
  std::string id;  // The same when it is sent again, and says nothing: hexadecimal digits.
  NoticeText text;
  events::Timestamp at;
};

enum class Handed {
  over,     // It is theirs to carry now; kept on disk if it is ours.
  not_yet,  // It may go better later.
  never,    // They will not have it for this address.
};
struct SendResult {
  Handed handed;
  std::string why{};  // In English, for a log line: no address, no text.
};

class NoticeSender {
 public:
  NoticeSender() = default;
  NoticeSender(const NoticeSender&) = delete;
  NoticeSender& operator=(const NoticeSender&) = delete;
  virtual ~NoticeSender() = default;

  // Waits for disk or network, within a bound of the sender's own. One thread at a time.
  [[nodiscard]] virtual SendResult send(const Letter& letter) = 0;
  // What is being sent is given up soon, and all that comes after it at once. Any thread.
  virtual void stop() {}
};

}  // namespace server
