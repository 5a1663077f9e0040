// Log-in over HTTP: the cookies, what they open, what they do not, and how all of it ends.
#include <atomic>
#include <thread>

#include "tests/server/log_in_door.h"
#include "tests/server/raw_socket.h"

namespace tests {
namespace {

std::string set_cookie(const HttpAnswer& answer, const std::string& name) {
  for (const auto& [header, value] : answer.headers) {
    if (header == "Set-Cookie" && value.starts_with(name + "=")) return value;
  }
  return {};
}

TEST_F(LogInDoor, Threads_WhoLogsInGetsACookieThatOpensTheirPlans) {
  Browser browser;
  const auto begun = get("/login?to=/plans");
  ASSERT_EQ(begun.status, 303);
  const auto transaction = set_cookie(begun, "__Host-medvirk-login");
  for (const auto* part :
       {"; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure", "; Max-Age=600"}) {
    EXPECT_NE(transaction.find(part), std::string::npos) << transaction;
  }
  browser.take(begun);
  const auto back = come_back(browser, std::string(begun.header("Location")), kari);
  ASSERT_EQ(back.status, 200) << back.body;
  EXPECT_NE(back.body.find("url=/plans\""), std::string::npos) << back.body;
  const auto session = set_cookie(back, session_name);
  for (const auto* part : {"; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"}) {
    EXPECT_NE(session.find(part), std::string::npos) << session;
  }
  EXPECT_EQ(session.find("Domain"), std::string::npos);
  EXPECT_TRUE(browser.cookie("__Host-medvirk-login").empty()) << "used up";
  EXPECT_EQ(get("/api/v1/me/plans", browser.headers()).status, 200);
  EXPECT_EQ(get(plan_path(), browser.headers()).status, 200);
  const auto me = Json::parse(get("/api/v1/me/session", browser.headers()).body);
  EXPECT_EQ(me.at("person"), kari);
  EXPECT_EQ(me.at("expires"), events::to_text(clock_.now() + 30min));
}

TEST_F(LogInDoor, Threads_WithoutTheCookieOrWithTwoOrAfterItsTimeItIs401) {
  const auto browser = log_in_as(kari);
  const auto cookie = browser.cookie(session_name);
  const auto with = [&](const std::string& header) {
    return get("/api/v1/me/plans", {{"Cookie", header}}).status;
  };
  const auto pair = std::string(session_name) + "=" + cookie;
  EXPECT_EQ(with("theme=dark; " + pair + " ; x=y"), 200);
  EXPECT_EQ(with("medvirk=" + cookie), 401) << "the name without __Host- is nobody's here";
  EXPECT_EQ(with(pair + "; " + session_name + "=planted"), 401);
  EXPECT_EQ(with(std::string(session_name) + "="), 401);
  auto with_token = browser.with({{"Authorization", "Bearer nonsense"}});
  EXPECT_EQ(get("/api/v1/me/plans", with_token).status, 401) << "a token goes before";
  clock_.set(clock_.now() + 30min);
  EXPECT_EQ(with(pair), 401);
}

TEST_F(LogInDoor, Threads_WhatMayChangeSomethingMustBeMeant) {
  const auto browser = log_in_as(kari);
  const auto token = csrf(browser);
  const auto send = [&](Headers headers) {
    auto all = browser.with(headers);
    all.emplace_back("Content-Type", "application/json");
    all.emplace_back("Idempotency-Key", fresh_command().value);
    return tools::http(peer(), "POST", plan_path() + "/commands", all,
                       set_goal("swim", seen()).dump());
  };
  const auto before = seen();
  for (const auto& headers : std::vector<Headers>{
           {},
           {{"X-CSRF-Token", token}},  // From nowhere.
           {{"Origin", our_origin}},
           {{"Origin", our_origin}, {"X-CSRF-Token", "guessed"}},
           {{"Origin", our_origin}, {"X-CSRF-Token", csrf(log_in_as(kari))}},
           {{"Origin", "https://evil.example"}, {"X-CSRF-Token", token}},
           {{"Origin", "https://other.example.org"}, {"X-CSRF-Token", token}},
           {{"Origin", "null"}, {"X-CSRF-Token", token}},
           {{"Sec-Fetch-Site", "cross-site"}, {"X-CSRF-Token", token}},
           {{"Sec-Fetch-Site", "same-site"}, {"Origin", our_origin}, {"X-CSRF-Token", token}}}) {
    const auto answer = send(headers);
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(problem(answer), "/problems/csrf");
  }
  EXPECT_EQ(seen(), before) << "nothing was written";
  EXPECT_EQ(send({{"Origin", our_origin}, {"X-CSRF-Token", token}}).status, 200);
  EXPECT_EQ(seen(), before + 1);
}

TEST_F(LogInDoor, Threads_LoggingOutEndsTheSessionAndItsSocketsAtOnce) {
  auto browser = log_in_as(kari);
  const auto other = log_in_as(kari, "sid-2");
  const auto client = live(browser);
  const auto elsewhere = live(other);
  EXPECT_EQ(problem(post("/logout", browser.headers())), "/problems/csrf");
  EXPECT_EQ(get("/api/v1/me/plans", browser.headers()).status, 200);
  const auto answer = post("/logout", from_our_page(browser));
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto next_stop = Json::parse(answer.body).at("next").get<std::string>();
  EXPECT_TRUE(next_stop.starts_with("https://login.example.org/logout?")) << next_stop;
  EXPECT_NE(set_cookie(answer, session_name).find("Max-Age=0"), std::string::npos);
  expect_closed(*client, 4401);
  EXPECT_EQ(client->close_reason(), "logged-out");
  EXPECT_EQ(get("/api/v1/me/plans", browser.headers()).status, 401);
  EXPECT_EQ(post("/logout", browser.headers()).status, 200) << "as often as one likes";
  EXPECT_EQ(get("/api/v1/me/plans", other.headers()).status, 200);
  ASSERT_EQ(command(kari, fresh_command(), set_goal("swim", seen())).status, 200);
  EXPECT_TRUE(next(*elsewhere, "patch").contains("patch")) << "another session goes on";
}

TEST_F(LogInDoor, Threads_APageElsewhereNeitherLogsOutNorClearsWhatIsKept) {
  const auto browser = log_in_as(kari);
  const auto clears = [&](const Headers& headers) {
    const auto answer = post("/logout", headers);
    EXPECT_EQ(answer.status, 200) << answer.body;
    const bool cookie = !set_cookie(answer, session_name).empty();
    EXPECT_EQ(cookie, !answer.header("Clear-Site-Data").empty());
    return cookie;
  };
  // SameSite keeps the cookie out of it, but not the answer from the browser.
  for (const auto* origin : {"https://evil.example", "https://other.example.org", "null"}) {
    EXPECT_FALSE(clears({{"Origin", origin}})) << origin;
  }
  EXPECT_FALSE(clears({}));
  EXPECT_EQ(get("/api/v1/me/plans", browser.headers()).status, 200);
  EXPECT_TRUE(clears(from_our_page(browser)));
  EXPECT_TRUE(clears(browser.with({{"Origin", our_origin}}))) << "over already, but ours";
}

TEST_F(LogInDoor, Threads_ACookieIsNoUseToAPageElsewhereThatOnlyReads) {
  const auto browser = log_in_as(kari);
  const auto status = [&](const std::string& origin) {
    return get(plan_path() + "/events", browser.with({{"Origin", origin}})).status;
  };
  EXPECT_EQ(status(our_origin), 200);
  for (const auto* origin : {"https://other.example.org", "http://ip.example.org", "null"}) {
    EXPECT_EQ(status(origin), 403) << origin;
  }
  // Where it counts: this page may open sockets, and a browser shows it what they say.
  const auto upgrade = [&](const std::string& origin) {
    RawSocket socket(peer());
    socket.send("GET /live?feed=events/" + World::plan().value +
                " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                "Sec-WebSocket-Protocol: cloudevents.json\r\nOrigin: " +
                origin + "\r\nCookie: " + browser.headers().front().second + "\r\n\r\n");
    return socket.read_until("\r\n\r\n", patience).substr(0, 12);
  };
  EXPECT_EQ(upgrade("https://other.example.org"), "HTTP/1.1 403");
  EXPECT_EQ(upgrade(our_origin), "HTTP/1.1 101");
}

TEST_F(LogInDoor, Threads_TheProviderEndsASessionWithoutAnyCookie) {
  const auto browser = log_in_as(kari, "sid-7");
  const auto other = log_in_as(kari, "sid-8");
  const auto client = live(browser);
  const auto logout = [&](const std::string& issuer, const std::string& sid) {
    return get("/logout/front-channel?iss=" + server::escaped(issuer) + "&sid=" + sid);
  };
  const auto unknown = logout(stub_issuer, "nobody");
  EXPECT_EQ(logout("https://evil.example", "sid-7").status, 200);
  EXPECT_EQ(get("/logout/front-channel?sid=sid-7").status, 200);
  EXPECT_EQ(get("/api/v1/me/plans", browser.headers()).status, 200) << "not theirs to end";
  const auto answer = logout(stub_issuer, "sid-7");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, unknown.body) << "it tells nobody whose sid there is";
  EXPECT_TRUE(answer.header("X-Frame-Options").empty()) << "the provider shows it in a frame";
  EXPECT_EQ(answer.header("Content-Security-Policy").find("frame-ancestors"), std::string::npos);
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  expect_closed(*client, 4401);
  EXPECT_EQ(get("/api/v1/me/plans", browser.headers()).status, 401);
  EXPECT_EQ(get("/api/v1/me/plans", other.headers()).status, 200);
}

TEST_F(LogInDoor, Threads_ATicketIsGoodOnceFromItsOwnPageAndSession) {
  const auto browser = log_in_as(kari);
  const auto other = log_in_as(kari, "sid-2");
  const auto unauthorized = "/problems/unauthorized";
  const auto once = ticket(from_our_page(browser));
  EXPECT_EQ(said_to(once, upgrade_of(browser)), "welcome");
  EXPECT_EQ(said_to(once, upgrade_of(browser)), unauthorized) << "used before";
  EXPECT_EQ(
      said_to(ticket(from_our_page(browser)), upgrade_of(browser, "https://other.example.org")),
      unauthorized)
      << "another page";
  EXPECT_EQ(said_to(ticket(from_our_page(browser)), upgrade_of(other)), unauthorized);
  EXPECT_EQ(said_to(ticket(from_our_page(browser)), {{"Origin", our_origin}}), unauthorized)
      << "without the cookie";
  const auto late = ticket(from_our_page(browser));
  clock_.set(clock_.now() + 30s);
  EXPECT_EQ(said_to(late, upgrade_of(browser)), unauthorized);
  EXPECT_EQ(said_to("guessed", upgrade_of(browser)), unauthorized);
  const auto last = ticket(from_our_page(browser));
  ASSERT_EQ(post("/logout", from_our_page(browser)).status, 200);
  EXPECT_EQ(said_to(last, upgrade_of(browser)), unauthorized) << "the session is over";
}

TEST_F(LogInDoor, Threads_ATicketNeedsATokenOrAMeantCookie) {
  const auto browser = log_in_as(kari);
  EXPECT_EQ(post("/api/v1/tickets", {}).status, 401);
  EXPECT_EQ(problem(post("/api/v1/tickets", browser.headers())), "/problems/csrf");
  EXPECT_EQ(said_to(ticket(as(kari)), {}), "welcome") << "a program's";
  auto page = as(kari);
  page.emplace_back("Origin", our_origin);
  EXPECT_EQ(said_to(ticket(page), {{"Origin", our_origin}}), "welcome");
  EXPECT_EQ(said_to(ticket(page), {}), "/problems/unauthorized");
}

TEST_F(LogInDoor, Threads_OfManySocketsThatSayOneTicketOneIsWelcome) {
  constexpr int rivals = 4;
  const auto one = ticket(as(kari));
  std::atomic<int> welcome = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < rivals; ++i) {
    threads.emplace_back([&] {
      if (said_to(one, {}) == "welcome") ++welcome;
    });
  }
  for (auto& each : threads) each.join();
  EXPECT_EQ(welcome, 1);
}

