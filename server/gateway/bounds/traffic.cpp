#include "server/gateway/bounds/traffic.h"

#include <algorithm>

namespace server {
namespace {

using protocol::Problem;
using Wait = std::optional<std::chrono::milliseconds>;

std::optional<Problem> told_to_wait(const Wait& wait) {
  if (!wait) return {};
  return protocol::too_many_requests(wait->count());
}

bool is_proxy(const GatewayLimits& limits, std::string_view address) {
  return std::find(limits.proxies.begin(), limits.proxies.end(), address) != limits.proxies.end();
}

}  // namespace

GatewayLimits without_rates(GatewayLimits limits) {
  constexpr double any = 1e9;
  for (auto* rate : {&limits.messages_each_socket, &limits.commands_each_person,
                     &limits.commands_each_plan, &limits.failed_logins_each_address}) {
    *rate = {.per_second = any, .burst = any};
  }
  limits.connections_each_person_max = limits.connections_max;
  limits.connections_each_address_max = limits.connections_max;
  return limits;
}

Traffic::Traffic(const GatewayLimits& limits)
    : limits_(limits),
      persons_(limits.commands_each_person, limits.buckets_max),
      plans_(limits.commands_each_plan, limits.buckets_max),
      failures_(limits.failed_logins_each_address, limits.buckets_max),
      people_(limits.connections_each_person_max),
      addresses_(limits.connections_each_address_max) {}

std::optional<Problem> Traffic::command(const events::PersonId& by, const events::StreamId& stream,
                                        Bucket::Instant now) {
  if (const auto wait = persons_.take(by.value, now)) return told_to_wait(wait);
  return told_to_wait(plans_.take(stream.value, now));
}

std::optional<Problem> Traffic::failed_login(std::string_view address, Bucket::Instant now) {
  // Those behind a proxy are many: whoever's token is over has to hear just that.
  if (is_proxy(limits_, address)) return {};
  return told_to_wait(failures_.take(address, now));
}

Crowd::Place Traffic::enter(const events::PersonId& person) { return people_.enter(person.value); }

Problem Traffic::too_many_connections() const {
  return protocol::too_many("connections of one person at a time", people_.each_max());
}

Crowd::Place Traffic::arrive(const std::string& address) {
  if (is_proxy(limits_, address)) return std::make_shared<const int>();
  return addresses_.enter(address);
}

}  // namespace server
