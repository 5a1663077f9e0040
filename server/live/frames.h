// Frames: what a live plan says, as text for the wire, each encoded once for all who may hear it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/live/live_plan.h"
#include "server/queries/directory.h"

namespace server {

class Frames {
 public:
  Frames(const Directory& directory, const events::Epoch& epoch)
      : directory_(directory), epoch_(epoch) {}

  // One frame, or several if the view is large.
  [[nodiscard]] std::vector<FrameText> snapshot(const LivePlan& plan,
                                                const events::Audience& audience,
                                                protocol::Why why) const;
  // None if this audience sees nothing of it. `from`: where this audience's view stood before.
  [[nodiscard]] FrameText patch(const Told& told, const events::Audience& audience,
                                events::Version from) const;
  // None if this audience may not see it.
  [[nodiscard]] FrameText event(const events::Recorded& recorded, const events::Audience& audience,
                                events::Version from) const;
  [[nodiscard]] static FrameText revoked(const std::string& feed, bool all,
                                         std::string_view event_type);

 private:
  const Directory& directory_;
  const events::Epoch epoch_;
};

// What one event gives to all who listen: a frame for each audience, made when the first needs it.
class Broadcast {
 public:
  Broadcast(const Frames& frames, const Told& told) : frames_(frames), told_(told) {}
  // None if this subscription sees nothing of it.
  [[nodiscard]] FrameText frame_for(const Subscription& subscription);

 private:
  struct Shared {
    FeedKind kind;
    events::Audience audience;
    events::Version from;
    FrameText frame;
  };
  const Frames& frames_;
  const Told& told_;
  std::vector<Shared> shared_;
};

// Why somebody sees less, from the event that brought it about: a slug for people's programs.
[[nodiscard]] std::string_view revocation_reason(std::string_view event_type);

}  // namespace server
