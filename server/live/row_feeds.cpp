#include "server/live/row_feeds.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "projections/rows.h"
#include "protocol/limits.h"
#include "server/live/view_hash.h"

namespace server {
namespace {

using protocol::Why;

// A key of two parts, `first 0 second`.
std::pair<std::string, std::string> parts_of(const std::string& key) {
  const auto cut = std::min(key.find('\0'), key.size());
  return {key.substr(0, cut), key.substr(std::min(cut + 1, key.size()))};
}

// How a position that somebody held is taken up again; none: there is nothing that they miss.
std::optional<Why> why_snapshot(const std::optional<protocol::At>& from, const RowsTold& told,
                                events::Epoch epoch) {
  if (!from) return Why::first;
  if (from->epoch != epoch.value || from->seq > told.at.value) return Why::epoch;
  return from->seq == told.at.value ? std::nullopt : std::optional{Why::behind};
}

}  // namespace

std::vector<std::string> touched_topics(const std::vector<events::Recorded>& events,
                                        const std::vector<events::RowChange>& rows) {
  std::vector<std::string> topics;
  for (const auto& change : rows) {
    const auto [first, second] = parts_of(change.key);
    if (change.view == projections::my_plans_view) topics.push_back("me/" + first);
    if (change.view == projections::desk_view) topics.push_back("unit/" + first);
    if (change.view == projections::offices_view) topics.push_back("unit/" + second);
  }
  // What a unit did for its coordinators is in no row (S18).
  for (const auto& each : events) {
    if (each.stream.value.starts_with("unit/")) topics.push_back(each.stream.value);
  }
  std::sort(topics.begin(), topics.end());
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  return topics;
}

class RowFeeds::State : public std::enable_shared_from_this<RowFeeds::State> {
 public:
  // Somebody who follows a topic, or is about to.
  struct RowFollower {
    events::PersonId person;
    std::optional<protocol::At> from{};
  };

  struct Topic {
    RowFeedName name;
    std::map<Subscriber, RowFollower> followers{};
    std::map<Subscriber, RowFollower> beginners{};  // Who wait for the next read.
    std::shared_ptr<const RowsTold> told{};
    std::string hash{};  // Of what was told; made when first asked for.
    events::Timestamp told_time{};
    events::Timestamp read_time{};
    bool reading = false;
    bool again = false;    // Rows have changed since the read that is under way began.
    bool blurred = false;  // Told twice at this position: time has passed, and nothing else.
    std::uint64_t used = 0;

    [[nodiscard]] bool idle() const { return followers.empty() && beginners.empty() && !reading; }
  };

  State(const events::Log& log, const Directory& directory, const Clock& clock, Outgoing& out,
        OnHome on_home, OnPool on_pool)
      : clock_(clock),
        out_(out),
        on_home_(std::move(on_home)),
        on_pool_(std::move(on_pool)),
        epoch_(log.head().epoch),
        reader_(log, directory, epoch_) {}

  void subscribe(const Subscriber& who, const RowFeedName& name, const events::PersonId& person,
                 const std::optional<protocol::At>& from) {
    static_cast<void>(unsubscribe(who));
    const auto key = name.topic();
    auto& topic = topics_.try_emplace(key, Topic{.name = name}).first->second;
    topic.beginners[who] = {.person = person, .from = from};
    topic.used = ++uses_;
    where_[who] = key;
    read(topic);
  }

  bool unsubscribe(const Subscriber& who) {
    const auto found = where_.find(who);
    if (found == where_.end()) return false;
    const auto topic = topics_.find(found->second);
    topic->second.followers.erase(who);
    topic->second.beginners.erase(who);
    where_.erase(found);
    if (topic->second.idle()) left_idle(topic->first, topic->second);
    return true;
  }

  void hear(const std::vector<std::string>& topics) {
    for (const auto& key : topics) {
      const auto found = topics_.find(key);
      if (found == topics_.end()) continue;
      if (found->second.idle()) {
        topics_.erase(found);  // Nobody is told, so what was told is no longer so.
        continue;
      }
      auto& topic = found->second;
      topic.again = topic.reading;
      read(topic);
    }
  }

