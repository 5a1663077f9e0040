// View builder: the rows of one view across plans, made afresh from the log: stream by stream, so
// that no more than one plan is in memory, and then on along the log as it grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "events/log.h"
#include "events/plan/deadlines.h"
#include "events/plan/plan.h"
#include "projections/course.h"

namespace projections {

namespace limits {
inline constexpr std::size_t piece_rows = 512;        // And those of one stream, at most.
inline constexpr std::size_t piece_streams = 64;      // Read for one piece.
inline constexpr std::size_t page_events = 256;       // Followed at a time.
inline constexpr std::size_t followed_streams = 512;  // Kept folded, beside those of a page.
}  // namespace limits

// What one stream contributes to one view.
class StreamRows {
 public:
  using Rows = std::map<std::string, std::string>;  // Key → value.

  StreamRows(const events::StreamId& stream, std::string view);

  // The stream's next event. Throws LogFailure if it is not understood.
  void apply(const events::Recorded& recorded);
  [[nodiscard]] events::Version version() const { return version_; }
  [[nodiscard]] Rows rows(const events::Deadlines& deadlines) const;

 private:
  struct Folded {
    events::Plan plan;
    Course course;
  };
  void apply_plan(const events::plan::Event& event, events::Timestamp at);
  void apply_unit(const events::unit::Event& event);
  void apply_person(const events::person::Event& event);
  void keep(std::vector<events::RowChange>& changes, Rows& rows) const;

  std::string view_;
  std::string id_;  // What the stream's name says after the slash.
  events::Version version_{};
  std::variant<std::monostate, Folded, events::unit::Unit, events::person::Person> state_{};
  Rows rows_{};  // That events name themselves; the others follow from the state.
};

class ViewBuilder {
 public:
  // `log` and `deadlines` outlive it. Begins with the rows as of `until`, which the log has
  // reached; where streams share rows, so that only the log's order tells which counts, with none
  // at all.
  ViewBuilder(const events::Log& log, const events::Deadlines& deadlines, std::string view,
              events::Position until);

  using Changes = std::vector<events::RowChange>;

  // Some more of the rows as of at(); nothing: they have all been given. Throws LogFailure, as all
  // here.
  [[nodiscard]] std::optional<Changes> next();

  // Once they have: what a page of the events after at() changes, up to `to`, which the log has
  // reached. To be called until at() is there.
  [[nodiscard]] Changes follow(events::Position to);

  [[nodiscard]] events::Position at() const { return at_; }
  [[nodiscard]] std::uint64_t streams_done() const { return streams_done_; }
  [[nodiscard]] std::uint64_t streams() const { return streams_; }  // As counted at the start.
  [[nodiscard]] std::uint64_t rows() const { return rows_; }        // Given so far.

 private:
  [[nodiscard]] bool feeds(const events::StreamId& stream) const;
  [[nodiscard]] std::optional<events::StreamId> next_stream();
  [[nodiscard]] std::vector<events::StreamId> list(const std::string& after) const;
  [[nodiscard]] StreamRows load(const events::StreamId& stream, events::Position until) const;
  void follow_shared(const events::Recorded& recorded, Changes& changes);
  void follow_streams(const std::vector<events::Recorded>& events, Changes& changes);
  void add_difference(const StreamRows::Rows& before, const StreamRows::Rows& after,
                      Changes& changes);

  const events::Log& log_;
  const events::Deadlines& deadlines_;
  const std::string view_;
  const bool shared_;                     // Rows that belong to several streams.
  const std::vector<std::string> kinds_;  // Of streams that its rows come from: `plan/` …
  events::Position at_;

  std::vector<events::StreamId> listed_{};  // The next streams, the last one first.
  std::size_t kind_ = 0;                    // Which of the kinds they are of.
  std::string last_listed_{};
  std::unordered_map<std::string, StreamRows> followed_{};  // As of at_.
  std::set<std::string> shared_keys_{};                     // There are few: see the source.

  std::uint64_t streams_ = 0;
  std::uint64_t streams_done_ = 0;
  std::uint64_t rows_ = 0;
};

// All rows of one view as of the log's head, in memory: for comparing.
[[nodiscard]] StreamRows::Rows build_rows(const events::Log& log,
                                          const events::Deadlines& deadlines,
                                          const std::string& view);

}  // namespace projections
