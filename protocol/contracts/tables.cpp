#include <cstdint>

#include "protocol/codes.h"
#include "protocol/contracts/catalog.h"
#include "protocol/problem.h"

namespace protocol::contracts {
namespace {

// A code without a row here stops the build (-Wswitch); a number that is no code has no text.
std::string_view close_code_text(CloseCode code) {
  switch (code) {
    case CloseCode::normal: return "the client said goodbye";
    case CloseCode::unsupported_data: return "a binary message; all messages are text";
    case CloseCode::invalid_text: return "a message that is not UTF-8";
    case CloseCode::policy: return "something was said where nothing may be said";
    case CloseCode::too_big: return "a message over the limit that `hello` says";
    case CloseCode::internal: return "an error of the server; retry with back-off";
    case CloseCode::drain: return "the server stops; resume at your position";
    case CloseCode::overload: return "too many connections; retry with back-off";
    case CloseCode::token_expired: return "renew the token, then retry";
    case CloseCode::slow: return "the client did not read; its position holds";
    case CloseCode::resync: return "subscribe again, at once";
    case CloseCode::unauthorized: return "the token or ticket was not good";
    case CloseCode::forbidden: return "a token of another person on a live socket";
    case CloseCode::no_auth_in_time: return "no `auth` in time";
    case CloseCode::too_many_requests: return "too many messages; wait";
  }
  return {};
}

// One of each type that is no rule's. Only what is the same in all of a type is used.
std::vector<Problem> problem_types() {
  return {bad_json({}),
          bad_request({}),
          bad_query({}, {}),
          idempotency_key_missing(),
          subprotocol_missing({}),
          unauthorized({}),
          invalid_dpop_proof({}),
          dpop_needed(),
          no_access(),
          not_staff(),
          foreign_origin(),
          another_person(),
          unknown_person(),
          insufficient_scope({}),
          people_only(),
          csrf(),
          log_in_failed({}),
          log_in_unavailable(),
          administrators_only(),
          no_document(),
          not_found({}),
          unknown_view({}),
          unknown_feed(),
          method_not_allowed({}),
          stale(0, {}),
          command_reused(),
          length_required(),
          too_large(0),
          target_too_long(0),
          unsupported_media_type(),
          expectation_failed(),
          unsupported_document({}, {}),
          misdirected(),
          expected_missing(),
          invalid_body({}),
          invalid_message({}),
          unknown_message({}),
          upgrade_required(),
          too_many({}, 0),
          too_many_requests(0),
          headers_too_large(0),
          internal_error(),
          document_damaged(),
          overloaded(0),
          not_yet(0),
          document_not_kept()};
}

constexpr std::uint16_t first_code = 1000;
constexpr std::uint16_t last_code = 4999;

}  // namespace

std::string close_code_table() {
  std::string table =
      "| range | what a client does |\n|---|---|\n"
      "| 4000-4099 | does not retry |\n"
      "| 4100-4199 | retries with back-off |\n"
      "| 4200-4299 | retries at once |\n"
      "| 4400 and up | 4000 + HTTP status: retries once the cause is removed |\n\n"
      "| code | why |\n|---|---|\n";
  for (std::uint16_t code = first_code; code <= last_code; ++code) {
    const auto text = close_code_text(static_cast<CloseCode>(code));
    if (text.empty()) continue;
    table.append("| ").append(std::to_string(code)).append(" | ").append(text).append(" |\n");
  }
  return table;
}

std::string problem_type_table() {
  std::string table =
      "| type | status | title |\n|---|---|---|\n"
      "| `/problems/<slug of a rule>` | 403, 409, 422 | `rule` names the rule |\n";
  for (const auto& each : problem_types()) {
    table.append("| `/problems/").append(each.slug).append("` | ");
    table.append(std::to_string(each.status)).append(" | ").append(each.title).append(" |\n");
  }
  return table;
}

}  // namespace protocol::contracts
