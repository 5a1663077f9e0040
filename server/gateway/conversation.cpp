#include "server/gateway/conversation.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>

#include "events/json/shape.h"
#include "events/overloaded.h"
#include "protocol/limits.h"
#include "server/gateway/awaits.h"
#include "server/gateway/languages.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace limits = protocol::limits;
using protocol::CloseCode;
using protocol::Problem;

std::optional<protocol::RequestNumber> id_of(const protocol::ClientMessage& message) {
  return std::visit(
      [](const auto& each) { return std::optional<protocol::RequestNumber>{each.id}; }, message);
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
    : door_(std::move(door)), executor_(std::move(executor)), changed_(std::move(changed)) {}

void Conversation::begin(Instant now) {
  authenticate_by_ = now + limits::authentication;
  heartbeat_at_ = now + limits::heartbeat;
  const std::chrono::milliseconds heartbeat = limits::heartbeat;
  const protocol::Limits said{.subscriptions = door_->parts.limits.subscriptions_max};
  say(encode(protocol::Hello{.protocol = std::string(protocol::subprotocol),
                             .limits = said,
                             .heartbeat_ms = static_cast<std::uint64_t>(heartbeat.count()),
                             .time = door_->parts.clock.now()}));
}

net::awaitable<void> Conversation::hear(std::string text) {
  const auto message = protocol::decode(text);
  if (!message) {
    refuse(message.error().id, message.error().problem);
    co_return;
  }
  if (const auto* auth = std::get_if<protocol::Auth>(&*message)) {
    co_await authenticate(*auth);
    co_return;
  }
  if (!member_) {
    refuse(id_of(*message), protocol::unauthorized("Send `auth` with a token first."));
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
}

void Conversation::hear_binary() { close(CloseCode::unsupported_data, "text-only"); }

net::awaitable<void> Conversation::authenticate(const protocol::Auth& request) {
  std::function<Identified()> work = [door = door_, token = request.token] {
    return identify(door->parts, token);
  };
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
  refuse(request.id, problem);
  if (!member_ && problem.status == 401) close(CloseCode::unauthorized, problem.slug);
}

void Conversation::welcome(const protocol::Auth& request, const Known& known) {
  const auto& viewer = known.who.viewer;
  if (member_ && member_->viewer.person != viewer.person) {
    const auto problem = protocol::another_person();
    refuse(request.id, problem);
    return close(CloseCode::forbidden, problem.slug);
  }
  if (member_) {
    door_->parts.hub.renew(member_->listener, viewer);
    member_->viewer = viewer;
    member_->language = known.who.language;
    member_->expires = known.expires;
  } else {
    member_ = Member{.listener = door_->parts.hub.add(*this, viewer),
                     .viewer = viewer,
                     .language = known.who.language,
                     .expires = known.expires};
  }
  say(encode(protocol::Welcome{.id = request.id,
                               .person = viewer.person,
                               .full_name = known.who.full_name,
                               .roles = roles_of(viewer),
                               .expires = known.expires}));
}

net::awaitable<void> Conversation::subscribe(const protocol::Subscribe& request) {
  const auto id = request.id;
  const auto most = door_->parts.limits.subscriptions_max;
  if (door_->parts.hub.subscriptions_of(member_->listener) >= most) {
    refuse(id, protocol::too_many("subscriptions on one socket", most));
    co_return;
  }
  const auto begun = co_await subscribed(door_->parts.hub, member_->listener, request);
  if (over_) co_return;
  if (begun) {
    say(encode(protocol::Ack{.id = id, .at = *begun}));
  } else {
    refuse(id, begun.error());
  }
}

void Conversation::unsubscribe(const protocol::Unsubscribe& request) {
  if (door_->parts.hub.unsubscribe(member_->listener, request.feed)) {
    say(encode(protocol::Ack{.id = request.id}));
  } else {
    refuse(request.id, protocol::not_found("a feed that this socket subscribes to"));
  }
}

void Conversation::start_command(const protocol::CommandMessage& request) {
  if (commands_in_flight_ >= limits::commands_in_flight_max) {
    return refuse(request.id, protocol::too_many("commands without an answer on one socket",
                                                 limits::commands_in_flight_max));
  }
  auto ask = ask_of(request, member_->viewer.person);
  if (!ask) return refuse(request.id, ask.error());
  ++commands_in_flight_;
  const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
    if (failure) log_lines::connection_failed("a command could not be answered");
  };
  net::co_spawn(executor_, carry_out(request.id, std::move(*ask)), ended);
}

net::awaitable<void> Conversation::carry_out(protocol::RequestNumber id, Ask ask) {
  const auto outcome = co_await outcome_of(door_->parts.journal, std::move(ask));
  --commands_in_flight_;
  if (over_) co_return;
  if (const auto* done = std::get_if<Done>(&outcome)) {
    say(encode(protocol::Ack{.id = id, .at = at_of(*done), .duplicate = done->duplicate}));
    co_return;
  }
  std::function<std::optional<Problem>()> work = [door = door_, outcome, viewer = member_->viewer] {
    return problem_of(door->parts.queries, outcome, viewer);
  };
  const auto problem = co_await on_pool(door_->parts.pool, std::move(work));
  if (!over_) refuse(id, *problem);
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
  if (now < heartbeat_at_) return;
  heartbeat_at_ = now + limits::heartbeat;
  outbox_.push({}, door_->parts.hub.heartbeat(member_->listener));
  changed_();
}

Conversation::Instant Conversation::due(Instant now) const {
  if (!member_) return authenticate_by_;
  const auto left = member_->expires - door_->parts.clock.now();
  // A token may live for years, which a timer cannot count: a heartbeat comes before.
  const auto bounded = std::min<std::chrono::microseconds>(left, limits::heartbeat);
  return std::min(heartbeat_at_, now + bounded);
}

void Conversation::drain() { close(CloseCode::drain, "drain"); }

void Conversation::end() {
  if (std::exchange(over_, true)) return;
  changed_ = {};
  if (member_) door_->parts.hub.remove(member_->listener);
}

void Conversation::deliver(const std::string& feed, FrameText frame) {
  if (over_) return;
  outbox_.push(feed, std::move(frame));
  changed_();
}

void Conversation::purge(const std::string& feed) { outbox_.purge(feed); }

void Conversation::say(std::string text) {
  if (over_) return;
  outbox_.push({}, std::make_shared<const std::string>(std::move(text)));
  changed_();
}

void Conversation::refuse(std::optional<protocol::RequestNumber> id, const Problem& problem) {
  const auto language = member_ ? member_->language : events::person::Language::en;
  say(encode_error(id, in_language(problem, language)));
}

void Conversation::close(CloseCode code, std::string reason) {
  if (over_) return;
  outbox_.end(code, std::move(reason));
  changed_();
}

}  // namespace server
