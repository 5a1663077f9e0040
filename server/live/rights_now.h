// Rights now: what those who follow a plan may see at one moment, computed once for somebody who
// follows with several sockets. For one look at all of them, within which neither the plan nor the
// time moves (R51). One thread.
#pragma once

#include <array>
#include <cstddef>

#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace server {

class RightsNow {
 public:
  // `plan` outlives this.
  RightsNow(const events::Plan& plan, events::Timestamp now) : plan_(plan), now_(now) {}

  // As events::audience_of says; `viewer` stays until forget(). The reference is good until the
  // next call.
  [[nodiscard]] const events::Audience& of(const events::Viewer& viewer);
  // A viewer that was asked for is gone.
  void forget() { known_ = {}; }

 private:
  struct Known {
    const events::Viewer* viewer = nullptr;
    events::Audience audience{};
  };
  static constexpr std::size_t places = 16;  // A group is about as large.

  const events::Plan& plan_;
  const events::Timestamp now_;
  std::array<Known, places> known_{};
};

}  // namespace server
