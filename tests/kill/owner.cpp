#include "tests/kill/owner.h"

#include <array>
#include <cstdio>

#include "events/json/write.h"

namespace tests {
namespace {

using events::json::Json;

constexpr std::size_t window = 4;     // Commands on the way.
constexpr std::uint64_t entries = 8;  // More than the window: none waits for its own predecessor.
constexpr std::chrono::seconds patience{20};

std::string command_id(const std::string& person, std::uint64_t number) {
  std::array<char, 40> text{};
  const auto hash = static_cast<unsigned>(std::hash<std::string>{}(person)&0xFFFFFFFFU);
  const int length = std::snprintf(text.data(), text.size(), "%08x-0000-4000-8000-%012llx", hash,
                                   static_cast<unsigned long long>(number));  // NOLINT
  return {text.data(), static_cast<std::size_t>(length)};
}

protocol::At position(const Json& at) {
  return {.epoch = at.at("epoch").get<std::uint64_t>(), .seq = at.at("seq").get<std::uint64_t>()};
}

}  // namespace

Owner::Owner(events::PersonId person, std::string token)
    : person_(std::move(person)), plan_(events::plan_of(person_)), token_(std::move(token)) {}

void Owner::connect(const tools::Peer& peer) {
  socket_ = std::make_unique<tools::LiveClient>(peer);
  socket_->send(Json{{"t", "auth"}, {"token", token_}}.dump());
  Json subscribe{{"t", "subscribe"}, {"id", 1}, {"feed", "plan/" + plan_.value}};
  if (held_) subscribe["from"] = Json{{"epoch", at_.epoch}, {"seq", at_.seq}};
  socket_->send(subscribe.dump());
  for (const auto& each : unanswered_) {
    socket_->send(each.text);
    ++resent_;
  }
}

void Owner::live(const tools::Peer& peer, const std::function<void()>& acknowledged) {
  try {
    connect(peer);
    while (!unanswered_.empty() || !held_) read_one();
    check(peer);
    for (;;) {
      while (unanswered_.size() < window) send_next();
      const auto before = answers_;
      read_one();
      if (answers_ > before) acknowledged();
    }
  } catch (const Broken&) {
    throw;
  } catch (const std::runtime_error&) {
    socket_.reset();  // The server is gone: that is what it is here for.
  }
}

void Owner::send_next() {
  const auto number = next_++;
  const auto id = command_id(person_.value, number);
  const Json frame{{"t", "command"},
                   {"id", 100 + number},
                   {"plan", plan_.value},
                   {"commandId", id},
                   {"expected", newest_},
                   {"name", "RecordNeed"},
                   {"body",
                    {{"entry", "need-" + std::to_string(number % entries)},
                     {"area", "health"},
                     {"text", "Følge på veien, gang nummer " + std::to_string(number)}}}};
  unanswered_.push_back({id, frame.dump()});
  socket_->send(unanswered_.back().text);
}

void Owner::read_one() {
  const auto text = socket_->receive(patience);
  if (!text) throw std::runtime_error("the socket is gone");
  const auto frame = Json::parse(*text);
  const auto t = frame.at("t").get<std::string>();
  if (t == "ack") {
    on_ack(frame);
  } else if (t == "snapshot") {
    if (frame.at("parts") != 1) throw Broken("a view in parts was not expected here");
    view_ = frame.at("view");
    at_ = position(frame.at("at"));
    held_ = true;
  } else if (t == "patch") {
    on_patch(frame);
  } else if (t == "error" || t == "revoked") {
    throw Broken("the server said: " + *text);
  }
}

void Owner::on_ack(const Json& frame) {
  if (frame.at("id").get<std::uint64_t>() < 100) {  // Of the subscription.
    held_ = true;
    return;
  }
  if (unanswered_.empty()) throw Broken("an answer to nothing");
  const auto at = position(frame.at("at"));
  const auto sent = unanswered_.front();
  unanswered_.pop_front();
  if (Json::parse(sent.text).at("id") != frame.at("id")) throw Broken("answers out of order");
  if (at.seq <= newest_ && !frame.value("duplicate", false)) throw Broken("a version given twice");
  newest_ = std::max(newest_, at.seq);
  versions_[sent.id] = at.seq;
  ++answers_;
}

void Owner::on_patch(const Json& frame) {
  if (position(frame.at("from")) != at_) throw Broken("a patch that does not continue");
  view_.merge_patch(frame.at("patch"));
  at_ = position(frame.at("to"));
}

tools::HttpAnswer Owner::get(const tools::Peer& peer, const std::string& rest) const {
  return tools::http(peer, "GET", "/api/v1/plans/" + plan_.value + rest,
                     {{"Authorization", "Bearer " + token_}});
}

void Owner::check(const tools::Peer& peer) {
  check_history(peer);
  check_view(peer);
}

// Every version there is, without a hole; every command once; every acknowledged one where its
// answer said.
void Owner::check_history(const tools::Peer& peer) {
  for (bool more = true; more;) {
    const auto answer = get(peer, "/events?limit=1000&after=" + std::to_string(checked_));
    if (answer.status != 200) throw Broken("no history: " + answer.body);
    const auto page = Json::parse(answer.body);
    for (const auto& event : page.at("events")) {
      const auto version = std::stoull(event.at("sequence").get<std::string>());
      if (version != checked_ + 1) throw Broken("a hole in the history");
      checked_ = version;
      if (event.at("type") != "no.medvirk.NeedRecorded") continue;
      const auto command = event.at("command").get<std::string>();
      if (!happened_.emplace(command, version).second) throw Broken("a command happened twice");
    }
    more = !page.at("next").is_null();
  }
  for (const auto& [command, version] : versions_) {
    const auto found = happened_.find(command);
    if (found == happened_.end()) throw Broken("an acknowledged command is lost");
    if (found->second != version) throw Broken("an acknowledged command stands elsewhere");
  }
}

// The view that was folded from frames, over all lives, is the one that the server folds from the
// log.
void Owner::check_view(const tools::Peer& peer) {
  const auto answer = get(peer, "");
  if (answer.status != 200) throw Broken("no view: " + answer.body);
  const auto plan = Json::parse(answer.body);
  while (position(plan.at("at")) != at_) read_one();
  if (plan.at("view") != view_) throw Broken("the feed and the log tell of different plans");
}

}  // namespace tests
