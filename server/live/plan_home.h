// PlanHome: the plans that are at home on one I/O thread. Folds what the journal publishes of them,
// computes everybody's rights as they are after it, and only then speaks: each frame is encoded
// once for each audience, and leaves in one batch for each thread that somebody listens on.
//
// All of it belongs to that one thread: every call is on it. What has to be read from the disk, or
// folded from the log, is done on the pool (replay.h) and comes back as a task.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/clock.h"
#include "server/live/live_plan.h"
#include "server/live/post.h"
#include "server/live/replay.h"

namespace server {

class RightsNow;
class Shards;

// Who follows which plan here.
struct PlanFollower {
  events::PlanId plan;
  Subscriber who;
};
// A subscription that somebody asks for.
struct Wanted {
  FeedName name;
  events::Viewer viewer;
  std::optional<protocol::At> from{};
};

class PlanHome {
 public:
  // Which of the threads it is on.
  struct Place {
    std::size_t number;
    std::size_t of;
  };
  // `shards` outlive it. `epoch`: the log's.
  PlanHome(Shards& shards, Place place, const Clock& clock, events::Epoch epoch);
  PlanHome(const PlanHome&) = delete;
  PlanHome& operator=(const PlanHome&) = delete;

  // News of plans at home here, in order; `committed` is when they were on disk.
  void hear(std::vector<events::Recorded> group, std::chrono::steady_clock::time_point committed);
  // Answers with Started or Refused.
  void subscribe(const Subscriber& who, const Wanted& wanted);
  void leave(const std::vector<PlanFollower>& followers);
  // The offices of the one who follows these may have changed.
  void renew(const std::vector<PlanFollower>& followers, const events::Viewer& viewer);
  // Answers with a Pulse for the thread that they all live on: where each of the feeds stands.
  void beat(std::uint64_t heartbeat, const std::vector<PlanFollower>& followers);
  // Somebody says where they are in the plan that they follow.
  void present(const PlanFollower& follower, const Here& here);
  // Tells of those who have come, moved and gone; some times a second.
  void tick();

 private:
  // --- plan_home.cpp: plans, what happens in them, and rights. ---
  [[nodiscard]] LivePlan* find(const events::PlanId& plan);
  [[nodiscard]] LivePlan& live(const events::PlanId& plan);
  void load(const events::PlanId& plan);
  void loaded(const events::PlanId& id, ReadPlan* read);
  void give_up(LivePlan& plan);
  void catch_up(LivePlan& plan);
  void forget_idle_plans(const std::string& but);
  void go_on(LivePlan& plan);
  void tell(LivePlan& plan, events::Recorded recorded);
  void speak(LivePlan& plan);
  void hold(LivePlan& plan, std::vector<events::PersonId> unknown);
  void look_again(LivePlan& plan, const std::string& cause, const projections::Step* step);
  // What may have moved rights: an event's type, and what it did if it was one.
  struct Moved {
    std::string_view cause{};
    const projections::Step* step = nullptr;
  };
  [[nodiscard]] bool still_here(LivePlan& plan, const Subscriber& who, Subscription& entry,
                                RightsNow& rights, const Moved& moved);
  // The same for one alone, by nothing that is known of.
  [[nodiscard]] bool still_here(LivePlan& plan, const Subscriber& who, Subscription& entry);

  // --- plan_home_begin.cpp: how subscriptions begin, and what was missed. ---
  void begin_waiting(LivePlan& plan);
  [[nodiscard]] bool start(LivePlan& plan, const Subscriber& who, Subscription& entry);
  void start_plan_feed(LivePlan& plan, const Subscriber& who, Subscription& entry);
  void start_events_feed(LivePlan& plan, const Subscriber& who, Subscription& entry);
  void started(const Subscriber& who, Subscription& entry, protocol::Begins begins,
               std::optional<protocol::Why> why);
  // Also begins the feed, if it has not begun.
  void send_snapshot(LivePlan& plan, const Subscriber& who, Subscription& entry, protocol::Why why);
  // All of the tail that this subscription has not been told and may be told by now.
  void send_tail(LivePlan& plan, const Subscriber& who, Subscription& entry);
  [[nodiscard]] bool tail_is_cheaper(LivePlan& plan, const Subscription& entry);
  void refold_for_waiting(LivePlan& plan);
  void refolded(const events::PlanId& id, const std::vector<Subscriber>& waited, Refold* read);
  void replay(LivePlan& plan, const Subscriber& who, Subscription& entry, const Refold& read);
  void read_on(LivePlan& plan, const Subscriber& who, Subscription& entry);
  void page_read(const events::PlanId& id, std::uint64_t number, const EventsPage* page);

  // --- plan_home_presence.cpp: who is looking. ---
  void tell_presence(LivePlan& plan);
  void watch(const LivePlan& plan);

  // Runs `read`, which gives a shared_ptr, on the pool, and `then` here with what it gave.
  template <class Read, class Then>
  void on_pool(Read read, Then then);
  void deliver(const Subscriber& who, FrameText text);
  void flush();

  Shards& shards_;
  const std::size_t number_;
  const Clock& clock_;
  const events::Epoch epoch_;

  LivePlans plans_;
  Outgoing outgoing_;
  std::set<std::string> watched_;  // The streams of plans where somebody is, or just was.
  std::uint64_t uses_ = 0;
  std::uint64_t last_page_ = 0;
  std::size_t idle_checked_at_ = limits::idle_plans_max;
};

}  // namespace server
