// What the server says, against the golden files that clients rely on.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "protocol/messages.h"
#include "tests/support/golden.h"

namespace tests {
namespace {

using namespace protocol;  // NOLINT(google-build-using-namespace): tests speak its words.

constexpr std::string_view hash = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
constexpr std::string_view command = "7b1f3c52-0d7e-4e55-9a43-1f2e3d4c5b6a";

events::Timestamp some_moment() { return events::timestamp_from("2026-03-02T12:00:00Z").value(); }

void expect_golden(const std::string& name, const std::string& encoded) {
  EXPECT_EQ(encoded, golden("messages/" + name + ".json"));
  const auto parsed = nlohmann::json::parse(encoded, nullptr, false);
  EXPECT_TRUE(parsed.is_object()) << encoded;
  EXPECT_EQ(parsed.value("t", ""), name.substr(0, name.find('_')));
}

events::Recorded goal_set() {
  return {.stream = {std::string(golden_plan)},
          .version = {12},
          .position = {340},
          .epoch = {1},
          .author = {.by = {"siri"},
                     .mandate = events::Mandate{.on_behalf_of = {"kari"},
                                                .authority = "verge-1, 2026-01-01/2026-12-31"},
                     .at = some_moment(),
                     .command = {std::string(command)}},
          .type = "GoalSet",
          .schema = 1,
          .payload = R"({"area":"health","goal":"walk","ownWords":"Gå til \"butikken\" selv"})"};
}

TEST(Encode, HelloSaysTheLimitsFirst) {
  expect_golden("hello", encode(Hello{.protocol = std::string(subprotocol),
                                      .limits = {},
                                      .heartbeat_ms = 25'000,
                                      .time = some_moment()}));
}

TEST(Encode, WelcomeSaysWhoAndInWhichRolesAndForHowLong) {
  expect_golden("welcome", encode(Welcome{.id = 1,
                                          .person = {"ola"},
                                          .full_name = "Ola Nordmann",
                                          .roles = {"municipal_service/922222222"},
                                          .expires = some_moment()}));
}

TEST(Encode, AckOfACommandHasItsPosition) {
  expect_golden("ack", encode(Ack{.id = 7, .at = At{.epoch = 1, .seq = 12}, .duplicate = false}));
}

TEST(Encode, AckOfASubscriptionSaysHowItBeganAndWhy) {
  expect_golden("ack_subscribe", encode(Ack{.id = 2,
                                            .at = At{.epoch = 1, .seq = 12},
                                            .begins = Begins::snapshot,
                                            .why = Why::cheaper}));
  EXPECT_EQ(encode(Ack{.id = 2, .at = At{.epoch = 1, .seq = 12}, .begins = Begins::live}),
            R"({"t":"ack","at":{"epoch":1,"seq":12},"begins":"live","id":2})");
}

TEST(Encode, AckOfAnUnsubscribeHasNoPosition) {
  EXPECT_EQ(encode(Ack{.id = 3}), R"({"t":"ack","id":3})");
}

TEST(Encode, ErrorCarriesTheSameProblemAsHttp) {
  const auto problem = problem_of({.kind = events::Refusal::broken,
                                   .rule = "R16",
                                   .slug = "goal-missing",
                                   .detail = "Set a goal first.",
                                   .fields = {"goal"}});
  expect_golden("error", encode_error(7, problem));
  EXPECT_NE(encode_error(7, problem).find(to_json(problem)), std::string::npos);
}

TEST(Encode, ErrorOfNoRequestHasNoId) {
  const auto text = encode_error({}, internal_error());
  EXPECT_FALSE(nlohmann::json::parse(text).contains("id")) << text;
}

TEST(Encode, SnapshotInOnePartIsTheDocument) {
  expect_golden("snapshot", encode(SnapshotFrame{.feed = golden_plan,
                                                 .at = {.epoch = 1, .seq = 12},
                                                 .part = 1,
                                                 .parts = 1,
                                                 .view = R"({"goals":{"walk":{}}})",
                                                 .people = R"({"kari":"Kari Nordmann"})",
                                                 .why = Why::first,
                                                 .id = 2,
                                                 .hash = hash}));
}

TEST(Encode, SnapshotInManyPartsJoinsToTheDocument) {
  const std::string view = R"({"goals":{"walk":{"ownWords":"Gå \"selv\""}}})";
  std::string joined;
  for (std::size_t part = 1; part <= 2; ++part) {
    const auto half = part == 1 ? view.substr(0, 20) : view.substr(20);
    const auto text = encode(SnapshotFrame{.feed = golden_plan,
                                           .at = {.epoch = 1, .seq = 12},
                                           .part = part,
                                           .parts = 2,
                                           .view = half,
                                           .people = {},
                                           .why = Why::behind});
    if (part == 1) expect_golden("snapshot_part", text);
    joined += nlohmann::json::parse(text).at("view").get<std::string>();
  }
  EXPECT_EQ(joined, view);
}

