#include "server/log_lines.h"

#include <spdlog/spdlog.h>

#include "server/log_format.h"

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

void certificate_renewed() { spdlog::info("new connections get the new certificate"); }

void certificate_kept(std::string_view why) {
  spdlog::error("the certificate stays as it was: {}", why);
}

void log_in_failed(std::string_view provider, std::string_view why) {
  spdlog::warn("nobody was logged in by {}: {}", provider, why);
}

void drain_hurried(std::size_t connections) {
  write(LogLevel::warn, "drain-hurried", "connections are cut off before their time",
        {{.name = "connections", .value = static_cast<std::int64_t>(connections)}});
}

namespace {

void write_answered(LogLevel level, std::string_view name, const Answered& answered) {
  if (!is_written(level)) return;
  write(level, name, answered.what,
        {{.name = "result", .value = answered.result},
         {.name = "ms", .value = std::int64_t{answered.took.count()}},
         {.name = "request", .value = answered.request},
         {.name = "trace", .value = answered.trace}});
}

}  // namespace

void http_answered(const Answered& answered) { write_answered(LogLevel::info, "http", answered); }

void message_answered(const Answered& answered) {
  write_answered(LogLevel::debug, "message", answered);
}

void notice_not_sent(std::string_view why) { spdlog::warn("a notice was not sent: {}", why); }

void document_unreadable(std::string_view what) {
  spdlog::error("{} cannot be read; `medvirk verify` looks at all documents", what);
}

void document_not_kept(std::string_view why) { spdlog::error("a document was not kept: {}", why); }

void document_not_removed(std::string_view why) {
  spdlog::warn("a document that nobody attached was not removed: {}", why);
}

void issuer_not_reached(std::string_view issuer, std::string_view why) {
  spdlog::warn("the keys of issuer {} cannot be fetched: {}", issuer, why);
}

void issuer_answers_again(std::string_view issuer) {
  spdlog::info("the keys of issuer {} have been fetched again", issuer);
}

void national_id_shared() {
  spdlog::error("two people are registered with one national id: neither can log in by it");
}

}  // namespace server::log_lines