  void tick() {
    const auto now = clock_.now();
    if (now < ticked_at_ + limits::topics_look) return;
    ticked_at_ = now;
    for (auto& [key, topic] : topics_) {
      const bool old = topic.read_time + protocol::limits::row_feed_age <= now;
      if (old && !topic.followers.empty()) read(topic);
    }
  }

  std::optional<Beat> beat(const Subscriber& who) {
    const auto found = where_.find(who);
    if (found == where_.end()) return {};
    auto& topic = topics_.at(found->second);
    if (!topic.told || !topic.followers.contains(who)) return {};
    if (topic.hash.empty()) topic.hash = view_hash(topic.told->view);
    const auto age = clock_.now() - topic.told_time;
    return Beat{.seat = who.seat,
                .head = at(topic.told->at),
                .age_ms = std::chrono::duration_cast<std::chrono::milliseconds>(age).count(),
                .hash = topic.hash};
  }

 private:
  [[nodiscard]] protocol::At at(events::Position position) const {
    return {.epoch = epoch_.value, .seq = position.value};
  }

  // One read at a time: what comes meanwhile waits for the next one.
  void read(Topic& topic) {
    if (topic.reading) return;
    topic.reading = true;
    topic.again = false;
    RowQuestion question{.name = topic.name, .told = topic.told};
    std::set<Subscriber> beginners;
    for (const auto& [who, follower] : topic.followers) question.people.insert(follower.person);
    for (const auto& [who, beginner] : topic.beginners) {
      question.people.insert(beginner.person);
      beginners.insert(who);
      // Which of them is needed shows when the rows have been read.
      question.snapshots.insert(beginner.from ? Why::behind : Why::first);
      if (beginner.from && beginner.from->epoch != epoch_.value) {
        question.snapshots.insert(Why::epoch);
      }
    }
    on_pool_([weak = weak_from_this(), this, question = std::move(question),
              beginners = std::move(beginners)] {
      const auto self = weak.lock();
      if (!self) return;
      const auto now = clock_.now();
      auto reading = std::make_shared<std::optional<RowReading>>();
      try {
        *reading = reader_.read(question, now);
      } catch (const events::LogFailure&) {
        reading->reset();  // The feed stays where it is; the journal will meet the same disk.
      }
      on_home_([weak, topic = question.name.topic(), beginners, reading, now] {
        if (const auto home = weak.lock()) home->has_read(topic, beginners, *reading, now);
      });
    });
  }

  void has_read(const std::string& key, const std::set<Subscriber>& beginners,
                const std::optional<RowReading>& reading, events::Timestamp now) {
    auto& topic = topics_.at(key);
    topic.reading = false;
    if (reading) {
      topic.read_time = now;
      end_rights(topic, *reading);
      if (reading->told) tell(topic, *reading, now);
      begin(topic, beginners, *reading);
    } else {
      refuse(topic, beginners, protocol::internal_error());
    }
    if (!topic.beginners.empty() || topic.again) {
      read(topic);
    } else if (topic.idle()) {
      left_idle(key, topic);
    }
  }

  // Those who follow it and may not any more. All of them were asked about: nobody comes to follow
  // while a read is under way.
  void end_rights(Topic& topic, const RowReading& reading) {
    if (topic.name.kind == RowFeedName::Kind::me) return;
    for (auto each = topic.followers.begin(); each != topic.followers.end();) {
      if (reading.entitled.contains(each->second.person)) {
        ++each;
        continue;
      }
      const auto who = each->first;
      out_.add(who.shard, Purge{who.seat});
      const auto feed = topic.name.feed();
      const protocol::RevokedFrame revoked{.feed = feed, .scope = "all", .reason = "office-ended"};
      out_.add(who.shard, Deliver{.text = frame(encode(revoked)), .to = {who.seat}});
      out_.add(who.shard, Ended{who.seat});
      where_.erase(who);
      each = topic.followers.erase(each);
    }
  }

