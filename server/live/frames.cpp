#include "server/live/frames.h"

#include "projections/audience.h"
#include "protocol/messages.h"

namespace server {

namespace {

// As patch_for() and its text; most events change one row, which is not copied then.
std::optional<std::string> patch_text(const events::Audience& audience,
                                      const projections::Step& step) {
  const projections::Change* only = nullptr;
  for (const auto& change : step.changes) {
    if (!projections::sees(audience, change.scope)) continue;
    if (only != nullptr) return projections::patch_for(audience, step)->dump();
    only = &change;
  }
  if (only == nullptr) return {};
  return only->patch.dump();
}

}  // namespace

FrameText patch_frame(const Happened& happened, const events::Audience& audience,
                      events::Version from, events::Epoch epoch) {
  const auto& step = happened.step;
  const auto text = patch_text(audience, step);
  if (!text) return nullptr;
  // Whoever does not see the event sees its consequence, and not who brought it about.
  const bool sees_event = projections::sees(audience, step.scope);
  const auto& author = happened.recorded.author;
  const auto people = sees_event ? happened.names.json(step.people) : std::string("{}");
  const Frame::Patch way{.from = {.epoch = epoch.value, .seq = from.value},
                         .to = {.epoch = epoch.value, .seq = step.version.value}};
  return std::make_shared<const Frame>(
      protocol::encode(protocol::PatchFrame{
          .feed = happened.recorded.stream.value,
          .from = way.from,
          .to = way.to,
          .patch = *text,
          .people = people,
          .by = sees_event ? std::string_view(author.by.value) : std::string_view{},
          .time = author.at,
          .command = sees_event ? std::string_view(author.command.value) : std::string_view{}}),
      way);
}

FrameText event_frame(const Happened& happened, const events::Audience& audience,
                      events::Version from, events::Epoch epoch) {
  if (!projections::sees(audience, happened.step.scope)) return nullptr;
  const auto& recorded = happened.recorded;
  const auto feed = "events/" + recorded.stream.value.substr(recorded.stream.value.find('/') + 1);
  const auto event = protocol::cloud_event(recorded);
  const auto names = happened.names.json(happened.step.people);
  return frame(protocol::encode(
      protocol::EventFrame{.feed = feed,
                           .from = {.epoch = epoch.value, .seq = from.value},
                           .to = {.epoch = epoch.value, .seq = recorded.version.value},
                           .event = event,
                           .people = names}));
}

FrameText revoked_frame(const std::string& feed, bool all, std::string_view event_type) {
  return frame(protocol::encode(protocol::RevokedFrame{
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
