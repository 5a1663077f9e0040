#include "server/identity/issuer.h"

#include <array>
#include <mutex>
#include <stdexcept>
#include <system_error>

#include "events/json/read.h"
#include "events/json/write.h"
#include "protocol/limits.h"
#include "server/clock.h"
#include "server/identity/jose.h"
#include "server/identity/key_file.h"

namespace server {
namespace {

namespace json = events::json;
using std::chrono::seconds;

constexpr std::string_view issuer_name = "medvirk-local";
constexpr std::string_view audience_name = "medvirk";
constexpr std::string_view key_file_name = "issuer.jwk";
constexpr seconds skew{60};
// No token of ours lives so long; sums with it stay far from the end of time.
constexpr std::int64_t expiry_seconds_max = std::int64_t{1} << 40;

// What we ask of a token (RFC 7519).
struct Claims {
  std::string iss;
  std::string aud;
  std::string sub;
  std::int64_t exp = 0;
  std::optional<std::int64_t> nbf{};
  std::optional<std::int64_t> iat{};
};
BOOST_DESCRIBE_STRUCT(Claims, (), (iss, aud, sub, exp, nbf, iat))

std::int64_t unix_seconds(events::Timestamp time) {
  return std::chrono::floor<seconds>(time.time_since_epoch()).count();
}

std::string random_id() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : random_salt()) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

std::optional<Claims> own_claims_from(const std::string& text) {
  const auto parsed = json::parse(text);
  if (!parsed) return {};
  auto claims = json::from_json<Claims>(*parsed);
  return claims ? std::optional{std::move(*claims)} : std::nullopt;
}

// Nothing if the claims may be believed, else what was wrong and what would be right.
std::string own_claims_fault(const Claims& claims, events::Timestamp now) {
  if (claims.iss != issuer_name || claims.aud != audience_name) {
    return "The token was issued by somebody else or for another service: iss must be " +
           std::string(issuer_name) + ", aud " + std::string(audience_name) + ".";
  }
  if (!events::is_id(claims.sub)) return "The token's sub is no person id.";
  if (claims.exp > expiry_seconds_max || claims.exp <= unix_seconds(now)) {
    return "The token has expired: get a new one.";
  }
  const auto latest = unix_seconds(now) + skew.count();
  if (claims.nbf.value_or(0) > latest || claims.iat.value_or(0) > latest) {
    return "The token is not valid yet: check the clocks.";
  }
  return {};
}

}  // namespace

// Objects of the library are not shared between threads: each call works on copies.
struct Issuer::Key {
  explicit Key(jose::Key key) : own(std::move(key)), half(jose::public_half(own.get())) {}

  [[nodiscard]] jose::Key to_sign() const {
    const std::lock_guard lock(mutex);
    return jose::copy(own.get());
  }
  [[nodiscard]] jose::Key to_verify() const {
    const std::lock_guard lock(mutex);
    return jose::copy(half.get());
  }

  mutable std::mutex mutex;
  jose::Key own;
  jose::Key half;
};

Issuer::Issuer(std::unique_ptr<Key> key) : key_(std::move(key)) {}
Issuer::~Issuer() = default;

std::unique_ptr<Issuer> Issuer::open(const std::filesystem::path& data) {
  const auto file = data / key_file_name;
  if (!read_key_file(file)) {
    std::error_code failure;
    std::filesystem::create_directories(data, failure);
    const auto key = jose::make_key();
    // False if somebody else was faster: then theirs is the key.
    static_cast<void>(write_key_file(file, jose::to_json(key.get())));
  }
  return read(data);
}

std::unique_ptr<Issuer> Issuer::read(const std::filesystem::path& data) {
  const auto file = data / key_file_name;
  const auto text = read_key_file(file);
  if (!text) {
    throw std::runtime_error("there is no " + file.string() +
                             ": `medvirk serve` makes it on its first start in a data folder");
  }
  auto key = jose::read_key(*text);
  if (!key) {
    throw std::runtime_error(file.string() +
                             " holds no private EC P-256 key (JWK): restore it from a backup, or "
                             "remove it to start with a new key, which ends all tokens");
  }
  return std::unique_ptr<Issuer>(new Issuer(std::make_unique<Key>(std::move(key))));
}

std::string Issuer::token(const events::PersonId& person, events::Timestamp now,
                          seconds life) const {
  const auto issued = unix_seconds(now);
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  std::string claims = R"({"iss":")" + std::string(issuer_name) + R"(","aud":")" +
                       std::string(audience_name) + R"(","sub":)";
  json::write_string(claims, person.value);
  claims += ",\"iat\":" + number(issued) + ",\"nbf\":" + number(issued) +
            ",\"exp\":" + number(issued + life.count()) + ",\"jti\":\"" + random_id() + "\"}";
  const auto key = key_->to_sign();
  return jose::sign(claims, key.get());
}

events::Result<Identity, std::string> Issuer::verify(std::string_view token,
                                                     events::Timestamp now) const {
  using Outcome = events::Result<Identity, std::string>;
  if (token.size() > protocol::limits::token_bytes_max) {
    return Outcome(std::string("The token is too long."));
  }
  const auto key = key_->to_verify();
  const auto checked = jose::check(token, key.get());
  if (!checked) {
    return Outcome(
        std::string("The token was not signed here: expected a JWT, ES256, by this "
                    "server's own key."));
  }
  const auto claims = own_claims_from(checked->claims);
  if (!claims) return Outcome(std::string("The token lacks iss, aud, sub or exp."));
  if (auto fault = own_claims_fault(*claims, now); !fault.empty()) return Outcome(std::move(fault));
  return Outcome(
      Identity{.person = {claims->sub}, .expires = events::Timestamp{seconds{claims->exp}}});
}

}  // namespace server
