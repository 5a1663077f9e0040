#include "protocol/problem.h"

// The problems of who somebody is and where they come from.

namespace protocol {

Problem unauthorized(std::string_view detail) {
  return {.status = 401,
          .slug = "unauthorized",
          .title = "Log in first",
          .detail = std::string(detail)};
}

Problem invalid_dpop_proof(std::string_view detail) {
  return {.status = 401,
          .slug = "invalid-dpop-proof",
          .title = "The proof of the token's key is not good",
          .detail = std::string(detail) + " Send a new proof with each request (RFC 9449)."};
}

Problem dpop_needed() {
  return {.status = 401,
          .slug = "dpop-needed",
          .title = "This token is good with a proof of its key only",
          .detail =
              "Send it over HTTP with Authorization: DPoP <token> and, in DPoP, a proof made for "
              "this very request (RFC 9449); for the socket, get a ticket that way: POST "
              "/api/v1/tickets."};
}

Problem foreign_origin() {
  return {.status = 403,
          .slug = "foreign-origin",
          .title = "This page may not connect here",
          .detail =
              "The Origin of the page must be the host that it connects to, or one that the "
              "server's `origins` name."};
}

Problem another_person() {
  return {.status = 403,
          .slug = "another-person",
          .title = "A connection belongs to one person",
          .detail = "Renew with a token of the same person, or open a new connection."};
}

Problem unknown_person() {
  return {.status = 403,
          .slug = "unknown-person",
          .title = "You are not registered here",
          .detail =
              "You are logged in, but nobody here is registered under your national id. Turn to "
              "the municipality's coordinating unit, or to whoever asked you to take part: they "
              "register people."};
}

Problem insufficient_scope(std::string_view needed) {
  return {.status = 403,
          .slug = "insufficient-scope",
          .title = "The client may not do this",
          .detail = "The token's scope must have " + std::string(needed) +
                    "; whoever runs the server says which scopes a client gets.",
          .given = std::string(needed)};
}

Problem people_only() {
  return {.status = 403,
          .slug = "people-only",
          .title = "This is for people",
          .detail = "No scope lets a service account do this: ask with a person's own log-in."};
}

Problem csrf() {
  return {.status = 403,
          .slug = "csrf",
          .title = "This did not come from a page of ours",
          .detail =
              "With a session cookie, send `X-CSRF-Token` as `GET /api/v1/me/session` has it, from "
              "a page of this server's own origin; or send a token instead of the cookie."};
}

Problem log_in_failed(std::string_view detail) {
  return {.status = 400,
          .slug = "log-in-failed",
          .title = "You are not logged in",
          .detail = std::string(detail) + " Begin again."};
}

Problem log_in_unavailable() {
  constexpr long retry_after_ms = 30'000;
  return {.status = 503,
          .slug = "log-in-unavailable",
          .title = "Nobody can log in just now",
          .detail = "The log-in service does not answer as it should. Try again in a while.",
          .retry_after_ms = retry_after_ms};
}

Problem administrators_only() {
  return {.status = 403,
          .slug = "administrators-only",
          .title = "This is for the server's administrators",
          .detail = "Ask with the token of somebody who works at the operator's own unit."};
}

}  // namespace protocol
