// RowHome: the feeds of rows that are at home on one I/O thread (row_feeds.h), and the way from
// them to the hubs. All of it belongs to that one thread: every call is on it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/clock.h"
#include "server/live/row_feeds.h"

namespace server {

class Shards;

class RowHome {
 public:
  // `shards` outlive it; on the thread with this number, of `threads`.
  RowHome(Shards& shards, std::size_t number, std::size_t threads, const Clock& clock);
  RowHome(const RowHome&) = delete;
  RowHome& operator=(const RowHome&) = delete;

  // Answers with Started or Refused.
  void subscribe(const Subscriber& who, const RowFeedName& name, const events::PersonId& person,
                 const std::optional<protocol::At>& from);
  void leave(const std::vector<Subscriber>& followers);
  void hear(const std::vector<std::string>& topics);
  void tick();
  // Answers with a Pulse for the thread that they all live on: where each of the feeds stands.
  void beat(std::uint64_t heartbeat, const std::vector<Subscriber>& followers);

 private:
  // One batch for each thread that has something to hear; our own hub's is done at once.
  void flush();

  Shards& shards_;
  const std::size_t number_;
  Outgoing outgoing_;
  RowFeeds feeds_;
};

}  // namespace server
