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
#include "server/gateway/peer/tls_files.h"
#include "server/identity/entrance.h"
#include "server/identity/verifier.h"
#include "server/journal/journal.h"
#include "server/notices/sender.h"

namespace server {

class Documents;

namespace limits {
inline constexpr std::size_t reader_threads = 2;      // That read the disk for HTTP and the hub.
inline constexpr std::size_t timer_batch = 100;       // Due rows read at a time.
inline constexpr std::size_t garbage_batch = 10;      // Documents looked at in one look.
inline constexpr std::chrono::seconds timer_look{1};  // Between looks at what is due.
inline constexpr std::chrono::seconds drain{5};       // For peers to go when the server stops,
inline constexpr std::chrono::milliseconds drain_look{5};     // looking whether they have,
inline constexpr std::chrono::milliseconds drain_rest{1000};  // and for what is left then.
}  // namespace limits

struct NodeOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;      // 0: a free one.
  std::size_t io_threads = 0;  // That serve sockets; 0: as many as the machine runs at a time.
  JournalLimits journal{};
  GatewayLimits gateway{};
  // For the demo: further pages by target (gateway.h).
  std::function<std::optional<Page>(std::string_view target)> extra_pages{};
  Salts random = random_salt;  // For secrets that are handed out.
  // Where the contents of documents lie; outlives the node. None: no document can be attached.
  Documents* documents = nullptr;
  // Carries notices, and outlives the node; none: nobody is told of anything (R48).
  NoticeSender* notices = nullptr;
  EntranceOptions entrance{};  // How people log in with a browser; none is the default.
  std::string public_url{};    // Where people log in, for the notices (notices/texts.h).
  // For measuring: hears of each group right after it is on disk, on the journal's writing thread.
  Journal::Publish published{};
  // None: plain HTTP, for this machine alone or a proxy that does TLS. Read again when they change.
  std::optional<TlsFiles> tls{};
};

class Node {
 public:
  // `log`, `verifier` and `clock` outlive the node. Listens at once, accepts from start() on.
  // Throws std::system_error if it cannot listen there, events::LogFailure if the log cannot be
  // read.
  Node(const NodeOptions& options, events::Log& log, const Verifier& verifier, const Clock& clock);
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node();  // Stops, if stop() has not.

  // For what has to be in the log before anybody is let in, and for tests.
  [[nodiscard]] Journal& journal();
  [[nodiscard]] std::uint16_t port() const;
  // Reads the TLS files again, for SIGHUP: who connects from now on gets the new certificate. A
  // pair that is no good leaves the old one, and is logged. Reads the disk; any thread.
  void reload_certificate();

  // Throws std::runtime_error if notices need what this system does not have (notices/notices.h).
  void start();
  // Begins to stop: takes nobody new in, and sends each live client away in its slot (drain.h).
  // Returns at once; stop() ends it, and hurries whoever is still there. Once started; any thread.
  void drain();
  // Takes requests: started, and not draining. Any thread, as the next two.
  [[nodiscard]] bool ready() const;
  // Nobody is connected.
  [[nodiscard]] bool is_empty() const;
  // What is counted, as Prometheus reads it (metrics/exposition.h). Reads the disk, and waits a
  // moment for the I/O threads: on none of them. Throws events::LogFailure.
  [[nodiscard]] std::string metrics() const;
  // Lets requests be answered, closes every socket with 1012, finishes what is queued. Not from a
  // thread of the node's own. Returns when all threads have ended.
  void stop();

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace server
