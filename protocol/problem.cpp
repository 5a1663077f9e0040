#include "protocol/problem.h"

#include <algorithm>

#include "events/json/write.h"

namespace protocol {
namespace {

using events::json::write_string;

void add_string(std::string& out, std::string_view key, std::string_view text) {
  out.append(",\"").append(key).append("\":");
  write_string(out, text);
}

void add_number(std::string& out, std::string_view key, const std::string& number) {
  out.append(",\"").append(key).append("\":").append(number);
}

void add_fields(std::string& out, const std::vector<Problem::Field>& fields) {
  out += ",\"fields\":[";
  for (const auto& field : fields) {
    if (out.back() == '}') out += ',';
    out += "{\"pointer\":";
    write_string(out, field.pointer);
    if (!field.expected.empty()) add_string(out, "expected", field.expected);
    out += '}';
  }
  out += ']';
}

void add_missed(std::string& out, const std::vector<std::string>& missed) {
  out += ",\"missed\":[";
  for (const auto& event : missed) {
    if (out.back() != '[') out += ',';
    out += event;
  }
  out += ']';
}

Problem with_faults(Problem problem, const events::json::Faults& faults, std::string_view root) {
  for (const auto& fault : faults) {
    const bool beside = fault.pointer == "/name";
    problem.fields.push_back(
        {.pointer = std::string(beside ? "" : root) + fault.pointer, .expected = fault.expected});
  }
  return problem;
}

std::string in_bytes(std::string_view what, std::size_t limit) {
  return std::string(what) + " longer than the limit; send at most " + std::to_string(limit) +
         " bytes.";
}

}  // namespace

std::string to_json(const Problem& problem) {
  std::string out;
  out.reserve(256 + problem.detail.size());
  out += "{\"type\":";
  write_string(out, "/problems/" + problem.slug);
  add_string(out, "title", problem.title);
  add_number(out, "status", std::to_string(problem.status));
  if (!problem.detail.empty()) add_string(out, "detail", problem.detail);
  if (!problem.rule.empty()) add_string(out, "rule", problem.rule);
  if (!problem.fields.empty()) add_fields(out, problem.fields);
  if (problem.retry_after_ms) {
    add_number(out, "retryAfterMs", std::to_string(*problem.retry_after_ms));
  }
  if (problem.contact_body) add_string(out, "contactBody", *problem.contact_body);
  if (problem.version) {
    add_missed(out, problem.missed);
    add_number(out, "version", std::to_string(*problem.version));
  }
  out += '}';
  return out;
}

Problem problem_of(const events::Rejection& rejection) {
  Problem problem{.status = 403,
                  .slug = rejection.slug,
                  .title = "Not yours to do",
                  .detail = rejection.detail,
                  .rule = rejection.rule};
  if (rejection.kind == events::Refusal::broken) {
    problem.status = 409;
    problem.title = "The rules of the plan do not allow this";
  } else if (rejection.kind == events::Refusal::invalid) {
    problem.status = 422;
    problem.title = "The command is not complete";
  }
  for (const auto& field : rejection.fields) {
    problem.fields.push_back({.pointer = "/body/" + field, .expected = {}});
  }
  if (!rejection.contact_body.empty()) problem.contact_body = rejection.contact_body;
  problem.rejection = rejection;
  return problem;
}

Problem invalid_body(const events::json::Faults& faults) {
  return with_faults({.status = 422,
                      .slug = "invalid-body",
                      .title = "The command does not fit its schema",
                      .detail = "Each of `fields` says what would be right."},
                     faults, "/body");
}

Problem invalid_message(const events::json::Faults& faults) {
  return with_faults({.status = 422,
                      .slug = "invalid-message",
                      .title = "The message does not fit its schema",
                      .detail = "Each of `fields` says what would be right."},
                     faults, "");
}

Problem bad_json(std::string_view detail) {
  return {.status = 400,
          .slug = "bad-json",
          .title = "This is not JSON",
          .detail = "Expected " + std::string(detail) + "."};
}

Problem bad_request(std::string_view detail) {
  return {.status = 400,
          .slug = "bad-request",
          .title = "This is not a request as HTTP/1.1 has it",
          .detail = std::string(detail)};
}

Problem bad_query(std::string_view name, std::string_view expected) {
  return {.status = 400,
          .slug = "bad-query",
          .title = "A query parameter is not understood",
          .detail = "Each of `fields` says what would be right.",
          .fields = {{.pointer = "?" + std::string(name), .expected = std::string(expected)}}};
}

Problem idempotency_key_missing() {
  return {.status = 400,
          .slug = "idempotency-key-missing",
          .title = "A command needs an id",
          .detail =
              "Send the header Idempotency-Key with a UUID in lower case, the same one when "
              "the command is sent again (R53)."};
}

Problem subprotocol_missing(std::string_view offer) {
  return {.status = 400,
          .slug = "subprotocol-missing",
          .title = "No subprotocol in common",
          .detail = "Offer " + std::string(offer) + " in Sec-WebSocket-Protocol."};
}

Problem no_access() {
  return {.status = 403,
          .slug = "no-access",
          .title = "No access to this plan",
          .detail =
              "Only the owner and those with whom the owner shares the plan see it; the owner "
              "can consent to sharing or grant access.",
          .rule = "R5"};
}

Problem not_staff() {
  return {.status = 403,
          .slug = "not-staff",
          .title = "For the staff of this unit",
          .detail =
              "A unit's desk and cases are for people with an office there, its statistics for "
              "those of a coordinating unit; AssignUnitMember gives somebody an office.",
          .rule = "S16"};
}

Problem no_document() {
  return {.status = 403,
          .slug = "no-document",
          .title = "No such document for you",
          .detail =
              "There is no such document in this plan, or it has been taken away, or what you may "
              "see of the plan does not reach it; the plan's own view lists those that you may "
              "fetch.",
          .rule = "R5"};
}

Problem not_found(std::string_view what) {
  return {.status = 404,
          .slug = "not-found",
          .title = "There is nothing here",
          .detail = "Expected " + std::string(what) + "."};
}

Problem method_not_allowed(std::string_view allowed) {
  return {.status = 405,
          .slug = "method-not-allowed",
          .title = "This cannot be done here",
          .detail = "Use " + std::string(allowed) + ".",
          .given = std::string(allowed)};
}

Problem stale(std::uint64_t version, std::vector<std::string> missed) {
  return {.status = 409,
          .slug = "stale",
          .title = "The plan has changed since you looked",
          .detail =
              "`missed` has what happened to the same thing meanwhile, as far as you may see "
              "it. Look again, and send with `expected` = `version` if you still want it.",
          .rule = "R52",
          .missed = std::move(missed),
          .version = version};
}

Problem command_reused() {
  return {.status = 409,
          .slug = "command-reused",
          .title = "This id has been used for another command",
          .detail = "Send a new command with a new id; repeat an id only with the same command.",
          .rule = "R53"};
}

Problem length_required() {
  return {.status = 411,
          .slug = "length-required",
          .title = "The length of the body is not known",
          .detail = "Send Content-Length instead of Transfer-Encoding."};
}

Problem too_large(std::size_t limit) {
  return {.status = 413,
          .slug = "too-large",
          .title = "The body is too large",
          .detail = in_bytes("The body is", limit),
          .given = std::to_string(limit)};
}

Problem target_too_long(std::size_t limit) {
  return {.status = 414,
          .slug = "target-too-long",
          .title = "The address is too long",
          .detail = in_bytes("The target is", limit),
          .given = std::to_string(limit)};
}

Problem unsupported_media_type() {
  return {.status = 415,
          .slug = "unsupported-media-type",
          .title = "The body is of another type than expected",
          .detail = "Send JSON in UTF-8, with Content-Type: application/json."};
}

Problem expectation_failed() {
  return {.status = 417,
          .slug = "expectation-failed",
          .title = "What is expected of this server it does not do",
          .detail = "Send Expect: 100-continue, or no Expect."};
}

Problem unsupported_document(std::string_view wrong, std::string_view kept) {
  return {.status = 415,
          .slug = "unsupported-document",
          .title = "A document of this type is not kept",
          .detail = std::string(wrong) + " Allowed are " + std::string(kept) + ".",
          .given = std::string(kept)};
}

Problem misdirected() {
  return {.status = 421,
          .slug = "misdirected",
          .title = "This page is not served under this name",
          .detail = "Open it as localhost or 127.0.0.1, on the machine itself."};
}

Problem expected_missing() {
  return {.status = 422,
          .slug = "expected-missing",
          .title = "The command does not say what its sender saw",
          .detail =
              "Send `expected`: the version of the plan that you looked at, 0 before the "
              "first event.",
          .rule = "R52",
          .fields = {{.pointer = "/expected", .expected = "a whole number, 0 or more"}}};
}

Problem unknown_view(std::string_view known) {
  return {.status = 404,
          .slug = "unknown-view",
          .title = "There is no such view",
          .detail = "Name one of " + std::string(known) + ".",
          .given = std::string(known)};
}

Problem unknown_message(std::string_view known) {
  return {.status = 422,
          .slug = "unknown-message",
          .title = "This type of message is not known",
          .detail = "Send `t` as one of " + std::string(known) + ".",
          .fields = {{.pointer = "/t", .expected = "one of " + std::string(known)}},
          .given = std::string(known)};
}

Problem unknown_feed() {
  return {.status = 404,
          .slug = "unknown-feed",
          .title = "There is no such feed",
          .detail = "Expected plan/<plan id>, events/<plan id>, me or unit/<orgnr>."};
}

Problem upgrade_required() {
  return {.status = 426,
          .slug = "upgrade-required",
          .title = "This address speaks WebSocket",
          .detail = "Open it as a WebSocket (RFC 6455), version 13."};
}

Problem too_many(std::string_view what, std::size_t limit) {
  return {.status = 429,
          .slug = "too-many",
          .title = "Too much at once",
          .detail = "At most " + std::to_string(limit) + " " + std::string(what) + ".",
          .given = std::to_string(limit)};
}

Problem too_many_requests(long retry_after_ms) {
  return {.status = 429,
          .slug = "too-many-requests",
          .title = "Too many in a short time",
          .detail = "Nothing was done. Send the same again after `retryAfterMs`, and then slower.",
          .retry_after_ms = retry_after_ms};
}

Problem headers_too_large(std::size_t limit) {
  return {.status = 431,
          .slug = "headers-too-large",
          .title = "The headers are too large",
          .detail = in_bytes("The headers are", limit),
          .given = std::to_string(limit)};
}

Problem internal_error() {
  return {.status = 500,
          .slug = "internal-error",
          .title = "Something is wrong at our end",
          .detail = "Nothing was lost that was acknowledged. Try again later."};
}

Problem document_damaged() {
  return {.status = 500,
          .slug = "document-damaged",
          .title = "The document cannot be read",
          .detail =
              "Its content is not on the disk as it was written. Whoever runs the server can find "
              "out more with `medvirk verify`, and put it back from a backup."};
}

Problem document_not_kept() {
  return {.status = 507,
          .slug = "document-not-kept",
          .title = "The document could not be kept",
          .detail =
              "The disk takes no more just now. Nothing of the document is left: send it again "
              "later, or tell whoever runs the server."};
}

Problem not_yet(long retry_after_ms) {
  return {.status = 503,
          .slug = "not-yet",
          .title = "What you wait for has not happened yet",
          .detail =
              "The plan is not at `min` yet. Ask again after `retryAfterMs`, or say with "
              "Prefer: wait=<seconds> how long to wait.",
          .retry_after_ms = retry_after_ms};
}

Problem overloaded(long retry_after_ms) {
  return {.status = 503,
          .slug = "overloaded",
          .title = "Too busy just now",
          .detail = "Nothing was written. Send the same again after `retryAfterMs`.",
          .retry_after_ms = retry_after_ms};
}

}  // namespace protocol
