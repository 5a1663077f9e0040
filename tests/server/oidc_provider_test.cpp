// A certified OpenID provider, in its own process: its metadata, its keys, its tokens, and new
// keys.
#include "tests/server/oidc_provider.h"

#include "server/identity/dpop_proof.h"
#include "server/identity/key_ring.h"
#include "tests/server/verifier_room.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)

class Threads_OidcProvider : public VerifierRoom {
 protected:
  explicit Threads_OidcProvider(const std::vector<std::string>& words = {}) : provider_(words) {}

  void SetUp() override {
    VerifierRoom::SetUp();
    clock().set(server::SystemClock().now());  // The provider keeps to the machine's.
    server::ProviderOptions options{.name = "real",
                                    .issuer = provider_.issuer(),
                                    .audiences = {"urn:medvirk:api"},
                                    .profile = server::IdentityProfile::idporten};
    options.services = {
        {.client = "service", .person = {"kari-pid"}, .scopes = {"events:read", "plans:read"}}};
    server::Providers::Parts parts{.local = *local_, .log = world_.log(), .clock = clock()};
    parts.first_fetch = first_fetch();
    providers_ =
        std::make_unique<server::Providers>(server::IdentityOptions{.providers = {options}}, parts);
  }
  // Who fetches by hand waits for nobody.
  [[nodiscard]] virtual std::chrono::milliseconds first_fetch() const { return 0ms; }
  void later(std::chrono::seconds time) const { clock().set(now() + time); }

  OidcProvider provider_;
};

TEST_F(Threads_OidcProvider, ItsTokensAreBelievedInEveryAlgorithm) {
  providers_->fetch_due();
  for (const auto* algorithm : {"es256", "rs256", "ps256", "eddsa"}) {
    const auto token = provider_.service_token("events:read%20units:read", algorithm);
    const auto identity = providers_->verify(token, now());
    ASSERT_TRUE(identity) << algorithm << ": " << identity.error();
    EXPECT_EQ(identity->client, "service");
    EXPECT_EQ(identity->person.value, "kari-pid");
    // What the token has and the configuration gives.
    EXPECT_EQ(identity->scopes, std::vector<std::string>{"events:read"});
  }
}

class Threads_OidcProviderAlone : public Threads_OidcProvider {
 protected:
  [[nodiscard]] std::chrono::milliseconds first_fetch() const override { return 30s; }
};

TEST_F(Threads_OidcProviderAlone, ATokenThatComesBeforeTheKeysDoWaitsForThem) {
  const auto token = provider_.service_token("events:read");
  providers_->start();
  const auto identity = providers_->verify(token, now());
  EXPECT_TRUE(identity) << identity.error();
}

TEST_F(Threads_OidcProvider, NewKeysAreBelievedAndOldOnesNoMore) {
  providers_->fetch_due();
  const auto old = provider_.service_token("events:read");
  ASSERT_TRUE(providers_->verify(old, now()));
  provider_.order("rotate");
  const auto fresh = provider_.service_token("events:read");
  later(server::limits::asking_pause);
  EXPECT_FALSE(providers_->verify(fresh, now()));  // It is not there yet, but asked for.
  providers_->fetch_due();
  EXPECT_TRUE(providers_->verify(fresh, now()));
  EXPECT_FALSE(providers_->verify(old, now()));
}

TEST_F(Threads_OidcProvider, WhileItIsDownNobodyIsLetInAndThenTheyAre) {
  provider_.order("down");
  providers_->fetch_due();
  const auto token = provider_.service_token("events:read");
  EXPECT_FALSE(providers_->verify(token, now()));
  provider_.order("up");
  later(server::limits::retry_first);
  providers_->fetch_due();
  EXPECT_TRUE(providers_->verify(token, now()));
}

class Threads_BindingOidcProvider : public Threads_OidcProvider {
 protected:
  Threads_BindingOidcProvider() : Threads_OidcProvider({"--dpop"}) {}
};

TEST_F(Threads_BindingOidcProvider, ItsTokensAreGoodWithAProofByTheKeyThatTheyAreBoundTo) {
  providers_->fetch_due();
  const ProofMaker client;
  const auto token = provider_.bound_service_token("events:read", client, now());
  EXPECT_EQ(provider_.count("challenges"), 1);
  const auto identity = providers_->verify(token, now());
  ASSERT_TRUE(identity) << identity.error();
  EXPECT_EQ(identity->client, "service");
  ASSERT_EQ(identity->key, client.thumbprint());

  const auto* url = "https://medvirk.example.org/api/v1/me/plans";
  const server::DpopAsked asked{
      .method = "GET", .url = url, .token = token, .thumbprint = identity->key};
  const auto claims = ProofMaker::claims("GET", url, now(), token);
  EXPECT_TRUE(server::check_proof(client.sign(claims), asked, now()));
  EXPECT_FALSE(server::check_proof(ProofMaker().sign(claims), asked, now()));
}

}  // namespace
}  // namespace tests
