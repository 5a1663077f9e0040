#include "tools/running.h"

#include <stdexcept>
#include <system_error>

#include "tools/stop_signal.h"
#include "tools/terminal.h"

namespace tools {

Running open_server(const std::filesystem::path& data, const Peer& listen,
                    const server::Clock& clock, const NoticeSettings& notices, ExtraPages pages) {
  Running running{.log = server::open_to_write(data),
                  .issuer = server::Issuer::open(data),
                  .documents = std::make_unique<server::Documents>(data, clock),
                  .notices = open_notices(notices, data),
                  .node = {},
                  .address = listen};
  const server::NodeOptions options{.host = listen.host,
                                    .port = listen.port,
                                    .extra_pages = std::move(pages),
                                    .documents = running.documents.get(),
                                    .notices = running.notices.get(),
                                    .public_url = notices.public_url};
  try {
    running.node = std::make_unique<server::Node>(options, *running.log, *running.issuer, clock);
  } catch (const std::system_error& error) {
    throw std::runtime_error("cannot listen on " + to_text(listen) + " (" + error.code().message() +
                             "); choose another address with --listen");
  }
  running.address.port = running.node->port();
  return running;
}

void serve_until_stopped(Running& running, const std::function<void()>& after_ready) {
  running.node->start();
  say("ready http://" + to_text(running.address));
  if (after_ready) after_ready();
  wait_for_stop_signal();
  running.node->stop();
}

}  // namespace tools
