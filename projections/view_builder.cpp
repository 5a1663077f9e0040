#include "projections/view_builder.h"

#include <algorithm>
#include <utility>

#include "events/check.h"
#include "events/codec.h"
#include "events/overloaded.h"
#include "projections/outbox_rows.h"
#include "projections/rows.h"

namespace projections {
namespace {

constexpr std::size_t events_a_build_read = 512;  // Events of a stream read at a time.
constexpr std::size_t listed_at_once = 1000;      // Streams.

// A row that events of several streams name is what the last of them says. All others belong to one
// stream, and follow from its events alone.
bool streams_share_rows(std::string_view view) { return view == notices_followed_view; }

// The kinds of streams that a view's rows come from. Reading the others as well would be as right,
// and slower: so a view that is not named here is built from all.
std::vector<std::string> kinds_of(std::string_view view) {
  for (const auto of_plans : {my_plans_view, due_view, desk_view, cases_view, unit_plans_view}) {
    if (view == of_plans) return {"plan/"};
  }
  for (const auto of_units : {offices_view, bodies_view, contact_points_view}) {
    if (view == of_units) return {"unit/"};
  }
  for (const auto of_people : {directory_view, calendar_links_view, national_ids_view,
                               notice_channels_view, outbox_view, notices_followed_view}) {
    if (view == of_people) return {"person/"};
  }
  return {"plan/", "unit/", "person/"};
}

events::Event decoded(const events::Recorded& recorded) {
  auto event = events::decode(recorded);
  if (!event) throw events::not_understood(recorded, event.error());
  return *std::move(event);
}

template <class State, class... Others>
State& state_in(std::variant<Others...>& any) {
  auto* state = std::get_if<State>(&any);
  return state ? *state : any.template emplace<State>();
}

}  // namespace

StreamRows::StreamRows(const events::StreamId& stream, std::string view)
    : view_(std::move(view)), id_(stream.value.substr(stream.value.find('/') + 1)) {}

void StreamRows::apply(const events::Recorded& recorded) {
  std::visit(events::Overloaded{
                 [&](const events::plan::Event& e) { apply_plan(e, recorded.author.at); },
                 [&](const events::unit::Event& e) { apply_unit(e); },
                 [&](const events::person::Event& e) { apply_person(e); },
             },
             decoded(recorded));
  version_ = recorded.version;
}

void StreamRows::apply_plan(const events::plan::Event& event, events::Timestamp at) {
  auto& [plan, course] = state_in<Folded>(state_);
  plan.id = {id_};
  plan = events::plan::evolve(std::move(plan), event);
  note(course, plan, event, at);
}

void StreamRows::apply_unit(const events::unit::Event& event) {
  auto& unit = state_in<events::unit::Unit>(state_);
  unit.id = {id_};
  unit = events::unit::evolve(std::move(unit), event);
  std::vector<events::RowChange> changes;
  add_rows(event, unit, changes);
  keep(changes, rows_);
}

void StreamRows::apply_person(const events::person::Event& event) {
  auto& person = state_in<events::person::Person>(state_);
  person.id = {id_};
  person = events::person::evolve(std::move(person), event);
  std::vector<events::RowChange> changes;
  add_rows(event, changes);
  keep(changes, rows_);
}

// Those of the view.
void StreamRows::keep(std::vector<events::RowChange>& changes, Rows& rows) const {
  for (auto& change : changes) {
    if (change.view != view_) continue;
    if (change.value) {
      rows[change.key] = std::move(*change.value);
    } else {
      rows.erase(change.key);
    }
  }
}

StreamRows::Rows StreamRows::rows(const events::Deadlines& deadlines) const {
  auto rows = rows_;
  std::vector<events::RowChange> changes;
  if (const auto* folded = std::get_if<Folded>(&state_)) {
    add_difference({}, rows_of(folded->plan, folded->course, deadlines), changes);
  } else if (const auto* person = std::get_if<events::person::Person>(&state_)) {
    add_outbox_difference({}, outbox_rows(*person), changes);
  }
  keep(changes, rows);
  return rows;
}

ViewBuilder::ViewBuilder(const events::Log& log, const events::Deadlines& deadlines,
                         std::string view, events::Position until)
    : log_(log),
      deadlines_(deadlines),
      view_(std::move(view)),
      shared_(streams_share_rows(view_)),
      kinds_(kinds_of(view_)),
      at_(shared_ ? events::Position{} : until) {
  if (shared_) return;
  for (; kind_ < kinds_.size(); ++kind_) {
    for (auto some = list(""); !some.empty(); some = list(some.back().value)) {
      streams_ += some.size();
    }
  }
  kind_ = 0;
}

bool ViewBuilder::feeds(const events::StreamId& stream) const {
  return std::any_of(kinds_.begin(), kinds_.end(),
                     [&](const std::string& kind) { return stream.value.starts_with(kind); });
}

std::vector<events::StreamId> ViewBuilder::list(const std::string& after) const {
  return log_.streams(kinds_[kind_], after, listed_at_once);
}

std::optional<events::StreamId> ViewBuilder::next_stream() {
  while (listed_.empty()) {
    if (kind_ == kinds_.size()) return {};
    listed_ = list(last_listed_);
    if (listed_.empty()) {
      ++kind_;
      last_listed_.clear();
      continue;
    }
    last_listed_ = listed_.back().value;
    std::reverse(listed_.begin(), listed_.end());
  }
  auto stream = std::move(listed_.back());
  listed_.pop_back();
  return stream;
}

StreamRows ViewBuilder::load(const events::StreamId& stream, events::Position until) const {
  StreamRows rows{stream, view_};
  for (;;) {
    const auto events = log_.read(stream, rows.version(), events_a_build_read);
    for (const auto& recorded : events) {
      if (recorded.position > until) return rows;
      rows.apply(recorded);
    }
    if (events.size() < events_a_build_read) return rows;
  }
}

std::optional<ViewBuilder::Changes> ViewBuilder::next() {
  if (shared_) return {};
  Changes changes;
  for (std::size_t i = 0; i < limits::piece_streams && changes.size() < limits::piece_rows; ++i) {
    const auto stream = next_stream();
    if (!stream) return i == 0 ? std::nullopt : std::optional{std::move(changes)};
    add_difference({}, load(*stream, at_).rows(deadlines_), changes);
    ++streams_done_;
  }
  return changes;
}

ViewBuilder::Changes ViewBuilder::follow(events::Position to) {
  Changes changes;
  if (at_ >= to) return changes;
  const auto events =
      log_.read_all(at_, std::min<std::uint64_t>(limits::page_events, to.value - at_.value));
  events::check(!events.empty(), "the log has the events up to its head");
  if (shared_) {
    for (const auto& recorded : events) follow_shared(recorded, changes);
  } else {
    follow_streams(events, changes);
  }
  at_ = events.back().position;
  return changes;
}

void ViewBuilder::follow_shared(const events::Recorded& recorded, Changes& changes) {
  if (!feeds(recorded.stream)) return;
  const auto event = decoded(recorded);
  const auto* of_person = std::get_if<events::person::Event>(&event);
  if (of_person == nullptr) return;
  Changes all;
  add_rows(*of_person, all);
  for (auto& change : all) {
    if (change.view != view_) continue;
    if (change.value) {
      shared_keys_.insert(change.key);
    } else {
      shared_keys_.erase(change.key);
    }
    changes.push_back(std::move(change));
  }
  rows_ = shared_keys_.size();
}

// Stream by stream: what it contributes after these events, against what it did before them.
void ViewBuilder::follow_streams(const std::vector<events::Recorded>& events, Changes& changes) {
  if (followed_.size() > limits::followed_streams) followed_.clear();
  std::map<std::string, StreamRows::Rows> before;
  for (const auto& recorded : events) {
    if (!feeds(recorded.stream)) continue;
    const auto& name = recorded.stream.value;
    auto known = followed_.find(name);
    if (known == followed_.end()) {
      known = followed_.emplace(name, load(recorded.stream, {recorded.position.value - 1})).first;
    }
    if (!before.contains(name)) before.emplace(name, known->second.rows(deadlines_));
    known->second.apply(recorded);
  }
  for (const auto& [name, rows] : before) {
    add_difference(rows, followed_.at(name).rows(deadlines_), changes);
  }
}

void ViewBuilder::add_difference(const StreamRows::Rows& before, const StreamRows::Rows& after,
                                 Changes& changes) {
  for (const auto& [key, value] : before) {
    if (after.contains(key)) continue;
    changes.push_back({.view = view_, .key = key, .value = std::nullopt});
    --rows_;
  }
  for (const auto& [key, value] : after) {
    const auto old = before.find(key);
    if (old == before.end()) ++rows_;
    if (old == before.end() || old->second != value) {
      changes.push_back({.view = view_, .key = key, .value = value});
    }
  }
}

}  // namespace projections
