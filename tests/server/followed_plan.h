// FollowedPlan: a plan as a client holds it that follows `plan/<id>` over many connections: it
// believes nothing that does not continue from where it stands (docs/wire.md, "Feeds").
#pragma once

#include <stdexcept>
#include <string>

#include "events/json/read.h"
#include "protocol/messages.h"

namespace tests {

using events::json::Json;

[[nodiscard]] protocol::At position_in(const Json& at);
[[nodiscard]] Json json_of(const protocol::At& at);

// The server said what it must never say.
class NeverSaid : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

class FollowedPlan {
 public:
  enum class Heard { part, snapshot, patch, revoked, other };
  // Takes the next message of one connection. What is not of a plan feed is passed over. Throws
  // NeverSaid: a patch or a part that does not continue, a position that goes back though no right
  // has moved, a hash that is not the view's.
  Heard hear(const Json& message);
  // The connection is gone, and with it the parts of a snapshot that was not whole yet.
  void forget_parts() { parts_.clear(); }

  [[nodiscard]] bool is_held() const { return held_; }  // A view came and was not taken back.
  [[nodiscard]] const protocol::At& at() const { return at_; }
  [[nodiscard]] const Json& view() const { return view_; }
  [[nodiscard]] std::string hash() const;

 private:
  Heard take_snapshot(const Json& message);
  Heard take_patch(const Json& message);

  Json view_;
  protocol::At at_{};
  bool held_ = false;
  std::string parts_;  // The text so far,
  std::size_t part_ = 0;
};

}  // namespace tests
