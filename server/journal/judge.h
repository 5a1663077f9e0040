// Judge: decides asks one after the other, each on all that was decided before it, on disk or not
// yet, and adds what they come to to a group. Used by the deciding thread only.
#pragma once

#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "events/log.h"
#include "server/clock.h"
#include "server/journal/journal.h"
#include "server/journal/streams.h"

namespace server {

// A stale ask is answered after the group is on disk: what it missed may be in that very group.
struct Missed {};
using Verdict = std::variant<Done, events::Rejection, Missed, ReusedId>;

class Judge {
 public:
  // All outlive the judge.
  Judge(const events::Log& log, const Clock& clock, const events::Deadlines& deadlines,
        std::size_t cached_bytes_max, Journal::Objects objects)
      : log_(log),
        clock_(clock),
        deadlines_(deadlines),
        objects_(std::move(objects)),
        streams_(log, deadlines, cached_bytes_max) {}

  // Whether nothing has to be read from the log for this ask that could be on its way there: the
  // group before the one that is being made. If not, wait until it is written.
  [[nodiscard]] bool knows(const Ask& ask) const { return streams_.holds(ask.stream); }
  // Throws LogFailure if the log cannot be read.
  [[nodiscard]] Verdict decide(const Ask& ask, events::Group& group);
  // The group that was being made is on its way to the log, the one before it is there.
  void begin_group();
  // A view may say something else now than when it was looked at.
  void forget_views() { offices_.clear(); }

 private:
  using Answers = std::unordered_map<std::string, events::Answer>;
  struct Signed {
    const events::Stamp& stamp;
    const events::Digest& digest;
  };
  void append(Stream& stream, const Ask& ask, Signed by, std::vector<events::Event>& decided,
              events::Group& group);
  void add_unit_rows(const Stream& stream, const events::Event& event, events::Group& group);
  [[nodiscard]] std::optional<events::Rejection> objection(
      const Ask& ask, const std::vector<events::Event>& decided) const;
  [[nodiscard]] std::optional<events::Answer> first_answer(const Ask& ask) const;
  [[nodiscard]] const std::vector<events::Office>& offices_of(const events::PersonId& person);

  const events::Log& log_;
  const Clock& clock_;
  const events::Deadlines& deadlines_;
  const Journal::Objects objects_;
  Streams streams_;
  std::size_t folded_bytes_ = 0;  // In the group that is being made.
  Answers in_group_;              // Of the group that is being made.
  Answers before_;                // Of the one before it.
  std::unordered_map<std::string, std::vector<events::Office>> offices_;
};

}  // namespace server
