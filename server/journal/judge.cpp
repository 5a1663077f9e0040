#include "server/journal/judge.h"

#include <algorithm>
#include <utility>

#include "events/codec.h"
#include "events/hash.h"
#include "events/plan/standing.h"
#include "projections/outbox_rows.h"
#include "projections/rows.h"
#include "server/journal/decision.h"
#include "server/queries/directory.h"

namespace server {
namespace {

events::Digest digest_of(const events::Draft& command) {
  return events::sha256(command.type + '\0' + command.payload);
}

std::string key_of(const Ask& ask) { return ask.stream.value + ' ' + ask.id.value; }

}  // namespace

Verdict Judge::decide(const Ask& ask, events::Group& group) {
  auto& stream = streams_.at(ask.stream);
  const auto draft = draft_of(ask);
  const auto digest = digest_of(draft);
  if (const auto first = first_answer(ask)) {
    if (first->request != digest) return ReusedId{};
    return Done{.epoch = group.epoch, .at = first->last, .duplicate = true};
  }
  const events::Stamp stamp{.by = ask.by,
                            .at = ask.at.value_or(std::max(clock_.now(), stream.last_at)),
                            .offices = offices_of(ask.by)};
  // Whoever may see nothing of a plan does not learn how far it has come either: the rules alone
  // answer them.
  if (sees_something(stream, stamp)) {
    if (ask.expected > stream.version) {
      return events::broken("R52", "expected-ahead",
                            "The expected version has not been reached; subscribe again.",
                            {"expected"});
    }
    if (const auto* command = std::get_if<events::plan::Command>(&ask.command)) {
      if (Streams::touched_since(stream, ask.expected, events::entity_of(*command)))
        return Missed{};
    }
  }
  auto decided = server::decide(stream, ask, stamp);
  if (!decided) return std::move(decided.error());
  if (decided->empty()) {  // Already so: nothing to write, nothing to hear.
    return Done{.epoch = group.epoch, .at = stream.version, .duplicate = false};
  }
  if (auto no = objection(ask, *decided)) return std::move(*no);
  append(stream, ask, {stamp, digest}, *decided, group);
  return Done{.epoch = group.epoch, .at = stream.version, .duplicate = false};
}

std::optional<events::Rejection> Judge::objection(const Ask& ask,
                                                  const std::vector<events::Event>& decided) const {
  if (!objects_) return {};
  for (const auto& event : decided) {
    if (auto no = objects_(ask, event)) return no;
  }
  return {};
}

void Judge::append(Stream& stream, const Ask& ask, Signed by, std::vector<events::Event>& decided,
                   events::Group& group) {
  auto* plan = std::get_if<PlanState>(&stream.state);
  events::Append append{.stream = ask.stream,
                        .expected = stream.version,
                        .author = {.by = ask.by, .at = by.stamp.at, .command = ask.id},
                        .request = by.digest,
                        .events = {}};
  if (plan) append.author.mandate = mandate_in(plan->plan, ask.by, by.stamp.at);
  const auto* person = std::get_if<events::person::Person>(&stream.state);
  const auto outbox = person ? projections::outbox_rows(*person) : decltype(plan->rows.due){};
  bool rows_change = false;
  const auto before = stream.bytes;
  const auto fold = [&](const events::Event& event) {
    append.events.push_back(events::encode(event));
    advance(stream, event, by.stamp.at, append.events.back().payload.size());
    if (const auto* e = std::get_if<events::plan::Event>(&event)) {
      rows_change = rows_change || projections::changes_rows(*e);
    }
    add_unit_rows(stream, event, group);
  };
  for (const auto& event : decided) fold(event);
  if (plan) {
    for (const auto& event : events::plan::derive(plan->plan, by.stamp)) fold(event);
  }
  if (plan && rows_change) {
    auto rows = projections::rows_of(plan->plan, plan->course, deadlines_);
    projections::add_difference(plan->rows, rows, group.rows);
    plan->rows = std::move(rows);
  }
  if (person) {
    projections::add_outbox_difference(outbox, projections::outbox_rows(*person), group.rows);
  }
  folded_bytes_ += stream.bytes - before;
  in_group_[key_of(ask)] = {
      .first = append.expected.next(), .last = stream.version, .request = by.digest};
  group.appends.push_back(std::move(append));
}

void Judge::add_unit_rows(const Stream& stream, const events::Event& event, events::Group& group) {
  if (const auto* e = std::get_if<events::unit::Event>(&event)) {
    projections::add_rows(*e, std::get<events::unit::Unit>(stream.state), group.rows);
    offices_.clear();
  } else if (const auto* p = std::get_if<events::person::Event>(&event)) {
    projections::add_rows(*p, group.rows);
  }
}

std::optional<events::Answer> Judge::first_answer(const Ask& ask) const {
  const auto key = key_of(ask);
  for (const auto* group : {&in_group_, &before_}) {
    const auto found = group->find(key);
    if (found != group->end()) return found->second;
  }
  return log_.answer(ask.stream, ask.id);
}

// From the view of offices, which a unit's own group has already moved on.
const std::vector<events::Office>& Judge::offices_of(const events::PersonId& person) {
  constexpr std::size_t cached_max = 10'000;
  if (const auto found = offices_.find(person.value); found != offices_.end()) {
    return found->second;
  }
  if (offices_.size() >= cached_max) offices_.clear();
  return offices_[person.value] = server::offices_of(log_, person);
}

void Judge::begin_group() {
  before_ = std::exchange(in_group_, {});
  streams_.trim(std::exchange(folded_bytes_, 0));
}

}  // namespace server
