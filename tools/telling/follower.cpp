#include "tools/telling/follower.h"

namespace tools {
namespace {

using projections::words::Language;
using projections::words::Phrase;

const Phrase all_revoked{"Du ser ikke lenger denne planen", "Du ser ikkje lenger denne planen",
                         "You no longer see this plan"};
const Phrase some_revoked{"Du ser ikke lenger alt i planen; dette er det du ser nå",
                          "Du ser ikkje lenger alt i planen; dette er det du ser no",
                          "You no longer see all of the plan; this is what you see now"};

}  // namespace

Follower::Follower(const events::PlanId& plan, projections::words::BodyNames body,
                   Language language, Line line)
    : plan_feed_("plan/" + plan.value),
      events_feed_("events/" + plan.value),
      reader_{.person =
                  [this](const events::PersonId& person) {
                    const auto found = people_.find(person.value);
                    return found == people_.end() ? person.value : found->second;
                  },
              .body = std::move(body),
              .language = language},
      line_(std::move(line)),
      telling_(reader_.person, reader_.body, language) {}

void Follower::take(const Json& frame) {
  const auto feed = frame.value("feed", "");
  if (feed != plan_feed_ && feed != events_feed_) return;
  learn_people(frame);
  const auto t = frame.value("t", "");
  if (t == "snapshot") take_snapshot(frame);
  if (t == "patch") plan_at_ = position_of(frame["to"]);
  if (t == "event") take_event(frame);
  if (t == "revoked") take_revoked(frame);
}

void Follower::learn_people(const Json& frame) {
  const auto people = frame.find("people");
  if (people == frame.end() || !people->is_object()) return;
  for (const auto& person : people->items()) {
    people_[person.key()] = person.value().get<std::string>();
  }
}

void Follower::take_snapshot(const Json& frame) {
  const auto& view = frame["view"];
  auto whole = view;
  if (view.is_string()) {
    if (frame.value("part", 1) == 1) pieces_.clear();
    pieces_ += view.get<std::string>();
    if (frame.value("part", 1) < frame.value("parts", 1)) return;
    auto joined = events::json::parse(pieces_);
    if (!joined) return;
    whole = std::move(*joined);
  }
  plan_at_ = position_of(frame["at"]);
  for (const auto& line : plan_text(whole, reader_)) line_(line);
  line_("");
}

void Follower::take_event(const Json& frame) {
  events_at_ = position_of(frame["to"]);
  const auto recorded = recorded_from(frame["event"]);
  if (!recorded) return;
  if (const auto sentence = telling_.sentence(*recorded)) {
    line_(moment_text(recorded->author.at) + "  " + *sentence);
  }
}

void Follower::take_revoked(const Json& frame) {
  if (frame["feed"] != plan_feed_) return;  // Once is enough.
  over_ = frame.value("scope", "") == "all";
  line_((over_ ? all_revoked : some_revoked).in(reader_.language) + " (" +
        frame.value("reason", "") + ").");
}

}  // namespace tools
