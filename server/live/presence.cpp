#include "server/live/presence.h"

#include <algorithm>
#include <iterator>
#include <list>

#include "projections/sight.h"
#include "protocol/limits.h"

namespace server {
namespace {

// Editing says more than looking, and looking more than being away.
int activity(protocol::PresenceState state) {
  switch (state) {
    case protocol::PresenceState::editing: return 2;
    case protocol::PresenceState::looking: return 1;
    case protocol::PresenceState::away: break;
  }
  return 0;
}

FrameText frame_of(const std::string& feed, const HereNow* before, const HereNow& now) {
  protocol::PresenceFrame said{.feed = feed, .people = {}, .whole = before == nullptr};
  for (const auto& [person, here] : now) {
    if (before) {
      const auto old = before->find(person);
      if (old != before->end() && old->second == here) continue;
    }
    said.people.push_back({.person = person.value, .state = here.state, .at = here.at});
  }
  if (before) {
    for (const auto& [person, here] : *before) {
      if (!now.contains(person)) said.people.push_back({.person = person.value});
    }
  }
  return frame(encode(said));
}

// What those with one audience may know now, and the frames that bring them there: one for each
// state of knowledge that they come from.
class Telling {
 public:
  Telling(const std::string& feed, HereNow now)
      : feed_(feed), now_(std::make_shared<const HereNow>(std::move(now))) {}

  [[nodiscard]] const std::shared_ptr<const HereNow>& now() const { return now_; }

  // None if there is nothing new.
  FrameText frame_from(const std::shared_ptr<const HereNow>& before) {
    const HereNow nobody;
    if ((before ? *before : nobody) == *now_) return nullptr;
    auto& frame = frames_[before.get()];
    if (!frame) frame = frame_of(feed_, before.get(), *now_);
    return frame;
  }

 private:
  const std::string& feed_;
  std::shared_ptr<const HereNow> now_;
  std::map<const HereNow*, FrameText> frames_{};
};

}  // namespace

HereNow visible(const HereNow& here, const events::Audience& audience,
                const events::json::Json& view) {
  HereNow seen;
  if (!audience.core && !audience.group) return seen;  // No part in the group: a desk, a circle.
  const auto group = projections::group_in(view);
  for (const auto& [person, each] : here) {
    if (!group.contains(person)) continue;
    auto& shown = seen.emplace(person, each).first->second;
    if (!projections::shows(view, shown.at)) shown.at.clear();
  }
  return seen;
}

void PlanPresence::say(Connection connection, const events::PersonId& person, Here here,
                       bool speaker_sees, Instant now) {
  if (!speaker_sees) here.at.clear();
  // Whoever comes back replaces what is left of them.
  std::erase_if(entries_, [&](const auto& each) {
    return each.second.person == person && each.second.left && each.first != connection;
  });
  entries_[connection] = {.person = person, .here = std::move(here), .said = now};
  changed_ = true;
}

void PlanPresence::leave(Connection connection, Instant now) {
  heard_.erase(connection);
  if (const auto found = entries_.find(connection); found != entries_.end()) {
    found->second.left = now;
  }
}

void PlanPresence::drop(Connection connection) {
  heard_.erase(connection);
  if (entries_.erase(connection) > 0) changed_ = at_once_ = true;
  rights_moved();
}

void PlanPresence::begin_again(Connection connection) {
  heard_.erase(connection);
  if (const auto found = entries_.find(connection); found != entries_.end()) {
    found->second.here.at.clear();
  }
  rights_moved();
}

void PlanPresence::rights_moved() {
  if (entries_.empty()) return;
  std::erase_if(entries_, [](const auto& each) { return each.second.left.has_value(); });
  changed_ = at_once_ = true;
}

void PlanPresence::forget_who_is_gone(Instant now) {
  const auto gone = std::erase_if(entries_, [&](const auto& each) {
    const auto& entry = each.second;
    const bool left = entry.left && *entry.left + protocol::limits::presence_leave <= now;
    return left || entry.said + protocol::limits::presence_life <= now;
  });
  if (gone > 0) changed_ = true;
}

HereNow PlanPresence::here() const {
  HereNow people;
  std::map<events::PersonId, Instant> said;
  for (const auto& [connection, entry] : entries_) {
    const auto found = people.find(entry.person);
    const bool stronger = found == people.end() ||
                          std::pair(activity(entry.here.state), entry.said) >
                              std::pair(activity(found->second.state), said.at(entry.person));
    if (!stronger) continue;
    people[entry.person] = entry.here;
    said[entry.person] = entry.said;
  }
  return people;
}

PlanPresence::Told PlanPresence::tell(const std::string& feed, const std::vector<Hearer>& hearers,
                                      const ViewOf& view_of, Instant now) {
  forget_who_is_gone(now);
  if (asleep()) return {};
  const bool too_soon = told_at_ && now < *told_at_ + protocol::limits::presence_pause;
  const bool newcomers = std::any_of(hearers.begin(), hearers.end(), [&](const Hearer& each) {
    return !heard_.contains(each.connection);
  });
  if (!(changed_ || newcomers) || (too_soon && !at_once_)) return {};
  changed_ = at_once_ = false;
  Told told;
  const auto people = here();
  std::list<std::pair<const events::Audience*, Telling>> tellings;  // Few, as audiences are.
  for (const auto& hearer : hearers) {
    auto telling = std::find_if(tellings.begin(), tellings.end(),
                                [&](const auto& each) { return *each.first == *hearer.audience; });
    if (telling == tellings.end()) {
      // With nobody here there is nothing to look up.
      auto seen =
          people.empty() ? HereNow{} : visible(people, *hearer.audience, view_of(*hearer.audience));
      tellings.emplace_back(hearer.audience, Telling(feed, std::move(seen)));
      telling = std::prev(tellings.end());
    }
    auto& heard = heard_[hearer.connection];
    if (auto frame = telling->second.frame_from(heard)) {
      told.emplace_back(hearer.connection, std::move(frame));
    }
    heard = telling->second.now();
  }
  if (people.empty()) heard_.clear();
  if (!told.empty()) told_at_ = now;
  return told;
}

}  // namespace server
