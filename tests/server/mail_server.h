// MailServer: a real SMTP server (Debian's aiosmtpd) in a process of its own, on loopback, with a
// maildir. Recipients that begin with `unknown@` it refuses for good, `busy@` for now.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tests {

class MailServer {
 public:
  // Returns once it accepts connections. Throws std::runtime_error if it does not come up. The
  // folder outlives it.
  explicit MailServer(const std::filesystem::path& folder);
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;
  ~MailServer();

  [[nodiscard]] std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  // Every mail that has come, with its envelope (X-MailFrom, X-RcptTo), in no order.
  [[nodiscard]] std::vector<std::string> mails() const;
  void stop();

 private:
  std::filesystem::path maildir_;
  std::uint16_t port_;
  pid_t process_ = 0;
};

// A port of loopback on which nobody listens at the moment.
[[nodiscard]] std::uint16_t free_port();

}  // namespace tests
