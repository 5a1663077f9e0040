#include "server/gateway/socket/conversation.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <cmath>

#include "events/json/shape.h"
#include "events/overloaded.h"
#include "protocol/limits.h"
#include "server/gateway/awaits.h"
#include "server/gateway/bounds/admitted.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/languages.h"
#include "server/gateway/request_record.h"
#include "server/identity/entrance.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace wire_limits = protocol::limits;
using protocol::CloseCode;
using protocol::Problem;

std::optional<protocol::RequestNumber> request_id_of(const protocol::ClientMessage& message) {
  return std::visit(
      [](const auto& each) { return std::optional<protocol::RequestNumber>{each.id}; }, message);
}

std::size_t each_minute(const Rate& rate) {
  constexpr double seconds = 60;
  return static_cast<std::size_t>(std::llround(rate.per_second * seconds));
}

std::size_t whole_seconds(std::chrono::milliseconds time) {
  return static_cast<std::size_t>(std::chrono::ceil<std::chrono::seconds>(time).count());
}

events::List<std::string, 64> roles_of(const events::Viewer& viewer) {
  events::List<std::string, 64> roles;
  for (const auto& office : viewer.offices) {
    const std::string kind{events::json::enum_text(office.kind)};
    roles.values.push_back(kind + "/" + office.body.value);
  }
  return roles;
}

}  // namespace

Conversation::Conversation(std::shared_ptr<Door> door, net::any_io_executor executor,
                           std::function<void()> changed)
    : door_(std::move(door)),
      executor_(std::move(executor)),
      changed_(std::move(changed)),
      talk_(door_->parts.limits.messages_each_socket) {}

void Conversation::begin(Instant now) {
  const auto& limits = door_->parts.limits;
  authenticate_by_ = now + limits.authentication;
  heartbeat_at_ = now + limits.heartbeat;
  const protocol::Limits said{.subscriptions = limits.subscriptions_max,
                              .messages_per_minute = each_minute(limits.messages_each_socket),
                              .authentication_seconds = whole_seconds(limits.authentication)};
  say(encode(protocol::Hello{.protocol = std::string(protocol::subprotocol),
                             .limits = said,
                             .heartbeat_ms = static_cast<std::uint64_t>(limits.heartbeat.count()),
                             .time = door_->parts.clock.now()}));
}

net::awaitable<void> Conversation::hear(std::string text) {
  const auto message = protocol::decode(text);
  if (!may_say(message ? request_id_of(*message) : message.error().id)) co_return;
  if (!message) {
    refuse(message.error().id, message.error().problem);
    co_return;
  }
  if (const auto* auth = std::get_if<protocol::Auth>(&*message)) {
    co_await authenticate(*auth);
    co_return;
  }
  if (!member_) {
    refuse(request_id_of(*message), protocol::unauthorized("Send `auth` with a token first."));
    co_return;
  }
  if (const auto* request = std::get_if<protocol::Subscribe>(&*message)) {
    co_await subscribe(*request);
    co_return;
  }
  if (const auto* request = std::get_if<protocol::Unsubscribe>(&*message)) unsubscribe(*request);
  if (const auto* request = std::get_if<protocol::CommandMessage>(&*message)) {
    start_command(*request);
  }
  if (const auto* message_in = std::get_if<protocol::PresenceMessage>(&*message)) {
    present(*message_in);
  }
}

bool Conversation::may_say(std::optional<protocol::RequestNumber> id) {
  const auto heard = talk_.hear(std::chrono::steady_clock::now());
  if (heard.verdict == Talk::Verdict::fine) return true;
  const auto problem = protocol::too_many_requests(heard.wait.count());
  refuse(id, problem);
  if (heard.verdict == Talk::Verdict::flood) close(CloseCode::too_many_requests, problem.slug);
  return false;
}

void Conversation::hear_binary() { close(CloseCode::unsupported_data, "text-only"); }

net::awaitable<void> Conversation::authenticate(const protocol::Auth& request) {
  std::function<Identified()> work = [door = door_, auth = request, from = came_from_] {
    return identify(door->parts, auth, from, live_scopes);
  };
  const auto place = co_await admitted(door_->parts.instruments->admission);
  if (over_) co_return;
  if (!place) {
    refuse_for_now(request.id);
    co_return close(CloseCode::overload, "overloaded");
  }
  const auto known = co_await on_pool(door_->parts.pool, std::move(work));
  if (over_) co_return;
  if (known) {
    welcome(request, *known);
  } else {
    refuse_token(request, known.error());
  }
}

// A renewal that fails leaves the socket as it was: the old token still has its time.
void Conversation::refuse_token(const protocol::Auth& request, const Problem& problem) {
  if (problem.status == 401) {
    const auto now = std::chrono::steady_clock::now();
    if (const auto wait = door_->everyone->traffic.failed_login(address_, now)) {
      refuse(request.id, *wait);
      if (!member_) close(CloseCode::too_many_requests, wait->slug);
      return;
    }
  }
  refuse(request.id, problem);
  if (!member_ && problem.status == 401) close(CloseCode::unauthorized, problem.slug);
}