TEST(Encode, OnlyASnapshotIsOne) {
  const SnapshotFrame frame{.feed = golden_plan,
                            .at = {.epoch = 1, .seq = 1},
                            .part = 1,
                            .parts = 1,
                            .view = "{}",
                            .people = {},
                            .why = Why::audience};
  EXPECT_TRUE(is_snapshot(encode(frame)));
  EXPECT_FALSE(is_snapshot(encode(Ack{.id = 1})));
}

TEST(Encode, PatchSaysFromWhereToWhereAndWhoDidIt) {
  expect_golden("patch", encode(PatchFrame{.feed = golden_plan,
                                           .from = {.epoch = 1, .seq = 11},
                                           .to = {.epoch = 1, .seq = 12},
                                           .patch = R"({"goals":{"walk":null}})",
                                           .people = "{}",
                                           .by = "kari",
                                           .time = some_moment(),
                                           .command = command}));
}

TEST(Encode, EventIsACloudEventInAFrame) {
  const auto event = cloud_event(goal_set());
  expect_golden("event", encode(EventFrame{.feed = "events/2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d",
                                           .from = {.epoch = 1, .seq = 9},
                                           .to = {.epoch = 1, .seq = 12},
                                           .event = event,
                                           .people = R"({"kari":"Kari","siri":"Siri"})"}));
}

TEST(Encode, HeartbeatSaysHowEachFeedStands) {
  const HeartbeatFrame frame{
      .feeds =
          {{.feed = golden_plan, .head = {.epoch = 1, .seq = 12}, .age_ms = 1500, .hash = hash},
           {.feed = "plan/b", .head = {.epoch = 1, .seq = 3}, .age_ms = 0}},
      .time = some_moment()};
  expect_golden("heartbeat", encode(frame));
  EXPECT_EQ(encode(HeartbeatFrame{.feeds = {}, .time = some_moment()}),
            R"({"t":"heartbeat","time":"2026-03-02T12:00:00.000000Z","feeds":[]})");
}

TEST(Encode, R6_RevokedSaysWhichFeedAndWhy) {
  expect_golden(
      "revoked",
      encode(RevokedFrame{.feed = golden_plan, .scope = "all", .reason = "consent-withdrawn"}));
}

TEST(CloudEvent, HasTheAttributesOfTheStandardAndOurExtensions) {
  const auto event = nlohmann::json::parse(cloud_event(goal_set()));
  EXPECT_EQ(event.at("specversion"), "1.0");
  EXPECT_EQ(event.at("id"), std::string(golden_plan) + "/12");
  EXPECT_EQ(event.at("source"), "/api/v1/plans/2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d");
  EXPECT_EQ(event.at("subject"), "2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d");
  EXPECT_EQ(event.at("type"), "no.medvirk.GoalSet");
  EXPECT_EQ(event.at("sequence"), "12");
  EXPECT_EQ(event.at("data").at("goal"), "walk");
  for (const auto& [name, value] : event.items()) {
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789"), std::string::npos)
        << name << ": an attribute's name is lower-case letters and digits";
  }
}

TEST(CloudEvent, R46_AnEventGoesOutInTheShapeThatItWasStoredInAndSaysWhich) {
  auto recorded = goal_set();
  EXPECT_FALSE(nlohmann::json::parse(cloud_event(recorded)).contains("dataschema"))
      << "none is version 1";
  recorded.type = "CoordinatorVacated";
  recorded.payload = R"({"coordinator":"ola","reason":"Ny jobb"})";
  const auto old = nlohmann::json::parse(cloud_event(recorded));
  EXPECT_FALSE(old.contains("dataschema"));
  EXPECT_EQ(old.at("data").dump(), recorded.payload);
  recorded.schema = 2;
  recorded.payload = R"({"cause":"left","coordinator":"ola"})";
  const auto now = nlohmann::json::parse(cloud_event(recorded));
  EXPECT_EQ(now.at("dataschema"), "urn:medvirk:event:CoordinatorVacated:2");
  EXPECT_EQ(now.at("data").dump(), recorded.payload);
}

TEST(CloudEvent, R13_CarriesBothIdentitiesAndTheAuthority) {
  const auto event = nlohmann::json::parse(cloud_event(goal_set()));
  EXPECT_EQ(event.at("by"), "siri");
  EXPECT_EQ(event.at("onbehalfof"), "kari");
  EXPECT_EQ(event.at("authority"), "verge-1, 2026-01-01/2026-12-31");
}

TEST(CloudEvent, OfAUnitHasItsAddress) {
  auto recorded = goal_set();
  recorded.stream = {"unit/911111111"};
  recorded.author.mandate = {};
  const auto event = nlohmann::json::parse(cloud_event(recorded));
  EXPECT_EQ(event.at("source"), "/api/v1/units/911111111");
  EXPECT_FALSE(event.contains("onbehalfof"));
}

}  // namespace
}  // namespace tests
