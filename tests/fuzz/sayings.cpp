#include "tests/fuzz/sayings.h"

#include <memory>
#include <utility>

#include "events/check.h"
#include "events/json/read.h"
#include "protocol/limits.h"

namespace tests {
namespace {

using events::check;
using events::json::Json;
using namespace opcodes;

constexpr std::size_t inflated_max = std::size_t{1} << 20U;

std::string at(std::uint64_t seq) { return R"({"epoch":1,"seq":)" + std::to_string(seq) + "}"; }

// `head` and `tail` with as much between them as makes it so long; not all one letter, or it would
// be deflated to nothing.
std::string filled(std::string head, std::string_view tail, std::size_t bytes) {
  constexpr std::string_view letters = "plan og tiltak, ";
  while (head.size() + tail.size() < bytes) head += letters[(head.size() * 7) % letters.size()];
  return head.append(tail);
}

}  // namespace

server::FrameText Sayings::patch(const std::string& feed, std::size_t bytes) {
  const auto from = at_[feed]++;
  auto json = filled(R"({"t":"patch","feed":")" + feed + R"(","from":)" + at(from) + R"(,"to":)" +
                         at(from + 1) + R"(,"people":{},"patch":{"goals":{"g)" +
                         std::to_string(from % 3) + R"(":{"words":")",
                     "\"}}}}", bytes);
  said_.push_back({.text = json, .feed = feed, .to = from + 1});
  const server::Frame::Patch leads{.from = {.epoch = 1, .seq = from},
                                   .to = {.epoch = 1, .seq = from + 1}};
  return std::make_shared<const server::Frame>(std::move(json), leads);
}

server::FrameText Sayings::snapshot(const std::string& feed, std::size_t bytes) {
  ++single_;
  auto json = filled(R"({"t":"snapshot","feed":")" + feed + R"(","at":)" + at(at_[feed]) +
                         R"(,"number":)" + std::to_string(said_.size()) + R"(,"view":{"words":")",
                     "\"}}", bytes);
  said_.push_back({.text = json});
  return std::make_shared<const server::Frame>(std::move(json), std::nullopt, true);
}

server::FrameText Sayings::presence(const std::string& feed) {
  auto json = R"({"t":"presence","feed":")" + feed + R"(","whole":false,"people":{"p)" +
              std::to_string(said_.size()) + R"(":{"state":"looking"}}})";
  said_.push_back({.text = json, .feed = feed});
  return server::frame(std::move(json));
}

server::FrameText Sayings::reply(std::size_t bytes) {
  ++single_;
  auto json =
      filled(R"({"t":"ack","id":)" + std::to_string(said_.size()) + R"(,"of":")", "\"}", bytes);
  said_.push_back({.text = json});
  return server::frame(std::move(json));
}

void Sayings::check_frames(std::string_view bytes, bool deflates) {
  rest_ += bytes;
  std::string_view left(rest_);
  while (const auto frame = take_frame(left)) check_frame(*frame, deflates);
  rest_.erase(0, rest_.size() - left.size());
}

void Sayings::check_frame(const SpokenFrame& frame, bool deflates) {
  check(!closed_, "nothing comes after the close");
  check(frame.final, "no frame is a fragment");
  check(!frame.masked, "no frame is masked");
  check(frame.shortest, "a length is said in as few bytes as can be");
  if (frame.is_control()) {
    check(frame.reserved == 0, "a control frame has no reserved bit");
    check(frame.payload.size() <= control_bytes_max, "a control frame is short");
    check(frame.opcode == close || frame.opcode == ping || frame.opcode == pong,
          "there are three kinds of control frame");
    check(frame.opcode != ping || frame.payload.empty(), "our pings are empty");
    if (frame.opcode == pong) pongs_.push_back(frame.payload);
    closed_ = frame.opcode == close;
    check(!closed_ || frame.payload.size() != 1, "a close has a whole code");
    check(!closed_ || frame.payload.size() < 2 || is_utf8(frame.payload.substr(2)),
          "the reason of a close is text");
    return;
  }
  check(frame.opcode == text, "data is text");
  check(frame.reserved == 0 || (deflates && frame.reserved == deflated),
        "data is deflated where that is agreed");
  if (frame.reserved == 0) return check_data(frame.payload);
  const auto plain = inflated(frame.payload, inflated_max);
  check(plain.has_value(), "what is deflated can be inflated");
  check_data(*plain);
}

void Sayings::check_data(const std::string& all) {
  for (auto place = next_; place < said_.size(); ++place) {
    const auto& said = said_[place];
    if (said.text != all) continue;
    next_ = place + 1;
    if (said.feed.empty()) ++single_seen_;
    if (said.to > 0) follow(said.feed, said.to - 1, said.to);
    return;
  }
  check_merged(all);
}

// Several patches as one, or several presences: only where much was queued.
void Sayings::check_merged(const std::string& all) {
  const auto json = events::json::parse(all);
  check(json && json->is_object(), "a frame comes once, in its place, and whole");
  if (json->value("t", "") == "presence") return;
  check(json->value("t", "") == "patch" && json->contains("commands"),
        "what comes out was given, or is merged");
  follow(json->value("feed", ""), (*json)["from"]["seq"].get<std::uint64_t>(),
         (*json)["to"]["seq"].get<std::uint64_t>());
}

void Sayings::follow(const std::string& feed, std::uint64_t from, std::uint64_t to) {
  check(at_.contains(feed), "a patch is of a feed");
  auto& seen = seen_[feed];
  check(lossless_ ? from == seen : from >= seen, "a patch begins where the one before ended");
  check(to > from && to <= at_[feed], "a patch leads on");
  seen = to;
}

void Sayings::check_end(bool all) const {
  if (!all || !lossless_) return;
  check(rest_.empty(), "the last frame is whole");
  check(single_seen_ == single_, "each frame that nothing took the place of has come");
  for (const auto& [feed, end] : at_) {
    const auto seen = seen_.find(feed);
    check(end == 0 || (seen != seen_.end() && seen->second == end), "each feed is at its end");
  }
}

}  // namespace tests
