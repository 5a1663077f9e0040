#include "server/identity/dpop_proof.h"

#include <array>
#include <optional>

#include "events/hash.h"
#include "events/json/read.h"
#include "server/identity/claims.h"
#include "server/identity/json_text.h"
#include "server/identity/jws.h"
#include "server/identity/plain_url.h"
#include "server/identity/secrets.h"

namespace server {
namespace {

using CheckedProof = events::Result<DpopProof, std::string>;
using events::json::Json;

constexpr std::string_view proof_type = "dpop+jwt";

CheckedProof wrong(std::string_view what) { return CheckedProof(std::string(what)); }

std::optional<Json> object_in(const std::optional<std::string>& text) {
  if (!text) return {};
  auto json = events::json::parse(*text);
  if (!json || !json->is_object()) return {};
  return std::move(*json);
}

// The key that the proof brings along. Here alone such a key is looked at: it is believed for what
// the token says of it.
std::optional<VerifyKey> key_in(std::string_view proof) {
  const auto header = object_in(peek_header(proof));
  if (!header || !header->contains("jwk")) return {};
  return read_public_key(header->at("jwk").dump());
}

bool is_for(std::string_view url, const std::string& asked) {
  const auto said = plain_url(url);
  return said && said == plain_url(asked);
}

// What the claims say, once it is known who signed them.
CheckedProof proof_from(const Json& claims, const DpopAsked& asked, events::Timestamp now) {
  const auto id = text_in(claims, "jti");
  if (id.empty() || id.size() > limits::proof_id_bytes_max) {
    return wrong("jti must be a new text of 1 to 256 bytes.");
  }
  if (asked.method.empty() || text_in(claims, "htm") != asked.method) {
    return wrong("htm must be the method of this request.");
  }
  if (!is_for(text_in(claims, "htu"), asked.url)) {
    return wrong("htu must be the address of this request, as clients see this server.");
  }
  const auto digest = events::sha256(asked.token);
  if (text_in(claims, "ath") != base64url(events::bytes_of(digest))) {
    return wrong("ath must be the SHA-256 of the access token, in base64url.");
  }
  const auto at = time_claim(claims, "iat");
  if (!at) return wrong("iat must be the time when the proof was made.");
  const events::Timestamp issued(*at);
  const auto until = issued + limits::clock_skew;
  if (now >= until || issued > now + limits::clock_skew) {
    return wrong("iat must be a moment ago: check the clocks.");
  }
  return CheckedProof(DpopProof{.id = std::string(id), .issued = issued, .until = until});
}

}  // namespace

events::Result<DpopProof, std::string> check_proof(std::string_view proof, const DpopAsked& asked,
                                                   events::Timestamp now) {
  if (proof.empty()) return wrong("There is none.");
  if (proof.size() > limits::proof_bytes_max) return wrong("It is too long.");
  auto header = read_header(proof);
  if (!header || header->typ != proof_type) {
    return wrong(
        "It must be a JWT of typ dpop+jwt, signed with ES256, RS256, PS256 or EdDSA, without crit "
        "or zip.");
  }
  const auto key = key_in(proof);
  if (!key) return wrong("jwk in its header must be the public key alone, of a size to believe.");
  if (asked.thumbprint.empty() || thumbprint_of(*key) != asked.thumbprint) {
    return wrong("It must be made with the key that the token is bound to.");
  }
  header->kid.clear();  // There is one key.
  const auto claims = object_in(open_token(proof, *header, {*key}));
  if (!claims) return wrong("It is not signed by the key in its header.");
  return proof_from(*claims, asked, now);
}

std::string dpop_challenge(std::string_view error) {
  std::string algorithms;
  for (const auto each : sign_algorithms) {
    algorithms.append(algorithms.empty() ? "" : " ").append(to_text(each));
  }
  return "DPoP error=\"" + std::string(error) + "\", algs=\"" + algorithms + "\"";
}

}  // namespace server
