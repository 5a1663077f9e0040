// Problem: what was wrong and what would be right (RFC 9457), the same on the socket and over HTTP.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/json/read.h"
#include "events/log.h"
#include "events/rejection.h"

namespace protocol {

// `type` is a relative reference, `/problems/<slug>`, stable for ever.
struct Problem {
  int status;
  std::string slug;
  std::string title;   // The same for every problem of this type.
  std::string detail;  // This one: what was wrong and what would be right. No personal data.
  std::string rule{};
  struct Field {
    std::string pointer;   // JSON Pointer into the message; `?name` for a query parameter.
    std::string expected;  // What would be right; empty where `detail` says it.
  };
  std::vector<Field> fields{};
  std::optional<long> retry_after_ms{};
  std::optional<std::string> contact_body{};  // R14: whom to turn to.
  // R52: what the sender missed, as CloudEvents; already JSON, filtered for who asked.
  std::vector<std::string> missed{};
  std::optional<std::uint64_t> version{};  // Of the plan now, with `missed`.
  // For who says it in another language; not on the wire.
  std::optional<events::Rejection> rejection{};  // The rule's own refusal, if it is one.
  std::string given{};                           // What `detail` was filled with, such as a limit.
  // What a 401 over HTTP asks for in WWW-Authenticate; empty: Bearer. Not in the JSON.
  std::string challenge{};
};

// RFC 9457 JSON, content type application/problem+json.
[[nodiscard]] std::string to_json(const Problem& problem);

[[nodiscard]] Problem problem_of(const events::Rejection& rejection);
// 422: a command's body did not fit its schema. The pointers are within the body, and lead from the
// message's root when told; `/name`, an unknown command, is beside the body already.
[[nodiscard]] Problem invalid_body(const events::json::Faults& faults);
// 422: the message around the body did not fit; the pointers lead from its root.
[[nodiscard]] Problem invalid_message(const events::json::Faults& faults);

// The problems that are no rule's. Each type has one function, so that each has one wording.
[[nodiscard]] Problem bad_json(std::string_view detail);     // 400
[[nodiscard]] Problem bad_request(std::string_view detail);  // 400: not HTTP as we speak it.
[[nodiscard]] Problem bad_query(std::string_view name, std::string_view expected);  // 400
[[nodiscard]] Problem idempotency_key_missing();                                    // 400
[[nodiscard]] Problem subprotocol_missing(std::string_view offer);                  // 400
[[nodiscard]] Problem unauthorized(std::string_view detail);                        // 401
[[nodiscard]] Problem invalid_dpop_proof(std::string_view detail);                  // 401
[[nodiscard]] Problem dpop_needed();                                // 401: of a token with a key.
[[nodiscard]] Problem no_access();                                  // 403: no right to this plan.
[[nodiscard]] Problem not_staff();                                  // 403: no office in the unit.
[[nodiscard]] Problem foreign_origin();                             // 403: another site's page.
[[nodiscard]] Problem another_person();                             // 403: a live socket has one.
[[nodiscard]] Problem unknown_person();                             // 403: not in the directory.
[[nodiscard]] Problem insufficient_scope(std::string_view needed);  // 403: of a client's token.
[[nodiscard]] Problem people_only();                                // 403: to a client's token.
[[nodiscard]] Problem csrf();                                       // 403: came with a cookie only.
[[nodiscard]] Problem log_in_failed(std::string_view detail);       // 400
[[nodiscard]] Problem log_in_unavailable();                         // 503
[[nodiscard]] Problem administrators_only();                        // 403: of this server itself.
[[nodiscard]] Problem no_document();                                // 403: or it is gone.
[[nodiscard]] Problem not_found(std::string_view what);             // 404
[[nodiscard]] Problem unknown_view(std::string_view known);         // 404: those there are.
[[nodiscard]] Problem method_not_allowed(std::string_view allowed);                   // 405
[[nodiscard]] Problem stale(std::uint64_t version, std::vector<std::string> missed);  // 409 (R52)
[[nodiscard]] Problem command_reused();                                               // 409
[[nodiscard]] Problem length_required();                                              // 411
[[nodiscard]] Problem too_large(std::size_t limit);                                   // 413
[[nodiscard]] Problem target_too_long(std::size_t limit);                             // 414
[[nodiscard]] Problem unsupported_media_type();                                       // 415
[[nodiscard]] Problem expectation_failed();                                           // 417
// 415: what is wrong with the document, and the types that are kept.
[[nodiscard]] Problem unsupported_document(std::string_view wrong, std::string_view kept);
[[nodiscard]] Problem misdirected();                            // 421: not a host of this page.
[[nodiscard]] Problem expected_missing();                       // 422 (R52)
[[nodiscard]] Problem unknown_message(std::string_view known);  // 422: an unknown `t`.
[[nodiscard]] Problem unknown_feed();                           // 404
[[nodiscard]] Problem upgrade_required();                       // 426
[[nodiscard]] Problem too_many(std::string_view what, std::size_t limit);  // 429
[[nodiscard]] Problem too_many_requests(long retry_after_ms);              // 429: a rate.
[[nodiscard]] Problem headers_too_large(std::size_t limit);                // 431
[[nodiscard]] Problem overloaded(long retry_after_ms);                     // 503
[[nodiscard]] Problem not_yet(long retry_after_ms);  // 503: `min` is not reached in time.
[[nodiscard]] Problem internal_error();              // 500
[[nodiscard]] Problem document_damaged();            // 500: its content is not what it was.
[[nodiscard]] Problem document_not_kept();           // 507: the disk takes no more.

}  // namespace protocol
