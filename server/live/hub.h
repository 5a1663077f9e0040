// Hub: the live feeds as the connections of one I/O thread see them: who of them listens to what.
// The plans themselves are folded by the threads that are home to them (plan_home.h); what those
// have to say comes here in batches (post.h) and is handed on in order.
//
// A hub belongs to one I/O thread: every call is on it, and every call of a Listener comes on it.
// Live (live.h) makes one for each thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "events/plan/standing.h"
#include "protocol/messages.h"
#include "server/clock.h"
#include "server/live/feed_name.h"
#include "server/live/frame.h"
#include "server/live/listener.h"
#include "server/live/post.h"
#include "server/live/row_reading.h"

namespace server {

class Shards;
struct PlanFollower;

class Hub {
 public:
  // Of the thread with this number; `shards` outlive it.
  Hub(Shards& shards, std::size_t number, const Clock& clock);
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  [[nodiscard]] ListenerId add(Listener& listener, events::Viewer viewer);
  // Nothing is delivered to it any more, and no `done` of its subscriptions is called.
  void remove(ListenerId id);
  // After a new `auth` for the same person: offices may have changed.
  void renew(ListenerId id, const events::Viewer& viewer);

  // `done` is called once, with how it began or with the problem; within this call or later, unless
  // the listener is removed or subscribes to the same feed again before. What a plan feed begins
  // with, a snapshot or what was missed, has been delivered before it. A second subscription to the
  // same feed starts it anew. `from`: the position this viewer held.
  //
  // A `plan/` feed begins with a snapshot unless what was missed since `from` can be replayed, is
  // cheaper, and no right has moved since. An `events/` feed begins after `from`, or with the first
  // event; when its viewer's rights change it ends with `revoked`, and if that says `some`, the
  // client subscribes again from its position.
  // `me` and `unit/<orgnr>` begin with a snapshot unless nothing has changed since `from`.
  using Subscribed = std::function<void(events::Result<Began, protocol::Problem>)>;
  void subscribe(ListenerId id, const protocol::Subscribe& request, Subscribed done);
  // False if there was no such subscription.
  [[nodiscard]] bool unsubscribe(ListenerId id, const std::string& feed);
  // Begun, or beginning.
  [[nodiscard]] std::size_t subscriptions_of(ListenerId id) const;
  [[nodiscard]] std::size_t subscriptions() const { return seats_.size(); }  // Of all.

  // Whether this is a plan's feed that it subscribes to; and where its person is there
  // (presence.h): nothing is told if it is not.
  [[nodiscard]] bool follows_plan(ListenerId id, const std::string& feed) const;
  void present(ListenerId id, const protocol::PresenceMessage& message);

  // Delivers a heartbeat to one listener, as a frame of no feed, once the plans' homes have said
  // where each of its feeds stands; none while one of before is still being asked for.
  void heartbeat(ListenerId id);

  // Within a call of Listener::deliver: when that which is told was on disk; none if it is not
  // news.
  [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> committed() const {
    return committed_;
  }

  // --- For the plans' homes and for Live. ---

  // Does what a home has sent, in order.
  void apply(Batch batch);
  // These people's offices may have changed.
  void renew_people(const std::vector<events::Viewer>& viewers);

 private:
  struct Seat {
    ListenerId listener;
    Listener* ear;  // Of the listener; spares looking it up for each frame.
    std::string feed;
    std::variant<FeedName, RowFeedName> name;
    Subscribed done{};  // Until it has begun.
  };
  using Seats = std::unordered_map<SeatId, Seat>;
  struct Member {
    Listener* ear;
    events::Viewer viewer;
    std::vector<SeatId> seats{};
    bool beats = false;  // A heartbeat is being asked for.
  };
  struct Heartbeat {
    ListenerId listener;
    std::size_t homes;  // Still to answer.
    std::vector<Beat> beats{};
  };

  struct Homes;  // Seats of one listener, by the threads that are home to what they follow.
  [[nodiscard]] Homes homes_of(const std::vector<SeatId>& seats) const;
  // They follow it no longer: one post for each home.
  void leave(Homes homes);

  void perform(const Deliver& op);
  void perform(const Purge& op);
  void perform(Started& op);
  void perform(Refused& op);
  void perform(const Ended& op);
  void perform(Pulse& op);
  void send_heartbeat(const Heartbeat& heartbeat);
  // Takes a seat away here, from its listener too; its home is told by the caller.
  void vacate(Seats::iterator seat);
  void take_away(Seats::iterator seat);
  [[nodiscard]] std::optional<PlanFollower> plan_follower(ListenerId id,
                                                          const std::string& feed) const;
  [[nodiscard]] std::optional<SeatId> seat_of(const Member& member, const std::string& feed) const;
  [[nodiscard]] Subscriber subscriber(SeatId seat) const { return {number_, seat}; }

  Shards& shards_;
  const std::size_t number_;
  const Clock& clock_;

  std::map<ListenerId, Member> members_;
  Seats seats_;
  std::unordered_map<std::uint64_t, Heartbeat> heartbeats_;
  std::uint64_t last_id_ = 0;  // Of listeners, seats and heartbeats alike.

  bool applying_ = false;
  std::vector<Seats::node_type> vacated_;  // Meanwhile: a listener may still hold the feed's name.
  std::optional<std::chrono::steady_clock::time_point> committed_;
};

}  // namespace server
