// Gateway: the door. Accepts connections, serves HTTP and `/live`, and carries messages between
// sockets and the journal, the hub and the queries. Beast is known in this folder only.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/limits.h"
#include "server/clock.h"
#include "server/gateway/bounds/admission.h"
#include "server/gateway/bounds/drain.h"
#include "server/gateway/bounds/rates.h"
#include "server/identity/verifier.h"
#include "server/journal/journal.h"
#include "server/live/hub.h"
#include "server/metrics/instruments.h"
#include "server/queries/queries.h"

namespace boost::asio {
class io_context;
class thread_pool;
}  // namespace boost::asio

namespace server {

class Arrivals;
class Door;
class DocumentExchange;
class Entrance;
class Rebuilder;
class Tls;

struct Page {
  std::string content_type;
  std::string body;
};

// Bounds that a test may want to meet sooner than a peer does.
struct GatewayLimits {
  std::size_t connections_max = protocol::limits::connections_max;
  std::size_t subscriptions_max = protocol::limits::subscriptions_max;
  std::chrono::milliseconds write_progress = protocol::limits::write_progress;
  std::size_t uploads_max = protocol::limits::uploads_max;
  std::size_t downloads_max = protocol::limits::downloads_max;
  std::size_t transfers_each_max = protocol::limits::transfers_each_max;
  std::chrono::milliseconds transfer = protocol::limits::transfer;
  bool compression = false;  // permessage-deflate for live sockets that ask for it (RFC 7692).
  // How long a peer may take for a request's headers, for its body and between bytes of it.
  std::chrono::milliseconds handshake = protocol::limits::handshake;
  std::chrono::milliseconds request_body = protocol::limits::request_body;
  std::chrono::milliseconds read_progress = protocol::limits::read_progress;
  std::chrono::milliseconds authentication = protocol::limits::authentication;  // On a live socket.
  // Between two heartbeats to a client, and between two pings, of which it has to answer one.
  std::chrono::milliseconds heartbeat = protocol::limits::heartbeat;
  std::chrono::milliseconds ping = protocol::limits::heartbeat;
  // How often, over all connections (traffic.h), and how many connections at a time.
  Rate messages_each_socket{.per_second = protocol::limits::messages_a_minute / 60.0,
                            .burst = protocol::limits::messages_burst};
  Rate commands_each_person{.per_second = protocol::limits::person_commands_a_second,
                            .burst = protocol::limits::person_commands_burst};
  Rate commands_each_plan{.per_second = protocol::limits::plan_commands_a_second,
                          .burst = protocol::limits::plan_commands_burst};
  Rate failed_logins_each_address{.per_second = protocol::limits::failed_logins_a_minute / 60.0,
                                  .burst = protocol::limits::failed_logins_burst};
  std::size_t buckets_max = protocol::limits::rate_buckets_max;
  std::size_t connections_each_person_max = protocol::limits::person_connections_max;
  std::size_t connections_each_address_max = protocol::limits::address_connections_max;
  // Addresses behind which there are many: their connections are not counted.
  std::vector<std::string> proxies{"127.0.0.1", "::1"};
  // Of pages of other sites that may open `/live`, such as `https://ip.example.org`.
  std::vector<std::string> origins{};
  AdmissionLimits admission{};
  DrainLimits drain{};
};
// Without rates and counts: for those who load a server on purpose.
[[nodiscard]] GatewayLimits without_rates(GatewayLimits limits = {});

// All that is referred to outlives the gateway, and `queries`, `verifier`, `clock`, `rebuilder` and
// `documents` also what is left in the pool: join it before they go.
struct GatewayParts {
  boost::asio::io_context& io;     // One thread runs it; this hub lives on it.
  boost::asio::thread_pool& pool;  // For reading the disk.
  const Clock& clock;
  const Verifier& verifier;
  Entrance& entrance;  // Sessions, tickets, and log-in.
  Journal& journal;
  Rebuilder& rebuilder;
  Hub& hub;
  const Queries& queries;
  // Further pages by target, asked on the pool before our own for a GET outside /api, and only
  // under a name of this machine itself (localhost): the demo's log-in page hands out tokens.
  std::function<std::optional<Page>(std::string_view target)> extra_pages{};
  GatewayLimits limits{};
  Salts random = random_salt;  // For secrets that are handed out.
  // Shared by all I/O threads of one server.
  std::shared_ptr<Instruments> instruments = std::make_shared<Instruments>(limits.admission);
  const DocumentExchange* documents = nullptr;  // None: this server keeps none.
  const Tls* tls = nullptr;                     // None: plain, for a proxy that does TLS.
  Arrivals* arrivals = nullptr;                 // For questions that wait; none: nobody waits.
};

class Gateway {
 public:
  // The parts as each I/O thread has them: `io` and `hub` are its own, all else is the same. The
  // first one also accepts. Listens at once; throws std::system_error if it cannot. Port 0 picks a
  // free one.
  Gateway(const std::vector<GatewayParts>& threads, const std::string& host, std::uint16_t port);
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;
  // Cuts what is still connected. When nobody runs the I/O contexts any more.
  ~Gateway();

  [[nodiscard]] std::uint16_t port() const;
  // Begins to accept.
  void start();
  // Stops accepting, lets requests be answered, closes every socket with 1012. Any thread; each I/O
  // context runs out of work once its last peer is gone.
  void drain();
  // Connections of all kinds. Any thread.
  [[nodiscard]] std::size_t connections() const;
  // One for each I/O thread, and what it says of itself to any thread.
  [[nodiscard]] const std::vector<std::shared_ptr<Door>>& doors() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace server
