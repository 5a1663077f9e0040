#include "server/live/row_reading.h"

#include <algorithm>
#include <iterator>

#include "events/check.h"
#include "server/live/snapshot_parts.h"
#include "server/live/view_hash.h"

namespace server {
namespace {

using events::json::Json;

Json parsed(const std::string& view) {
  auto json = events::json::parse(view);
  events::check(json.has_value(), "a view of our own is JSON");
  return std::move(*json);
}

std::vector<events::PersonId> newcomers(const RowsTold& before, const RowsTold& now) {
  std::vector<events::PersonId> people;
  std::set_difference(now.people.begin(), now.people.end(), before.people.begin(),
                      before.people.end(), std::back_inserter(people));
  return people;
}

}  // namespace

std::string RowFeedName::feed() const { return kind == Kind::me ? "me" : topic(); }
std::string RowFeedName::topic() const { return (kind == Kind::me ? "me/" : "unit/") + id; }

std::optional<RowFeedName> row_feed_from(const std::string& feed, const events::PersonId& person) {
  constexpr std::string_view unit = "unit/";
  if (feed == "me") return RowFeedName{.kind = RowFeedName::Kind::me, .id = person.value};
  if (!feed.starts_with(unit)) return {};
  auto id = feed.substr(unit.size());
  if (!events::is_orgnr(id)) return {};
  return RowFeedName{.kind = RowFeedName::Kind::unit, .id = std::move(id)};
}

namespace {

// Those who hold an office in the unit now, and one of their offices.
struct Staff {
  std::set<events::PersonId> people{};
  std::optional<events::Office> office{};
};
Staff staff_among(const events::Log& log, const std::set<events::PersonId>& people,
                  const events::Orgnr& unit) {
  Staff staff;
  for (const auto& person : people) {
    auto held = office_in(log, person, unit);
    if (!held) continue;
    staff.people.insert(person);
    staff.office = std::move(held);
  }
  return staff;
}

}  // namespace

RowReading RowReader::read(const RowQuestion& question, events::Timestamp now) const {
  RowReading reading;
  if (question.name.kind == RowFeedName::Kind::me) {
    reading.entitled = question.people;
    compare(question, my_document(log_, directory_, {question.name.id}, now), now, reading);
    return reading;
  }
  const events::Orgnr unit{question.name.id};
  const auto staff = staff_among(log_, question.people, unit);
  if (staff.people.empty()) return reading;
  auto document = desk_document(log_, *staff.office, now, deadlines_);
  // Whoever lost the office before what was read hears nothing of it (R51).
  reading.entitled = staff_among(log_, staff.people, unit).people;
  compare(question, std::move(document), now, reading);
  return reading;
}

void RowReader::compare(const RowQuestion& question, RowDocument document, events::Timestamp now,
                        RowReading& reading) const {
  reading.read_at = document.position;
  auto fresh = std::make_shared<const RowsTold>(RowsTold{
      .at = document.position, .view = document.view.dump(), .people = std::move(document.people)});
  const auto& before = question.told;
  if (before && before->view == fresh->view) {
    reading.told = before;
  } else {
    reading.told = fresh;
    reading.only_time = before && before->at >= fresh->at;
    if (before && !reading.only_time) {
      const auto patch = patch_between(parsed(before->view), document.view).dump();
      const auto people = directory_.names(newcomers(*before, *fresh));
      const auto feed = question.name.feed();
      reading.patch = std::make_shared<const Frame>(
          protocol::encode(protocol::PatchFrame{.feed = feed,
                                                .from = at(before->at),
                                                .to = at(fresh->at),
                                                .patch = patch,
                                                .people = people,
                                                .by = {},
                                                .time = now,
                                                .command = {}}),
          Frame::Patch{.from = at(before->at), .to = at(fresh->at)});
    }
  }
  add_snapshots(question, reading);
}

void RowReader::add_snapshots(const RowQuestion& question, RowReading& reading) const {
  auto whys = question.snapshots;
  if (reading.only_time) whys.insert(protocol::Why::behind);
  if (whys.empty()) return;
  const auto feed = question.name.feed();
  const auto hash = view_hash(reading.told->view);
  const auto people = directory_.names(reading.told->people);
  for (const auto why : whys) {
    reading.snapshots[why] = snapshot_frames({.feed = feed,
                                              .at = at(reading.told->at),
                                              .part = 1,
                                              .parts = 1,
                                              .view = reading.told->view,
                                              .people = people,
                                              .why = why,
                                              .hash = hash});
  }
}

protocol::At RowReader::at(events::Position position) const {
  return {.epoch = epoch_.value, .seq = position.value};
}

}  // namespace server
