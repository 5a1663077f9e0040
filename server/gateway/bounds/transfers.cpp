#include "server/gateway/bounds/transfers.h"

namespace server {
namespace {

constexpr long retry_ms = 2000;

}  // namespace

events::Result<Transfers::Place, protocol::Problem> Transfers::enter(
    const events::PersonId& person) {
  const std::lock_guard lock{counts_->mutex};
  if (counts_->all >= all_max_) return protocol::overloaded(retry_ms);
  const auto found = counts_->of.find(person);
  if (found != counts_->of.end() && found->second >= each_max_) {
    return protocol::too_many("documents of one person on their way at a time", each_max_);
  }
  ++counts_->all;
  ++counts_->of[person];
  return Place(nullptr, [counts = counts_, person](const void* /*nothing*/) {
    const std::lock_guard giving_back{counts->mutex};
    --counts->all;
    if (--counts->of[person] == 0) counts->of.erase(person);
  });
}

}  // namespace server