  void tell(Topic& topic, const RowReading& reading, events::Timestamp now) {
    if (topic.told == reading.told) return;
    topic.told = reading.told;
    topic.hash.clear();
    topic.told_time = now;
    topic.blurred = reading.only_time;
    out_.begin_broadcast();
    for (const auto& [who, follower] : topic.followers) {
      if (reading.patch) out_.broadcast(who, reading.patch);
    }
    if (!reading.only_time) return;
    for (const auto& [who, follower] : topic.followers) {
      send_snapshot(who, reading, Why::behind);
    }
  }

  void send_snapshot(const Subscriber& who, const RowReading& reading, Why why) {
    for (const auto& part : reading.snapshots.at(why)) {
      out_.add(who.shard, Deliver{.text = part, .to = {who.seat}});
    }
  }

  void begin(Topic& topic, const std::set<Subscriber>& beginners, const RowReading& reading) {
    for (const auto& who : beginners) {
      const auto found = topic.beginners.find(who);
      if (found == topic.beginners.end()) continue;  // Gone meanwhile: nobody to tell.
      const auto beginner = std::move(found->second);
      topic.beginners.erase(found);
      if (!reading.entitled.contains(beginner.person)) {
        where_.erase(who);
        out_.add(who.shard, Refused{.seat = who.seat, .problem = protocol::not_staff()});
        continue;
      }
      begin(topic, who, beginner, reading);
    }
  }

  void begin(Topic& topic, const Subscriber& who, const RowFollower& beginner,
             const RowReading& reading) {
    auto why = why_snapshot(beginner.from, *topic.told, epoch_);
    // What only time has changed has no position of its own.
    if (!why && topic.blurred) why = Why::behind;
    if (why && !reading.snapshots.contains(*why)) why = Why::behind;
    if (why) send_snapshot(who, reading, *why);
    topic.followers[who] = beginner;
    const auto begins = why ? protocol::Begins::snapshot : protocol::Begins::live;
    out_.add(who.shard, Started{.seat = who.seat,
                                .began = {.at = at(topic.told->at), .begins = begins, .why = why}});
  }

  void refuse(Topic& topic, const std::set<Subscriber>& beginners,
              const protocol::Problem& problem) {
    for (const auto& who : beginners) {
      if (topic.beginners.erase(who) == 0) continue;
      where_.erase(who);
      out_.add(who.shard, Refused{.seat = who.seat, .problem = problem});
    }
  }

  // The longest unused go first; one that was used again since is told by its number.
  void left_idle(const std::string& key, const Topic& topic) {
    idle_.emplace_back(topic.used, key);
    while (idle_.size() > limits::idle_topics_max) {
      const auto found = topics_.find(idle_.front().second);
      const bool unused = found != topics_.end() && found->second.idle() &&
                          found->second.used == idle_.front().first;
      if (unused) topics_.erase(found);
      idle_.pop_front();
    }
  }

  const Clock& clock_;
  Outgoing& out_;
  const OnHome on_home_;
  const OnPool on_pool_;
  const events::Epoch epoch_;
  const RowReader reader_;

  std::map<std::string, Topic> topics_;
  std::map<Subscriber, std::string> where_;  // The topic of each who follows or begins.
  std::deque<std::pair<std::uint64_t, std::string>> idle_;
  std::uint64_t uses_ = 0;
  events::Timestamp ticked_at_{};
};

RowFeeds::RowFeeds(const events::Log& log, const Directory& directory, const Clock& clock,
                   Outgoing& out, OnHome on_home, OnPool on_pool)
    : state_(std::make_shared<State>(log, directory, clock, out, std::move(on_home),
                                     std::move(on_pool))) {}

RowFeeds::~RowFeeds() = default;

void RowFeeds::subscribe(const Subscriber& who, const RowFeedName& name,
                         const events::PersonId& person, const std::optional<protocol::At>& from) {
  state_->subscribe(who, name, person, from);
}
bool RowFeeds::unsubscribe(const Subscriber& who) { return state_->unsubscribe(who); }
void RowFeeds::hear(const std::vector<std::string>& topics) { state_->hear(topics); }
void RowFeeds::tick() { state_->tick(); }
std::optional<Beat> RowFeeds::beat(const Subscriber& who) const { return state_->beat(who); }

}  // namespace server
