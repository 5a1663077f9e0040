#include "server/live/picture.h"

#include <algorithm>
#include <utility>

#include "server/live/snapshot_parts.h"
#include "server/live/view_hash.h"

namespace server {

Picture::Picture(const projections::PlanFold& fold, const events::Audience& audience,
                 const Names& names)
    : audience_(audience),
      at_(fold.last_change(audience)),
      view_(fold.view(audience).dump()),
      people_(names.json(fold.people(audience))) {}

std::size_t Picture::bytes() const {
  std::size_t bytes = view_.size() + people_.size();
  for (const auto& each : frames_) bytes += each->wire().size();
  return bytes;
}

const std::string& Picture::hash() {
  if (hash_.empty()) hash_ = view_hash(view_);
  return hash_;
}

const std::vector<FrameText>& Picture::snapshot(const events::PlanId& plan, events::Epoch epoch,
                                                protocol::Why why) {
  if (why_ == why) return frames_;
  why_ = why;
  const auto feed = "plan/" + plan.value;
  frames_ = snapshot_frames({.feed = feed,
                             .at = {.epoch = epoch.value, .seq = at_.value},
                             .part = 1,
                             .parts = 1,
                             .view = view_,
                             .people = people_,
                             .why = why,
                             .hash = hash()});
  return frames_;
}

Picture* Pictures::find(const events::Audience& audience, events::Version at) {
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Picture& each) {
    return each.at() == at && each.audience() == audience;
  });
  return found == kept_.end() ? nullptr : &*found;
}

Picture& Pictures::put(Picture picture) {
  std::erase_if(kept_, [&](const Picture& each) { return each.audience() == picture.audience(); });
  kept_.push_back(std::move(picture));
  const auto bytes = [&] {
    std::size_t sum = 0;
    for (const auto& each : kept_) sum += each.bytes();
    return sum;
  };
  while (kept_.size() > limits::pictures_max ||
         (kept_.size() > 1 && bytes() > limits::picture_bytes_max)) {
    kept_.pop_front();
  }
  return kept_.back();
}

}  // namespace server
