// The contracts: their rendered copies are what the program says, and the shapes that they come
// from are those of the messages as they are encoded.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/pfr.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include "protocol/contracts/async_api.h"
#include "protocol/contracts/catalog.h"
#include "protocol/contracts/examples.h"
#include "protocol/contracts/open_api.h"
#include "protocol/contracts/operations.h"
#include "protocol/contracts/shapes.h"
#include "protocol/merged_frames.h"

namespace tests {
namespace {

using namespace protocol;  // NOLINT(google-build-using-namespace): tests speak its words.
using contracts::MessageKind;
using contracts::Schema;
using Keys = std::set<std::string>;

constexpr At at{.epoch = 1, .seq = 12};
constexpr events::Timestamp any_time{};

Keys keys_of(const Schema& object) {
  Keys keys;
  for (const auto& each : object.items()) keys.insert(each.key());
  return keys;
}

const MessageKind& kind(std::string_view key) {
  static const auto all = contracts::from_server();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [key](const MessageKind& each) { return each.key == key; });
  EXPECT_NE(found, all.end()) << key;
  return found == all.end() ? all.front() : *found;
}

// A frame with every field set has the fields of its shape, and with none the required ones.
void expect_shape(std::string_view key, const std::string& full, const std::string& least) {
  const auto& payload = kind(key).payload;
  EXPECT_EQ(keys_of(Schema::parse(full)), keys_of(payload.at("properties")));
  Keys required;
  for (const auto& each : payload.at("required")) required.insert(each.get<std::string>());
  EXPECT_EQ(keys_of(Schema::parse(least)), required);
}

TEST(Contracts, AFieldThatABuilderGetsIsOneThatItsShapeGets) {
  // A builder's fields are counted, so that a new one is not forgotten in the tests below.
  EXPECT_EQ(boost::pfr::tuple_size_v<SnapshotFrame>, 9U);
  EXPECT_EQ(boost::pfr::tuple_size_v<PatchFrame>, 8U);
  EXPECT_EQ(boost::pfr::tuple_size_v<EventFrame>, 5U);
  EXPECT_EQ(boost::pfr::tuple_size_v<HeartbeatFrame::Feed>, 4U);
  EXPECT_EQ(boost::pfr::tuple_size_v<PresenceFrame::Person>, 3U);
  EXPECT_EQ(boost::pfr::tuple_size_v<RevokedFrame>, 3U);
  EXPECT_EQ(boost::pfr::tuple_size_v<DrainFrame>, 2U);
}

TEST(Contracts, ASnapshotHasItsShape) {
  SnapshotFrame frame{.feed = "plan/a",
                      .at = at,
                      .part = 1,
                      .parts = 1,
                      .view = "{}",
                      .people = {},
                      .why = Why::first};
  const auto least = encode(frame);
  frame.people = "{}";
  frame.id = 2;
  frame.hash = "hash";
  expect_shape("snapshot", encode(frame), least);
}

TEST(Contracts, APatchHasItsShapeAlsoWhenItWasMerged) {
  PatchFrame frame{.feed = "plan/a",
                   .from = {.epoch = 1, .seq = 11},
                   .to = at,
                   .patch = "{}",
                   .people = {},
                   .by = {},
                   .time = any_time,
                   .command = {}};
  const auto least = encode(frame);
  frame.people = "{}";
  frame.by = "kari";
  frame.command = "7b1f3c52-0d7e-4e55-9a43-1f2e3d4c5b6a";
  const auto one = encode(frame);
  frame.from = at;
  frame.to = {.epoch = 1, .seq = 13};
  const auto next = encode(frame);
  const std::vector<std::string_view> frames{one, next};
  auto all = Schema::parse(one);
  all.update(Schema::parse(merge_patches(frames).text));
  expect_shape("patch", all.dump(), least);
}

TEST(Contracts, AnEventHasItsShape) {
  EventFrame frame{.feed = "events/a", .from = at, .to = at, .event = "{}", .people = {}};
  const auto least = encode(frame);
  frame.people = "{}";
  expect_shape("event", encode(frame), least);
}

TEST(Contracts, AHeartbeatHasItsShape) {
  HeartbeatFrame frame{.feeds = {{.feed = "plan/a", .head = at, .age_ms = 1, .hash = "hash"}},
                       .time = any_time};
  const auto full = encode(frame);
  expect_shape("heartbeat", full, full);
  const auto& feed = kind("heartbeat").payload.at("properties").at("feeds").at("items");
  EXPECT_EQ(keys_of(Schema::parse(full).at("feeds").at(0)), keys_of(feed.at("properties")));
}

TEST(Contracts, PresenceHasItsShape) {
  const PresenceFrame frame{
      .feed = "plan/a",
      .people = {{.person = "kari", .state = PresenceState::editing, .at = "goals/walk"}},
      .whole = true};
  const auto full = encode(frame);
  expect_shape("presenceFrame", full, full);
  const auto person = events::json::schema<contracts::PresenceShape::Person>();
  EXPECT_EQ(keys_of(Schema::parse(full).at("people").at("kari")), keys_of(person.at("properties")));
}

TEST(Contracts, RevokedHasItsShape) {
  const auto full =
      encode(RevokedFrame{.feed = "plan/a", .scope = "all", .reason = "access-ended"});
  expect_shape("revoked", full, full);
}

TEST(Contracts, DrainHasItsShape) {
  const auto full = encode(DrainFrame{.after_ms = 1, .resume = {{.feed = "plan/a", .at = at}}});
  expect_shape("drain", full, full);
  const auto& feed = kind("drain").payload.at("properties").at("resume").at("items");
  EXPECT_EQ(keys_of(Schema::parse(full).at("resume").at(0)), keys_of(feed.at("properties")));
}

TEST(Contracts, AnErrorHasItsShapeAndAProblemItsOwn) {
  const auto text = encode_error(7, internal_error(), "00-0-0-01");
  expect_shape("error", text, encode_error({}, internal_error()));
  auto problem = stale(12, {"{}"});
  problem.fields.push_back({.pointer = "/body/goal", .expected = "an id"});
  problem.retry_after_ms = 1;
  problem.contact_body = "999999999";
  const auto shape = events::json::schema<contracts::ProblemShape>();
  EXPECT_EQ(keys_of(Schema::parse(to_json(problem))), keys_of(shape.at("properties")));
}

TEST(Contracts, ACloudEventHasItsShape) {
  const events::Recorded recorded{
      .stream = {"plan/a"},
      .version = {12},
      .position = {340},
      .epoch = {1},
      .author = {.by = {"siri"},
                 .mandate = events::Mandate{.on_behalf_of = {"kari"}, .authority = "verge-1"},
                 .at = any_time,
                 .command = {"7b1f3c52-0d7e-4e55-9a43-1f2e3d4c5b6a"}},
      .type = "GoalSet",
      .schema = 2,
      .payload = "{}"};
  const auto shape = events::json::schema<contracts::CloudEventShape>();
  EXPECT_EQ(keys_of(Schema::parse(cloud_event(recorded))), keys_of(shape.at("properties")));
}

TEST(Contracts, EveryGoldenMessageIsInTheDocumentUnderItsType) {
  const auto document = Schema::parse(contracts::async_api());
  Keys shown;
  for (const auto& message : document.at("components").at("messages")) {
    if (!message.contains("examples")) continue;
    for (const auto& each : message.at("examples"))
      shown.insert(each.at("name").get<std::string>());
  }
  for (const auto& example : contracts::examples()) {
    const bool message = Schema::parse(example.text).contains("t");
    EXPECT_EQ(shown.contains(std::string(example.name)), message) << example.name;
  }
}

TEST(Contracts, EveryReferenceLeadsSomewhere) {
  for (const auto& text : {contracts::async_api(), contracts::open_api()}) {
    const auto document = Schema::parse(text);
    std::size_t begin = 0;
    const std::string mark = "\"$ref\": \"#";
    std::size_t references = 0;
    while ((begin = text.find(mark, begin)) != std::string::npos) {
      begin += mark.size();
      const auto pointer = text.substr(begin, text.find('"', begin) - begin);
      EXPECT_TRUE(document.contains(Schema::json_pointer(pointer))) << pointer;
      ++references;
    }
    EXPECT_GT(references, 50U);
  }
}

TEST(Contracts, OperationsHaveIdsOfTheirOwn) {
  Keys ids;
  for (const auto& each : contracts::operations()) {
    EXPECT_TRUE(ids.insert(std::string(each.id)).second) << each.id;
  }
}

// Written anew by MEDVIRK_WRITE_GOLDEN=1; whoever reviews the change sees what clients will see.
void expect_rendered(const std::string& name, const std::string& text) {
  const auto path = std::string(MEDVIRK_SOURCE_DIR) + "/docs/" + name;
  if (std::getenv("MEDVIRK_WRITE_GOLDEN") != nullptr) std::ofstream(path) << text;
  std::ifstream file(path);
  const std::string rendered{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(rendered == text) << path << " is not what the program says: run this test with "
                                << "MEDVIRK_WRITE_GOLDEN=1, and look at what has changed";
}

TEST(Contracts, TheRenderedCopiesAreWhatTheProgramSays) {
  expect_rendered("openapi.json", contracts::open_api());
  expect_rendered("asyncapi.json", contracts::async_api());
}

}  // namespace
}  // namespace tests
