#include "server/log_lines.h"

#include <spdlog/spdlog.h>

namespace server::log_lines {

void accept_failed(std::string_view why) {
  spdlog::warn("a connection cannot be accepted: {}", why);
}

void connections_full(std::size_t limit) {
  spdlog::warn("a connection was turned away: there are {} already", limit);
}

void connection_failed(std::string_view why) {
  spdlog::error("a connection was given up: {}", why);
}

void read_failed(std::string_view why) { spdlog::error("a read failed: {}", why); }

void draining(std::size_t connections) {
  spdlog::info("stopping: {} connections are being closed", connections);
}

void notice_not_sent(std::string_view why) { spdlog::warn("a notice was not sent: {}", why); }

void document_unreadable(std::string_view what) {
  spdlog::error("{} cannot be read; `medvirk verify` looks at all documents", what);
}

void document_not_kept(std::string_view why) { spdlog::error("a document was not kept: {}", why); }

void document_not_removed(std::string_view why) {
  spdlog::warn("a document that nobody attached was not removed: {}", why);
}

}  // namespace server::log_lines
