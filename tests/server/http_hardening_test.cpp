// HTTP as an attacker speaks it: requests that two readers would read differently (RFC 9112 11.2),
// that never end, that come in floods; and pages of other sites.
#include "server/gateway/socket/upgrade.h"
#include "tests/server/door.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

class Hardened : public Door {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = server::without_rates();
    limits.handshake = 3s;  // Long enough for a slow machine to send what is whole.
    limits.read_progress = 3s;
    limits.request_body = 5s;
    limits.origins = {"https://ip.example.org"};
    return limits;
  }
  [[nodiscard]] std::string status(const std::string& bytes) const {
    return raw(bytes).substr(0, 12);
  }
  static std::string post(const std::string& headers) {
    return "POST " + plan_path() + "/commands HTTP/1.1\r\nHost: a\r\n" + headers;
  }
};

// The second request is what a reader who believed the other length would take for one.
TEST_F(Hardened, Threads_ASmuggledRequestIsNeverAnswered) {
  const std::string hidden = "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  for (const auto* lengths :
       {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Content-Length: 0\r\nContent-Length: 4\r\n\r\n", "Content-Length: +4\r\n\r\n",
        "Content-Length: 0x4\r\n\r\n", "Content-Length: 4, 4\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTrailer: X\r\n\r\n0\r\nX: 1\r\n\r\n"}) {
    const auto answer = raw(post(lengths) + hidden);
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 4")) << lengths << answer;
    constexpr std::string_view once = "Medvirk-Request:";  // In each answer's headers.
    EXPECT_EQ(answer.find(once, answer.find(once) + 1), std::string::npos) << lengths << answer;
  }
}

TEST_F(Hardened, Threads_ChunksFromAnHttp10SenderAreRefused) {
  EXPECT_EQ(status("POST /x HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            "HTTP/1.1 400");
}

TEST_F(Hardened, Threads_ARequestLineOrAHeaderThatIsNoneIsRefused) {
  for (const auto* start :
       {"GET  / HTTP/1.1\r\nHost: a\r\n", "GET / HTTP/1.1 \r\nHost: a\r\n", "GET /\r\nHost: a\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n", "GET / http/1.1\r\nHost: a\r\n",
        "GET /\x01 HTTP/1.1\r\nHost: a\r\n", "GET / HTTP/1.1\r\nHost : a\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX\r\n", "GET / HTTP/1.1\r\nHost: a\r\n X: folded\r\n",
        "GET / HTTP/1.1\r\nHost: a@b\r\n", "GET / HTTP/1.1\r\nHost: a/b\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n"}) {
    EXPECT_EQ(status(std::string(start) + "\r\n"), "HTTP/1.1 400") << start;
  }
}

TEST_F(Hardened, Threads_WhatDecidesWhoAsksIsSaidOnce) {
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer a\r\n"
                   "Authorization: Bearer b\r\n\r\n"),
            "HTTP/1.1 400");
}

TEST_F(Hardened, Threads_AnExpectationThatIsNotOursIsA417) {
  EXPECT_EQ(status(post("Expect: 200-ok\r\nContent-Length: 2\r\n\r\n{}")), "HTTP/1.1 417");
}

// What these send is never whole: nobody has to be given time for it.
class SoonLetGo : public Hardened {
 protected:
  [[nodiscard]] server::GatewayLimits limits() const override {
    auto limits = Hardened::limits();
    limits.handshake = 1s;
    limits.read_progress = 1s;
    limits.request_body = 2s;
    return limits;
  }
};

// Slow loris: a byte now and then keeps no connection.
TEST_F(SoonLetGo, Threads_HeadersThatNeverEndAreLetGo) {
  RawSocket slow(peer());
  const auto begun = SteadyClock::now();
  ASSERT_TRUE(slow.send("GET / HTTP/1.1\r\nHost: a\r\n"));
  while (!slow.hung_up(50ms) && SteadyClock::now() < begun + patience) slow.send("X: y\r\n");
  EXPECT_LT(SteadyClock::now(), begun + patience);
  EXPECT_EQ(get("/healthz").status, 200) << "nobody else noticed";
}

TEST_F(SoonLetGo, Threads_ABodyThatStopsOrCreepsIsLetGo) {
  RawSocket stopped(peer());
  ASSERT_TRUE(stopped.send(post("Content-Length: 60000\r\n\r\n{")));
  EXPECT_TRUE(stopped.hung_up(patience));
  RawSocket creeping(peer());
  ASSERT_TRUE(creeping.send(post("Content-Length: 60000\r\n\r\n")));
  const auto begun = SteadyClock::now();
  while (!creeping.hung_up(50ms) && SteadyClock::now() < begun + patience) creeping.send(" ");
  EXPECT_LT(SteadyClock::now(), begun + patience) << "however often a byte comes";
}

