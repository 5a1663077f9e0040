// Door: a whole server on loopback for one test, with Kari's plan in it, and the ways to talk to
// it.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "protocol/limits.h"
#include "server/gateway/gateway.h"
#include "server/identity/issuer.h"
#include "server/node.h"
#include "tests/server/patience.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"
#include "tools/client/live_client.h"

namespace tests {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using events::json::Json;
using tools::Headers;
using tools::HttpAnswer;
using tools::LiveClient;

using SteadyClock = std::chrono::steady_clock;

class Door : public testing::Test {
 protected:
  void SetUp() override {
    {
      World world(&log_);
      world.open_plan();
    }
    const auto extra = [](std::string_view target) -> std::optional<server::Page> {
      if (target != "/extra") return {};
      return server::Page{.content_type = "text/html", .body = "<p>extra</p>"};
    };
    node_.emplace(
        server::NodeOptions{
            .io_threads = 3,  // On any machine: what is at home elsewhere is met too.
            .gateway = limits(),
            .extra_pages = extra,
            .entrance = entrance(),
            .tls = tls()},
        log_, *issuer_, clock_);
    node_->start();
  }

  // For a test of a bound that it can meet; the others may ask as often as they like.
  [[nodiscard]] virtual server::GatewayLimits limits() const { return server::without_rates(); }
  // For a test under TLS.
  [[nodiscard]] virtual std::optional<server::TlsFiles> tls() const { return {}; }
  // For a test of logging in with a browser.
  [[nodiscard]] virtual server::EntranceOptions entrance() { return {}; }

  [[nodiscard]] tools::Peer peer() const { return {.host = "127.0.0.1", .port = node_->port()}; }
  [[nodiscard]] std::string token(std::string_view person, std::chrono::seconds life = 1h) const {
    return issuer_->token(id_of(person), clock_.now(), life);
  }
  [[nodiscard]] Headers as(std::string_view person) const {
    return {{"Authorization", "Bearer " + token(person)}};
  }
  [[nodiscard]] HttpAnswer get(const std::string& target, const Headers& headers = {}) const {
    return tools::http(peer(), "GET", target, headers);
  }
  [[nodiscard]] HttpAnswer command(std::string_view by, const CommandId& id, const Json& body,
                                   const std::string& path = plan_path() + "/commands") const {
    auto headers = as(by);
    headers.emplace_back("Content-Type", "application/json");
    headers.emplace_back("Idempotency-Key", id.value);
    return tools::http(peer(), "POST", path, headers, body.dump());
  }
  // Something happens in the plan without a client of the test's own; the command's id.
  std::string happen(std::string_view goal) {
    const auto id = fresh_command();
    auto command = lift<plan::Command>(goals::SetGoal{.goal = {std::string(goal)},
                                                      .area = LifeArea::health,
                                                      .horizon = goals::Horizon::short_term,
                                                      .own_words = "Gå tur hver dag"});
    World::done(node_->journal().ask({.stream = World::plan_stream(),
                                      .command = std::move(command),
                                      .expected = {seen()},
                                      .id = id,
                                      .by = id_of(kari)}));
    return id.value;
  }
  // The version that a client would have seen.
  [[nodiscard]] std::uint64_t seen() const { return log_.version_of(World::plan_stream()).value; }
  [[nodiscard]] Json set_goal(std::string_view goal, std::uint64_t expected) const {
    return {{"expected", expected},
            {"name", "SetGoal"},
            {"body",
             {{"goal", goal},
              {"area", "health"},
              {"horizon", "short_term"},
              {"ownWords", "Gå tur hver dag"}}}};
  }
  // Kari's sister asks for a plan of her own; its id.
  [[nodiscard]] std::string request_of_sister() const {
    auto hers = plan_of(id_of(sister)).value;
    const Json request{{"expected", 0},
                       {"name", "RegisterRequest"},
                       {"body",
                        {{"request", "request-1"},
                         {"owner", sister},
                         {"channel", "digital"},
                         {"askedBy", "owner"},
                         {"service", unit_body.value},
                         {"wants", "plan"}}}};
    const auto path = "/api/v1/plans/" + hers + "/commands";
    EXPECT_EQ(command(sister, fresh_command(), request, path).status, 200);
    return hers;
  }
  [[nodiscard]] Json change_goal(std::uint64_t expected, const std::string& words) const {
    return {{"expected", expected},
            {"name", "ChangeGoal"},
            {"body", {{"goal", "walk"}, {"ownWords", words}}}};
  }
  static std::string plan_path() { return "/api/v1/plans/" + World::plan().value; }
  static std::string feed() { return "plan/" + World::plan().value; }

  // The next message of this type; others are passed over. Null if there is none in time.
  static Json next(LiveClient& client, std::string_view type) {
    const auto deadline = SteadyClock::now() + patience;
    while (client.is_open() && SteadyClock::now() < deadline) {
      const auto text = client.receive(patience);
      if (!text) break;
      auto message = Json::parse(*text);
      if (message.at("t") == type) return message;
    }
    ADD_FAILURE() << "no " << type;
    return {{"t", nullptr}};
  }
  static void say(LiveClient& client, const Json& message) { client.send(message.dump()); }
  void log_in(LiveClient& client, std::string_view person, std::chrono::seconds life = 1h) const {
    say(client, {{"t", "auth"}, {"id", 1}, {"token", token(person, life)}});
    EXPECT_EQ(next(client, "welcome").at("person"), person);
  }
  static Json subscribe(LiveClient& client, const std::string& to = feed()) {
    say(client, {{"t", "subscribe"}, {"id", 2}, {"feed", to}});
    return next(client, "snapshot");
  }
  static void expect_closed(LiveClient& client, std::uint16_t code) {
    const auto deadline = SteadyClock::now() + patience;
    while (client.is_open() && SteadyClock::now() < deadline) {
      static_cast<void>(client.receive(patience));
    }
    EXPECT_EQ(client.close_code(), code) << client.close_reason();
  }
  static std::string problem(const HttpAnswer& answer) {
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << answer.body;
    return Json::parse(answer.body, nullptr, false).value("type", answer.body);
  }
  // What the server counts on the line that begins so; fails if there is none.
  [[nodiscard]] double metric(const std::string& series) const {
    std::istringstream lines(node_->metrics());
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with(series + " ")) return std::stod(line.substr(series.size() + 1));
    }
    ADD_FAILURE() << "there is no " << series << " in\n" << node_->metrics();
    return -1;
  }
  // The status line of what comes back for these bytes; {host} is put in.
  [[nodiscard]] std::string raw(std::string bytes) const {
    return tools::exchange(peer(), bytes, 5s);
  }
  // A request to upgrade, with these headers as well.
  [[nodiscard]] std::string upgrade(const std::string& headers) const {
    return raw(
        "GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
        headers + "\r\n");
  }

  events::stores::MemoryLog log_{counted_salt, server::view_names()};
  FakeClock clock_;
  TempFolder folder_;
  std::unique_ptr<server::Issuer> issuer_ = server::Issuer::open(folder_.path());
  std::optional<server::Node> node_;
};

}  // namespace tests
