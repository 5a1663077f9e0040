#include "server/gateway/http/calendar_link_maker.h"

#include "server/gateway/awaits.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/http/calendar_link.h"
#include "server/gateway/http/guarded.h"

namespace server {
namespace {

using Drawn = events::Result<NewCalendarLink, protocol::Problem>;

// Reads the disk, so on the pool. Never throws.
Drawn draw(const GatewayParts& parts, const HttpRequest& request) {
  const auto known = identify(parts, request);
  if (!known) return known.error();
  const auto& person = known->who.viewer.person;
  return guarded([&]() -> Drawn {
    const auto seen = parts.queries.log().version_of(stream_of(person));
    return new_calendar_link(parts.random, person, seen);
  });
}

}  // namespace

boost::asio::awaitable<HttpReply> make_calendar_link(const GatewayParts& parts,
                                                     const HttpRequest& request) {
  std::function<Drawn()> work = [&parts, &request] { return draw(parts, request); };
  auto drawn = co_await on_pool(parts.pool, std::move(work));
  if (!drawn) co_return problem_reply(drawn.error());
  const auto by = drawn->ask.by;
  const auto outcome = co_await outcome_of(parts.journal, std::move(drawn->ask));
  if (std::holds_alternative<Done>(outcome)) co_return calendar_link_reply(drawn->secret);
  std::function<std::optional<protocol::Problem>()> explain = [&parts, &outcome, &by] {
    return problem_of(parts.queries, outcome, {.person = by});
  };
  const auto problem = co_await on_pool(parts.pool, std::move(explain));
  co_return problem_reply(*problem);
}

}  // namespace server
