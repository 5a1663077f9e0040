#include "server/gateway/http/waiting.h"

#include <algorithm>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <charconv>
#include <exception>

#include "events/overloaded.h"
#include "protocol/limits.h"
#include "protocol/place.h"
#include "server/gateway/awaits.h"
#include "server/gateway/bounds/admitted.h"
#include "server/gateway/http/answers.h"
#include "server/gateway/http/target.h"
#include "server/log_lines.h"
#include "server/queries/arrivals.h"

namespace server {
namespace {

using protocol::At;
using protocol::Problem;

constexpr long again_ms = 1000;

// Where the log has a plan now; none if it cannot be read.
std::optional<At> place_now(const GatewayParts& parts, const events::PlanId& plan) {
  try {
    const auto& log = parts.queries.log();
    return At{.epoch = log.head().epoch.value, .seq = log.version_of(stream_of(plan)).value};
  } catch (const std::exception& failure) {
    log_lines::read_failed(failure.what());
    return {};
  }
}

net::awaitable<std::optional<At>> place_reached(Door& door, const events::PlanId& plan) {
  std::function<std::optional<At>()> work = [&door, &plan] { return place_now(door.parts, plan); };
  co_return co_await on_pool(door.parts.pool, std::move(work));
}

Arrived compare(const std::optional<At>& now, const At& min) {
  if (!now) return Arrived::not_yet;
  if (now->epoch != min.epoch) return Arrived::other_epoch;
  return now->seq >= min.seq ? Arrived::yes : Arrived::not_yet;
}

bool is_of_the_past(const routes::Route& route) {
  const auto* plan = std::get_if<routes::Plan>(&route);
  return plan != nullptr && !std::holds_alternative<std::monostate>(plan->as_of);
}

// As far as the asker sees: what the answer says of itself, and what they knew already.
void say_place(HttpReply& reply, const routes::Route& route, const Freshness& wanted) {
  auto at = reply.content_type == "application/json" ? protocol::at_in(reply.body) : std::nullopt;
  const auto& min = wanted.min;
  if (min && !is_of_the_past(route) && (!at || at->seq < min->seq)) at = min;
  if (at) reply.headers.emplace_back("Medvirk-At", protocol::to_text(*at));
  if (min && wanted.wait) {
    reply.headers.emplace_back("Preference-Applied",
                               "wait=" + std::to_string(wanted.wait->count()));
  }
}

}  // namespace

std::optional<std::chrono::seconds> wait_in(std::string_view prefer) {
  while (!prefer.empty()) {
    const auto comma = std::min(prefer.find(','), prefer.size());
    auto each = prefer.substr(0, comma);
    prefer.remove_prefix(std::min(comma + 1, prefer.size()));
    each = trimmed(each.substr(0, each.find(';')));
    const auto equals = each.find('=');
    if (equals == std::string_view::npos) continue;
    if (!same_text(trimmed(each.substr(0, equals)), "wait")) continue;
    auto value = trimmed(each.substr(equals + 1));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    unsigned seconds = 0;
    const auto* end = value.data() + value.size();
    const auto [read, failure] = std::from_chars(value.data(), end, seconds);
    // What is not understood is ignored, as RFC 7240 section 2 says.
    if (failure != std::errc{} || read != end) return {};
    return std::min(std::chrono::seconds(seconds), protocol::limits::wait_max);
  }
  return {};
}

events::Result<Freshness, Problem> wanted_in(const HttpRequest& request) {
  Freshness wanted;
  const auto target = routes::parse_target(request.target);
  const auto named = target ? target->parameter("min") : std::nullopt;
  const auto text = named.value_or(request.min);
  if (!named && text.empty()) return wanted;
  wanted.min = protocol::at_from(text);
  if (!wanted.min) {
    return protocol::bad_query("min", "a position, <epoch>:<seq>, as an `ack` gave it in `at`");
  }
  wanted.wait = wait_in(request.prefer);
  return wanted;
}

std::optional<events::PlanId> plan_asked(const routes::Route& route) {
  using OfPlan = std::optional<events::PlanId>;
  return std::visit(events::Overloaded{
                        [](const routes::Document& /*content*/) { return OfPlan{}; },
                        [](const routes::Upload& /*content*/) { return OfPlan{}; },
                        [](const routes::FollowPlan& /*stream*/) { return OfPlan{}; },
                        []<class Question>(const Question& question) {
                          if constexpr (requires { question.plan.value; }) {
                            return OfPlan{question.plan};
                          } else {
                            return OfPlan{};
                          }
                        },
                    },
                    route);
}

net::awaitable<Arrived> arrived(Door& door, const events::PlanId& plan, const Freshness& wanted) {
  const auto& min = *wanted.min;
  const auto at_once = co_await place_reached(door, plan);
  const auto first = compare(at_once, min);
  auto* const arrivals = door.parts.arrivals;
  if (first != Arrived::not_yet || !wanted.wait || arrivals == nullptr) co_return first;

  // Whoever publishes it sets the bell's time to the past: that rings whether or not it is being
  // waited for yet.
  const auto executor = co_await net::this_coro::executor;
  const auto bell = std::make_shared<net::steady_timer>(executor);
  bell->expires_after(*wanted.wait);
  const auto stream = stream_of(plan);
  const auto ticket = arrivals->wait_for(stream, {min.seq}, [bell, executor] {
    net::post(executor, [bell] { bell->expires_at(net::steady_timer::time_point::min()); });
  });
  if (!ticket) co_return Arrived::too_many_wait;
  // It may have come before we were listed.
  const auto meanwhile = co_await place_reached(door, plan);
  if (compare(meanwhile, min) == Arrived::not_yet) co_await bell->async_wait(as_result);
  arrivals->give_up(stream, *ticket);
  const auto last = co_await place_reached(door, plan);
  co_return compare(last, min);
}

std::optional<Problem> problem_of(Arrived arrived) {
  switch (arrived) {
    case Arrived::yes: return {};
    case Arrived::not_yet: return protocol::not_yet(again_ms);
    case Arrived::too_many_wait: return protocol::overloaded(again_ms);
    case Arrived::other_epoch:
      return protocol::bad_query("min", "a position of this log; look at the plan anew");
  }
  events::fail("an Arrived that does not exist");
}

net::awaitable<HttpReply> answer_at(Door& door, const events::PlanId& plan,
                                    const routes::Route& route, const HttpRequest& request) {
  const auto wanted = wanted_in(request);
  if (!wanted) co_return problem_reply(wanted.error());
  std::function<HttpReply()> ask = [&door, draining = door.draining(), &route, &request] {
    return answer(door.parts, draining, route, request);
  };
  std::function<HttpReply()> ask_again = ask;
  bool new_enough = !wanted->min;
  if (wanted->min) {
    const auto before = co_await place_reached(door, plan);
    new_enough = compare(before, *wanted->min) == Arrived::yes;
  }
  // Asked before it is waited: who may not have the answer learns nothing of where the plan is.
  HttpReply reply = co_await reply_inside(door, ask);
  constexpr int first_error = 400;
  if (reply.status >= first_error) co_return reply;
  if (!new_enough) {
    const auto there = co_await arrived(door, plan, *wanted);
    if (const auto problem = problem_of(there)) co_return problem_reply(*problem);
    reply = co_await reply_inside(door, ask_again);
  }
  say_place(reply, route, *wanted);
  co_return reply;
}

}  // namespace server
