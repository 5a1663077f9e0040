// TLS client: a connection to a server's TLS port that says what a test wants it to say, and knows
// what was agreed on. Believes any certificate: it is the test that looks at it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tools/client/http.h"

namespace tests {

struct TlsWish {
  std::optional<int> at_most{};  // Such as TLS1_1_VERSION; with no level of security of our own.
  std::string protocols{};       // ALPN, each with its length before it.
};

class TlsClient {
 public:
  // Throws std::runtime_error if nothing is agreed on.
  explicit TlsClient(const tools::Peer& peer, const TlsWish& wish = {});
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;
  ~TlsClient();

  // Sends a request and returns what comes back until `end` is there, or the peer closes.
  std::string say(std::string_view bytes, std::string_view end);
  [[nodiscard]] std::string subject() const;  // The name on the server's certificate.
  [[nodiscard]] std::string version() const;  // `TLSv1.3`.
  [[nodiscard]] std::string protocol() const;
  // Whether the server gave us something to resume the session with.
  [[nodiscard]] bool can_resume() const;

 private:
  class Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace tests
