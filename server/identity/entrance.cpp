#include "server/identity/entrance.h"

#include "server/identity/plain_url.h"

namespace server {

Entrance::Entrance(const EntranceOptions& options)
    : sessions(options.random, [this](const SessionKey& key) { sockets.close(key); }),
      tickets(options.random),
      proofs(options.began, options.proofs),
      origin_(origin_of(options.public_url)) {
  if (options.clients.empty()) return;
  log_in_ = std::make_unique<LogIn>(options.clients, options.public_url, options.fetch,
                                    options.random, sessions);
  waiting_ = std::make_unique<boost::asio::thread_pool>(limits::log_in_threads);
}

void Entrance::stop() {
  if (waiting_) waiting_->join();
}

}  // namespace server
