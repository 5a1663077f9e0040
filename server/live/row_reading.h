// Row reading: one look at the rows behind a feed `me` or `unit/<orgnr>`: what has changed since
// what its followers were told, as frames, and who of them may still hear it. Done on the pool,
// once for all who follow the same. Throws events::LogFailure.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "events/log.h"
#include "events/plan/deadlines.h"
#include "protocol/messages.h"
#include "server/live/frame.h"
#include "server/queries/directory.h"
#include "server/queries/row_documents.h"

namespace server {

struct RowFeedName {
  enum class Kind { me, unit };
  Kind kind;
  std::string id;  // Of the person who asks, or of the unit.
  // As a client names it, and as it is known within the server: `me/<person>`, `unit/<orgnr>`.
  [[nodiscard]] std::string feed() const;
  [[nodiscard]] std::string topic() const;
};
// None if `feed` is of another kind.
[[nodiscard]] std::optional<RowFeedName> row_feed_from(const std::string& feed,
                                                       const events::PersonId& person);

// What the followers of one topic have been told.
struct RowsTold {
  events::Position at;
  std::string view;  // As text: what is kept for every topic should be small.
  std::vector<events::PersonId> people;
};

struct RowQuestion {
  RowFeedName name;
  std::shared_ptr<const RowsTold> told{};  // Null: nothing yet.
  std::set<events::PersonId> people{};     // Who want to hear it.
  std::set<protocol::Why> snapshots{};     // That somebody may need.
};
struct RowReading {
  events::Position read_at{};
  std::set<events::PersonId> entitled{};   // Of the people: those who may hear it.
  std::shared_ptr<const RowsTold> told{};  // As it is now: the one before if nothing changed.
  FrameText patch{};                       // From before to now; null without a before.
  bool only_time = false;                  // It has changed, but the log has not moved.
  std::map<protocol::Why, std::vector<FrameText>> snapshots{};
};

class RowReader {
 public:
  // All outlive the reader.
  RowReader(const events::Log& log, const Directory& directory, events::Epoch epoch)
      : log_(log), directory_(directory), epoch_(epoch) {}

  // A unit's desk is read only if somebody may hear it. Rights are as of what was read, or later.
  [[nodiscard]] RowReading read(const RowQuestion& question, events::Timestamp now) const;

 private:
  void compare(const RowQuestion& question, RowDocument document, events::Timestamp now,
               RowReading& reading) const;
  void add_snapshots(const RowQuestion& question, RowReading& reading) const;
  [[nodiscard]] protocol::At at(events::Position position) const;

  const events::Log& log_;
  const Directory& directory_;
  const events::Epoch epoch_;
  const events::Deadlines deadlines_{};
};

}  // namespace server
