// Waiting: read your own write over HTTP. A question about a plan may name a position that the
// answer must not be older than, `?min=<epoch>:<seq>` or the header Medvirk-Min (what `ack.at` or
// another answer's Medvirk-At said), and with `Prefer: wait=<seconds>` (RFC 7240) how long it may
// take to be reached. On the I/O thread, which does not wait.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <optional>
#include <string_view>

#include "server/gateway/door.h"
#include "server/gateway/http/http_message.h"
#include "server/gateway/http/routes.h"

namespace server {

struct Freshness {
  std::optional<protocol::At> min{};
  std::optional<std::chrono::seconds> wait{};  // At most wait_max.
};
[[nodiscard]] events::Result<Freshness, protocol::Problem> wanted_in(const HttpRequest& request);
// What `Prefer: wait` asks for, cut down to what we do; none if it does not.
[[nodiscard]] std::optional<std::chrono::seconds> wait_in(std::string_view prefer);

// The plan that is asked about; none if the question is about none, or is no question.
[[nodiscard]] std::optional<events::PlanId> plan_asked(const routes::Route& route);

enum class Arrived { yes, not_yet, other_epoch, too_many_wait };
// Waits for the plan to be where it is wanted. Who may not see the plan must not come so far.
[[nodiscard]] boost::asio::awaitable<Arrived> arrived(Door& door, const events::PlanId& plan,
                                                      const Freshness& wanted);
// What to say of it, if it is not there.
[[nodiscard]] std::optional<protocol::Problem> problem_of(Arrived arrived);

// The answer to a question about a plan, as new as is wanted, and with Medvirk-At.
[[nodiscard]] boost::asio::awaitable<HttpReply> answer_at(Door& door, const events::PlanId& plan,
                                                          const routes::Route& route,
                                                          const HttpRequest& request);

}  // namespace server
