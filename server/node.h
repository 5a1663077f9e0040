// Node: the parts of one server, built in the order in which data flows. The table of contents of
// the running system.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "events/log.h"
#include "server/clock.h"
#include "server/gateway/gateway.h"
#include "server/identity/issuer.h"
#include "server/journal/journal.h"
#include "server/notices/sender.h"

namespace server {

class Documents;

namespace limits {
inline constexpr std::size_t reader_threads = 2;      // That read the disk for HTTP and the hub.
inline constexpr std::size_t timer_batch = 100;       // Due rows read at a time.
inline constexpr std::size_t garbage_batch = 10;      // Documents looked at in one look.
inline constexpr std::chrono::seconds timer_look{1};  // Between looks at what is due.
inline constexpr std::chrono::seconds drain{5};       // For peers to go when the server stops.
}  // namespace limits

struct NodeOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;  // 0: a free one.
  JournalLimits journal{};
  GatewayLimits gateway{};
  // For the demo: further pages by target (gateway.h).
  std::function<std::optional<Page>(std::string_view target)> extra_pages{};
  Salts random = random_salt;  // For secrets that are handed out.
  // Where the contents of documents lie; outlives the node. None: no document can be attached.
  Documents* documents = nullptr;
  // Carries notices, and outlives the node; none: nobody is told of anything (R48).
  NoticeSender* notices = nullptr;
  std::string public_url{};  // Where people log in, for the notices (notices/texts.h).
};

class Node {
 public:
  // `log`, `issuer` and `clock` outlive the node. Listens at once, accepts from start() on. Throws
  // std::system_error if it cannot listen there, events::LogFailure if the log cannot be read.
  Node(const NodeOptions& options, events::Log& log, const Issuer& issuer, const Clock& clock);
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node();  // Stops, if stop() has not.

  // For what has to be in the log before anybody is let in, and for tests.
  [[nodiscard]] Journal& journal();
  [[nodiscard]] std::uint16_t port() const;

  // Throws std::runtime_error if notices need what this system does not have (notices/notices.h).
  void start();
  // Lets requests be answered, closes every socket with 1012, finishes what is queued. Not from a
  // thread of the node's own. Returns when all threads have ended.
  void stop();

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace server
