// DPoP at a real server: tokens that are bound to a key, the proofs that go with them, and the
// ticket that stands for them on a socket.
#include "server/identity/dpop_proof.h"
#include "tests/server/issuer_door.h"
#include "tests/server/proof_maker.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

constexpr auto* invalid_proof = "/problems/invalid-dpop-proof";
constexpr auto* dpop_needed = "/problems/dpop-needed";
constexpr auto* unauthorized = "/problems/unauthorized";

// The issuer binds the client's tokens to keys, if asked.
class DpopDoor : public IssuerDoor {
 protected:
  [[nodiscard]] virtual std::string origin() const {
    return "http://127.0.0.1:" + std::to_string(peer().port);
  }

  [[nodiscard]] TokenJson app_claims() const {
    return IssuerDoor::app_claims("events:read plans:read commands:write");
  }
  [[nodiscard]] std::string bearer_token() const { return key_.sign(app_claims()); }
  [[nodiscard]] std::string bound_token() const {
    auto said = app_claims();
    said["cnf"] = {{"jkt", client_.thumbprint()}};
    return key_.sign(said);
  }
  [[nodiscard]] std::string proof(const std::string& method, const std::string& path,
                                  const std::string& token) const {
    return client_.sign(ProofMaker::claims(method, origin() + path, clock_.now(), token));
  }
  [[nodiscard]] static Headers with(const std::string& token, const std::string& proof) {
    return {{"Authorization", "DPoP " + token}, {"DPoP", proof}};
  }
  [[nodiscard]] HttpAnswer ask(const std::string& method, const std::string& path,
                               const std::string& token) const {
    return tools::http(peer(), method, path, with(token, proof(method, path, token)));
  }
  [[nodiscard]] std::string ticket() const {
    const auto answer = ask("POST", "/api/v1/tickets", bound_token());
    EXPECT_EQ(answer.status, 201) << answer.body;
    return Json::parse(answer.body).value("ticket", "");
  }
  static void expect_refused(const HttpAnswer& answer, std::string_view type,
                             std::string_view error) {
    EXPECT_EQ(answer.status, 401) << answer.body;
    EXPECT_EQ(problem(answer), type) << answer.body;
    EXPECT_EQ(answer.header("WWW-Authenticate"), server::dpop_challenge(error));
  }

  ProofMaker client_;
};

TEST_F(DpopDoor, Threads_ATokenWithItsProofIsGood) {
  const auto token = bound_token();
  EXPECT_EQ(ask("GET", plan_path(), token).status, 200);
  EXPECT_EQ(ask("GET", plan_path() + "/events?limit=1", token).status, 200);
  const auto path = plan_path() + "/commands";
  auto headers = with(token, proof("POST", path, token));
  headers.emplace_back("Content-Type", "application/json");
  headers.emplace_back("Idempotency-Key", fresh_command().value);
  const auto before = seen();
  const auto answer =
      tools::http(peer(), "POST", path, headers, set_goal("from-app", before).dump());
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_GT(seen(), before);
}

TEST_F(DpopDoor, Threads_AProofIsGoodOnceAndWhatItWasForIsDoneOnce) {
  const auto token = bound_token();
  const auto path = plan_path() + "/commands";
  auto headers = with(token, proof("POST", path, token));
  headers.emplace_back("Content-Type", "application/json");
  headers.emplace_back("Idempotency-Key", fresh_command().value);
  const auto body = set_goal("from-app", seen()).dump();
  EXPECT_EQ(tools::http(peer(), "POST", path, headers, body).status, 200);
  const auto before = seen();
  headers.back().second = fresh_command().value;
  const auto again =
      tools::http(peer(), "POST", path, headers, set_goal("once-more", before).dump());
  expect_refused(again, invalid_proof, server::invalid_proof);
  EXPECT_EQ(seen(), before);
}

