// Placing: where the events of a group come to stand, or why the group is refused; the same for
// every store.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "events/frame.h"
#include "events/log.h"

namespace events::stores {

// What a store has to write. Lists of events run in step with each other.
struct Placed {
  std::vector<Recorded> events;
  std::vector<std::string> frames;
  std::vector<Digest> leaves;
  std::vector<Digest> roots;
  std::vector<Answer> answers;  // One an append, in their order.
  Head head;                    // After the group.
};

// Where a stream stands.
using VersionOf = std::function<Version(const StreamId& stream)>;

// Asks `log` for its head and its answers, and `version_of` for its streams' versions; writes
// nothing.
[[nodiscard]] Result<Placed, Refused> place(const Log& log, const Group& group, const Salts& salts,
                                            const VersionOf& version_of);

// The first of 0x00 belongs to the store: its own notes beside a view's rows.
[[nodiscard]] bool is_row_key(std::string_view key);

}  // namespace events::stores
