// Log-in door: a whole server that people log in to with a browser, by a stub provider.
#pragma once

#include <string>
#include <utility>

#include "tests/server/browser.h"
#include "tests/server/door.h"
#include "tests/server/stub_provider.h"

namespace tests {

class LogInDoor : public Door {
 protected:
  static constexpr auto* our_origin = "https://ip.example.org";
  static constexpr auto* session_name = "__Host-medvirk";

  void TearDown() override { node_.reset(); }  // Before the provider goes.

  [[nodiscard]] server::EntranceOptions entrance() override {
    server::EntranceOptions options{.public_url = our_origin, .fetch = provider_.fetch()};
    options.clients.push_back(client_of(provider_));
    return options;
  }
  // The tests' own address is not the public one.
  [[nodiscard]] server::GatewayLimits limits() const override {
    return {.origins = {our_origin, "https://other.example.org"}};
  }

  // A browser in which this person has just logged in.
  Browser log_in_as(std::string_view person, const std::string& sid = "sid-1") {
    Browser browser;
    come_back(browser, begin(browser), person, sid);
    return browser;
  }
  // Where the provider is.
  std::string begin(Browser& browser, const std::string& target = "/login") {
    const auto answer = get(target, browser.headers());
    EXPECT_EQ(answer.status, 303) << answer.body;
    browser.take(answer);
    return std::string(answer.header("Location"));
  }
  HttpAnswer come_back(Browser& browser, const std::string& location, std::string_view person,
                       const std::string& sid = "sid-1") {
    const auto answer =
        get("/login/callback?" + provider_.log_in(location, person, sid), browser.headers());
    browser.take(answer);
    return answer;
  }
  [[nodiscard]] std::string csrf(const Browser& browser) const {
    const auto answer = get("/api/v1/me/session", browser.headers());
    EXPECT_EQ(answer.status, 200) << answer.body;
    return Json::parse(answer.body).value("csrf", "");
  }
  [[nodiscard]] Headers from_our_page(const Browser& browser) const {
    return browser.with({{"Origin", our_origin},
                         {"Sec-Fetch-Site", "same-origin"},
                         {"X-CSRF-Token", csrf(browser)}});
  }
  [[nodiscard]] HttpAnswer post(const std::string& target, const Headers& headers) const {
    return tools::http(peer(), "POST", target, headers);
  }
  [[nodiscard]] std::string ticket(const Headers& headers) const {
    const auto answer = post("/api/v1/tickets", headers);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return Json::parse(answer.body).value("ticket", "");
  }
  [[nodiscard]] static Headers upgrade_of(const Browser& browser,
                                          const std::string& origin = our_origin) {
    return browser.with({{"Origin", origin}});
  }
  static void say_ticket(LiveClient& client, const std::string& ticket) {
    say(client, {{"t", "auth"}, {"id", 1}, {"ticket", ticket}});
  }
  // A live socket of this browser's page, which follows the plan.
  std::unique_ptr<LiveClient> live(const Browser& browser) {
    auto client = std::make_unique<LiveClient>(peer(), upgrade_of(browser));
    say_ticket(*client, ticket(from_our_page(browser)));
    EXPECT_EQ(next(*client, "welcome").value("person", ""), kari);
    static_cast<void>(subscribe(*client));
    return client;
  }
  // What this ticket gets on a socket that comes from there: `welcome`, or the problem's type.
  std::string said_to(const std::string& ticket, const Headers& headers) {
    LiveClient client(peer(), headers);
    say_ticket(client, ticket);
    for (;;) {
      const auto text = client.receive(patience);
      if (!text) return "nothing";
      const auto message = Json::parse(*text);
      if (message.at("t") == "welcome") return "welcome";
      if (message.at("t") == "error") return message.at("problem").at("type");
    }
  }

  StubProvider provider_;
};

}  // namespace tests
