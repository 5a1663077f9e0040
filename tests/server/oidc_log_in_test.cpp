// A whole log-in against a real OpenID provider, and its end there.
#include "server/identity/issuer.h"
#include "server/identity/jose.h"
#include "server/identity/key_file.h"
#include "server/identity/log_in_clients.h"
#include "tests/server/log_in_door.h"
#include "tests/server/mail_server.h"
#include "tests/server/oidc_provider.h"

namespace tests {
namespace {

tools::Peer peer_of(const OidcProvider& provider) {
  const auto& issuer = provider.issuer();
  const auto port = std::stoul(issuer.substr(issuer.rfind(':') + 1));
  return {.host = "127.0.0.1", .port = static_cast<std::uint16_t>(port)};
}

// Where a person's browser is sent, past the provider's own pages, until it is sent back to us.
std::string back_from(const OidcProvider& provider, Browser& there, std::string location) {
  const auto own = provider.issuer();
  for (int step = 0; step < 10; ++step) {
    if (location.starts_with('/')) location.insert(0, own);
    if (!location.starts_with(own + "/")) return location;
    const auto answer =
        tools::http(peer_of(provider), "GET", location.substr(own.size()), there.headers());
    there.take(answer);
    if (answer.status != 302 && answer.status != 303) {
      ADD_FAILURE() << answer.status << " " << answer.body;
      return {};
    }
    location = std::string(answer.header("Location"));
  }
  ADD_FAILURE() << "it goes round and round: " << location;
  return {};
}

// The provider's name for its session, as its id_token has it.
std::string sid_in(const std::string& id_token) {
  jwt_t* made = nullptr;
  EXPECT_EQ(r_jwt_init(&made), RHN_OK);
  const server::jose::Token token{made};
  EXPECT_EQ(r_jwt_advanced_parse(made, id_token.c_str(), R_PARSE_NONE, R_FLAG_IGNORE_REMOTE),
            RHN_OK);
  const char* sid = r_jwt_get_claim_str_value(made, "sid");
  return sid == nullptr ? "" : sid;
}

class RealProvider : public Door {
 protected:
  explicit RealProvider(const std::vector<std::string>& words = {}) : provider_(with(words)) {}
  void TearDown() override {
    node_.reset();
    providers_.reset();
  }

  [[nodiscard]] server::GatewayLimits limits() const override { return {.origins = {public_url_}}; }

  [[nodiscard]] server::EntranceOptions entrance() override {
    providers_ = std::make_unique<server::Providers>(
        options_, server::Providers::Parts{.local = *issuer_, .log = log_, .clock = system_clock_});
    providers_->start();
    return {.clients = server::log_in_clients(options_, *providers_),
            .public_url = public_url_,
            .fetch = server::http_fetch()};
  }

  // The provider looks at a real clock, and so must we.
  void SetUp() override {
    clock_.set(system_clock_.now());
    Door::SetUp();
  }

  // Writes the client's key, and says its public half.
  std::string key_file() {
    const auto key = server::jose::make_key();
    const auto half = server::jose::public_half(key.get());
    EXPECT_TRUE(
        server::write_key_file(folder_.path() / "client.jwk", server::jose::to_json(key.get())));
    return R"({"keys":[)" + server::jose::to_json(half.get()) + "]}";
  }

  std::vector<std::string> with(std::vector<std::string> words) {
    for (const auto& each : {std::string("--redirect"), public_url_ + "/login/callback",
                             std::string("--client-jwks"), key_file()}) {
      words.push_back(each);
    }
    return words;
  }

  Browser log_in() {
    clock_.set(system_clock_.now());
    Browser here;
    const auto begun = get("/login?to=/plans");
    EXPECT_EQ(begun.status, 303) << begun.body;
    here.take(begun);
    const auto back = back_from(provider_, there_,
                                std::string(begun.header("Location")) + "&login_hint=kari-there");
    const auto path = back.find("/login/callback?");
    EXPECT_NE(path, std::string::npos) << back;
    if (path == std::string::npos) return here;
    callback_ = back.substr(path);
    const auto answer = get(callback_, here.headers());
    EXPECT_EQ(answer.status, 200) << answer.body;
    here.take(answer);
    return here;
  }

