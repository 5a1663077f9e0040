// The key ring: when an issuer is asked for its keys, and when it is left in peace. Time is told.
#include "server/identity/key_ring.h"

#include <thread>

#include "tests/server/token_maker.h"
#include "tests/support/world.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using server::KeyRing;

std::array<std::uint8_t, 16> no_luck() { return {}; }  // The shortest pause that there is.
std::array<std::uint8_t, 16> much_luck() { return {255}; }

class Ring : public testing::Test {
 protected:
  void SetUp() override { issuer_.publish({key_.published()}); }

  [[nodiscard]] int keys_asked() const { return issuer_.asked(issuer_.keys_url()); }
  [[nodiscard]] int metadata_asked() const { return issuer_.asked(issuer_.metadata_url()); }
  void later(std::chrono::microseconds time) { now_ += time; }
  void work() { due_ = ring_.work(now_); }
  [[nodiscard]] std::size_t keys_known() const {
    const auto known = ring_.known(now_);
    return known ? known->keys.size() : 0;
  }

  StubIssuer issuer_{some_issuer};
  TokenKey key_ = TokenKey::ec("ec-1");
  KeyRing ring_{"some", some_issuer, issuer_.fetch(), no_luck};
  events::Timestamp now_ = time_of("2026-03-02T12:00:00Z");
  events::Timestamp due_{};
};

TEST_F(Ring, NothingIsKnownBeforeTheFirstFetch) {
  EXPECT_EQ(ring_.known(now_), nullptr);
  EXPECT_TRUE(ring_.ask(now_));  // It is due anyway.
  work();
  EXPECT_EQ(keys_known(), 1U);
  EXPECT_EQ(ring_.known(now_)->metadata.log_in.issuer, some_issuer);
  EXPECT_EQ(ring_.fetches(), 1U);
}

TEST_F(Ring, KeysAreFetchedAgainAfterAnHourAndMetadataAfterADay) {
  work();
  later(59min);
  work();
  EXPECT_EQ(keys_asked(), 1);
  for (int hour = 1; hour <= 24; ++hour) {
    later(1h);
    work();
  }
  EXPECT_EQ(keys_asked(), 25);
  EXPECT_EQ(metadata_asked(), 2);
}

TEST_F(Ring, AnUnknownKeyIsAskedForAtOnceButNotTwiceInAMinute) {
  work();
  EXPECT_FALSE(ring_.ask(now_ + 59s));
  later(60s);
  EXPECT_TRUE(ring_.ask(now_));
  for (int i = 0; i < 100; ++i) {
    static_cast<void>(ring_.ask(now_));
    work();
  }
  EXPECT_EQ(keys_asked(), 2);
}

TEST_F(Ring, AfterAFailureThePauseDoublesUpToALimit) {
  issuer_.down(true);
  // The random part is as short as it gets: half.
  std::chrono::microseconds expected = 500ms;
  for (int failure = 1; failure <= 20; ++failure) {
    work();
    EXPECT_EQ(due_ - now_, expected) << failure;
    EXPECT_FALSE(ring_.ask(now_)) << "who asks must not shorten the pause";
    const auto before = metadata_asked();
    now_ = due_ - 1us;
    work();
    EXPECT_EQ(metadata_asked(), before) << "it was asked too early";
    now_ = due_;
    expected = std::min<std::chrono::microseconds>(expected * 2, 150s);
  }
}

TEST_F(Ring, ThePausesOfSeveralServersDiffer) {
  issuer_.down(true);
  KeyRing lucky("some", some_issuer, issuer_.fetch(), much_luck);
  const auto pause = lucky.work(now_) - now_;
  EXPECT_GT(pause, 990ms);
  EXPECT_LT(pause, 1s);
}

TEST_F(Ring, OldKeysAreKeptWhileTheIssuerIsDownButNotForEver) {
  work();
  issuer_.down(true);
  later(1h);
  work();
  EXPECT_EQ(keys_known(), 1U);
  now_ = time_of("2026-03-03T11:59:59Z");
  EXPECT_EQ(keys_known(), 1U);
  later(1s);
  EXPECT_EQ(ring_.known(now_), nullptr);
  issuer_.down(false);
  work();
  EXPECT_EQ(keys_known(), 1U);
}