void Conversation::welcome(const protocol::Auth& request, const Known& known) {
  const auto& viewer = known.who.viewer;
  const bool other =
      member_ && (member_->viewer.person != viewer.person || member_->client != known.client ||
                  member_->scopes != known.scopes);  // What it follows needs them.
  if (other) {
    const auto problem = protocol::another_person();
    refuse(request.id, problem);
    return close(CloseCode::forbidden, problem.slug);
  }
  if (!member_) place_ = door_->everyone->traffic.enter(viewer.person);
  if (!place_) {
    const auto problem = door_->everyone->traffic.too_many_connections();
    refuse(request.id, problem);
    return close(CloseCode::too_many_requests, problem.slug);
  }
  if (member_) {
    door_->parts.hub.renew(member_->listener, viewer);
    member_->viewer = viewer;
    member_->language = known.who.language;
    member_->expires = known.expires;
    member_->client = known.client;
    member_->scopes = known.scopes;
  } else {
    member_ = Member{.listener = door_->parts.hub.add(*this, viewer),
                     .viewer = viewer,
                     .language = known.who.language,
                     .expires = known.expires,
                     .client = known.client,
                     .scopes = known.scopes};
  }
  say(encode(protocol::Welcome{.id = request.id,
                               .person = viewer.person,
                               .full_name = known.who.full_name,
                               .roles = roles_of(viewer),
                               .expires = known.expires}));
  belong_to(known.session);
}

// From now on the socket ends with this session; at once, if that has ended since the token or the
// ticket was looked at.
void Conversation::belong_to(const std::string& session) {
  std::function<void()> over = [weak = weak_from_this(), executor = executor_] {
    net::post(executor, [weak] {
      if (const auto self = weak.lock()) self->log_out();
    });
  };
  session_place_ = door_->parts.entrance.sockets.enter(session, std::move(over));
  if (!still_in(door_->parts, session)) log_out();
}

// What is queued is for somebody who is gone.
void Conversation::log_out() {
  if (over_) return;
  outbox_.drop_unsaid();
  close(CloseCode::unauthorized, "logged-out");
}

net::awaitable<void> Conversation::subscribe(const protocol::Subscribe& request) {
  const auto id = request.id;
  const Scope scope = scope_of_feed(request.feed);
  if (const auto no = scope_fault(member_->client, member_->scopes, {scope})) {
    refuse(id, *no);
    co_return;
  }
  const auto most = door_->parts.limits.subscriptions_max;
  if (door_->parts.hub.subscriptions_of(member_->listener) >= most) {
    refuse(id, protocol::too_many("subscriptions on one socket", most));
    co_return;
  }
  const auto place = co_await admitted(door_->parts.instruments->admission);
  if (over_) co_return;
  if (!place) co_return refuse_for_now(id);
  const auto begun = co_await subscribed(door_->parts.hub, member_->listener, request);
  if (over_) co_return;
  if (begun) {
    say(encode(
        protocol::Ack{.id = id, .at = begun->at, .begins = begun->begins, .why = begun->why}));
  } else {
    refuse(id, begun.error());
  }
}

void Conversation::unsubscribe(const protocol::Unsubscribe& request) {
  presence_rate_.forget(request.feed);
  if (door_->parts.hub.unsubscribe(member_->listener, request.feed)) {
    say(encode(protocol::Ack{.id = request.id}));
  } else {
    refuse(request.id, protocol::not_found("a feed that this socket subscribes to"));
  }
}

void Conversation::start_command(const protocol::CommandMessage& request) {
  if (const auto no = scope_fault(member_->client, member_->scopes, {Scope::commands_write})) {
    return refuse(request.id, *no);
  }
  if (commands_in_flight_ >= wire_limits::commands_in_flight_max) {
    return refuse(request.id, protocol::too_many("commands without an answer on one socket",
                                                 wire_limits::commands_in_flight_max));
  }
  auto ask = ask_of(request, member_->viewer.person);
  if (!ask) return refuse(request.id, ask.error());
  const auto now = std::chrono::steady_clock::now();
  if (const auto wait = door_->everyone->traffic.command(ask->by, ask->stream, now)) {
    return refuse(request.id, *wait);
  }
  ++commands_in_flight_;
  const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
    if (!failure) return;
    log_lines::connection_failed("a command could not be answered");
    self->break_off();
  };
  auto trace = child_of_trace(request.traceparent.value_or(""), random_salt);
  net::co_spawn(executor_, carry_out(request.id, std::move(*ask), std::move(trace)), ended);
}

// What comes too often waits, the latest of each feed, and is not refused.
void Conversation::present(const protocol::PresenceMessage& message) {
  if (message.at && message.at->size() > wire_limits::presence_at_bytes_max) {
    return refuse(message.id,
                  protocol::invalid_message({events::json::Fault{"/at", "an entry's name"}}));
  }
  if (!door_->parts.hub.follows_plan(member_->listener, message.feed)) {
    return refuse(message.id, protocol::not_found("a plan that this socket subscribes to"));
  }
  if (presence_rate_.pass(message, door_->parts.clock.now())) {
    door_->parts.hub.present(member_->listener, message);
  } else {
    changed_();  // It is due later.
  }
}

