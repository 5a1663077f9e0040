#include "server/identity/provider.h"

#include <algorithm>
#include <array>
#include <utility>

#include "events/json/read.h"
#include "server/identity/national_ids.h"
#include "server/identity/profiles.h"
#include "server/identity/scopes.h"
#include "server/identity/under_15.h"

namespace server {
namespace {

using Opened = events::Result<TokenClaims, std::string>;
using Verified = events::Result<Identity, std::string>;
using CheckedToken = events::Result<IdToken, std::string>;

// RFC 9068 2.1, RFC 8725 3.11; where none is given, the claims decide.
bool is_type(const std::string& typ) { return typ.empty() || typ == "jwt" || typ == "at+jwt"; }

// One more who waits, for as long as it lives.
class Place {
 public:
  explicit Place(std::atomic<int>& taken) : taken_(taken), number_(++taken_) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { --taken_; }
  [[nodiscard]] int number() const { return number_; }

 private:
  std::atomic<int>& taken_;
  const int number_;
};

}  // namespace

void Patience::wait(const KeyRing& ring, std::uint64_t seen) {
  const Place place{waiting_};
  if (place.number() <= waiting_max_) ring.wait(seen, time_);
}

Provider::Provider(ProviderOptions options, const events::Log& log, const Clock& clock,
                   KeyRing& ring, Patience& patience)
    : options_(std::move(options)), log_(log), clock_(clock), ring_(ring), patience_(patience) {}

std::shared_ptr<const KeyRing::Known> Provider::known_after_asking(events::Timestamp now) const {
  const auto seen = ring_.fetches();
  if (ring_.ask(now)) patience_.wait(ring_, seen);
  return ring_.known(now);
}

events::Result<TokenClaims, std::string> Provider::open(std::string_view token,
                                                        events::Timestamp now) const {
  const auto header = read_header(token);
  if (!header || !is_type(header->typ)) {
    return Opened(std::string(
        "The token must be a JWT signed with ES256, RS256, PS256 or EdDSA, without crit or zip."));
  }
  auto known = ring_.known(now);
  if (!known || keys_for(*header, known->keys).empty()) known = known_after_asking(now);
  if (!known) {
    return Opened(std::string("The issuer's keys are not known just now: try again in a moment."));
  }
  const auto text = open_token(token, *header, known->keys);
  if (!text) return Opened(std::string("The token is not signed by a key of its issuer."));
  auto claims = events::json::parse(*text);
  if (!claims || !claims->is_object()) return Opened(std::string("The token has no claims."));
  return Opened(std::move(*claims));
}

events::PersonId Provider::person_of(const TokenClaims& claims) const {
  const auto subject = text_claim(claims, "sub");
  for (const auto& link : options_.subjects) {
    if (link.subject == subject) return link.person;
  }
  const auto national_id = national_id_in(options_, claims);
  if (!national_id) return {};
  return person_with(log_, *national_id).value_or(events::PersonId{});
}

events::Result<Provider::Named, std::string> Provider::named(const TokenClaims& claims,
                                                             events::Timestamp now) const {
  using Outcome = events::Result<Named, std::string>;
  auto fault = profile_fault(options_, claims);
  if (!fault) return Outcome(Named{.person = person_of(claims)});
  const auto& least = options_.under_15;
  if (!least || profile_fault(options_, claims, *least)) return Outcome(*std::move(fault));
  auto person = person_of(claims);
  const auto until = under_15_until(log_, person, now);
  if (!until) return Outcome(*std::move(fault));
  return Outcome(Named{.person = std::move(person), .until = until});
}

events::Result<Identity, std::string> Provider::service(const std::string& client,
                                                        const TokenClaims& claims) const {
  const auto& services = options_.services;
  const auto found = std::find_if(services.begin(), services.end(),
                                  [&](const auto& each) { return each.client == client; });
  if (found == services.end()) {
    return Verified(std::string("The client is none of this server's service accounts."));
  }
  if (auto fault = client_fault(options_, claims)) return Verified(*std::move(fault));
  // RFC 9068 has a text; some issuers send a list.
  std::string scope;
  for (const auto& each : texts_claim(claims, "scope")) scope += each + ' ';
  return Verified(Identity{.person = found->person,
                           .expires = expiry_of(claims),
                           .client = client,
                           .scopes = granted(scope, found->scopes)});
}

events::Result<Identity, std::string> Provider::verify(std::string_view token,
                                                       events::Timestamp now) const {
  const auto claims = open(token, now);
  if (!claims) return Verified(claims.error());
  const ClaimsExpected expected{.issuer = options_.issuer, .audiences = options_.audiences};
  if (auto fault = claims_fault(*claims, expected, now)) return Verified(*std::move(fault));
  auto key = bound_key_in(*claims);
  if (!key) return Verified(std::string("The token is bound (cnf) otherwise than by DPoP."));
  if (key->empty() && needs_dpop(options_)) {
    return Verified(std::string(
        "This issuer's tokens must be bound to a key: ask it for one with DPoP (RFC 9449)."));
  }
  auto identity = whom(*claims, now);
  if (identity) identity->key = *std::move(key);
  return identity;
}

events::Result<Identity, std::string> Provider::whom(const TokenClaims& claims,
                                                     events::Timestamp now) const {
  if (const auto client = client_alone(options_, claims)) return service(*client, claims);
  const auto who = named(claims, now);
  if (!who) return Verified(who.error());
  const auto expires = expiry_of(claims);
  return Verified(Identity{.person = who->person,
                           .expires = who->until ? std::min(expires, *who->until) : expires,
                           .session = text_claim(claims, "sid")});
}

events::Result<LogInEndpoints, std::string> Provider::endpoints() const {
  using Outcome = events::Result<LogInEndpoints, std::string>;
  const auto now = clock_.now();
  auto known = ring_.known(now);
  if (!known) known = known_after_asking(now);
  if (!known) return Outcome(std::string("its metadata is not known just now"));
  const auto& endpoints = known->metadata.log_in;
  if (endpoints.authorization.empty() || endpoints.token.empty()) {
    return Outcome(std::string("its metadata has no authorization_endpoint or no token_endpoint"));
  }
  return Outcome(endpoints);
}

events::Result<IdToken, std::string> Provider::check(std::string_view id_token,
                                                     std::string_view client,
                                                     std::string_view nonce,
                                                     events::Timestamp now) const {
  const auto claims = open(id_token, now);
  if (!claims) return CheckedToken(claims.error());
  const std::string own(client);
  const ClaimsExpected expected{.issuer = options_.issuer, .audiences = {own}};
  if (auto fault = claims_fault(*claims, expected, now)) return CheckedToken(*std::move(fault));
  // OpenID Connect Core 1.0, 3.1.3.7: of several audiences, the one that asked is in `azp`.
  const bool several = texts_claim(*claims, "aud").size() > 1;
  if ((several || claims->contains("azp")) && text_claim(*claims, "azp") != own) {
    return CheckedToken(std::string("The id_token was issued to another client."));
  }
  if (nonce.empty() || text_claim(*claims, "nonce") != nonce) {
    return CheckedToken(std::string("The id_token belongs to another log-in (nonce)."));
  }
  const auto who = named(*claims, now);
  if (!who) return CheckedToken(who.error());
  return CheckedToken(
      IdToken{.person = who->person, .session = text_claim(*claims, "sid"), .until = who->until});
}

}  // namespace server
