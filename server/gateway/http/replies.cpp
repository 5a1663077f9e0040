#include "server/gateway/http/replies.h"

#include "server/gateway/awaits.h"
#include "server/gateway/bounds/admitted.h"
#include "server/gateway/commands.h"
#include "server/gateway/http/answers.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/http/calendar_link_maker.h"
#include "server/gateway/http/exchanges.h"
#include "server/gateway/http/http_peer.h"
#include "server/gateway/http/waiting.h"
#include "server/gateway/languages.h"
#include "server/gateway/login/log_in_answers.h"

namespace server {
namespace {

using protocol::Problem;

net::awaitable<HttpReply> carry_out(Door& door, const routes::Commands& commands,
                                    const HttpRequest& request) {
  std::function<Identified()> work = [&door, &request] {
    return identify(door.parts, request, {Scope::commands_write});
  };
  const auto known = co_await on_pool(door.parts.pool, std::move(work));
  if (!known) co_return problem_reply(known.error());
  const auto& viewer = known->who.viewer;
  auto ask = ask_of(commands.whose, request, viewer.person);
  if (!ask) co_return problem_reply(ask.error());
  const auto now = std::chrono::steady_clock::now();
  if (const auto wait = door.everyone->traffic.command(ask->by, ask->stream, now)) {
    co_return problem_reply(*wait);
  }
  auto outcome = co_await outcome_of(door.parts.journal, std::move(*ask));
  if (const auto* done = std::get_if<Done>(&outcome)) co_return done_reply(*done);
  // What a conflict shows are events, which a service account may see by that scope alone.
  auto* const stale = std::get_if<Stale>(&outcome);
  if (stale != nullptr && scope_fault(known->client, known->scopes, {Scope::events_read})) {
    stale->missed.clear();
  }
  std::function<std::optional<Problem>()> explain = [&door, &outcome, &viewer] {
    return problem_of(door.parts.queries, outcome, viewer);
  };
  const auto problem = co_await on_pool(door.parts.pool, std::move(explain));
  co_return problem_reply(*problem);
}

net::awaitable<HttpReply> give_out(Door& door, const routes::Document& asked,
                                   const HttpRequest& request, Transfers::Place& place) {
  std::function<Identified()> ask = [&door, &request] {
    return identify(door.parts, request, {Scope::documents_read});
  };
  const auto known = co_await on_pool(door.parts.pool, std::move(ask));
  if (!known) co_return problem_reply(known.error());
  const auto& viewer = known->who.viewer;
  auto entered = door.downloads.enter(viewer.person);
  if (!entered) co_return problem_reply(entered.error());
  place = std::move(*entered);
  std::function<HttpReply()> work = [&door, &asked, &viewer] {
    return hand_out(door.parts, asked, viewer);
  };
  co_return co_await on_pool(door.parts.pool, std::move(work));
}

bool is_about_server(const routes::Route& route) {
  return std::holds_alternative<routes::Health>(route) ||
         std::holds_alternative<routes::Ready>(route) ||
         std::holds_alternative<routes::Home>(route) || std::holds_alternative<routes::Live>(route);
}

}  // namespace

net::awaitable<HttpReply> reply_to(Door& door, const HttpRequest& request,
                                   Transfers::Place& place) {
  std::function<std::optional<HttpReply>()> page = [&door, &request] {
    return extra_page(door.parts, request);
  };
  if (door.parts.extra_pages) {
    auto reply = co_await on_pool(door.parts.pool, std::move(page));
    if (reply) co_return std::move(*reply);
  }
  const auto route = routes::route_of(request);
  if (!route) co_return route.error();
  if (const auto* commands = std::get_if<routes::Commands>(&*route)) {
    co_return co_await carry_out(door, *commands, request);
  }
  if (std::holds_alternative<routes::MakeCalendarLink>(*route)) {
    co_return co_await make_calendar_link(door.parts, request);
  }
  if (const auto* document = std::get_if<routes::Document>(&*route)) {
    co_return co_await give_out(door, *document, request, place);
  }
  if (is_log_in(*route)) co_return co_await log_in_reply(door.parts, *route, request);
  if (const auto plan = plan_asked(*route)) {
    co_return co_await answer_at(door, *plan, *route, request);
  }
  std::function<HttpReply()> work = [&door, draining = door.draining(), &route, &request] {
    return answer(door.parts, draining, *route, request);
  };
  // How the server is, is said however many others ask for something.
  if (is_about_server(*route)) co_return co_await on_pool(door.parts.pool, std::move(work));
  co_return co_await reply_inside(door, work);
}

net::awaitable<void> say_to_reader(Door& door, const HttpRequest& reader, HttpReply& reply) {
  auto language = preferred_language(reader.accept_language);
  if (!language && reply.status != 401) {
    std::function<events::person::Language()> own = [&door, &reader] {
      return language_of_asker(door.parts, reader);
    };
    language = co_await on_pool(door.parts.pool, std::move(own));
  }
  say_in(reply, language.value_or(events::person::Language::en));
}

net::awaitable<void> refuse_on(Door& door, PeerStream& stream, const HttpRequest& reader,
                               const Problem& problem) {
  HttpReply reply = problem_reply(problem);
  co_await say_to_reader(door, reader, reply);
  const http_wire::Way way{.keep_alive = false, .tls = stream.is_tls()};
  const auto response = http_wire::response_of(std::move(reply), way);
  HttpPeer peer(std::move(stream), door.parts.limits, door.wheel);
  const bool written = co_await peer.write(response, false);
  if (written) co_await peer.linger();
  peer.close();
}

}  // namespace server
