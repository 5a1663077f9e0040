// Request record: one request over HTTP as whoever runs the server sees it: which route, how it
// ended, how long it took, its number and its trace; nothing of who asked or what for. On the I/O
// thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/trace_context.h"
#include "server/clock.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"
#include "server/metrics/measures.h"

namespace server {

// 16 random digits.
[[nodiscard]] std::string request_number(const Salts& random);
// Our own step in the trace that `traceparent` names; empty if it names none.
[[nodiscard]] std::string child_of_trace(std::string_view traceparent, const Salts& random);
// `my-plans` for routes::MyPlans.
[[nodiscard]] std::string name_of(const routes::Route& route);

class RequestRecord {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  RequestRecord(Measures& measures, Salts random)
      : measures_(measures), random_(std::move(random)) {}

  // A request begins; what its headers say; where it goes.
  void begin(Instant now);
  void heard(const HttpRequest& head);
  void goes_to(std::string name) { route_ = std::move(name); }
  // Puts the number and the trace on the reply.
  void stamp(HttpReply& reply) const;
  // It has been replied to: counted, and a log line.
  void end(int status, Instant now) const;

 private:
  Measures& measures_;
  Salts random_;
  Instant begun_{};
  Method method_ = Method::other;
  std::string route_;
  std::string number_;
  std::string trace_;  // As `traceparent` has it; empty: none.
};

// One command on a live socket likewise, under the client's own number for it.
class CommandRecord {
 public:
  CommandRecord(std::uint64_t number, std::string trace)
      : number_(number), trace_(std::move(trace)) {}
  // `ack`, or the problem's slug.
  void end(std::string_view result) const;

 private:
  std::uint64_t number_;
  std::string trace_;
  RequestRecord::Instant begun_ = std::chrono::steady_clock::now();
};

}  // namespace server
