// Rebuilder: builds views across plans afresh beside the live ones, on a thread of its own, while
// the journal goes on; then the journal switches to each between two groups. Readers see the rows
// from before or the new ones, all of them, at every moment.
#pragma once

#include <boost/describe.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/log.h"
#include "server/journal/journal.h"

namespace server {

struct RebuildLimits {
  // Events that are followed while nothing is appended: what a switch may cost the journal.
  std::size_t pause_events_max = 512;
  // Times that it catches up with the log. Each leaves less than the one before, unless the log
  // grows faster than it can be read.
  std::size_t rounds_max = 64;
};

BOOST_DEFINE_ENUM_CLASS(RebuildStage, waiting, building, following, done, given_up)

// How far one has come.
struct Rebuild {
  RebuildStage stage = RebuildStage::waiting;
  std::uint64_t streams = 0;     // Read, of those that the view comes from …
  std::uint64_t of_streams = 0;  // … as counted at the start.
  std::uint64_t rows = 0;        // Built.
  std::uint64_t position = 0;    // Of the log, as of which they stand.
};
BOOST_DESCRIBE_STRUCT(Rebuild, (), (stage, streams, of_streams, rows, position))

// A view across plans as it stands.
struct ViewState {
  std::string view;
  std::uint64_t checkpoint;
  std::uint64_t head;  // The log's. The view is up to date if its checkpoint is the same.
  std::optional<Rebuild> rebuild{};  // The last one since the start.
};
BOOST_DESCRIBE_STRUCT(ViewState, (), (view, checkpoint, head, rebuild))

class Rebuilder {
 public:
  // Called on its thread if the log fails. Nobody may go on with that log.
  using Failed = std::function<void(const std::string& what)>;

  // `log` and `journal` outlive it.
  Rebuilder(events::Log& log, Journal& journal, RebuildLimits limits, Failed failed);
  Rebuilder(const Rebuilder&) = delete;
  Rebuilder& operator=(const Rebuilder&) = delete;
  // Breaks off what is being built: the live view stays.
  ~Rebuilder();

  // Any thread. Views are built one after the other; one that waits already waits once, one that is
  // being built is built again after that. Only for a view of view_names().
  void submit(const std::string& view);
  [[nodiscard]] ViewState state_of(const std::string& view) const;
  // The same, once nothing is waiting or being built; for tests.
  [[nodiscard]] ViewState wait_for(const std::string& view) const;

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace server
