// Running: a server on a data folder, for `serve` and `demo`.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "server/clock.h"
#include "server/data_folder.h"
#include "server/documents/documents.h"
#include "server/gateway/admin_listener.h"
#include "server/identity/issuer.h"
#include "server/identity/providers.h"
#include "server/node.h"
#include "tools/address.h"
#include "tools/settings/serving.h"

namespace tools {

struct Running {
  std::unique_ptr<events::stores::RocksLog> log;
  std::unique_ptr<server::Issuer> issuer;
  std::unique_ptr<server::Providers> providers{};  // Uses the two before.
  std::unique_ptr<server::Documents> documents;
  std::unique_ptr<server::NoticeSender> notices;
  std::unique_ptr<server::Node> node;              // Last: it uses the others.
  std::unique_ptr<server::AdminListener> admin{};  // Goes before the node, which it asks.
  Peer address;                                    // With the port that it got.
  bool tls = false;
  std::chrono::milliseconds hard_stop{};  // From the first signal on.
};

using ExtraPages = std::function<std::optional<server::Page>(std::string_view target)>;

// Opens the folder and listens; node->start() lets people in. `pages` may use `log` and `issuer`
// once they are there: it is called after start() only. Throws what opening and listening throw, in
// words.
[[nodiscard]] Running open_server(const settings::Serving& serving, const server::Clock& clock,
                                  ExtraPages pages = {});

// Lets people in, says where, and returns after a stop signal and a clean stop: each client is sent
// away in its turn (server/gateway/bounds/drain.h), and at once after a second signal.
// `after_ready` is called once the line is out.
void serve_until_stopped(Running& running, const std::function<void()>& after_ready = {});

}  // namespace tools
