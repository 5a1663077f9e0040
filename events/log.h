// Log: every event, once, in order, for ever. The interface that the journal writes to and
// everybody reads from; one contract suite (tests/events/log_contract.h) is run on every store.
//
// A log is one partition with one writer at a time. Events stand in streams (version 1, 2, 3 …) and
// in the whole log (position 1, 2, 3 …), both without gaps. What append() returns is on disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "events/event.h"
#include "events/hash.h"
#include "events/result.h"
#include "events/row.h"

namespace events {

// What the first sending of a command came to; a repeat gets the same (R53).
struct Answer {
  Version first;
  Version last;
  Digest request;  // Of the command's name and body: another body under the same id is refused.
  bool operator==(const Answer&) const = default;
};

// One command's events for one stream.
struct Append {
  StreamId stream;
  Version expected;  // The stream's version that the events were decided against.
  Author author;
  Digest request;
  std::vector<Draft> events;  // At least one.
};

// What one fsync makes durable, all of it or nothing.
struct Group {
  Epoch epoch;        // The writer's.
  Position expected;  // The log's head as the writer knows it.
  std::vector<Append> appends;
  std::vector<RowChange> rows;
};

struct Head {
  Epoch epoch;
  Position position;
  Digest root;  // Chained over all events: root(n) = SHA-256(1 ‖ root(n-1) ‖ leaf(n)).
  bool operator==(const Head&) const = default;
};

// Why a group was refused as a whole; nothing was written. `index` is the first append at fault.
struct Fenced {  // Another writer has taken over, or the log has moved on.
  Head head;
};
struct Conflict {  // The stream is not at `expected`; these stored events were missed, or the first
  std::size_t index;  // `missed_max` of them. None: it would be an append of this very group.
  std::vector<Recorded> missed;
};
struct Repeated {  // The same command again. If it is in this very group, the answer it would get.
  std::size_t index;
  Answer answer;
};
struct Reused {  // Another command under an id that was used.
  std::size_t index;
};
using Refused = std::variant<Fenced, Conflict, Repeated, Reused>;

// The disk said no, or holds what it should not. Nobody may go on with this log: the process stops.
class LogFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

inline constexpr std::size_t missed_max = 1000;

class Log {
 public:
  Log() = default;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  virtual ~Log() = default;

  // Appends all appends and row changes of the group, or nothing. On return they are on disk.
  // Every view's checkpoint moves to the new head in the same write, but for views that are behind
  // it (checkpoint < head, they wait to be built anew): these stay, and so do their rows.
  // Commands of one group may follow each other in one stream. One thread at a time.
  // Throws LogFailure.
  [[nodiscard]] virtual Result<std::vector<Recorded>, Refused> append(const Group& group) = 0;

  // The functions below may be called from any thread, never wait for a writer, and see whole
  // groups only. They throw LogFailure if what they read is damaged.

  [[nodiscard]] virtual Head head() const = 0;
  [[nodiscard]] virtual Version version_of(const StreamId& stream) const = 0;

  // Events after `after`, oldest first, at most `limit`.
  [[nodiscard]] virtual std::vector<Recorded> read(const StreamId& stream, Version after,
                                                   std::size_t limit) const = 0;
  [[nodiscard]] virtual std::vector<Recorded> read_all(Position after, std::size_t limit) const = 0;
  // The streams that there are, by name: those that start with `prefix` and come after `after`, in
  // order, at most `limit`.
  [[nodiscard]] virtual std::vector<StreamId> streams(const std::string& prefix,
                                                      const std::string& after,
                                                      std::size_t limit) const = 0;

  [[nodiscard]] virtual std::optional<Answer> answer(const StreamId& stream,
                                                     const CommandId& command) const = 0;

  // A view that the log does not have has no rows. A row's key is not empty and does not start
  // with a zero byte.
  [[nodiscard]] virtual std::optional<std::string> row(const std::string& view,
                                                       const std::string& key) const = 0;
  // Rows whose key starts with `prefix` and comes after `after`, in order, at most `limit`.
  [[nodiscard]] virtual std::vector<Row> rows(const std::string& view, const std::string& prefix,
                                              const std::string& after,
                                              std::size_t limit) const = 0;
  // The same rows and the view's checkpoint, as of one and the same moment.
  [[nodiscard]] virtual RowsAt rows_at(const std::string& view, const std::string& prefix,
                                       const std::string& after, std::size_t limit) const = 0;
  // Up to where a view has been advanced; none if the log does not have the view.
  [[nodiscard]] virtual std::optional<Position> checkpoint(const std::string& view) const = 0;

  // A view is built anew beside the live one, which is read and advanced all the while. One thread
  // builds, one view at a time; the appending thread switches. All throw LogFailure, after which
  // nothing may be written.

  // An empty set of rows beside the live one. What an earlier build left beside it is dropped.
  virtual void begin_view(const std::string& view) = 0;
  // Changes that set, all in one write: the caller bounds its size. All changes are this view's.
  virtual void change_view(const std::string& view, const std::vector<RowChange>& changes) = 0;
  // Makes it the live one, with `at` as its checkpoint: the head, unless the view is to wait. At
  // every moment, and after a crash at any, a reader finds all rows from before or all of the new.
  virtual void switch_view(const std::string& view, Position at) = 0;
  // Drops what is beside the live set: what was live before, or what was not finished.
  virtual void end_view(const std::string& view) = 0;
};

}  // namespace events
