#include "server/journal/streams.h"

#include <algorithm>

#include "events/codec.h"
#include "events/overloaded.h"

namespace server {
namespace {

constexpr std::size_t events_a_load = 512;  // Events read at a time.

// What a stream costs beside its events, and an event beside its payload. Measured on plans of 3 to
// 1,000 events: the heap held 4.7 to 117 kB of a plan, and this counts 1.2 to 2.4 times as much. An
// event that overwrites what an earlier one said is counted as well. Since then a plan has rows at
// the desks of up to three bodies: some 2 kB, added to what a stream costs.
constexpr std::size_t bytes_a_stream = 6144;
constexpr std::size_t bytes_an_event = 160;

}  // namespace

Stream empty_stream(const events::StreamId& id) {
  const auto slash = id.value.find('/');
  const auto kind = id.value.substr(0, slash);
  const auto name = slash == std::string::npos ? "" : id.value.substr(slash + 1);
  Stream stream;
  stream.bytes = bytes_a_stream;
  if (kind == "plan") {
    PlanState state;
    state.plan.id = {name};
    stream.state = std::move(state);
  } else if (kind == "unit") {
    stream.state = events::unit::Unit{.id = {name}};
  } else {
    stream.state = events::person::Person{.id = {name}};
  }
  return stream;
}

void advance(Stream& stream, const events::Event& event, events::Timestamp at,
             std::size_t payload_bytes) {
  std::visit(events::Overloaded{
                 [&](const events::plan::Event& e) {
                   auto& [plan, course, rows] = std::get<PlanState>(stream.state);
                   plan = events::plan::evolve(std::move(plan), e);
                   projections::note(course, plan, e, at);
                 },
                 [&](const events::unit::Event& e) {
                   auto& unit = std::get<events::unit::Unit>(stream.state);
                   unit = events::unit::evolve(std::move(unit), e);
                 },
                 [&](const events::person::Event& e) {
                   auto& person = std::get<events::person::Person>(stream.state);
                   person = events::person::evolve(std::move(person), e);
                 },
             },
             event);
  stream.touched.push_back(events::entity_of(event));
  stream.version = stream.version.next();
  stream.last_at = at;
  stream.bytes += bytes_an_event + payload_bytes;
}

Stream Streams::load(const events::StreamId& id) const {
  auto stream = empty_stream(id);
  for (;;) {
    const auto events = log_.read(id, stream.version, events_a_load);
    for (const auto& recorded : events) {
      const auto event = events::decode(recorded);
      if (!event) throw events::not_understood(recorded, event.error());
      advance(stream, *event, recorded.author.at, recorded.payload.size());
    }
    if (events.size() < events_a_load) break;
  }
  if (auto* state = std::get_if<PlanState>(&stream.state)) {
    state->rows = projections::rows_of(state->plan, state->course, deadlines_);
  }
  return stream;
}

Stream& Streams::at(const events::StreamId& id) {
  if (const auto found = cache_.find(id.value); found != cache_.end()) {
    uses_.splice(uses_.begin(), uses_, found->second.use);
    return found->second.stream;
  }
  auto stream = load(id);
  bytes_ += stream.bytes;
  uses_.push_front(id.value);
  const auto [entry, added] = cache_.emplace(id.value, Cached{std::move(stream), uses_.begin()});
  return entry->second.stream;
}

bool Streams::touched_since(const Stream& stream, events::Version seen, std::string_view entity) {
  for (auto version = seen.value; version < stream.version.value; ++version) {
    if (events::collide(entity, stream.touched[version])) return true;
  }
  return false;
}

void Streams::trim(std::size_t added_bytes) {
  bytes_ += added_bytes;
  while (bytes_ > cached_bytes_max_ && !uses_.empty()) {
    const auto oldest = cache_.find(uses_.back());
    bytes_ -= std::min(bytes_, oldest->second.stream.bytes);
    cache_.erase(oldest);
    uses_.pop_back();
  }
}

}  // namespace server
