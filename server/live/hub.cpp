#include "server/live/hub.h"

#include <algorithm>

#include "server/live/shards.h"

namespace server {

struct Hub::Homes {
  std::map<std::size_t, std::vector<PlanFollower>> plans{};
  std::map<std::size_t, std::vector<Subscriber>> rows{};
};

Hub::Hub(Shards& shards, std::size_t number, const Clock& clock)
    : shards_(shards), number_(number), clock_(clock) {}

namespace {

// Offices that were looked up a while ago may have ended since, unheard by a hub that did not know
// of this listener then, or knew better (R51): so they are looked up once more.
void look_up_again(Shards& shards, std::size_t number, ListenerId id,
                   const events::PersonId& person) {
  shards.to_pool([number, id, person](Shards& all) {
    const events::Viewer viewer{.person = person, .offices = offices_of(all.log(), person)};
    all.to_hub(number, [id, viewer](Hub& hub) { hub.renew(id, viewer); });
  });
}

}  // namespace

ListenerId Hub::add(Listener& listener, events::Viewer viewer) {
  const auto id = ++last_id_;
  if (!viewer.offices.empty()) look_up_again(shards_, number_, id, viewer.person);
  members_.emplace(id, Member{.ear = &listener, .viewer = std::move(viewer)});
  return id;
}

void Hub::remove(ListenerId id) {
  const auto found = members_.find(id);
  if (found == members_.end()) return;
  auto homes = homes_of(found->second.seats);
  for (const auto each : found->second.seats) take_away(seats_.find(each));
  members_.erase(found);
  leave(std::move(homes));
}

Hub::Homes Hub::homes_of(const std::vector<SeatId>& seats) const {
  Homes homes;
  for (const auto each : seats) {
    const auto& name = seats_.at(each).name;
    if (const auto* rows = std::get_if<RowFeedName>(&name)) {
      homes.rows[shards_.home_of(*rows)].push_back(subscriber(each));
      continue;
    }
    const auto& plan = std::get<FeedName>(name).plan;
    homes.plans[shards_.home_of(plan)].push_back({.plan = plan, .who = subscriber(each)});
  }
  return homes;
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): what it lists is moved on.
void Hub::leave(Homes homes) {
  for (auto& [home, followers] : homes.plans) {
    shards_.to_home(home, [gone = std::move(followers)](PlanHome& at) { at.leave(gone); });
  }
  for (auto& [home, followers] : homes.rows) {
    shards_.to_rows(home, [gone = std::move(followers)](RowHome& at) { at.leave(gone); });
  }
}

void Hub::renew(ListenerId id, const events::Viewer& viewer) {
  const auto found = members_.find(id);
  if (found == members_.end()) return;
  const bool other = found->second.viewer.offices != viewer.offices;
  if (other) look_up_again(shards_, number_, id, viewer.person);
  found->second.viewer = viewer;
  // Feeds of rows look the offices up themselves, with each read.
  auto homes = homes_of(found->second.seats);
  for (auto& [home, followers] : homes.plans) {
    shards_.to_home(
        home, [theirs = std::move(followers), viewer](PlanHome& at) { at.renew(theirs, viewer); });
  }
}

void Hub::renew_people(const std::vector<events::Viewer>& viewers) {
  for (const auto& viewer : viewers) {
    std::vector<ListenerId> theirs;
    for (const auto& [id, member] : members_) {
      if (member.viewer.person == viewer.person) theirs.push_back(id);
    }
    for (const auto id : theirs) renew(id, viewer);
  }
}

void Hub::subscribe(ListenerId id, const protocol::Subscribe& request, Subscribed done) {
  static_cast<void>(unsubscribe(id, request.feed));
  const auto found = members_.find(id);
  if (found == members_.end()) return;  // Gone: nobody to tell.
  auto name = feed_from(request.feed);
  auto rows = row_feed_from(request.feed, found->second.viewer.person);
  if (!name && !rows) return done(protocol::unknown_feed());
  const auto seat = ++last_id_;
  found->second.seats.push_back(seat);
  if (rows) {
    seats_.emplace(seat, Seat{.listener = id,
                              .ear = found->second.ear,
                              .feed = request.feed,
                              .name = *rows,
                              .done = std::move(done)});
    const auto& person = found->second.viewer.person;
    return shards_.to_rows(shards_.home_of(*rows),
                           [who = subscriber(seat), rows, person, from = request.from](
                               RowHome& at) { at.subscribe(who, *rows, person, from); });
  }
  Wanted wanted{.name = *name, .viewer = found->second.viewer, .from = request.from};
  seats_.emplace(seat, Seat{.listener = id,
                            .ear = found->second.ear,
                            .feed = request.feed,
                            .name = std::move(*name),
                            .done = std::move(done)});
  const auto home = shards_.home_of(wanted.name.plan);
  shards_.to_home(home, [who = subscriber(seat), wanted = std::move(wanted)](PlanHome& at) {
    at.subscribe(who, wanted);
  });
}

bool Hub::unsubscribe(ListenerId id, const std::string& feed) {
  const auto member = members_.find(id);
  if (member == members_.end()) return false;
  const auto seat = seat_of(member->second, feed);
  if (!seat) return false;
  const auto found = seats_.find(*seat);
  auto homes = homes_of({*seat});
  vacate(found);
  member->second.ear->purge(feed);
  leave(std::move(homes));
  return true;
}

std::optional<PlanFollower> Hub::plan_follower(ListenerId id, const std::string& feed) const {
  const auto member = members_.find(id);
  if (member == members_.end()) return {};
  const auto seat = seat_of(member->second, feed);
  const auto* name = seat ? std::get_if<FeedName>(&seats_.at(*seat).name) : nullptr;
  if (!name || name->kind != FeedKind::plan) return {};
  return PlanFollower{.plan = name->plan, .who = subscriber(*seat)};
}

bool Hub::follows_plan(ListenerId id, const std::string& feed) const {
  return plan_follower(id, feed).has_value();
}

void Hub::present(ListenerId id, const protocol::PresenceMessage& message) {
  const auto follower = plan_follower(id, message.feed);
  if (!follower) return;
  const Here here{.state = message.state, .at = message.at.value_or("")};
  shards_.to_home(shards_.home_of(follower->plan),
                  [follower = *follower, here](PlanHome& at) { at.present(follower, here); });
}

std::size_t Hub::subscriptions_of(ListenerId id) const {
  const auto found = members_.find(id);
  return found == members_.end() ? 0 : found->second.seats.size();
}

std::optional<SeatId> Hub::seat_of(const Member& member, const std::string& feed) const {
  const auto is_it = [&](SeatId each) { return seats_.at(each).feed == feed; };
  const auto found = std::find_if(member.seats.begin(), member.seats.end(), is_it);
  return found == member.seats.end() ? std::nullopt : std::optional{*found};
}

void Hub::vacate(Seats::iterator seat) {
  const auto member = members_.find(seat->second.listener);
  if (member != members_.end()) std::erase(member->second.seats, seat->first);
  take_away(seat);
}

// A `done` that is not to be called goes later: whoever waits for it ends with it, and may be the
// caller.
void Hub::take_away(Seats::iterator seat) {
  if (seat->second.done) {
    shards_.to_hub(number_, [unheard = std::move(seat->second.done)](Hub& /*hub*/) {});
  }
  auto node = seats_.extract(seat);
  if (applying_) vacated_.push_back(std::move(node));
}

// --- What the homes send. A listener may do anything but end the hub while it is told. ---

void Hub::apply(Batch batch) {
  applying_ = true;
  committed_ = batch.committed;
  for (auto& op : batch.ops) {
    std::visit([this](auto& each) { perform(each); }, op);
    vacated_.clear();
  }
  committed_.reset();
  applying_ = false;
}

namespace {

// The threads that a frame goes to would count its holders in one place, each waiting for the
// other's core: so for many holders a thread has a count of its own.
FrameText counted_here(const FrameText& text, std::size_t holders) {
  constexpr std::size_t many = 3;
  if (holders < many) return text;
  return {std::make_shared<const FrameText>(text), text.get()};
}

}  // namespace

void Hub::perform(const Deliver& op) {
  const auto text = counted_here(op.text, op.to.size());
  for (const auto each : op.to) {
    const auto seat = seats_.find(each);
    if (seat != seats_.end()) seat->second.ear->deliver(seat->second.feed, text);
  }
}

void Hub::perform(const Purge& op) {
  const auto seat = seats_.find(op.seat);
  if (seat != seats_.end()) seat->second.ear->purge(seat->second.feed);
}

void Hub::perform(Started& op) {
  const auto seat = seats_.find(op.seat);
  if (seat == seats_.end()) return;
  const auto done = std::exchange(seat->second.done, {});
  if (done) done(op.began);
}

void Hub::perform(Refused& op) {
  const auto seat = seats_.find(op.seat);
  if (seat == seats_.end()) return;
  const auto done = std::exchange(seat->second.done, {});
  vacate(seat);
  if (done) done(std::move(op.problem));
}

void Hub::perform(const Ended& op) {
  const auto seat = seats_.find(op.seat);
  if (seat != seats_.end()) vacate(seat);
}

// --- Heartbeats. ---

void Hub::heartbeat(ListenerId id) {
  const auto found = members_.find(id);
  if (found == members_.end() || std::exchange(found->second.beats, true)) return;
  auto homes = homes_of(found->second.seats);
  const auto number = ++last_id_;
  const Heartbeat asked{.listener = id, .homes = homes.plans.size() + homes.rows.size()};
  if (asked.homes == 0) return send_heartbeat(asked);
  heartbeats_.emplace(number, asked);
  for (auto& [home, followers] : homes.plans) {
    shards_.to_home(
        home, [number, theirs = std::move(followers)](PlanHome& at) { at.beat(number, theirs); });
  }
  for (auto& [home, followers] : homes.rows) {
    shards_.to_rows(
        home, [number, theirs = std::move(followers)](RowHome& at) { at.beat(number, theirs); });
  }
}

void Hub::perform(Pulse& op) {
  const auto found = heartbeats_.find(op.heartbeat);
  if (found == heartbeats_.end()) return;
  auto& beats = found->second.beats;
  std::move(op.beats.begin(), op.beats.end(), std::back_inserter(beats));
  if (--found->second.homes > 0) return;
  const auto answered = std::move(found->second);
  heartbeats_.erase(found);
  send_heartbeat(answered);
}

void Hub::send_heartbeat(const Heartbeat& heartbeat) {
  const auto member = members_.find(heartbeat.listener);
  if (member == members_.end()) return;
  member->second.beats = false;
  protocol::HeartbeatFrame beat{.feeds = {}, .time = clock_.now()};
  for (const auto seat : member->second.seats) {
    const auto found = std::find_if(heartbeat.beats.begin(), heartbeat.beats.end(),
                                    [&](const Beat& each) { return each.seat == seat; });
    if (found == heartbeat.beats.end()) continue;
    beat.feeds.push_back({.feed = seats_.at(seat).feed,
                          .head = found->head,
                          .age_ms = found->age_ms,
                          .hash = found->hash});
  }
  member->second.ear->deliver({}, frame(protocol::encode(beat)));
}

}  // namespace server
