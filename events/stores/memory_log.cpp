#include "events/stores/memory_log.h"

#include "events/check.h"
#include "events/stores/placing.h"

namespace events::stores {
namespace {

Recorded decoded(const std::string& frame) {
  auto event = decode_frame(frame);
  if (!event) throw LogFailure("the log in memory is damaged: " + event.error());
  return *std::move(event);
}

}  // namespace

MemoryLog::MemoryLog(Salts salts, const std::vector<std::string>& views)
    : salts_(std::move(salts)) {
  for (const auto& view : views) views_[view];
}

Result<std::vector<Recorded>, Refused> MemoryLog::append(const Group& group) {
  auto placed =
      place(*this, group, salts_, [this](const StreamId& stream) { return version_of(stream); });
  if (!placed) return std::move(placed.error());
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < placed->events.size(); ++i) {
    streams_[placed->events[i].stream].push_back(frames_.size());
    frames_.push_back(std::move(placed->frames[i]));
  }
  for (std::size_t i = 0; i < group.appends.size(); ++i) {
    const auto& append = group.appends[i];
    answers_.emplace(std::pair(append.stream, append.author.command), placed->answers[i]);
  }
  change_rows(group);
  for (auto& [name, view] : views_) {
    if (view.checkpoint == head_.position) view.checkpoint = placed->head.position;
  }
  head_ = placed->head;
  return std::move(placed->events);
}

void MemoryLog::change_rows(const Group& group) {
  for (const auto& each : group.rows) {
    auto& view = existing(each.view);
    if (view.checkpoint == head_.position) change(view.rows, each);
  }
}

void MemoryLog::change(Rows& rows, const RowChange& change) {
  check(is_row_key(change.key), "a row's key is not empty and does not start with a zero byte");
  if (change.value) {
    rows[change.key] = *change.value;
  } else {
    rows.erase(change.key);
  }
}

MemoryLog::View& MemoryLog::existing(const std::string& view) {
  const auto found = views_.find(view);
  check(found != views_.end(), "a row change names a view that the log was opened with");
  return found->second;
}

Head MemoryLog::head() const {
  const std::lock_guard lock(mutex_);
  return head_;
}

Version MemoryLog::version_of(const StreamId& stream) const {
  const std::lock_guard lock(mutex_);
  const auto found = streams_.find(stream);
  return {found == streams_.end() ? 0 : found->second.size()};
}

std::vector<Recorded> MemoryLog::read(const StreamId& stream, Version after,
                                      std::size_t limit) const {
  const std::lock_guard lock(mutex_);
  std::vector<Recorded> events;
  const auto found = streams_.find(stream);
  if (found == streams_.end()) return events;
  const auto& places = found->second;
  for (auto i = after.value; i < places.size() && events.size() < limit; ++i) {
    events.push_back(decoded(frames_[places[i]]));
  }
  return events;
}

std::vector<Recorded> MemoryLog::read_all(Position after, std::size_t limit) const {
  const std::lock_guard lock(mutex_);
  std::vector<Recorded> events;
  for (auto i = after.value; i < frames_.size() && events.size() < limit; ++i) {
    events.push_back(decoded(frames_[i]));
  }
  return events;
}

std::vector<StreamId> MemoryLog::streams(const std::string& prefix, const std::string& after,
                                         std::size_t limit) const {
  const std::lock_guard lock(mutex_);
  std::vector<StreamId> streams;
  auto at = after >= prefix ? streams_.upper_bound({after}) : streams_.lower_bound({prefix});
  for (; at != streams_.end() && streams.size() < limit; ++at) {
    if (!at->first.value.starts_with(prefix)) break;
    streams.push_back(at->first);
  }
  return streams;
}

std::optional<Answer> MemoryLog::answer(const StreamId& stream, const CommandId& command) const {
  const std::lock_guard lock(mutex_);
  const auto found = answers_.find({stream, command});
  if (found == answers_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> MemoryLog::row(const std::string& view, const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = views_.find(view);
  if (found == views_.end()) return std::nullopt;
  const auto row = found->second.rows.find(key);
  if (row == found->second.rows.end()) return std::nullopt;
  return row->second;
}

std::vector<Row> MemoryLog::rows(const std::string& view, const std::string& prefix,
                                 const std::string& after, std::size_t limit) const {
  return rows_at(view, prefix, after, limit).rows;
}

RowsAt MemoryLog::rows_at(const std::string& view, const std::string& prefix,
                          const std::string& after, std::size_t limit) const {
  const std::lock_guard lock(mutex_);
  RowsAt result;
  const auto found = views_.find(view);
  if (found == views_.end()) return result;
  result.position = found->second.checkpoint;
  const auto& rows = found->second.rows;
  auto row = after >= prefix ? rows.upper_bound(after) : rows.lower_bound(prefix);
  for (; row != rows.end() && row->first.starts_with(prefix) && result.rows.size() < limit; ++row) {
    result.rows.push_back({.key = row->first, .value = row->second});
  }
  return result;
}

std::optional<Position> MemoryLog::checkpoint(const std::string& view) const {
  const std::lock_guard lock(mutex_);
  const auto found = views_.find(view);
  if (found == views_.end()) return std::nullopt;
  return found->second.checkpoint;
}

void MemoryLog::begin_view(const std::string& view) {
  const std::lock_guard lock(mutex_);
  existing(view).beside.emplace();
}

void MemoryLog::change_view(const std::string& view, const std::vector<RowChange>& changes) {
  const std::lock_guard lock(mutex_);
  auto& beside = existing(view).beside;
  check(beside.has_value(), "a view's rows are changed beside the live ones once it has begun");
  for (const auto& each : changes) {
    check(each.view == view, "a change is of the view that is built");
    change(*beside, each);
  }
}

void MemoryLog::switch_view(const std::string& view, Position at) {
  const std::lock_guard lock(mutex_);
  auto& switched = existing(view);
  check(switched.beside.has_value(), "a view is switched to the one that was built beside it");
  std::swap(switched.rows, *switched.beside);
  switched.checkpoint = at;
}

void MemoryLog::end_view(const std::string& view) {
  const std::lock_guard lock(mutex_);
  existing(view).beside.reset();
}

}  // namespace events::stores