TEST_F(Hardened, Threads_RequestsSentAheadWaitTheirTurn) {
  constexpr int ahead = 2000;  // Far more than is read before the first is answered.
  RawSocket socket(peer());
  std::string all;
  for (int i = 0; i < ahead; ++i) all += "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n";
  all += "GET /readyz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  std::thread sender([&] { socket.send(all); });
  const auto answer = socket.read_to_end(60s);
  sender.join();
  int answers = 0;
  for (auto at = answer.find("HTTP/1.1 200"); at != std::string::npos;
       at = answer.find("HTTP/1.1 200", at + 1)) {
    ++answers;
  }
  EXPECT_EQ(answers, ahead + 1);
  EXPECT_TRUE(answer.ends_with("ready\n"));
}

TEST_F(Hardened, Threads_APageTellsTheBrowserWhatItMayDo) {
  const auto page = get("/");
  EXPECT_NE(page.header("Content-Security-Policy").find("frame-ancestors 'none'"),
            std::string::npos);
  EXPECT_EQ(page.header("X-Frame-Options"), "DENY");
  EXPECT_EQ(page.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(page.header("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(page.header("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(page.header("Strict-Transport-Security"), "") << "only under TLS";
}

// RFC 6455 10.2: a browser connects anywhere that any page tells it to.
TEST_F(Hardened, Threads_APageOfAnotherSiteOpensNoSocket) {
  const std::string offer = "Sec-WebSocket-Protocol: medvirk.v1.json\r\n";
  const auto opened = [&](const std::string& origin) {
    return upgrade(offer + "Origin: " + origin + "\r\n").substr(0, 12);
  };
  EXPECT_EQ(upgrade(offer).substr(0, 12), "HTTP/1.1 101");
  EXPECT_EQ(opened("http://127.0.0.1"), "HTTP/1.1 101");
  EXPECT_EQ(opened("https://ip.example.org"), "HTTP/1.1 101") << "configured";
  for (const auto* foreign : {"https://evil.example", "null", "https://ip.example.org.evil.example",
                              "https://127.0.0.1.evil.example", "http://ip.example.org",
                              "127.0.0.1", "http://127.0.0.1:81"}) {
    EXPECT_EQ(opened(foreign), "HTTP/1.1 403") << foreign;
  }
  const auto twice = offer + "Origin: http://127.0.0.1\r\nOrigin: https://evil.example\r\n";
  EXPECT_EQ(upgrade(twice).substr(0, 12), "HTTP/1.1 400");
}

TEST(Origin, UnderTlsOurOwnPageIsAnHttpsPage) {
  const std::vector<std::string> none;
  EXPECT_TRUE(server::may_open("https://a:8443", "a:8443", {.origins = none, .tls = true}));
  EXPECT_FALSE(server::may_open("http://a:8443", "a:8443", {.origins = none, .tls = true}));
  EXPECT_TRUE(server::may_open("https://a", "a", {.origins = none, .tls = false}))
      << "a proxy did the TLS";
}

// Ids are no secrets: whoever guesses one learns nothing by it.
TEST_F(Hardened, Threads_R5_AGuessedIdIsAnsweredAsOneThatIsNobodys) {
  const std::string nobodys = "/api/v1/plans/00000000-0000-4000-8000-000000000000";
  for (const auto* rest : {"", "/events", "/timeline", "/now", "/live", "/calendar"}) {
    const auto there = get(plan_path() + rest, as(stranger));
    const auto nowhere = get(nobodys + rest, as(stranger));
    EXPECT_EQ(there.status, nowhere.status) << rest;
    EXPECT_EQ(there.body, nowhere.body) << rest;
  }
  LiveClient client(peer());
  log_in(client, stranger);
  Json refused;
  for (const auto& feed : {feed(), std::string("plan/00000000-0000-4000-8000-000000000000")}) {
    say(client, {{"t", "subscribe"}, {"id", 7}, {"feed", feed}});
    const auto answer = next(client, "error");
    if (!refused.is_null()) {
      EXPECT_EQ(answer, refused);
    }
    refused = answer;
  }
}

TEST_F(Hardened, Threads_AHundredThousandSubscriptionsAreNotKept) {
  constexpr int attempts = 2000;  // As many as a hundred thousand, once the bound is met.
  LiveClient client(peer());
  log_in(client, kari);
  for (int i = 0; i < attempts; ++i) {
    say(client, {{"t", "subscribe"},
                 {"id", i},
                 {"feed", "plan/" + World::plan().value.substr(0, 24) +
                              std::to_string(100'000'000'000 + i)}});
    EXPECT_EQ(next(client, "error").at("id"), i);
  }
  EXPECT_EQ(subscribe(client).at("why"), "first");
}

}  // namespace
}  // namespace tests
