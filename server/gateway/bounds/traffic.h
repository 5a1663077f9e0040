// Traffic: how often and how many at a time, over all connections of the server: commands of a
// person and to a plan, log-ins that fail, connections of a person and of an address. Any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "events/ids.h"
#include "protocol/problem.h"
#include "server/gateway/bounds/crowd.h"
#include "server/gateway/bounds/rates.h"
#include "server/gateway/gateway.h"

namespace server {

class Traffic {
 public:
  explicit Traffic(const GatewayLimits& limits);

  // Whether this person may ask for one more change there; else `too-many-requests`.
  [[nodiscard]] std::optional<protocol::Problem> command(const events::PersonId& by,
                                                         const events::StreamId& stream,
                                                         Bucket::Instant now);
  // Counts a log-in that failed; the problem once too many are from this address, if no proxy's.
  [[nodiscard]] std::optional<protocol::Problem> failed_login(std::string_view address,
                                                              Bucket::Instant now);

  // One connection of this person, or from this address, for as long as the place is held. Null:
  // there are too many.
  [[nodiscard]] Crowd::Place enter(const events::PersonId& person);
  [[nodiscard]] protocol::Problem too_many_connections() const;
  [[nodiscard]] Crowd::Place arrive(const std::string& address);

 private:
  const GatewayLimits limits_;
  Buckets persons_;
  Buckets plans_;
  Buckets failures_;
  Crowd people_;
  Crowd addresses_;
};

}  // namespace server
