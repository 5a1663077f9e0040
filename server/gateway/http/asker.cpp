#include "server/gateway/http/asker.h"

#include "server/gateway/http/guarded.h"
#include "server/gateway/login/cookies.h"
#include "server/identity/dpop_proof.h"
#include "server/identity/entrance.h"
#include "server/identity/secrets.h"

namespace server {
namespace {

using protocol::Problem;

constexpr long proofs_retry_ms = 5000;

bool is_safe(Method method) { return method == Method::get || method == Method::head; }

// A page of ours, as far as Origin says; with a log-in only.
bool is_from_us(const GatewayParts& parts, const HttpRequest& request) {
  return request.origin.empty() || request.origin == parts.entrance.log_in()->origin();
}

// The address of a request as its sender has it. What Host says counts only where nobody has said
// where clients see us: else a proof that was made for another server would be good here.
std::string url_of(const GatewayParts& parts, const HttpRequest& request) {
  const auto& configured = parts.entrance.origin();
  const auto origin = configured.empty()
                          ? (parts.tls == nullptr ? "http://" : "https://") + request.host
                          : configured;
  return origin + request.target;
}

Problem challenged(Problem problem, std::string_view error) {
  if (problem.status == 401) problem.challenge = dpop_challenge(error);
  return problem;
}

Problem bad_proof(std::string_view detail) {
  return challenged(protocol::invalid_dpop_proof(detail), invalid_proof);
}

// Uses the proof; nothing: it is good.
std::optional<Problem> proof_fault(const GatewayParts& parts, const HttpRequest& request,
                                   std::string_view token, const std::string& key) {
  const auto now = parts.clock.now();
  const DpopAsked asked{.method = method_name(request.method),
                        .url = url_of(parts, request),
                        .token = token,
                        .thumbprint = key};
  const auto proof = check_proof(request.dpop, asked, now);
  if (!proof) return bad_proof(proof.error());
  switch (parts.entrance.proofs.use(key, *proof, now)) {
    case SeenProofs::Verdict::fresh: return {};
    case SeenProofs::Verdict::used: return bad_proof("It has been used before.");
    case SeenProofs::Verdict::too_old:
      return bad_proof("It is older than this server has been running, or than what it remembers.");
    case SeenProofs::Verdict::full: break;
  }
  return protocol::overloaded(proofs_retry_ms);
}

// First the token, whose issuer we know; the proof is by a key that anybody can make.
Identified by_proof(const GatewayParts& parts, const HttpRequest& request, std::string_view token,
                    ScopesAsked one_of) {
  auto identity = parts.verifier.verify(token, parts.clock.now());
  if (!identity) return challenged(protocol::unauthorized(identity.error()), invalid_token);
  if (identity->key.empty()) {
    return challenged(protocol::unauthorized("The token is bound to no key (cnf.jkt): get one with "
                                             "a proof, or send it with Authorization: Bearer."),
                      invalid_token);
  }
  if (auto fault = proof_fault(parts, request, token, identity->key)) return *std::move(fault);
  identity->session = key_of_sid(identity->session);
  auto known = known_of(parts, std::move(*identity), one_of);
  if (!known) return challenged(known.error(), invalid_token);
  return known;
}

Identified by_cookie(const GatewayParts& parts, const HttpRequest& request, std::string_view cookie,
                     ScopesAsked one_of) {
  auto session = parts.entrance.sessions.use(cookie, parts.clock.now());
  if (!session) return protocol::unauthorized("The session is over: log in again, at /login.");
  if (!is_safe(request.method)) {
    if (auto forged = forgery_in(parts, request, cookie)) return *std::move(forged);
  }
  // An upgrade is a GET, and what a socket says no browser keeps from a page, wherever it is from.
  if (!is_from_us(parts, request)) return protocol::csrf();
  return known_of(parts,
                  Identity{.person = std::move(session->who.person),
                           .expires = session->expires,
                           .session = std::move(session->key)},
                  one_of);
}

Identified by_ticket(const GatewayParts& parts, const std::string& ticket, const TicketPlace& place,
                     ScopesAsked one_of) {
  auto identity = parts.entrance.tickets.redeem(ticket, place, parts.clock.now());
  if (!identity || !still_in(parts, identity->session)) {
    return protocol::unauthorized(
        "The ticket is not good here: it is used once, within 30 seconds, from the page and in "
        "the session that asked for it. Get another one: POST /api/v1/tickets.");
  }
  return known_of(parts, std::move(*identity), one_of);
}

}  // namespace

Identified identify(const GatewayParts& parts, const HttpRequest& request, ScopesAsked one_of) {
  const auto cookie = session_cookie_of(parts, request);
  if (const auto token = dpop_token_of(request); !token.empty()) {
    return guarded([&] { return by_proof(parts, request, token, one_of); });
  }
  if (!request.authorization.empty() || cookie.empty()) {
    return identify(parts, bearer_of(request), one_of);
  }
  return guarded([&] { return by_cookie(parts, request, cookie, one_of); });
}

Identified identify(const GatewayParts& parts, const protocol::Auth& auth, const TicketPlace& place,
                    ScopesAsked one_of) {
  if (!auth.ticket) return identify(parts, auth.token.value_or(""), one_of);
  return guarded([&] { return by_ticket(parts, *auth.ticket, place, one_of); });
}

// What is not one of our own sessions ends by its token's time alone.
bool still_in(const GatewayParts& parts, const std::string& session) {
  if (session.empty() || is_sid_key(session)) return true;
  return parts.entrance.sessions.lives(session, parts.clock.now());
}

std::string_view session_cookie_of(const GatewayParts& parts, const HttpRequest& request) {
  const auto* log_in = parts.entrance.log_in();
  if (log_in == nullptr) return {};
  return cookie_in(request.cookie, session_cookie(log_in->is_secure()));
}

TicketPlace place_of(const GatewayParts& parts, const HttpRequest& request) {
  const auto cookie = session_cookie_of(parts, request);
  return {.origin = request.origin,
          .session = cookie.empty() ? "" : kept_as(cookie),
          .subprotocol = std::string(protocol::subprotocol)};
}

// SameSite keeps other sites out, but not a neighbour under the same domain; and an old browser
// knows neither it nor Fetch Metadata.
std::optional<protocol::Problem> forgery_in(const GatewayParts& parts, const HttpRequest& request,
                                            std::string_view cookie) {
  const auto& site = request.sec_fetch_site;
  const bool says_where = !site.empty() || !request.origin.empty();
  const bool from_us = (site.empty() || site == "same-origin") && is_from_us(parts, request);
  if (says_where && from_us && same_secret(request.csrf, Sessions::csrf_of(cookie))) return {};
  return protocol::csrf();
}

}  // namespace server
