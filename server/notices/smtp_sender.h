// SMTP sender: hands notices to a mail server (RFC 5321, by libcurl), over TLS unless the server is
// on this machine.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/notices/sender.h"

namespace server {

namespace limits {
inline constexpr std::chrono::seconds mail_connect{5};  // To reach the mail server.
inline constexpr std::chrono::seconds mail_whole{20};   // From there to its last word.
}  // namespace limits

enum class MailTls {
  none,        // On this machine only.
  start_tls,   // Demanded: a server without it gets nothing (RFC 3207).
  from_start,  // smtps: RFC 8314.
};

struct MailServer {
  std::string url;  // `smtp://host:port` or `smtps://host:port`.
  MailTls tls;
};
// `smtp://HOST[:PORT]`, `smtps://HOST[:PORT]`; no user, path or anything else. Nothing if it is
// not.
[[nodiscard]] std::optional<MailServer> mail_server_from(std::string_view url);

struct MailLogin {
  std::string user;
  std::string password;
};

struct SmtpOptions {
  MailServer server;
  std::string from;  // is_email()
  std::optional<MailLogin> login{};
  std::chrono::milliseconds connect = limits::mail_connect;
  std::chrono::milliseconds whole = limits::mail_whole;
};

class SmtpSender final : public NoticeSender {
 public:
  explicit SmtpSender(SmtpOptions options);
  ~SmtpSender() override;

  // To `letter.to`, which has to be an e-mail address. A server that refuses the address for good
  // (550, 551, 553 and their like) gets it never again; all else may go better later.
  [[nodiscard]] SendResult send(const Letter& letter) override;
  void stop() override { stopping_ = true; }

 private:
  struct Session;
  SmtpOptions options_;
  std::atomic<bool> stopping_ = false;
  std::unique_ptr<Session> session_;  // Keeps the connection from one mail to the next.
};

}  // namespace server
