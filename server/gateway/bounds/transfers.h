// Transfers: how many documents are on their way in one direction, of all and of one person: each
// takes memory for its whole content meanwhile. Any thread.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>

#include "events/ids.h"
#include "events/result.h"
#include "protocol/problem.h"

namespace server {

class Transfers {
 public:
  Transfers(std::size_t all_max, std::size_t each_max) : all_max_(all_max), each_max_(each_max) {}

  // Held as long as the document is in memory; may outlive the transfers.
  using Place = std::shared_ptr<const void>;
  [[nodiscard]] events::Result<Place, protocol::Problem> enter(const events::PersonId& person);

 private:
  struct Counts {
    std::mutex mutex;  // Guards the two below.
    std::size_t all = 0;
    std::map<events::PersonId, std::size_t> of{};
  };
  const std::size_t all_max_;
  const std::size_t each_max_;
  const std::shared_ptr<Counts> counts_ = std::make_shared<Counts>();
};

}  // namespace server
