#include "server/live/hub.h"

#include <algorithm>
#include <map>

#include "events/codec.h"
#include "projections/audience.h"
#include "server/live/frames.h"
#include "server/live/live_plan.h"

namespace server {

using events::Recorded;
using protocol::Problem;

class Hub::State : public std::enable_shared_from_this<Hub::State> {
 public:
  State(const events::Log& log, const Clock& clock, OnHub on_hub, OnPool on_pool)
      : log_(log),
        clock_(clock),
        on_hub_(std::move(on_hub)),
        on_pool_(std::move(on_pool)),
        directory_(log),
        epoch_(log.head().epoch),
        frames_(directory_, epoch_) {}

  // Runs on the hub's thread unless the hub is gone by then.
  void later(std::function<void(State&)> task) {
    on_hub_([weak = weak_from_this(), task = std::move(task)] {
      if (const auto self = weak.lock()) task(*self);
    });
  }

  void hear(const std::vector<Recorded>& events) {
    for (const auto& recorded : events) {
      if (recorded.stream.value.starts_with("unit/")) look_up_offices(recorded);
      if (const auto found = plans_.find(recorded.stream.value); found != plans_.end()) {
        auto& plan = *found->second;
        if (plan.loading) {
          plan.pending.push_back(recorded);
        } else {
          tell(plan, recorded);
        }
      }
    }
  }

  ListenerId add(Listener& listener, events::Viewer viewer) {
    const auto id = ++last_listener_;
    listeners_.emplace(id, Ear{&listener, std::move(viewer), {}});
    return id;
  }

  void remove(ListenerId id) {
    const auto found = listeners_.find(id);
    if (found == listeners_.end()) return;
    const auto feeds = found->second.feeds;
    for (const auto& feed : feeds) static_cast<void>(unsubscribe(id, feed));
    listeners_.erase(id);
  }

  // Offices may have changed: each plan that this person listens to looks again.
  void renew(ListenerId id, const events::Viewer& viewer) {
    const auto found = listeners_.find(id);
    if (found == listeners_.end()) return;
    found->second.viewer = viewer;
    const auto feeds = found->second.feeds;
    for (const auto& feed : feeds) {
      auto* plan = plan_of(feed);
      if (!plan || plan->loading) continue;
      for (auto& each : plan->subscriptions) {
        if (each.listener == id) each.viewer = viewer;
      }
      look_again(*plan, "office", nullptr);
    }
  }

  void subscribe(ListenerId id, const protocol::Subscribe& request, Subscribed done) {
    const auto name = feed_from(request.feed);
    if (!name) return done(protocol::unknown_feed());
    static_cast<void>(unsubscribe(id, request.feed));
    auto& plan = live(name->plan);
    const auto task = [this, id, request, kind = name->kind,
                       key = events::stream_of(name->plan).value, done = std::move(done)] {
      const auto ear = listeners_.find(id);
      const auto found = plans_.find(key);
      if (ear == listeners_.end()) return;  // Gone meanwhile: nobody to tell.
      if (found == plans_.end()) return done(protocol::internal_error());
      start(*found->second, ear->second, {id, kind, request}, done);
    };
    if (plan.loading) {
      plan.waiting.emplace_back(task);
    } else {
      task();
    }
  }

  bool unsubscribe(ListenerId id, const std::string& feed) {
    auto* plan = plan_of(feed);
    const auto ear = listeners_.find(id);
    if (!plan || ear == listeners_.end()) return false;
    const auto is_it = [&](const Subscription& each) {
      return each.listener == id && each.feed == feed;
    };
    if (plan->subscriptions.remove_if(is_it) == 0) return false;
    std::erase(ear->second.feeds, feed);
    ear->second.listener->purge(feed);
    return true;
  }

  [[nodiscard]] std::size_t subscriptions_of(ListenerId id) const {
    const auto found = listeners_.find(id);
    return found == listeners_.end() ? 0 : found->second.feeds.size();
  }

  [[nodiscard]] FrameText heartbeat(ListenerId id) {
    const auto found = listeners_.find(id);
    if (found == listeners_.end()) return nullptr;
    const auto now = clock_.now();
    protocol::HeartbeatFrame frame{.feeds = {}, .time = now};
    for (const auto& feed : found->second.feeds) {
      const auto* plan = plan_of(feed);
      if (!plan || plan->loading) continue;
      const auto age = now - plan->fold.changed_at();
      for (const auto& each : plan->subscriptions) {
        if (each.listener != id || each.feed != feed) continue;
        frame.feeds.push_back(
            {.feed = feed,
             .head = {.epoch = epoch_.value, .seq = each.at.value},
             .age_ms = std::chrono::duration_cast<std::chrono::milliseconds>(age).count()});
      }
    }
    return std::make_shared<const std::string>(protocol::encode(frame));
  }

 private:
  // One listener and the feeds it follows.
  struct Ear {
    Listener* listener;
    events::Viewer viewer;
    std::vector<std::string> feeds;
  };
  struct Wanted {
    ListenerId listener;
    FeedKind kind;
    const protocol::Subscribe& request;
  };

