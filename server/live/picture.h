// Picture: the view of one audience as text, made once for all of them: for their snapshots, for
// its hash, and for weighing what a replay costs. Pictures keeps the latest of each audience.
// One thread at a time.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "events/plan/standing.h"
#include "projections/plan_fold.h"
#include "protocol/messages.h"
#include "server/live/frame.h"
#include "server/live/names.h"

namespace server {

namespace limits {
inline constexpr std::size_t pictures_max = 32;  // Audiences whose pictures a plan keeps,
inline constexpr std::size_t picture_bytes_max = std::size_t{256} * 1024;  // in all, if several.
}  // namespace limits

class Picture {
 public:
  Picture() = default;
  // The fold as it stands; `names` know everybody in it.
  Picture(const projections::PlanFold& fold, const events::Audience& audience, const Names& names);

  [[nodiscard]] const events::Audience& audience() const { return audience_; }
  [[nodiscard]] events::Version at() const { return at_; }  // Of the view's last change.
  [[nodiscard]] std::size_t view_bytes() const { return view_.size(); }
  [[nodiscard]] std::size_t bytes() const;
  // Made when first asked for.
  [[nodiscard]] const std::string& hash();
  // As frames, made when first asked for: one, or several if the view is large.
  [[nodiscard]] const std::vector<FrameText>& snapshot(const events::PlanId& plan,
                                                       events::Epoch epoch, protocol::Why why);

 private:
  events::Audience audience_{};
  events::Version at_{};
  std::string view_;
  std::string people_;
  std::string hash_;
  std::optional<protocol::Why> why_;  // Of the frames.
  std::vector<FrameText> frames_;
};

class Pictures {
 public:
  // The one of this audience with this position; null if there is none.
  [[nodiscard]] Picture* find(const events::Audience& audience, events::Version at);
  // Replaces that audience's older one. The reference is good until the next put().
  Picture& put(Picture picture);

 private:
  std::deque<Picture> kept_;  // The latest last.
};

}  // namespace server