net::awaitable<void> Conversation::carry_out(protocol::RequestNumber id, Ask ask,
                                             std::string trace) {
  const CommandRecord record(id, trace);
  auto outcome = co_await outcome_of(door_->parts.journal, std::move(ask));
  if (over_) co_return;
  if (const auto* done = std::get_if<Done>(&outcome)) {
    --commands_in_flight_;
    protocol::Ack ack{.id = id, .at = at_of(*done), .duplicate = done->duplicate};
    if (!trace.empty()) ack.traceparent = trace;
    record.end("ack");
    say(encode(ack));
    co_return;
  }
  // As in replies.cpp: a conflict shows events.
  auto* const stale = std::get_if<Stale>(&outcome);
  if (stale != nullptr && scope_fault(member_->client, member_->scopes, {Scope::events_read})) {
    stale->missed.clear();
  }
  std::function<std::optional<Problem>()> work = [door = door_, outcome, viewer = member_->viewer] {
    return problem_of(door->parts.queries, outcome, viewer);
  };
  const auto problem = co_await on_pool(door_->parts.pool, std::move(work));
  --commands_in_flight_;
  record.end(problem->slug);
  if (!over_) refuse(id, *problem, trace);
}

void Conversation::tick(Instant now) {
  if (over_) return;
  if (!member_) {
    if (now >= authenticate_by_) close(CloseCode::no_auth_in_time, "no-auth-in-time");
    return;
  }
  if (door_->parts.clock.now() >= member_->expires) {
    return close(CloseCode::token_expired, "token-expired");
  }
  if (leaving_ && leaving_->must_tell(now)) say_drain({});
  if (leaving_ && leaving_->may_go(now, commands_in_flight_)) {
    return close(CloseCode::drain, "drain");
  }
  while (const auto waited = presence_rate_.next(door_->parts.clock.now())) {
    door_->parts.hub.present(member_->listener, *waited);
  }
  if (now < heartbeat_at_) return;
  heartbeat_at_ = now + door_->parts.limits.heartbeat;
  door_->parts.hub.heartbeat(member_->listener);  // Comes by deliver().
}

Conversation::Instant Conversation::due(Instant now) const {
  if (!member_) return authenticate_by_;
  const auto said_late = presence_rate_.due().value_or(member_->expires);
  const auto left = std::min(member_->expires, said_late) - door_->parts.clock.now();
  // A token may live for years, which a timer cannot count: a heartbeat comes before.
  const auto bounded = std::min<std::chrono::microseconds>(left, door_->parts.limits.heartbeat);
  const auto next = std::min(heartbeat_at_, now + bounded);
  const auto leaves = leaving_ ? leaving_->due(commands_in_flight_) : std::nullopt;
  return leaves ? std::min(next, *leaves) : next;
}

void Conversation::drain() {
  if (over_ || outbox_.ending()) return;
  const auto slot = door_->parts.instruments->departures.next();
  if (!slot || !member_) return close(CloseCode::drain, "drain");
  if (leaving_) return;
  leaving_.emplace(std::chrono::steady_clock::now(), *slot);
  if (door_->parts.hub.subscriptions_of(member_->listener) == 0) return say_drain({});
  door_->parts.hub.heartbeat(member_->listener);  // What it says of the feeds goes into `drain`.
  changed_();
}

void Conversation::say_drain(std::string_view heartbeat) {
  if (auto text = leaving_->tell(heartbeat)) say(std::move(*text));
}

void Conversation::end() {
  if (std::exchange(over_, true)) return;
  changed_ = {};
  session_place_ = {};
  if (member_) door_->parts.hub.remove(member_->listener);
}

void Conversation::deliver(const std::string& feed, FrameText frame) {
  if (over_) return;
  if (leaving_ && is_heartbeat(frame->text())) say_drain(frame->text());
  outbox_.push(feed, std::move(frame), door_->parts.hub.committed());
  changed_();
}

void Conversation::purge(const std::string& feed) { outbox_.purge(feed); }

void Conversation::say(std::string text) {
  if (over_) return;
  outbox_.push({}, frame(std::move(text)));
  changed_();
}

void Conversation::refuse(std::optional<protocol::RequestNumber> id, const Problem& problem,
                          std::string_view trace) {
  const auto language = member_ ? member_->language : events::person::Language::en;
  say(encode_error(id, in_language(problem, language), trace));
}

void Conversation::refuse_for_now(std::optional<protocol::RequestNumber> id) {
  const auto wait = door_->parts.instruments->admission.retry_after();
  refuse(id, protocol::overloaded(wait.count()));
}

void Conversation::break_off() { close(CloseCode::internal, "internal-error"); }

void Conversation::close(CloseCode code, std::string reason) {
  if (over_) return;
  outbox_.end(code, std::move(reason));
  changed_();
}

}  // namespace server