  LivePlan* plan_of(const std::string& feed) {
    const auto name = feed_from(feed);
    if (!name) return nullptr;
    const auto found = plans_.find(events::stream_of(name->plan).value);
    return found == plans_.end() ? nullptr : found->second.get();
  }

  // Who works where decides who sits at a desk: whoever is named in a unit's event is looked up
  // again.
  void look_up_offices(const Recorded& recorded) {
    const auto event = events::decode(recorded);
    if (!event) return;
    for (const auto& person : events::people_in(*event)) {
      on_pool_([weak = weak_from_this(), this, person] {
        const auto self = weak.lock();
        if (!self) return;
        const events::Viewer viewer{.person = person, .offices = offices_of(log_, person)};
        later([viewer](State& state) {
          std::vector<ListenerId> theirs;
          for (const auto& [id, ear] : state.listeners_) {
            if (ear.viewer.person == viewer.person) theirs.push_back(id);
          }
          for (const auto id : theirs) state.renew(id, viewer);
        });
      });
    }
  }

  // --- Loading. Registered first, read then: what is published in between waits in `pending`. ---

  LivePlan& live(const events::PlanId& id) {
    const auto key = events::stream_of(id).value;
    auto& slot = plans_[key];
    if (!slot) {
      slot = std::make_unique<LivePlan>(id);
      load(id);
    }
    slot->last_used = ++uses_;
    forget_idle_plans(key);
    return *slot;
  }

  void load(const events::PlanId& id) {
    on_pool_([weak = weak_from_this(), this, id] {
      const auto self = weak.lock();
      if (!self) return;
      const std::shared_ptr<LivePlan> read = read_live_plan(log_, id);
      later([id, read](State& state) { state.loaded(id, read.get()); });
    });
  }

  // `read` is null if the log could not be read.
  void loaded(const events::PlanId& id, LivePlan* read) {
    const auto found = plans_.find(events::stream_of(id).value);
    if (found == plans_.end()) return;
    auto waiting = std::move(found->second->waiting);
    if (read) {
      auto& plan = *found->second;
      plan.fold = std::move(read->fold);
      plan.tail = std::move(read->tail);
      plan.loading = false;
      for (const auto& recorded : std::exchange(plan.pending, {})) {
        if (recorded.version > plan.fold.version()) tell(plan, recorded);
      }
    } else {
      plans_.erase(found);
    }
    for (const auto& task : waiting) task();
  }

  void forget_idle_plans(const std::string& but) {
    if (plans_.size() <= idle_checked_at_) return;
    for (const auto& key : surplus_of(plans_, but)) plans_.erase(key);
    idle_checked_at_ = plans_.size() + limits::idle_plans_max;
  }

  // --- Beginning a subscription. ---

  void start(LivePlan& plan, Ear& ear, const Wanted& wanted, const Subscribed& done) {
    const auto& feed = wanted.request.feed;
    Subscription subscription{
        .listener = wanted.listener, .kind = wanted.kind, .feed = feed, .viewer = ear.viewer};
    subscription.audience = events::audience_of(plan.fold.plan(), ear.viewer, clock_.now());
    if (subscription.audience.nothing()) return done(protocol::no_access());
    ear.feeds.push_back(feed);
    plan.subscriptions.push_back(std::move(subscription));
    auto& entry = plan.subscriptions.back();
    if (wanted.kind == FeedKind::plan) {
      start_plan_feed(plan, entry, wanted.request.from);
      done(protocol::At{.epoch = epoch_.value, .seq = entry.at.value});
    } else {
      const auto& from = wanted.request.from;
      const bool good = from && from->epoch == epoch_.value;
      entry.at = plan.fold.last_event(entry.audience, {good ? from->seq : 0});
      done(protocol::At{.epoch = epoch_.value, .seq = entry.at.value});
      catch_up(plan, entry, {good ? from->seq : 0});
    }
  }

  void start_plan_feed(LivePlan& plan, Subscription& entry,
                       const std::optional<protocol::At>& from) {
    const auto beginning = begin(plan, entry, from, epoch_);
    if (beginning.snapshot) return send_snapshot(plan, entry, *beginning.snapshot);
    entry.at = {from->seq};
    for (const auto& told : plan.tail) {
      if (told.step.version > entry.at) send_patch(entry, told);
    }
  }

  void send_snapshot(const LivePlan& plan, Subscription& entry, protocol::Why why) {
    for (auto& frame : frames_.snapshot(plan, entry.audience, why)) send(entry, std::move(frame));
    entry.at = plan.fold.last_change(entry.audience);
  }

  void send_patch(Subscription& entry, const Told& told) {
    auto frame = frames_.patch(told, entry.audience, entry.at);
    if (!frame) return;
    send(entry, std::move(frame));
    entry.at = told.step.version;
  }

