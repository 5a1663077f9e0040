#include "tools/running.h"

#include <chrono>
#include <stdexcept>
#include <system_error>

#include "server/identity/log_in_clients.h"
#include "tools/service_manager.h"
#include "tools/stop_signal.h"
#include "tools/terminal.h"

namespace tools {
namespace {

constexpr std::chrono::milliseconds between_looks{50};  // At who is still there.

std::string scheme_of(const Running& running) { return running.tls ? "https://" : "http://"; }

std::runtime_error cannot_listen(const Peer& peer, const std::system_error& error,
                                 const std::string& flag) {
  return std::runtime_error("cannot listen on " + to_text(peer) + " (" + error.code().message() +
                            "); choose another address with " + flag);
}

void open_admin(Running& running, const Peer& peer) {
  auto* node = running.node.get();
  try {
    running.admin = std::make_unique<server::AdminListener>(
        peer.host, peer.port,
        server::AdminPages{.metrics = [node] { return node->metrics(); },
                           .ready = [node] { return node->ready(); }});
  } catch (const std::system_error& error) {
    throw cannot_listen(peer, error, "--admin");
  }
}

// Until everybody is gone, somebody is in a hurry, or it takes too long.
void send_everybody_away(Running& running) {
  const auto until = std::chrono::steady_clock::now() + running.hard_stop;
  running.node->drain();
  while (!running.node->is_empty() && std::chrono::steady_clock::now() < until) {
    if (wait_for_signal(between_looks) == Signal::stop) return;
  }
}

}  // namespace

Running open_server(const settings::Serving& serving, const server::Clock& clock,
                    ExtraPages pages) {
  Running running{.log = server::open_to_write(serving.data),
                  .issuer = server::Issuer::open(serving.data),
                  .documents = std::make_unique<server::Documents>(serving.data, clock),
                  .notices = open_notices(serving.notices, serving.data),
                  .node = {},
                  .address = serving.listen,
                  .tls = serving.tls.has_value(),
                  .hard_stop = serving.gateway.drain.hard_stop};
  running.providers = std::make_unique<server::Providers>(
      serving.identity,
      server::Providers::Parts{.local = *running.issuer, .log = *running.log, .clock = clock});
  server::EntranceOptions entrance{
      .clients = server::log_in_clients(serving.identity, *running.providers),
      .public_url = serving.notices.public_url,
      .fetch = server::http_fetch(),
      .began = clock.now()};
  const server::NodeOptions options{.host = serving.listen.host,
                                    .port = serving.listen.port,
                                    .io_threads = serving.io_threads,
                                    .gateway = serving.gateway,
                                    .extra_pages = std::move(pages),
                                    .documents = running.documents.get(),
                                    .notices = running.notices.get(),
                                    .entrance = std::move(entrance),
                                    .public_url = serving.notices.public_url,
                                    .tls = serving.tls};
  try {
    running.node = std::make_unique<server::Node>(options, *running.log, *running.providers, clock);
  } catch (const std::system_error& error) {
    throw cannot_listen(serving.listen, error, "--listen");
  }
  running.address.port = running.node->port();
  if (serving.admin) open_admin(running, *serving.admin);
  return running;
}

void serve_until_stopped(Running& running, const std::function<void()>& after_ready) {
  running.providers->start();
  running.node->start();
  say("ready " + scheme_of(running) + to_text(running.address));
  tell_ready();
  if (after_ready) after_ready();
  // On a terminal who hangs up wants it to end; a service manager wants files read again.
  const bool on_terminal = usual_log_format() == server::LogFormat::text;
  while (wait_for_signal() == Signal::reload && !on_terminal) {
    tell_reloading();
    running.node->reload_certificate();
    tell_ready();
  }
  tell_stopping();
  send_everybody_away(running);
  running.admin.reset();
  running.node->stop();
}

}  // namespace tools
