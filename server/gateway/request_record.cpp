#include "server/gateway/request_record.h"

#include <boost/core/type_name.hpp>

#include "server/log_lines.h"

namespace server {
namespace {

constexpr std::size_t number_digits = 16;

// `server::routes::MyPlans` → `my-plans`.
std::string kebab_of(const std::string& type) {
  std::string name;
  for (const char c : type.substr(type.rfind(':') + 1)) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && !name.empty()) name += '-';
    name += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

}  // namespace

std::string request_number(const Salts& random) {
  const auto drawn = protocol::child_of({}, random(), random());
  return drawn.span.substr(0, number_digits);
}

std::string child_of_trace(std::string_view traceparent, const Salts& random) {
  if (traceparent.empty()) return {};
  const auto asked = protocol::trace_context_from(traceparent);
  if (!asked) return {};
  return to_text(protocol::child_of(asked, random(), random()));
}

std::string name_of(const routes::Route& route) {
  return std::visit(
      []<class Each>(const Each&) { return kebab_of(boost::core::type_name<Each>()); }, route);
}

void RequestRecord::begin(Instant now) {
  begun_ = now;
  method_ = Method::other;
  route_ = "none";
  number_ = request_number(random_);
  trace_.clear();
}

void RequestRecord::heard(const HttpRequest& head) {
  method_ = head.method;
  trace_ = child_of_trace(head.traceparent, random_);
}

void RequestRecord::stamp(HttpReply& reply) const {
  if (!number_.empty()) reply.headers.emplace_back("Medvirk-Request", number_);
  if (!trace_.empty()) reply.headers.emplace_back("traceparent", trace_);
}

void RequestRecord::end(int status, Instant now) const {
  if (number_.empty()) return;  // No request had begun.
  measures_.replied(route_, static_cast<unsigned>(status));
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(now - begun_);
  const auto result = std::to_string(status);
  const auto method = method_name(method_);
  const auto what = std::string(method.empty() ? "other" : method) + " " + route_;
  log_lines::http_answered(
      {.what = what, .result = result, .took = took, .request = number_, .trace = trace_});
}

void CommandRecord::end(std::string_view result) const {
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begun_);
  const auto number = std::to_string(number_);
  log_lines::message_answered(
      {.what = "command", .result = result, .took = took, .request = number, .trace = trace_});
}

}  // namespace server