TEST_F(DpopDoor, Threads_AProofForAnotherRequestIsNotGood) {
  const auto token = bound_token();
  const auto other_place = proof("GET", "/api/v1/me/plans", token);
  expect_refused(get(plan_path(), with(token, other_place)), invalid_proof, server::invalid_proof);
  const auto other_method = proof("POST", plan_path(), token);
  expect_refused(get(plan_path(), with(token, other_method)), invalid_proof, server::invalid_proof);
  const auto other_token = proof("GET", plan_path(), bearer_token());
  expect_refused(get(plan_path(), with(token, other_token)), invalid_proof, server::invalid_proof);
  const ProofMaker thief;
  const auto by_thief =
      thief.sign(ProofMaker::claims("GET", origin() + plan_path(), clock_.now(), token));
  expect_refused(get(plan_path(), with(token, by_thief)), invalid_proof, server::invalid_proof);
  expect_refused(get(plan_path(), {{"Authorization", "DPoP " + token}}), invalid_proof,
                 server::invalid_proof);
}

TEST_F(DpopDoor, Threads_AProofThatWasRefusedIsNotUsedUp) {
  const auto token = bound_token();
  const auto right = proof("GET", plan_path(), token);
  EXPECT_EQ(get("/api/v1/me/plans", with(token, right)).status, 401);
  EXPECT_EQ(get(plan_path(), with(token, right)).status, 200);
}

TEST_F(DpopDoor, Threads_OfTwoProofsNoneIsLookedAt) {
  const auto token = bound_token();
  const auto one = proof("GET", plan_path(), token);
  const auto said =
      raw("GET " + plan_path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(peer().port) +
          "\r\nConnection: close\r\nAuthorization: DPoP " + token + "\r\nDPoP: " + one +
          "\r\nDPoP: " + one + "\r\n\r\n");
  EXPECT_TRUE(said.starts_with("HTTP/1.1 400")) << said;
}

TEST_F(DpopDoor, Threads_ABoundTokenIsNoBearersAnywhere) {
  const auto token = bound_token();
  const Headers bearing{{"Authorization", "Bearer " + token}};
  expect_refused(get(plan_path(), bearing), dpop_needed, server::invalid_token);
  expect_refused(get("/api/v1/me/session", bearing), dpop_needed, server::invalid_token);
  expect_refused(get(plan_path() + "/live", bearing), dpop_needed, server::invalid_token);
  expect_refused(tools::http(peer(), "POST", "/api/v1/tickets", bearing), dpop_needed,
                 server::invalid_token);
  auto with_proof = bearing;
  with_proof.emplace_back("DPoP", proof("GET", plan_path(), token));
  expect_refused(get(plan_path(), with_proof), dpop_needed, server::invalid_token);
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"token", token}});
  EXPECT_EQ(problem_in(next(client, "error")), dpop_needed);
  expect_closed(client, 4401);
}

TEST_F(DpopDoor, Threads_ATokenThatIsBoundToNothingHasNoProof) {
  const auto token = bearer_token();
  EXPECT_EQ(get(plan_path(), {{"Authorization", "Bearer " + token}}).status, 200);
  expect_refused(ask("GET", plan_path(), token), unauthorized, server::invalid_token);
  const auto own = issuer_->token(id_of(kari), clock_.now(), 1h);
  expect_refused(ask("GET", plan_path(), own), unauthorized, server::invalid_token);
  expect_refused(ask("GET", plan_path(), "e.e.e"), unauthorized, server::invalid_token);
}

TEST_F(DpopDoor, Threads_ATicketStandsForTheTokenOnASocket) {
  const auto first = ticket();
  LiveClient client(peer());
  say(client, {{"t", "auth"}, {"id", 1}, {"ticket", first}});
  EXPECT_EQ(next(client, "welcome").at("person"), kari);
  const auto snapshot = subscribe(client);
  EXPECT_EQ(snapshot.at("feed"), feed());

  // It is renewed by another ticket, and by nothing less; the socket stays meanwhile.
  say(client, {{"t", "auth"}, {"id", 3}, {"token", bound_token()}});
  EXPECT_EQ(problem_in(next(client, "error")), dpop_needed);
  say(client, {{"t", "auth"}, {"id", 4}, {"ticket", first}});
  EXPECT_EQ(problem_in(next(client, "error")), unauthorized);
  clock_.set(clock_.now() + 1min);
  say(client, {{"t", "auth"}, {"id", 5}, {"ticket", ticket()}});
  EXPECT_EQ(next(client, "welcome").at("id"), 5);
}

