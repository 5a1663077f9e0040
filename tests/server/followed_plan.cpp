#include "tests/server/followed_plan.h"

#include "server/live/view_hash.h"

namespace tests {

using protocol::At;

At position_in(const Json& at) {
  return {.epoch = at.at("epoch").get<std::uint64_t>(), .seq = at.at("seq").get<std::uint64_t>()};
}

Json json_of(const At& at) { return {{"epoch", at.epoch}, {"seq", at.seq}}; }

std::string FollowedPlan::hash() const { return server::view_hash(view_.dump()); }

FollowedPlan::Heard FollowedPlan::hear(const Json& message) {
  const auto& t = message.at("t");
  if (t == "snapshot") return take_snapshot(message);
  if (t == "patch") return take_patch(message);
  if (t != "revoked") return Heard::other;
  view_ = nullptr;
  held_ = false;
  return Heard::revoked;
}

FollowedPlan::Heard FollowedPlan::take_snapshot(const Json& message) {
  const auto part = message.at("part").get<std::size_t>();
  const auto parts = message.at("parts").get<std::size_t>();
  if (part == 1) parts_.clear();
  if (part != 1 && part != part_ + 1) throw NeverSaid("parts out of order");
  part_ = part;
  if (parts > 1) parts_ += message.at("view").get<std::string>();
  if (part < parts) return Heard::part;
  const auto at = position_in(message.at("at"));
  const auto& why = message.at("why");
  if (why == "epoch") throw NeverSaid("a position of ours is said to be of another history");
  if (held_ && why != "audience" && at.seq < at_.seq) throw NeverSaid("a snapshot that goes back");
  view_ = parts > 1 ? Json::parse(parts_) : message.at("view");
  at_ = at;
  held_ = true;
  if (message.at("hash") != hash()) throw NeverSaid("a snapshot with another view's hash");
  return Heard::snapshot;
}

FollowedPlan::Heard FollowedPlan::take_patch(const Json& message) {
  const auto to = position_in(message.at("to"));
  if (!held_) throw NeverSaid("a patch of what is not held: " + message.dump());
  if (position_in(message.at("from")) != at_) throw NeverSaid("a patch that does not continue");
  if (to.epoch != at_.epoch || to.seq <= at_.seq) throw NeverSaid("a patch that leads nowhere");
  view_.merge_patch(message.at("patch"));
  at_ = to;
  return Heard::patch;
}

}  // namespace tests
