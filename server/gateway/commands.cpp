#include "server/gateway/commands.h"

#include <algorithm>
#include <exception>

#include "events/codec.h"
#include "events/json/write.h"
#include "events/overloaded.h"
#include "protocol/limits.h"
#include "server/identity/dpop_proof.h"
#include "server/identity/session_sockets.h"
#include "server/log_lines.h"

namespace server {
namespace {

using events::Overloaded;
using protocol::Problem;

constexpr long journal_busy_retry_ms = 1000;

// A command's fields, whichever way they came.
struct Fields {
  const routes::Whose& whose;
  const events::CommandId& id;
  std::uint64_t expected;
  std::string_view name;
  const events::json::Json& body;
};

template <class Command>
Asked make_ask(const Fields& fields, const events::StreamId& stream,
               events::Result<Command, events::json::Faults> command, const events::PersonId& by) {
  if (!command) return protocol::invalid_body(command.error());
  return Ask{.stream = stream,
             .command = std::move(*command),
             .expected = {fields.expected},
             .id = fields.id,
             .by = by};
}

Asked ask(const Fields& fields, const events::PersonId& by) {
  const auto name = fields.name;
  const auto& body = fields.body;
  return std::visit(
      Overloaded{
          [&](const events::PlanId& plan) {
            return make_ask(fields, stream_of(plan), events::plan_command(name, body), by);
          },
          [&](const events::Orgnr& unit) {
            return make_ask(fields, stream_of(unit), events::unit_command(name, body), by);
          },
          [&](const events::PersonId& person) {
            return make_ask(fields, stream_of(person), events::person_command(name, body), by);
          },
      },
      fields.whose);
}

// With the offices of now: a socket may have signed in long ago (R51).
Problem stale_problem(const Queries& queries, const Stale& stale, const events::Viewer& viewer) {
  const auto who = queries.who(viewer.person);
  if (!who) return protocol::stale(stale.version.value, {});
  auto missed = queries.visible(stale.missed, who->viewer);
  const auto max = protocol::limits::missed_events_max;  // The latest: they say how it stands.
  if (missed.size() > max) {
    missed.erase(missed.begin(), missed.end() - static_cast<std::ptrdiff_t>(max));
  }
  return protocol::stale(stale.version.value, std::move(missed));
}

}  // namespace

std::optional<Problem> scope_fault(const std::optional<std::string>& client,
                                   const std::vector<std::string>& scopes, ScopesAsked one_of) {
  if (!client || allows(scopes, one_of)) return {};
  if (one_of.size() == 0) return protocol::people_only();
  std::string needed;
  for (const auto scope : one_of) {
    if (!needed.empty()) needed += " / ";
    needed += to_text(scope);
  }
  return protocol::insufficient_scope(needed);
}

Identified known_of(const GatewayParts& parts, Identity identity, ScopesAsked one_of) {
  if (identity.person.value.empty()) return protocol::unknown_person();
  auto who = parts.queries.who(identity.person);
  if (!who) return protocol::unauthorized("Nobody is registered under this token's person.");
  Known known{.who = std::move(*who),
              .expires = identity.expires,
              .session = std::move(identity.session),
              .client = std::move(identity.client),
              .scopes = std::move(identity.scopes)};
  if (auto fault = scope_fault(known.client, known.scopes, one_of)) return *std::move(fault);
  return known;
}

Identified identify(const GatewayParts& parts, std::string_view token, ScopesAsked one_of) {
  if (token.empty()) {
    return protocol::unauthorized("Send a token: Authorization: Bearer <token>, or `auth` first.");
  }
  try {
    auto identity = parts.verifier.verify(token, parts.clock.now());
    if (!identity) return protocol::unauthorized(identity.error());
    if (!identity->key.empty()) {
      auto problem = protocol::dpop_needed();
      problem.challenge = dpop_challenge(invalid_token);
      return problem;
    }
    identity->session = key_of_sid(identity->session);
    return known_of(parts, std::move(*identity), one_of);
  } catch (const std::exception& failure) {
    log_lines::read_failed(failure.what());
    return protocol::internal_error();
  }
}

Asked ask_of(const protocol::CommandMessage& message, const events::PersonId& by) {
  routes::Whose whose;
  if (message.plan) whose = *message.plan;
  if (message.unit) whose = *message.unit;
  if (message.person) whose = *message.person;
  return ask({.whose = whose,
              .id = message.command_id,
              .expected = message.expected.value_or(0),
              .name = message.name,
              .body = message.body},
             by);
}

Asked ask_of(const routes::Whose& whose, const HttpRequest& request, const events::PersonId& by) {
  if (!events::is_uuid(request.idempotency_key)) return protocol::idempotency_key_missing();
  const auto command = protocol::decode_command_body(request.body);
  if (!command) return command.error();
  const events::CommandId id{request.idempotency_key};
  return ask({.whose = whose,
              .id = id,
              .expected = command->expected.value_or(0),
              .name = command->name,
              .body = command->body},
             by);
}

protocol::At at_of(const Done& done) { return {.epoch = done.epoch.value, .seq = done.at.value}; }

HttpReply done_reply(const Done& done) {
  std::string body = "{\"at\":";
  events::json::write(body, at_of(done));
  body += done.duplicate ? ",\"duplicate\":true}" : ",\"duplicate\":false}";
  return json_reply(std::move(body));
}

std::optional<Problem> problem_of(const Queries& queries, const Outcome& outcome,
                                  const events::Viewer& viewer) {
  using Answer = std::optional<Problem>;
  try {
    return std::visit(
        Overloaded{
            [](const Done&) { return Answer{}; },
            [](const events::Rejection& rejection) {
              return Answer{protocol::problem_of(rejection)};
            },
            [&](const Stale& stale) { return Answer{stale_problem(queries, stale, viewer)}; },
            [](const ReusedId&) { return Answer{protocol::command_reused()}; },
            [](const Busy&) { return Answer{protocol::overloaded(journal_busy_retry_ms)}; },
        },
        outcome);
  } catch (const std::exception& failure) {
    log_lines::read_failed(failure.what());
    return protocol::internal_error();
  }
}

}  // namespace server
