#include "server/identity/claims.h"

#include <algorithm>
#include <cmath>

namespace server {
namespace {

using std::chrono::seconds;

// No token lives so long; sums with it stay far from the end of time.
constexpr double seconds_max = 1e12;
constexpr std::size_t thumbprint_letters = 43;  // Of SHA-256 in base64url.
constexpr std::string_view base64url_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

bool is_there_but_no_time(const TokenClaims& claims, std::string_view name) {
  return claims.contains(name) && !time_claim(claims, name);
}

bool meets(const std::vector<std::string>& these, const std::vector<std::string>& those) {
  return std::any_of(these.begin(), these.end(), [&](const std::string& each) {
    return std::find(those.begin(), those.end(), each) != those.end();
  });
}

}  // namespace

std::optional<std::string> claims_fault(const TokenClaims& claims, const ClaimsExpected& expected,
                                        events::Timestamp now) {
  if (text_claim(claims, "iss") != expected.issuer) return "The token is of another issuer.";
  if (!meets(texts_claim(claims, "aud"), expected.audiences)) {
    return "The token is for another service: ask for one whose aud is this one.";
  }
  const auto expires = time_claim(claims, "exp");
  if (!expires) return "The token does not say when it expires (exp).";
  if (now >= events::Timestamp(*expires) + limits::clock_skew) {
    return "The token has expired: get a new one.";
  }
  for (const auto* name : {"nbf", "iat"}) {
    if (is_there_but_no_time(claims, name)) return std::string(name) + " in the token is no time.";
    const auto from = time_claim(claims, name);
    if (from && events::Timestamp(*from) > now + limits::clock_skew) {
      return "The token is not valid yet: check the clocks.";
    }
  }
  return {};
}

events::Timestamp expiry_of(const TokenClaims& claims) {
  return events::Timestamp(time_claim(claims, "exp").value_or(seconds{0})) + limits::clock_skew;
}

// RFC 7519, 2.
std::optional<seconds> time_claim(const TokenClaims& claims, std::string_view name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return {};
  const auto value = found->get<double>();
  if (!(value >= 0 && value < seconds_max)) return {};
  return seconds(static_cast<std::int64_t>(std::floor(value)));
}

std::optional<std::string> bound_key_in(const TokenClaims& claims) {
  const auto found = claims.find("cnf");
  if (found == claims.end()) return "";
  // Of several ways to be bound (RFC 7800, 3.1) we could check but one.
  if (!found->is_object() || found->size() != 1) return {};
  auto thumbprint = text_claim(*found, "jkt");
  const bool is_one = thumbprint.size() == thumbprint_letters &&
                      thumbprint.find_first_not_of(base64url_alphabet) == std::string::npos;
  return is_one ? std::optional{std::move(thumbprint)} : std::nullopt;
}

std::string text_claim(const TokenClaims& claims, std::string_view name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_string()) return {};
  const auto& text = found->get_ref<const std::string&>();
  return text.size() <= limits::claim_bytes_max ? text : std::string();
}

std::vector<std::string> texts_claim(const TokenClaims& claims, std::string_view name) {
  const auto found = claims.find(name);
  if (found == claims.end()) return {};
  if (!found->is_array()) {
    auto text = text_claim(claims, name);
    return text.empty() ? std::vector<std::string>{} : std::vector{std::move(text)};
  }
  std::vector<std::string> texts;
  for (const auto& each : *found) {
    if (each.is_string()) texts.push_back(each.get<std::string>());
  }
  return texts;
}

}  // namespace server