TEST_F(LogInDoor, Threads_ANewTicketRenewsALiveSocket) {
  const auto browser = log_in_as(kari);
  const auto client = live(browser);
  clock_.set(clock_.now() + 20min);
  say_ticket(*client, ticket(from_our_page(browser)));
  const auto renewed = next(*client, "welcome");
  EXPECT_EQ(renewed.at("expires"), events::to_text(clock_.now() + 30min));
  const auto stranger_there = log_in_as(stranger);
  say_ticket(*client, ticket(from_our_page(stranger_there)));
  EXPECT_EQ(next(*client, "error").at("problem").at("type"), "/problems/unauthorized")
      << "of another session than the cookie that the socket came with";
  EXPECT_TRUE(client->is_open()) << "it has its time";
}

TEST_F(LogInDoor, Threads_ALogInIsEndedInTheBrowserThatBeganIt) {
  Browser victim;
  Browser attacker;
  const auto theirs = begin(attacker);
  begin(victim);
  const auto query = provider_.log_in(theirs, stranger);
  const auto forced = get("/login/callback?" + query, victim.headers());
  EXPECT_EQ(forced.status, 400) << "nobody is logged in as somebody else without knowing";
  EXPECT_TRUE(set_cookie(forced, session_name).empty());
  EXPECT_NE(forced.body.find("Du er ikke logget inn"), std::string::npos) << forced.body;
  const auto mixed_up = get("/login/callback?" + query + "x", attacker.headers());
  EXPECT_EQ(mixed_up.status, 400) << "another issuer";
  EXPECT_EQ(get("/login/callback").status, 400);
  EXPECT_EQ(get("/login/callback?error=access_denied").status, 400);
}