TEST_F(DpopDoor, Threads_AProofBringsOneTicket) {
  const auto token = bound_token();
  const auto headers = with(token, proof("POST", "/api/v1/tickets", token));
  EXPECT_EQ(tools::http(peer(), "POST", "/api/v1/tickets", headers).status, 201);
  expect_refused(tools::http(peer(), "POST", "/api/v1/tickets", headers), invalid_proof,
                 server::invalid_proof);
}

TEST_F(DpopDoor, Threads_AStreamBeginsWithAProofOfItsOwn) {
  const auto token = bound_token();
  const auto path = plan_path() + "/live";
  RawSocket stream(peer());
  stream.send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(peer().port) +
              "\r\nAuthorization: DPoP " + token + "\r\nDPoP: " + proof("GET", path, token) +
              "\r\n\r\n");
  const auto head = stream.read_until("event: snapshot", patience);
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200")) << head;
}

// So that no tokens that are bound to a key are needed to fill it.
class FullDpopDoor : public DpopDoor {
 protected:
  [[nodiscard]] server::EntranceOptions entrance() override {
    return {.proofs = {.proofs_max = 2, .each_max = 2}};
  }
};

TEST_F(FullDpopDoor, Threads_WhenNoMoreProofsAreRememberedNobodyElseGetsIn) {
  const auto token = bound_token();
  EXPECT_EQ(ask("GET", plan_path(), token).status, 200);
  EXPECT_EQ(ask("GET", plan_path(), token).status, 200);
  const auto full = ask("GET", plan_path(), token);
  EXPECT_EQ(full.status, 503);
  EXPECT_EQ(problem(full), "/problems/overloaded");
  EXPECT_FALSE(full.header("Retry-After").empty());
  clock_.set(clock_.now() + 1min);
  EXPECT_EQ(ask("GET", plan_path(), token).status, 200);
}

class PublicDpopDoor : public DpopDoor {
 protected:
  [[nodiscard]] server::EntranceOptions entrance() override {
    return {.public_url = "https://IP.example.org:443/"};
  }
  [[nodiscard]] std::string origin() const override { return "https://ip.example.org"; }
};

TEST_F(PublicDpopDoor, Threads_WhereClientsSeeUsIsWhatIsConfiguredWhateverHostSays) {
  const auto token = bound_token();
  EXPECT_EQ(ask("GET", plan_path(), token).status, 200);
  const auto local = "http://127.0.0.1:" + std::to_string(peer().port) + plan_path();
  const auto here = client_.sign(ProofMaker::claims("GET", local, clock_.now(), token));
  expect_refused(get(plan_path(), with(token, here)), invalid_proof, server::invalid_proof);
  const auto other = client_.sign(
      ProofMaker::claims("GET", "http://other.example.org" + plan_path(), clock_.now(), token));
  auto headers = with(token, other);
  headers.emplace_back("Host", "other.example.org");
  expect_refused(get(plan_path(), headers), invalid_proof, server::invalid_proof);
}

// A server that has been started again does not know what the one before it has seen.
class RestartedDpopDoor : public DpopDoor {
 protected:
  [[nodiscard]] server::EntranceOptions entrance() override { return {.began = clock_.now()}; }
};

TEST_F(RestartedDpopDoor, Threads_AProofFromBeforeTheStartIsNotGood) {
  const auto token = bound_token();
  auto said = ProofMaker::claims("GET", origin() + plan_path(), clock_.now(), token);
  said["iat"] = said["iat"].get<std::int64_t>() - 1;
  expect_refused(get(plan_path(), with(token, client_.sign(said))), invalid_proof,
                 server::invalid_proof);
  EXPECT_EQ(ask("GET", plan_path(), token).status, 200);
}

class HelseidDoor : public DpopDoor {
 protected:
  [[nodiscard]] server::IdentityProfile profile() const override {
    return server::IdentityProfile::helseid;
  }
};

TEST_F(HelseidDoor, Threads_ATokenOfHelseidIsBoundToAKey) {
  const auto answer = get(plan_path(), {{"Authorization", "Bearer " + bearer_token()}});
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(problem(answer), unauthorized);
  EXPECT_NE(answer.body.find("DPoP"), std::string::npos) << answer.body;
  EXPECT_EQ(ask("GET", plan_path(), bound_token()).status, 200);
}

}  // namespace
}  // namespace tests
