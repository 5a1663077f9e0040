#include "tools/session.h"

#include <stdexcept>

namespace tools {
namespace {

constexpr std::chrono::seconds reply_patience{20};

bool is_reply(const Json& frame, std::uint64_t number) {
  const auto& t = frame.value("t", "");
  return (t == "ack" || t == "error" || t == "welcome") && frame.contains("id") &&
         frame["id"] == number;
}

}  // namespace

Session::Session(const Peer& peer, const std::string& token) : client_(peer) {
  const auto welcome = request({{"t", "auth"}, {"token", token}});
  if (welcome["t"] == "error") throw std::runtime_error(problem_text(welcome));
  full_name_ = welcome.value("fullName", "");
}

std::optional<Json> Session::receive(std::chrono::milliseconds patience) {
  const auto text = client_.receive(patience);
  if (!text) return {};
  auto frame = events::json::parse(*text);
  if (!frame) throw std::runtime_error("the server said something that is no JSON");
  return std::move(*frame);
}

Json Session::request(Json message) {
  const auto number = ++requests_;
  message["id"] = number;
  client_.send(message.dump());
  const auto deadline = std::chrono::steady_clock::now() + reply_patience;
  while (std::chrono::steady_clock::now() < deadline) {
    auto frame = receive(reply_patience);
    if (!frame) break;
    if (is_reply(*frame, number)) return std::move(*frame);
    waiting_.push_back(std::move(*frame));
  }
  throw std::runtime_error("the server did not answer");
}

Session::Position Session::subscribe(const std::string& feed, std::optional<Position> from) {
  Json message{{"t", "subscribe"}, {"feed", feed}};
  if (from) message["from"] = {{"epoch", from->epoch}, {"seq", from->seq}};
  const auto reply = request(std::move(message));
  if (reply["t"] == "error") throw std::runtime_error(problem_text(reply));
  return reply.contains("at") ? position_of(reply["at"]) : Position{};
}

std::optional<Json> Session::next(std::chrono::milliseconds patience) {
  if (!waiting_.empty()) {
    auto frame = std::move(waiting_.front());
    waiting_.pop_front();
    return frame;
  }
  return receive(patience);
}

std::string problem_text(const Json& error) {
  const auto& problem = error.contains("problem") ? error["problem"] : error;
  auto text = problem.value("detail", problem.value("title", std::string("refused")));
  if (problem.contains("rule")) text = problem["rule"].get<std::string>() + ": " + text;
  return text;
}

Session::Position position_of(const Json& at) {
  return {.epoch = at.value("epoch", std::uint64_t{0}), .seq = at.value("seq", std::uint64_t{0})};
}

}  // namespace tools