TEST_F(LogInDoor, Threads_NobodyCanChooseSomebodyElsesSession) {
  Browser browser;
  browser.plant(session_name, "chosen-by-somebody-who-waits-for-it-to-be-used");
  const auto answer = come_back(browser, begin(browser), kari);
  ASSERT_EQ(answer.status, 200);
  EXPECT_EQ(browser.cookie(session_name).size(), 43U);
  Browser attacker;
  attacker.plant(session_name, "chosen-by-somebody-who-waits-for-it-to-be-used");
  EXPECT_EQ(get("/api/v1/me/plans", attacker.headers()).status, 401);
  const auto before = browser;
  come_back(browser, begin(browser), kari);
  EXPECT_EQ(get("/api/v1/me/plans", browser.headers()).status, 200);
  EXPECT_EQ(get("/api/v1/me/plans", before.headers()).status, 401) << "replaced";
}

TEST_F(LogInDoor, Threads_AfterwardsTheBrowserStaysHere) {
  for (const auto* to : {"https://evil.example", "//evil.example", "/%5Cevil.example",
                         "/%09/evil.example", "%2F%2Fevil.example", "javascript:alert(1)"}) {
    const auto answer = get("/login?to=" + std::string(to));
    EXPECT_EQ(answer.status, 400) << to;
    EXPECT_EQ(problem(answer), "/problems/bad-query");
  }
  Browser browser;
  const auto answer = come_back(browser, begin(browser, "/login?to=/a%26b%3D'"), kari);
  EXPECT_NE(answer.body.find("url=/a&amp;b=&#39;\""), std::string::npos) << answer.body;
  EXPECT_EQ(get("/login?provider=nobody").status, 400);
}

TEST_F(LogInDoor, Threads_AProviderThatIsAwayIsSaidSo) {
  provider_.down = true;
  const auto answer = get("/login", {{"Accept-Language", "nn"}});
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(problem(answer), "/problems/log-in-unavailable");
  EXPECT_EQ(answer.header("Content-Language"), "nn");
  EXPECT_FALSE(answer.header("Retry-After").empty());
}

TEST_F(Door, Threads_WithoutAProviderNobodyLogsInWithABrowser) {
  for (const auto* target : {"/login", "/login/callback", "/logout/front-channel"}) {
    EXPECT_EQ(get(target).status, 404) << target;
  }
  EXPECT_EQ(get("/api/v1/me/session", as(kari)).status, 200);
  const Headers cookie{{"Cookie", "medvirk=x; __Host-medvirk=x"}};
  EXPECT_EQ(get("/api/v1/me/plans", cookie).status, 401);
}

}  // namespace
}  // namespace tests