TEST_F(Ring, AnAnswerThatIsNoGoodIsAFailureAndTheOldKeysStay) {
  const std::vector<std::string> answers{
      "", "{}", "[]", R"({"keys":{}})", R"({"keys":[]})", R"({"keys":[{"kty":"oct","k":"AAAA"}]})"};
  work();
  for (const auto& answer : answers) {
    issuer_.answer(issuer_.keys_url(), 200, answer);
    later(1h);
    work();
    EXPECT_EQ(keys_known(), 1U) << answer;
    EXPECT_LT(due_ - now_, 1h) << answer;
  }
  issuer_.answer(issuer_.keys_url(), 500, TokenJson{{"keys", {key_.published()}}}.dump());
  later(1h);
  work();
  EXPECT_LT(due_ - now_, 1h);
}

TEST_F(Ring, WhatIsThrownWhileItFetchesIsAFailureLikeAnother) {
  bool throws = true;
  KeyRing ring{"some", some_issuer,
               [&, fetch = issuer_.fetch()](const server::FetchRequest& request) {
                 if (throws) throw std::runtime_error("no memory");
                 return fetch(request);
               },
               no_luck};
  const auto due = ring.work(now_);
  EXPECT_EQ(ring.fetches(), 1U);
  EXPECT_FALSE(ring.known(now_));
  throws = false;
  ring.work(due);
  EXPECT_TRUE(ring.known(due));
}

TEST_F(Ring, MetadataOfAnotherIssuerOrWithAnAddressThatIsNotHttpsIsNotBelieved) {
  const std::vector<std::pair<std::string, TokenJson>> wrong{
      {"issuer", "https://id.example.org/"},
      {"issuer", nullptr},
      {"jwks_uri", nullptr},
      {"jwks_uri", "http://id.example.org/jwks"},
      {"jwks_uri", "file:///etc/passwd"},
      {"jwks_uri", "http://127.0.0.1.example.org/jwks"},
      {"jwks_uri", "http://127.0.0.1@example.org/jwks"},
      {"jwks_uri", "http://127.0.0.1:9090/metrics"},  // To whom it may be shown is for us to say.
      {"token_endpoint", "http://localhost/token"},
      {"token_endpoint", "http://id.example.org/token"}};
  for (const auto& [name, value] : wrong) {
    auto metadata = issuer_.metadata();
    metadata[name] = value;
    EXPECT_FALSE(server::read_metadata(metadata.dump(), some_issuer)) << name << value;
  }
  EXPECT_TRUE(server::read_metadata(issuer_.metadata().dump(), some_issuer));
  constexpr auto* here = "http://127.0.0.1:8080";
  const TokenJson local{{"issuer", here}, {"jwks_uri", "http://127.0.0.1:8080/jwks"}};
  EXPECT_TRUE(server::read_metadata(local.dump(), here)) << "it is here itself";
}

TEST_F(Ring, MetadataIsAskedForAgainAfterAFailureSinceTheKeysMayHaveMoved) {
  work();
  issuer_.answer(issuer_.keys_url(), 404, "");
  auto metadata = issuer_.metadata();
  metadata["jwks_uri"] = "https://id.example.org/moved";
  issuer_.answer(issuer_.metadata_url(), 200, metadata.dump());
  const auto next = TokenKey::ec("ec-2");
  issuer_.answer("https://id.example.org/moved", 200,
                 TokenJson{{"keys", {next.published()}}}.dump());
  later(1h);
  work();
  now_ = due_;
  work();
  EXPECT_EQ(ring_.known(now_)->keys.front().kid, "ec-2");
}

TEST(Threads_Ring, ManyWhoWaitAreWokenByOneFetchAndAStopEndsIt) {
  StubIssuer issuer{some_issuer};
  issuer.publish({TokenKey::ec("ec-1").published()});
  FakeClock clock;
  KeyRing ring{"some", some_issuer, issuer.fetch(), no_luck};
  std::vector<std::thread> waiting;
  for (int i = 0; i < 8; ++i) {
    waiting.emplace_back([&] {
      const auto seen = std::uint64_t{0};
      EXPECT_TRUE(ring.ask(clock.now()) || ring.fetches() > seen);
      ring.wait(seen, 10s);
      EXPECT_NE(ring.known(clock.now()), nullptr);
    });
  }
  std::thread working([&] { ring.run(clock); });
  for (auto& each : waiting) each.join();
  ring.stop();
  working.join();
  EXPECT_EQ(issuer.asked(issuer.keys_url()), 1);
}

}  // namespace
}  // namespace tests
