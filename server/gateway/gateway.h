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

#include "protocol/limits.h"
#include "server/clock.h"
#include "server/identity/issuer.h"
#include "server/journal/journal.h"
#include "server/live/hub.h"
#include "server/queries/queries.h"

namespace boost::asio {
class io_context;
class thread_pool;
}  // namespace boost::asio

namespace server {

class DocumentExchange;
class Rebuilder;

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
};

// All that is referred to outlives the gateway, and `queries`, `issuer`, `clock`, `rebuilder` and
// `documents` also what is left in the pool: join it before they go.
struct GatewayParts {
  boost::asio::io_context& io;     // One thread runs it; the hub lives on it.
  boost::asio::thread_pool& pool;  // For reading the disk.
  const Clock& clock;
  const Issuer& issuer;
  Journal& journal;
  Rebuilder& rebuilder;
  Hub& hub;
  const Queries& queries;
  // Further pages by target, asked on the pool before our own for a GET outside /api, and only
  // under a name of this machine itself (localhost): the demo's log-in page hands out tokens.
  std::function<std::optional<Page>(std::string_view target)> extra_pages{};
  GatewayLimits limits{};
  Salts random = random_salt;                   // For secrets that are handed out.
  const DocumentExchange* documents = nullptr;  // None: this server keeps none.
};

class Gateway {
 public:
  // Listens at once; throws std::system_error if it cannot. Port 0 picks a free one.
  Gateway(const GatewayParts& parts, const std::string& host, std::uint16_t port);
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;
  // Cuts what is still connected. When nobody runs the I/O context any more, or on its thread.
  ~Gateway();

  [[nodiscard]] std::uint16_t port() const;
  // Begins to accept.
  void start();
  // Stops accepting, lets requests be answered, closes every socket with 1012. On the I/O thread;
  // the I/O context runs out of work once the last peer is gone.
  void drain();
  // Connections of all kinds. On the I/O thread.
  [[nodiscard]] std::size_t connections() const;

 private:
  class Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace server
