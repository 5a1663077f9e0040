#include "events/stores/rocks_log.h"

#include <algorithm>
#include <utility>

#include "events/check.h"
#include "events/stores/keys.h"
#include "events/stores/placing.h"
#include "events/stores/tables.h"

namespace events::stores {
namespace {

constexpr std::size_t known_versions_max = 50'000;
constexpr std::size_t reserved_at_once = 256;       // Events or rows, before more are seen.
constexpr std::size_t batch_bytes_per_event = 320;  // Keys and rows around a frame.

std::string_view view_of(const rocksdb::Slice& bytes) { return bytes.ToStringView(); }

Position checkpoint_from(std::string_view bytes) {
  const auto position = number_from(bytes);
  if (!position) throw LogFailure("a view's checkpoint is damaged: run `medvirk rebuild`.");
  return {*position};
}

Position checkpoint_of(const Tables& tables, Tables::Table view) {
  const auto bytes = tables.get(view, checkpoint_key);
  return bytes ? checkpoint_from(*bytes) : Position{0};
}

// Where rows that start with `prefix` and come after `after` begin.
std::string first_row_key(const std::string& prefix, const std::string& after) {
  auto from = after >= prefix ? after + '\0' : prefix;
  // The checkpoint's key starts with a zero byte, so it comes before all rows.
  return is_row_key(from) ? from : std::string("\1");
}

std::vector<Row> rows_from(rocksdb::Iterator& at, const std::string& prefix, std::size_t limit) {
  std::vector<Row> rows;
  for (; at.Valid() && rows.size() < limit && at.key().starts_with(prefix); at.Next()) {
    rows.push_back({.key = at.key().ToString(), .value = at.value().ToString()});
  }
  return rows;
}

// Events, log rows, heads and answers of a group.
void put_events(rocksdb::WriteBatch& batch, const Tables& tables, const Group& group,
                const Placed& placed) {
  for (std::size_t i = 0; i < placed.events.size(); ++i) {
    const auto& event = placed.events[i];
    batch.Put(tables.events(), event_key(event.stream, event.version), placed.frames[i]);
    batch.Put(tables.log(), number(event.position.value),
              encode(LogRow{.stream = event.stream,
                            .version = event.version,
                            .leaf = placed.leaves[i],
                            .root = placed.roots[i]}));
  }
  std::size_t end = 0;
  for (std::size_t i = 0; i < group.appends.size(); ++i) {
    const auto& append = group.appends[i];
    end += append.events.size();
    batch.Put(
        tables.heads(), append.stream.value,
        encode(StreamHead{.version = placed.answers[i].last, .leaf = placed.leaves[end - 1]}));
    batch.Put(tables.answers(), answer_key(append.stream, append.author.command),
              encode(placed.answers[i]));
  }
  batch.Put(tables.meta(), slice(head_key),
            encode(LogHead{.position = placed.head.position, .root = placed.head.root}));
}

void put_row(rocksdb::WriteBatch& batch, Tables::Table table, const RowChange& change) {
  check(is_row_key(change.key), "a row's key is not empty and does not start with a zero byte");
  if (change.value) {
    batch.Put(table, change.key, *change.value);
  } else {
    batch.Delete(table, change.key);
  }
}

// Rows and checkpoints of the views that stand at the head.
void put_rows(rocksdb::WriteBatch& batch, const ViewTables& views, const Group& group,
              const std::map<std::string, Position>& checkpoints, Position to) {
  std::map<std::string_view, ViewTables::Table> at_head;
  for (const auto& [name, checkpoint] : checkpoints) {
    if (checkpoint == group.expected) at_head[name] = views.live(name);
  }
  for (const auto& change : group.rows) {
    check(checkpoints.contains(change.view),
          "a row change names a view that the log was opened with");
    const auto view = at_head.find(change.view);
    if (view != at_head.end()) put_row(batch, view->second.get(), change);
  }
  for (const auto& [name, table] : at_head) {
    batch.Put(table.get(), slice(checkpoint_key), number(to.value));
  }
}

std::size_t batch_bytes(const Placed& placed) {
  std::size_t bytes = 1024;
  for (const auto& frame : placed.frames) bytes += frame.size() + batch_bytes_per_event;
  return bytes;
}

}  // namespace

std::unique_ptr<RocksLog> RocksLog::open(const RocksLogOptions& options) {
  auto opened = open_tables(options.directory, options.access, options.anchor);
  return std::unique_ptr<RocksLog>(new RocksLog(options, std::move(opened)));
}

RocksLog::RocksLog(const RocksLogOptions& options, Opened opened)
    : salts_(options.salts),
      access_(options.access),
      opened_(std::move(opened)),
      views_(*opened_.tables),
      head_(opened_.head) {
  if (access_ == Access::read) return;
  views_.drop_leftovers();
  for (const auto& name : options.views) {
    if (!views_.live(name)) views_.add(name);
    checkpoints_[name] = checkpoint_of(*opened_.tables, views_.live(name).get());
  }
  for (const auto& name : views_.names()) {
    if (options.drops_other_views && !checkpoints_.contains(name)) views_.drop(name);
  }
  anchor_ = std::make_unique<Anchor>(anchor_file(options.directory), head_, options.now);
  opened_.anchored = head_;
}

RocksLog::~RocksLog() = default;

void RocksLog::refuse_if_closed_to_writing() const {
  if (access_ == Access::read) throw LogFailure("this log was opened for reading only.");
  if (dead_) throw LogFailure("an earlier write failed: nothing is written until a new start.");
}

template <class Write>
void RocksLog::write_or_die(const Write& write) {
  try {
    write();
  } catch (...) {
    dead_ = true;
    throw;
  }
}

void RocksLog::set_head(const Head& head) {
  const std::lock_guard lock(mutex_);
  head_ = head;
}

Result<std::vector<Recorded>, Refused> RocksLog::append(const Group& group) {
  refuse_if_closed_to_writing();
  auto placed = place(*this, group, salts_,
                      [this](const StreamId& stream) { return known_version_of(stream); });
  if (!placed) return std::move(placed.error());
  write_or_die([&] {
    rocksdb::WriteBatch batch(batch_bytes(*placed));
    put_events(batch, *opened_.tables, group, *placed);
    put_rows(batch, views_, group, checkpoints_, placed->head.position);
    opened_.tables->write(batch);
    set_head(placed->head);
    for (auto& [name, checkpoint] : checkpoints_) {
      if (checkpoint == group.expected) checkpoint = placed->head.position;
    }
    anchor_->write(placed->head);
  });
  for (std::size_t i = 0; i < group.appends.size(); ++i) {
    versions_[group.appends[i].stream.value] = placed->answers[i].last;
  }
  return std::move(placed->events);
}

Version RocksLog::known_version_of(const StreamId& stream) {
  if (versions_.size() > known_versions_max) versions_.clear();
  const auto [entry, added] = versions_.try_emplace(stream.value);
  if (added) entry->second = version_of(stream);
  return entry->second;
}

Epoch RocksLog::begin_epoch() {
  refuse_if_closed_to_writing();
  auto next = head();
  next.epoch = next.epoch.next();
  write_or_die([&] {
    rocksdb::WriteBatch batch;
    batch.Put(opened_.tables->meta(), slice(epoch_key), number(next.epoch.value));
    opened_.tables->write(batch);
    set_head(next);
    anchor_->write(next);
  });
  return next.epoch;
}

Head RocksLog::head() const {
  const std::lock_guard lock(mutex_);
  return head_;
}

Version RocksLog::version_of(const StreamId& stream) const {
  const auto bytes = tables().get(tables().heads(), stream.value);
  if (!bytes) return {0};
  const auto head = stream_head_from(*bytes);
  if (!head) throw LogFailure("the head of the stream " + stream.value + " is damaged.");
  return head->version;
}

Recorded RocksLog::event_at(const StreamId& stream, Version version, std::string_view frame) const {
  auto event = decode_frame(frame);
  const auto name = [&] { return stream.value + " version " + std::to_string(version.value); };
  if (!event) throw LogFailure("the event " + name() + " is damaged: " + event.error());
  if (event->stream != stream || event->version != version) {
    throw LogFailure("in the place of the event " + name() + " lies another one.");
  }
  return *std::move(event);
}

std::vector<Recorded> RocksLog::read(const StreamId& stream, Version after,
                                     std::size_t limit) const {
  std::vector<Recorded> events;
  events.reserve(std::min(limit, reserved_at_once));
  const auto end = events_end(stream);
  const rocksdb::Slice bound(end);
  const auto at = tables().scan(tables().events(), event_key(stream, after.next()), &bound);
  for (; at->Valid() && events.size() < limit; at->Next()) {
    const Version version{after.value + events.size() + 1};
    if (view_of(at->key()) != event_key(stream, version)) {
      throw LogFailure("the event " + stream.value + " version " + std::to_string(version.value) +
                       " is missing.");
    }
    events.push_back(event_at(stream, version, view_of(at->value())));
  }
  tables().check_ended(*at);
  return events;
}

std::vector<Recorded> RocksLog::read_all(Position after, std::size_t limit) const {
  std::vector<Recorded> events;
  events.reserve(std::min(limit, reserved_at_once));
  const auto at = tables().scan(tables().log(), number(after.value + 1));
  for (; at->Valid() && events.size() < limit; at->Next()) {
    const Position position{after.value + events.size() + 1};
    const auto where = "the event at position " + std::to_string(position.value);
    const auto row = log_row_from(view_of(at->value()));
    if (!row || number_from(view_of(at->key())) != position.value) {
      throw LogFailure(where + " is missing.");
    }
    const auto frame = tables().get(tables().events(), event_key(row->stream, row->version));
    if (!frame) throw LogFailure(where + " is missing.");
    events.push_back(event_at(row->stream, row->version, *frame));
    if (events.back().position != position) throw LogFailure(where + " is another one.");
  }
  tables().check_ended(*at);
  return events;
}

std::vector<StreamId> RocksLog::streams(const std::string& prefix, const std::string& after,
                                        std::size_t limit) const {
  std::vector<StreamId> streams;
  const auto at = tables().scan(tables().heads(), after >= prefix ? after + '\0' : prefix);
  for (; at->Valid() && streams.size() < limit && at->key().starts_with(prefix); at->Next()) {
    streams.push_back({at->key().ToString()});
  }
  tables().check_ended(*at);
  return streams;
}

std::optional<Answer> RocksLog::answer(const StreamId& stream, const CommandId& command) const {
  const auto bytes = tables().get(tables().answers(), answer_key(stream, command));
  if (!bytes) return std::nullopt;
  const auto answer = answer_from(*bytes);
  if (!answer) throw LogFailure("an answer in the stream " + stream.value + " is damaged.");
  return answer;
}

std::optional<std::string> RocksLog::row(const std::string& view, const std::string& key) const {
  const auto table = views_.live(view);
  if (!table || !is_row_key(key)) return std::nullopt;
  return tables().get(table.get(), key);
}

std::vector<Row> RocksLog::rows(const std::string& view, const std::string& prefix,
                                const std::string& after, std::size_t limit) const {
  const auto table = views_.live(view);
  if (!table) return {};
  const auto at = tables().scan(table.get(), first_row_key(prefix, after));
  auto rows = rows_from(*at, prefix, limit);
  tables().check_ended(*at);
  return rows;
}

// An iterator sees the table as it was when the iterator was made, the checkpoint with the rows.
RowsAt RocksLog::rows_at(const std::string& view, const std::string& prefix,
                         const std::string& after, std::size_t limit) const {
  const auto table = views_.live(view);
  if (!table) return {};
  RowsAt result;
  const auto at = tables().scan(table.get(), checkpoint_key);
  if (at->Valid() && view_of(at->key()) == checkpoint_key) {
    result.position = checkpoint_from(view_of(at->value()));
  }
  at->Seek(first_row_key(prefix, after));
  result.rows = rows_from(*at, prefix, limit);
  tables().check_ended(*at);
  return result;
}

std::optional<Position> RocksLog::checkpoint(const std::string& view) const {
  const auto table = views_.live(view);
  if (!table) return std::nullopt;
  return checkpoint_of(tables(), table.get());
}

void RocksLog::begin_view(const std::string& view) {
  refuse_if_closed_to_writing();
  check(checkpoints_.contains(view), "a view that the log was opened with");
  write_or_die([&] { views_.begin(view); });
}

void RocksLog::change_view(const std::string& view, const std::vector<RowChange>& changes) {
  refuse_if_closed_to_writing();
  const auto table = views_.beside(view);
  check(table != nullptr, "a view's rows are changed beside the live ones once it has begun");
  write_or_die([&] {
    rocksdb::WriteBatch batch;
    for (const auto& change : changes) {
      check(change.view == view, "a change is of the view that is built");
      put_row(batch, table.get(), change);
    }
    opened_.tables->write(batch);
  });
}

void RocksLog::switch_view(const std::string& view, Position at) {
  refuse_if_closed_to_writing();
  write_or_die([&] {
    rocksdb::WriteBatch batch;
    views_.put_switch(view, batch);
    batch.Put(views_.beside(view).get(), slice(checkpoint_key), number(at.value));
    opened_.tables->write(batch);
    views_.switched(view);
    checkpoints_[view] = at;
  });
}

void RocksLog::end_view(const std::string& view) {
  refuse_if_closed_to_writing();
  write_or_die([&] { views_.end(view); });
}

}  // namespace events::stores
