// How a plan's home has something read on the pool; for its .cpp files only.
#pragma once

#include <utility>

#include "server/live/plan_home.h"
#include "server/live/shards.h"

namespace server {

template <class Read, class Then>
void PlanHome::on_pool(Read read, Then then) {
  shards_.to_pool([home = number_, epoch = epoch_, read = std::move(read),
                   then = std::move(then)](Shards& shards) {
    const Source source{.log = shards.log(), .directory = shards.directory(), .epoch = epoch};
    auto found = read(source);
    shards.to_home(home, [found = std::move(found), then](PlanHome& at) {
      then(at, found.get());
      at.flush();
    });
  });
}

}  // namespace server
