// What somebody may show for a token, and an issuer may publish for its keys. The keys here have
// signed signed_tokens.h and nothing else: whatever else is believed is a forgery.
//
// An input is a token; or, if it begins with a brace, keys or metadata.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "events/check.h"
#include "events/json/read.h"
#include "server/identity/claims.h"
#include "server/identity/discovery.h"
#include "server/identity/jose.h"
#include "server/identity/jws.h"
#include "tests/fuzz/signed_tokens.h"

namespace tests {
namespace {

namespace jose = server::jose;
using events::check;
using events::json::Json;

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const std::vector<server::VerifyKey>& keys() {
  static const auto all = server::read_keys(std::string(signed_tokens::keys));
  check(all && all->size() == 3, "the issuer's keys are read");
  return *all;
}

// The issuer's EC key, as jose.h takes it.
jwk_t* ec_key() {
  static const jose::Key key = [] {
    jose::prepare();
    jwk_t* bare = nullptr;
    check(r_jwk_init(&bare) == RHN_OK &&
              r_jwk_import_from_json_str(bare, keys().front().jwk.c_str()) == RHN_OK,
          "the EC key is read");
    return jose::Key{bare};
  }();
  return key.get();
}

// Up to and with the last dot: what is signed.
std::string_view signed_part(std::string_view token) {
  return token.substr(0, token.rfind('.') + 1);
}

// Of base64url's last letter the bits that stand for nothing do not count (RFC 4648 section 3.5).
bool same_bytes(std::string_view one, std::string_view other) {
  if (one.size() != other.size() || one.empty()) return one == other;
  const auto last = one.size() - 1;
  if (one.substr(0, last) != other.substr(0, last)) return false;
  constexpr std::array<unsigned, 4> spare_bits{0, 0, 4, 2};  // By letters of the last group.
  const auto spare = spare_bits[one.size() % spare_bits.size()];
  const auto a = letters.find(one[last]);
  const auto b = letters.find(other[last]);
  return a != std::string_view::npos && b != std::string_view::npos && a >> spare == b >> spare;
}

// One that the issuer has signed, byte for byte.
bool is_signed(std::string_view token) {
  for (const auto each : signed_tokens::all) {
    const auto part = signed_part(each);
    if (signed_part(token) != part) continue;
    if (same_bytes(token.substr(part.size()), each.substr(part.size()))) return true;
  }
  return false;
}

// Claims that nobody has signed yet, or that are signed: looked at all the same.
void check_claims(const std::string& text) {
  const auto claims = events::json::parse(text);
  if (!claims || !claims->is_object()) return;
  const server::ClaimsExpected expected{.issuer = std::string(signed_tokens::issuer),
                                        .audiences = {"medvirk"}};
  const auto now = events::timestamp_from("2026-03-02T12:30:00Z").value();
  const auto fault = server::claims_fault(*claims, expected, now);
  check(!fault || !fault->empty(), "a fault is said");
  if (fault) return;
  check(server::expiry_of(*claims) > now, "what holds has not expired");
  check(server::text_claim(*claims, "iss") == expected.issuer, "what holds is the issuer's");
}

void check_token(std::string_view token) {
  const auto peeked = server::peek_claims(token);
  if (peeked) check_claims(*peeked);
  const auto header = server::read_header(token);
  if (header) {
    check(server::keys_for(*header, keys()).size() <= server::limits::keys_tried_max,
          "few keys are tried");
    const auto opened = server::open_token(token, *header, keys());
    check(!opened || is_signed(token), "no forgery is believed");
    check(!opened || opened == peeked, "what is believed is what it says");
  }
  const auto checked = jose::check(token, ec_key());
  check(!checked || is_signed(token), "no forgery is believed by the EC key");
  // What was signed is believed, or all of this would find nothing.
  for (const auto each : signed_tokens::all) {
    if (token == each) check(header.has_value(), "what was signed has a header");
    if (token == each) check(server::open_token(token, *header, keys()).has_value(), "and holds");
  }
}

void check_keys(const std::string& text) {
  const auto metadata = server::read_metadata(text, signed_tokens::issuer);
  if (metadata) check(metadata->keys.starts_with("https://"), "keys are fetched by https");
  const auto read = server::read_keys(text);
  if (!read) return;
  check(read->size() <= server::limits::issuer_keys_max, "an issuer has few keys");
  for (const auto& key : *read) {
    check(!key.algorithms.empty(), "a key is for something");
    check(key.kid.size() <= server::limits::key_id_bytes_max, "a key's name is short");
    const auto jwk = Json::parse(key.jwk, nullptr, false);
    check(jwk.is_object() && !jwk.contains("d") && !jwk.contains("k"), "a key is a public one");
    const auto again = server::read_keys("{\"keys\":[" + key.jwk + "]}");
    check(again && again->size() == 1 && again->front().jwk == key.jwk, "a key is read as kept");
  }
}

}  // namespace
}  // namespace tests

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name for it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (text.starts_with('{')) {
    tests::check_keys(std::string(text));
  } else {
    tests::check_token(text);
  }
  return 0;
}
