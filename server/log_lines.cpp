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

}  // namespace server::log_lines