  server::SystemClock system_clock_;
  std::string public_url_ = "http://127.0.0.1:" + std::to_string(free_port());
  OidcProvider provider_;
  server::IdentityOptions options_{
      .providers = {{.name = "test",
                     .issuer = provider_.issuer(),
                     .audiences = {"urn:medvirk:api"},
                     .acr = {"idporten-loa-high"},
                     .subjects = {{.subject = "kari-there", .person = {std::string(kari)}}},
                     .login = server::LoginOptions{.client_id = "medvirk",
                                                   .key_file = folder_.path() / "client.jwk",
                                                   .scopes = {"openid"}}}}};
  std::unique_ptr<server::Providers> providers_;
  Browser there_;  // What it keeps of the provider: so the second log-in is in the same session.
  std::string callback_;
};

TEST_F(RealProvider, Threads_LogsSomebodyInAndEndsTheirSocketsWhenItEndsTheirSession) {
  const auto browser = log_in();
  const auto me = get("/api/v1/me/session", browser.headers());
  ASSERT_EQ(me.status, 200) << me.body;
  EXPECT_EQ(Json::parse(me.body).at("person"), kari);
  EXPECT_EQ(get(plan_path(), browser.headers()).status, 200);
  EXPECT_EQ(get(callback_, browser.headers()).status, 400) << "once";

  const auto ours =
      browser.with({{"Origin", public_url_}, {"X-CSRF-Token", Json::parse(me.body).at("csrf")}});
  const auto got = tools::http(peer(), "POST", "/api/v1/tickets", ours);
  ASSERT_EQ(got.status, 201) << got.body;
  LiveClient client(peer(), browser.with({{"Origin", public_url_}}));
  say(client, {{"t", "auth"}, {"id", 1}, {"ticket", Json::parse(got.body).at("ticket")}});
  EXPECT_EQ(next(client, "welcome").at("person"), kari);
  static_cast<void>(subscribe(client));

  // In another of our sessions, but the same one there: whose name is in the hint of the farewell.
  const auto other = log_in();
  const auto csrf = Json::parse(get("/api/v1/me/session", other.headers()).body).at("csrf");
  const auto farewell = tools::http(peer(), "POST", "/logout",
                                    other.with({{"Origin", public_url_}, {"X-CSRF-Token", csrf}}));
  ASSERT_EQ(farewell.status, 200) << farewell.body;
  const auto next_stop = Json::parse(farewell.body).at("next").get<std::string>();
  EXPECT_TRUE(next_stop.starts_with(provider_.issuer() + "/session/end?")) << next_stop;
  const auto sid = sid_in(form_of(next_stop.substr(next_stop.find('?') + 1))["id_token_hint"]);
  ASSERT_FALSE(sid.empty());
  EXPECT_EQ(get("/api/v1/me/session", browser.headers()).status, 200) << "another session";
  EXPECT_TRUE(client.is_open());

  const auto target = "/logout/front-channel?iss=" + server::escaped(provider_.issuer()) +
                      "&sid=" + server::escaped(sid);
  EXPECT_EQ(get(target).status, 200);
  expect_closed(client, 4401);
  EXPECT_EQ(get("/api/v1/me/session", browser.headers()).status, 401);
}

class BindingProvider : public RealProvider {
 protected:
  BindingProvider() : RealProvider({"--dpop"}) { options_.providers.front().dpop = true; }
};

TEST_F(BindingProvider, Threads_LogsSomebodyInByAProofWithTheNonceThatItAsksFor) {
  const auto browser = log_in();
  EXPECT_EQ(get("/api/v1/me/session", browser.headers()).status, 200);
  EXPECT_EQ(provider_.count("challenges"), 1);
  EXPECT_EQ(provider_.count("bound"), 1);
  // By now the nonce is known.
  const auto again = log_in();
  EXPECT_EQ(get("/api/v1/me/session", again.headers()).status, 200);
  EXPECT_EQ(provider_.count("challenges"), 1);
  EXPECT_EQ(provider_.count("bound"), 2);
}

class UnboundClient : public RealProvider {
 protected:
  UnboundClient() : RealProvider({"--dpop"}) {}
};

TEST_F(UnboundClient, Threads_WithoutAProofThatProviderLogsNobodyIn) {
  const auto begun = get("/login?to=/plans");
  Browser here;
  here.take(begun);
  const auto back = back_from(provider_, there_,
                              std::string(begun.header("Location")) + "&login_hint=kari-there");
  const auto path = back.find("/login/callback?");
  ASSERT_NE(path, std::string::npos) << back;
  EXPECT_EQ(get(back.substr(path), here.headers()).status, 400);
  EXPECT_EQ(provider_.count("bound"), 0);
}

}  // namespace
}  // namespace tests
