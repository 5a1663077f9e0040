// Journal: the one writer. One thread of its own reads, folds and decides, another appends: what
// was decided during one fsync is the next group. Nobody hears of anything before it is on disk.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "events/event.h"
#include "events/log.h"
#include "events/plan/deadlines.h"
#include "events/rejection.h"
#include "server/clock.h"

namespace server {

// One command for one stream, by one person.
struct Ask {
  events::StreamId stream;
  std::variant<events::plan::Command, events::unit::Command, events::person::Command> command;
  events::Version expected;  // The version that the sender saw.
  events::CommandId id;
  events::PersonId by;
  std::optional<events::Timestamp> at{};  // Only for history that is made up: the demo, the tests.
};

// What came of it. All but Done and Same wrote nothing.
struct Done {
  events::Epoch epoch;
  events::Version at;  // The stream's version after it.
  bool duplicate;      // It was done before; this is the first answer.
};
struct Stale {  // R52: later events touched what the command names.
  events::Version version;
  std::vector<events::Recorded> missed;
};
struct ReusedId {};
struct Busy {};  // The queue is full: try again later.
using Outcome = std::variant<Done, events::Rejection, Stale, ReusedId, Busy>;

struct JournalLimits {
  std::size_t queue_max = 4096;              // Asks waiting.
  std::size_t group_asks_max = 1024;         // Asks in one group.
  std::size_t cached_bytes_max = 256 << 20;  // Of folded plans, an upper bound of what they take.
};

class JournalWatch;

class Journal {
 public:
  // Called on the writing thread, in position order, after the events are on disk and before the
  // askers are answered. Must not block.
  using Publish = std::function<void(const std::vector<events::Recorded>&)>;
  // Called on the deciding thread, once. Must not block.
  using Answered = std::function<void(Outcome)>;
  // Called on the writing thread when the disk has failed; the default prints and ends the process.
  using Failed = std::function<void(const std::string& what)>;

  // Called on the deciding thread for each event that the rules would let happen: what the server
  // knows against it beside the rules, such as a document whose content is not here. Must not wait.
  using Objects =
      std::function<std::optional<events::Rejection>(const Ask& ask, const events::Event& event)>;

  // As Publish, right after it: which rows of the views across plans changed with the events.
  using RowsChanged = std::function<void(const std::vector<events::Recorded>&,
                                         const std::vector<events::RowChange>&)>;

  // `log` and `clock` outlive the journal. Views across plans that are behind are built first.
  Journal(events::Log& log, const Clock& clock, JournalLimits limits, Publish publish,
          Failed failed, Objects objects = {}, RowsChanged rows_changed = {});
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;
  // Finishes what is queued, then stops the thread.
  ~Journal();

  // Called on the writing thread before each group is written; may wait, but not for long. What is
  // asked meanwhile makes the next group larger.
  using Pace = std::function<void()>;
  // Before the first ask.
  void keep(Pace pace);

  // From now on `watch` hears of it; before the first ask, and it outlives the journal (watch.h).
  void tell(JournalWatch& watch);

  // Any thread.
  void submit(Ask ask, Answered answered);
  // The same, waiting for the outcome; for tools and tests. Not from its threads.
  [[nodiscard]] Outcome ask(Ask ask);

  // Runs `work` on the writing thread between two groups, and waits for it: the log's head is the
  // head, and nothing is appended before `work` returns, so it must be short. False: the journal
  // has stopped, and nothing was run or it was not finished. What it throws stops the journal, as a
  // failed write does. Any thread but the journal's own.
  [[nodiscard]] bool between_groups(std::function<void()> work);

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

// The names and numbers of all views across plans, for opening a log.
[[nodiscard]] std::vector<std::string> view_names();

}  // namespace server
