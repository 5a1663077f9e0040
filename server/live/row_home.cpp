#include "server/live/row_home.h"

#include <utility>

#include "server/live/shards.h"

namespace server {

RowHome::RowHome(Shards& shards, std::size_t number, std::size_t threads, const Clock& clock)
    : shards_(shards),
      number_(number),
      outgoing_(threads),
      feeds_(
          shards.log(), shards.directory(), clock, outgoing_,
          [&shards, number](std::function<void()> task) {
            shards.to_rows(number, [task = std::move(task)](RowHome& home) {
              task();
              home.flush();
            });
          },
          [&shards](std::function<void()> task) {
            shards.to_pool([task = std::move(task)](Shards& /*shards*/) { task(); });
          }) {}

void RowHome::subscribe(const Subscriber& who, const RowFeedName& name,
                        const events::PersonId& person, const std::optional<protocol::At>& from) {
  feeds_.subscribe(who, name, person, from);
}

void RowHome::leave(const std::vector<Subscriber>& followers) {
  for (const auto& who : followers) static_cast<void>(feeds_.unsubscribe(who));
}

void RowHome::hear(const std::vector<std::string>& topics) { feeds_.hear(topics); }
void RowHome::tick() { feeds_.tick(); }

void RowHome::beat(std::uint64_t heartbeat, const std::vector<Subscriber>& followers) {
  Pulse pulse{.heartbeat = heartbeat, .beats = {}};
  for (const auto& who : followers) {
    if (auto beat = feeds_.beat(who)) pulse.beats.push_back(std::move(*beat));
  }
  outgoing_.add(followers.front().shard, std::move(pulse));
  flush();
}

void RowHome::flush() { shards_.send(number_, outgoing_.take()); }

}  // namespace server
