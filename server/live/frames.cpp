#include "server/live/frames.h"

#include <algorithm>

#include "events/codec.h"
#include "projections/audience.h"

namespace server {
namespace {

FrameText share(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

std::string plan_feed(const events::PlanId& plan) { return "plan/" + plan.value; }

// A cut that does not fall inside a UTF-8 character.
std::size_t cut_before(const std::string& text, std::size_t wanted) {
  if (wanted >= text.size()) return text.size();
  while (wanted > 0 && (static_cast<unsigned char>(text[wanted]) & 0xC0U) == 0x80U) --wanted;
  return wanted;
}

}  // namespace

std::vector<FrameText> Frames::snapshot(const LivePlan& plan, const events::Audience& audience,
                                        protocol::Why why) const {
  const auto feed = plan_feed(plan.fold.plan().id);
  const auto view = plan.fold.view(audience).dump();
  const auto people = directory_.names(plan.fold.people(audience));
  protocol::SnapshotFrame frame{
      .feed = feed,
      .at = {.epoch = epoch_.value, .seq = plan.fold.last_change(audience).value},
      .part = 1,
      .parts = 1,
      .view = view,
      .people = people,
      .why = why};
  constexpr auto part_bytes = protocol::limits::snapshot_part_bytes;
  if (view.size() <= part_bytes) return {share(protocol::encode(frame))};

  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin < view.size();) {
    const auto end = cut_before(view, begin + part_bytes);
    pieces.push_back(view.substr(begin, end - begin));
    begin = end;
  }
  std::vector<FrameText> frames;
  frame.parts = pieces.size();
  for (const auto& piece : pieces) {
    frame.view = piece;
    if (frame.part > 1) frame.people = "{}";
    frames.push_back(share(protocol::encode(frame)));
    ++frame.part;
  }
  return frames;
}

FrameText Frames::patch(const Told& told, const events::Audience& audience,
                        events::Version from) const {
  const auto patch = projections::patch_for(audience, told.step);
  if (!patch) return nullptr;
  // Whoever does not see the event sees its consequence, and not who brought it about.
  const bool sees_event = projections::sees(audience, told.step.scope);
  const auto& author = told.recorded.author;
  const auto& stream = told.recorded.stream.value;
  const auto text = patch->dump();
  const auto people = sees_event ? directory_.names(told.step.people) : std::string("{}");
  return share(protocol::encode(protocol::PatchFrame{
      .feed = stream,
      .from = {.epoch = epoch_.value, .seq = from.value},
      .to = {.epoch = epoch_.value, .seq = told.step.version.value},
      .patch = text,
      .people = people,
      .by = sees_event ? std::string_view(author.by.value) : std::string_view{},
      .time = author.at,
      .command = sees_event ? std::string_view(author.command.value) : std::string_view{}}));
}

FrameText Frames::event(const events::Recorded& recorded, const events::Audience& audience,
                        events::Version from) const {
  const auto decoded = events::decode(recorded);
  const auto* of_plan = decoded ? std::get_if<events::plan::Event>(&*decoded) : nullptr;
  if (!of_plan || !projections::sees(audience, events::scope_of(*of_plan))) return nullptr;
  auto people = events::people_in(*decoded);
  people.push_back(recorded.author.by);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  const auto feed = "events/" + recorded.stream.value.substr(recorded.stream.value.find('/') + 1);
  const auto event = protocol::cloud_event(recorded);
  const auto names = directory_.names(people);
  return share(protocol::encode(
      protocol::EventFrame{.feed = feed,
                           .from = {.epoch = epoch_.value, .seq = from.value},
                           .to = {.epoch = epoch_.value, .seq = recorded.version.value},
                           .event = event,
                           .people = names}));
}

FrameText Broadcast::frame_for(const Subscription& subscription) {
  const auto from = subscription.at;
  for (const auto& each : shared_) {
    const bool same = each.kind == subscription.kind && each.from == from;
    if (same && each.audience == subscription.audience) return each.frame;
  }
  auto frame = subscription.kind == FeedKind::plan
                   ? frames_.patch(told_, subscription.audience, from)
                   : frames_.event(told_.recorded, subscription.audience, from);
  shared_.push_back({subscription.kind, subscription.audience, from, frame});
  return frame;
}

FrameText Frames::revoked(const std::string& feed, bool all, std::string_view event_type) {
  return share(protocol::encode(protocol::RevokedFrame{
      .feed = feed, .scope = all ? "all" : "some", .reason = revocation_reason(event_type)}));
}

std::string_view revocation_reason(std::string_view event_type) {
  if (event_type == "ConsentWithdrawn") return "consent-withdrawn";
  if (event_type == "ConsentExpired") return "consent-expired";
  if (event_type == "RecipientExcluded") return "recipient-excluded";
  if (event_type == "InformationCategoryExcluded") return "category-excluded";
  if (event_type == "AccessRevoked") return "access-revoked";
  if (event_type == "AccessExpired") return "access-expired";
  if (event_type == "MemberRemoved") return "member-removed";
  if (event_type == "PeerEnded" || event_type == "PeerInvitationEnded") return "peer-ended";
  if (event_type == "RepresentationEnded") return "representation-ended";
  if (event_type.starts_with("Coordinator")) return "coordinator-changed";
  return "access-changed";
}

}  // namespace server
