// DPoP proof: what shows that whoever sends a token has the key that it is bound to (RFC 9449).
// Pure; time is given. That a proof is used once is seen elsewhere (seen_proofs.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "events/result.h"
#include "events/time.h"

namespace server {

namespace limits {
inline constexpr std::size_t proof_bytes_max = 4096;
inline constexpr std::size_t proof_id_bytes_max = 256;  // `jti`
}  // namespace limits

// What a proof has to be for.
struct DpopAsked {
  std::string_view method;      // Of the request, as it is on the wire.
  std::string url;              // The same, as its sender sees us; a query does not matter.
  std::string_view token;       // The access token that came along.
  std::string_view thumbprint;  // Of the key that the token is bound to (`cnf.jkt`, RFC 7638).
};

// A proof that is good, but for having been used before.
struct DpopProof {
  std::string id;            // `jti`
  events::Timestamp issued;  // `iat`
  events::Timestamp until;   // From then on it is too old.
};

// Else what was wrong and what would be right, without a word of the proof. Costs a look at a
// signature by a key that the token names, so whoever holds no token of ours makes us do no more
// than read.
[[nodiscard]] events::Result<DpopProof, std::string> check_proof(std::string_view proof,
                                                                 const DpopAsked& asked,
                                                                 events::Timestamp now);

// What an answer that refuses asks for in WWW-Authenticate (RFC 9449, 7.1).
[[nodiscard]] std::string dpop_challenge(std::string_view error);
inline constexpr std::string_view invalid_proof = "invalid_dpop_proof";
inline constexpr std::string_view invalid_token = "invalid_token";

}  // namespace server