  // An events feed that begins further back than the tail is read from the log, page by page; the
  // rights are looked at again for each page.
  void catch_up(LivePlan& plan, Subscription& entry, events::Version seen) {
    const bool in_tail =
        plan.tail.empty() || plan.tail.front().step.version.value <= seen.value + 1;
    if (in_tail) {
      entry.catching_up = false;
      for (const auto& told : plan.tail) {
        if (told.step.version > seen) send_event(entry, told.recorded);
      }
      return;
    }
    entry.catching_up = true;
    on_pool_([weak = weak_from_this(), this, stream = events::stream_of(plan.fold.plan().id),
              listener = entry.listener, feed = entry.feed, seen] {
      const auto self = weak.lock();
      if (!self) return;
      auto page = std::make_shared<std::vector<Recorded>>();
      try {
        *page = log_.read(stream, seen, limits::catch_up_page);
      } catch (const events::LogFailure&) {
        page->clear();  // The feed stays where it is; the journal will meet the same disk.
      }
      later([=](State& state) { state.caught_up(listener, feed, *page); });
    });
  }

  void caught_up(ListenerId listener, const std::string& feed, const std::vector<Recorded>& page) {
    auto* plan = plan_of(feed);
    if (!plan || plan->loading || page.empty()) return;
    for (auto& entry : plan->subscriptions) {
      if (entry.listener != listener || entry.feed != feed || !entry.catching_up) continue;
      entry.audience = events::audience_of(plan->fold.plan(), entry.viewer, clock_.now());
      for (const auto& recorded : page) send_event(entry, recorded);
      return catch_up(*plan, entry, page.back().version);
    }
  }

  void send_event(Subscription& entry, const Recorded& recorded) {
    auto frame = frames_.event(recorded, entry.audience, entry.at);
    if (!frame) return;
    send(entry, std::move(frame));
    entry.at = recorded.version;
  }

  void send(const Subscription& entry, FrameText frame) {
    listeners_.at(entry.listener).listener->deliver(entry.feed, std::move(frame));
  }

  // --- What happens. ---

  // Folds the event in, looks at everybody's rights as they are after it, and only then speaks.
  void tell(LivePlan& plan, const Recorded& recorded) {
    const auto& told = plan.advance(recorded);
    look_again(plan, recorded.type, &told.step);
    Broadcast broadcast{frames_, told};
    for (auto& entry : plan.subscriptions) {
      if (entry.catching_up || entry.at >= told.step.version) continue;
      auto frame = broadcast.frame_for(entry);
      if (!frame) continue;
      send(entry, std::move(frame));
      entry.at = told.step.version;
    }
  }

  // R6, R51: whoever sees less now loses what is queued, hears `revoked`, and, if anything is left,
  // gets a new snapshot. Nothing after the change is ever encoded for the old audience.
  void look_again(LivePlan& plan, const std::string& cause, const projections::Step* step) {
    const auto now = clock_.now();
    for (auto entry = plan.subscriptions.begin(); entry != plan.subscriptions.end();) {
      const auto audience = events::audience_of(plan.fold.plan(), entry->viewer, now);
      if (audience == entry->audience || (step && only_opened(entry->audience, audience, *step))) {
        entry++->audience = audience;
        continue;
      }
      const bool ends = audience.nothing() || entry->kind == FeedKind::events;
      const bool less = !projections::covers(audience, entry->audience);
      entry->audience = audience;
      auto& ear = listeners_.at(entry->listener);
      ear.listener->purge(entry->feed);
      if (less || ends) {
        send(*entry, Frames::revoked(entry->feed, audience.nothing(), cause));
      }
      if (ends) {
        std::erase(ear.feeds, entry->feed);
        entry = plan.subscriptions.erase(entry);
        continue;
      }
      send_snapshot(plan, *entry, protocol::Why::audience);
      ++entry;
    }
  }

  const events::Log& log_;
  const Clock& clock_;
  const OnHub on_hub_;
  const OnPool on_pool_;
  Directory directory_;
  const events::Epoch epoch_;
  Frames frames_;

  LivePlans plans_;
  std::map<ListenerId, Ear> listeners_;
  ListenerId last_listener_ = 0;
  std::uint64_t uses_ = 0;
  std::size_t idle_checked_at_ = limits::idle_plans_max;
};

Hub::Hub(const events::Log& log, const Clock& clock, OnHub on_hub, OnPool on_pool)
    : state_(std::make_shared<State>(log, clock, std::move(on_hub), std::move(on_pool))) {}

Hub::~Hub() = default;

void Hub::publish(const std::vector<events::Recorded>& events) {
  state_->later([events](State& state) { state.hear(events); });
}

ListenerId Hub::add(Listener& listener, events::Viewer viewer) {
  return state_->add(listener, std::move(viewer));
}
void Hub::remove(ListenerId id) { state_->remove(id); }
void Hub::renew(ListenerId id, const events::Viewer& viewer) { state_->renew(id, viewer); }

void Hub::subscribe(ListenerId id, const protocol::Subscribe& request, Subscribed done) {
  state_->subscribe(id, request, std::move(done));
}
bool Hub::unsubscribe(ListenerId id, const std::string& f) { return state_->unsubscribe(id, f); }
std::size_t Hub::subscriptions_of(ListenerId id) const { return state_->subscriptions_of(id); }
FrameText Hub::heartbeat(ListenerId id) const { return state_->heartbeat(id); }

}  // namespace server
