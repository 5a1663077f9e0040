#include "tools/bench/live_host.h"

#include <chrono>
#include <future>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <variant>

#include "server/data_folder.h"
#include "server/identity/issuer.h"
#include "server/node.h"
#include "tools/bench/sink_process.h"
#include "tools/bench/town.h"

namespace tools {

using nlohmann::json;

namespace {

constexpr auto member_token_life = std::chrono::hours{24};

}  // namespace

void Commits::note(const std::vector<events::Recorded>& published) {
  if (!wanted_) return;
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  const auto at = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
  const std::lock_guard lock{mutex_};
  for (const auto& each : published) {
    at_[each.stream.value][each.version.value] = static_cast<std::uint64_t>(at);
  }
}

std::uint64_t Commits::at(const std::string& stream, std::uint64_t version) const {
  const std::lock_guard lock{mutex_};
  const auto plan = at_.find(stream);
  if (plan == at_.end()) return 0;
  const auto found = plan->second.find(version);
  return found == plan->second.end() ? 0 : found->second;
}

LiveHost::LiveHost(const std::filesystem::path& folder, std::size_t plans)
    : folder_(folder),
      plans_(plans),
      log_(server::open_to_write(folder / "medvirk")),
      issuer_(server::Issuer::open(folder / "medvirk")) {
  server::NodeOptions options;
  // One client stands for a town here: what is bounded a person, an address or a minute is not
  // what is measured.
  options.gateway = server::without_rates();
  options.published = [this](const auto& events) { commits_.note(events); };
  node_ = std::make_unique<server::Node>(options, *log_, *issuer_, clock_);
  found_groups(node_->journal(), *log_, plans, members, windows_max);
  node_->start();
  for (std::size_t plan = 0; plan < plans; ++plan) {
    for (std::size_t member = 0; member < members; ++member) {
      tokens_.push_back(issuer_->token(town_member(plan, member), clock_.now(), member_token_life));
    }
  }
}

LiveHost::~LiveHost() = default;

json LiveHost::members_of(std::size_t plans, std::size_t sockets_each) const {
  json all = json::array();
  for (std::size_t plan = 0; plan < plans; ++plan) {
    for (std::size_t i = 0; i < members * sockets_each; ++i) {
      all.push_back({{"token", tokens_[plan * members + i % members]}, {"feed", feed_of(plan)}});
    }
  }
  return all;
}

std::string LiveHost::feed_of(std::size_t plan) {
  return events::stream_of(events::plan_of(town_owner(plan))).value;
}

void LiveHost::open(SinkProcess& sink, const json& who) const {
  const auto opened = sink.ask(
      {{"do", "open"}, {"port", node_->port()}, {"members", who}, {"atOnce", opened_at_once}});
  if (opened.at("live") != who.size()) {
    throw std::runtime_error("not everybody came in: " + opened.at("why").get<std::string>());
  }
}

void LiveHost::change(std::size_t plan, std::size_t goals) {
  const auto seen = log_->version_of(events::StreamId{feed_of(plan)});
  std::vector<std::promise<bool>> done(goals);
  for (std::size_t goal = 0; goal < goals; ++goal) {
    node_->journal().submit(goal_ask(plan, goal, seen),
                            [&done, goal](const server::Outcome& outcome) {
                              done[goal].set_value(std::holds_alternative<server::Done>(outcome));
                            });
  }
  bool all_done = true;
  for (auto& each : done) all_done = each.get_future().get() && all_done;
  if (!all_done) throw std::runtime_error("a command of the bench was refused");
}

double LiveHost::counted(const std::string& name) const {
  const auto text = node_->metrics();
  const auto found = text.find("\n" + name + " ");
  if (found == std::string::npos) throw std::runtime_error("the server does not count " + name);
  return std::stod(text.substr(found + name.size() + 2));
}

void LiveHost::change_all() {
  for (std::size_t plan = 0; plan < plans_; ++plan) {
    auto ask = town_ask(plan, 0, {});
    ask.expected = log_->version_of(ask.stream);
    if (!std::holds_alternative<server::Done>(node_->journal().ask(std::move(ask)))) {
      throw std::runtime_error("a command of the bench was refused");
    }
  }
}

}  // namespace tools
