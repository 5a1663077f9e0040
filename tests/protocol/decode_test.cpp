// What a client says: the golden files read as meant, and every bad message gets its problem.
#include <gtest/gtest.h>

#include <random>

#include "protocol/messages.h"
#include "tests/support/golden.h"

namespace tests {
namespace {

using namespace protocol;  // NOLINT(google-build-using-namespace): tests speak its words.

template <class Message>
Message must_read(const std::string& text) {
  auto message = decode(text);
  if (!message) {
    ADD_FAILURE() << to_json(message.error().problem) << " for " << text;
    return {};
  }
  auto* found = std::get_if<Message>(&*message);
  if (!found) {
    ADD_FAILURE() << "another message than meant: " << text;
    return {};
  }
  return std::move(*found);
}

BadMessage refused(std::string_view text) {
  auto message = decode(text);
  if (message) {
    ADD_FAILURE() << "read, although it is wrong: " << text;
    return {.id = {}, .problem = internal_error()};
  }
  return std::move(message.error());
}

struct Fault {
  std::string text;
  int status;
  std::string slug;
  std::string pointer;
};

// A command that is right; `change` is put before its last brace, and later keys win.
std::string command_with(const std::string& change) {
  return R"({"t":"command","id":7,"plan":"2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d",)"
         R"("commandId":"7b1f3c52-0d7e-4e55-9a43-1f2e3d4c5b6a","expected":11,"name":"SetGoal",)"
         R"("body":{})" +
         change + "}";
}

TEST(Decode, Auth) {
  const auto auth = must_read<Auth>(golden("messages/auth.json"));
  EXPECT_EQ(auth.id, 1U);
  EXPECT_EQ(auth.token, "eyJhbGciOiJFUzI1NiJ9.e30.c2ln");
  EXPECT_FALSE(auth.ticket);
}

TEST(Decode, AuthWithATicket) {
  const auto auth = must_read<Auth>(golden("messages/auth_ticket.json"));
  EXPECT_EQ(auth.id, 1U);
  EXPECT_EQ(auth.ticket, "AQAAAAAAAAAAAAAAAAAAAA");
  EXPECT_FALSE(auth.token);
}

TEST(Decode, SubscribeWithAndWithoutAPosition) {
  const auto subscribe = must_read<Subscribe>(golden("messages/subscribe.json"));
  EXPECT_EQ(subscribe.id, 2U);
  EXPECT_EQ(subscribe.feed, "plan/2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d");
  EXPECT_EQ(subscribe.from, (At{.epoch = 1, .seq = 11}));
  const auto fresh =
      must_read<Subscribe>(R"({"t":"subscribe","id":2,"feed":"plan/a","from":null})");
  EXPECT_FALSE(fresh.from);
}

TEST(Decode, Unsubscribe) {
  const auto unsubscribe = must_read<Unsubscribe>(golden("messages/unsubscribe.json"));
  EXPECT_EQ(unsubscribe.id, 3U);
  EXPECT_EQ(unsubscribe.feed, "plan/2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d");
}

TEST(Decode, CommandToAPlan) {
  const auto command = must_read<CommandMessage>(golden("messages/command.json"));
  EXPECT_EQ(command.id, 7U);
  EXPECT_EQ(command.plan, events::PlanId{"2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d"});
  EXPECT_FALSE(command.unit || command.person);
  EXPECT_EQ(command.command_id.value, "7b1f3c52-0d7e-4e55-9a43-1f2e3d4c5b6a");
  EXPECT_EQ(command.expected, 11U);
  EXPECT_EQ(command.name, "SetGoal");
  EXPECT_EQ(command.body.at("ownWords"), "Gå til butikken selv");
}

TEST(Decode, CommandToAUnitOrAPerson) {
  const std::string rest = R"(,"commandId":"7b1f3c52-0d7e-4e55-9a43-1f2e3d4c5b6a",)"
                           R"("expected":0,"name":"X","body":{}})";
  const auto unit = must_read<CommandMessage>(R"({"t":"command","id":1,"unit":"911111111")" + rest);
  EXPECT_EQ(unit.unit, events::Orgnr{"911111111"});
  const auto person = must_read<CommandMessage>(R"({"t":"command","id":1,"person":"kari")" + rest);
  EXPECT_EQ(person.person, events::PersonId{"kari"});
}

TEST(Decode, UnknownFieldsAreIgnored) {
  EXPECT_EQ(must_read<Auth>(R"({"t":"auth","token":"x","traceparent":"00-1"})").token, "x");
}

TEST(Decode, EachFaultHasItsProblemAndItsPlace) {
  const std::vector<Fault> faults{
      {"", 400, "bad-json", ""},
      {"{", 400, "bad-json", ""},
      {"\"\xFF\"", 400, "bad-json", ""},
      {std::string(40, '[') + std::string(40, ']'), 400, "bad-json", ""},
      {"[]", 422, "invalid-message", ""},
      {"7", 422, "invalid-message", ""},
      {"{}", 422, "unknown-message", "/t"},
      {R"({"t":7})", 422, "unknown-message", "/t"},
      {R"({"t":"resync"})", 422, "unknown-message", "/t"},
      {R"({"t":"presence","feed":"plan/a"})", 422, "invalid-message", "/state"},
      {R"({"t":"auth"})", 422, "invalid-message", ""},
      {R"({"t":"auth","token":"x","ticket":"y"})", 422, "invalid-message", ""},
      {R"({"t":"auth","ticket":7})", 422, "invalid-message", "/ticket"},
      {R"({"t":"auth","token":7})", 422, "invalid-message", "/token"},
      {R"({"t":"subscribe","feed":"plan/a"})", 422, "invalid-message", "/id"},
      {R"({"t":"subscribe","id":-1,"feed":"plan/a"})", 422, "invalid-message", "/id"},
      {R"({"t":"subscribe","id":1})", 422, "invalid-message", "/feed"},
      {R"({"t":"subscribe","id":1,"feed":"plan/a","from":7})", 422, "invalid-message", "/from"},
      {R"({"t":"subscribe","id":1,"feed":"plan/a","from":{"epoch":1}})", 422, "invalid-message",
       "/from/seq"},
      {R"({"t":"unsubscribe","id":1})", 422, "invalid-message", "/feed"},
      {command_with(R"(,"plan":null)"), 422, "invalid-message", ""},
      {command_with(R"(,"unit":"911111111")"), 422, "invalid-message", ""},
      {command_with(R"(,"person":"kari")"), 422, "invalid-message", ""},
      {command_with(R"(,"plan":"kari")"), 422, "invalid-message", "/plan"},
      {command_with(R"(,"commandId":"1")"), 422, "invalid-message", "/commandId"},
      {command_with(R"(,"name":null)"), 422, "invalid-message", "/name"},
      {command_with(R"(,"body":null)"), 422, "invalid-message", "/body"},
      {command_with(R"(,"body":[])"), 422, "invalid-message", "/body"},
      {command_with(R"(,"expected":"11")"), 422, "invalid-message", "/expected"},
      {command_with(R"(,"expected":1.5)"), 422, "invalid-message", "/expected"},
  };
  for (const auto& fault : faults) {
    const auto bad = refused(fault.text);
    EXPECT_EQ(bad.problem.status, fault.status) << fault.text;
    EXPECT_EQ(bad.problem.slug, fault.slug) << fault.text;
    const bool placed = fault.status == 400 || (bad.problem.fields.size() == 1 &&
                                                bad.problem.fields[0].pointer == fault.pointer);
    EXPECT_TRUE(placed) << fault.text << " gave " << to_json(bad.problem);
  }
}

TEST(Decode, R52_AMissingExpectedVersionIs422) {
  const auto bad = refused(command_with(R"(,"expected":null)"));
  EXPECT_EQ(bad.problem.status, 422);
  EXPECT_EQ(bad.problem.slug, "expected-missing");
  EXPECT_EQ(bad.problem.rule, "R52");
  EXPECT_EQ(bad.id, 7U);
}

TEST(Decode, AFaultIsAnsweredUnderTheIdOfItsRequestIfThatCanBeRead) {
  EXPECT_EQ(refused(R"({"t":"dance","id":9})").id, 9U);
  EXPECT_FALSE(refused(R"({"t":"dance","id":"9"})").id);
}

TEST(Decode, AFaultDoesNotRepeatWhatWasSent) {
  const auto bad = refused(R"({"t":"Kari Nordmann"})");
  EXPECT_EQ(to_json(bad.problem).find("Kari"), std::string::npos);
}

TEST(Decode, CommandOverHttpNeedsNoIdAndNoTarget) {
  const auto body = decode_command_body(R"({"expected":3,"name":"SetGoal","body":{"goal":"a"}})");
  ASSERT_TRUE(body) << to_json(body.error());
  EXPECT_EQ(body->expected, 3U);
  EXPECT_EQ(body->name, "SetGoal");
  EXPECT_EQ(body->body.at("goal"), "a");
}

TEST(Decode, R52_OverHttpToo) {
  EXPECT_EQ(decode_command_body(R"({"name":"SetGoal","body":{}})").error().slug,
            "expected-missing");
  EXPECT_EQ(decode_command_body(R"({"expected":1,"body":{}})").error().slug, "invalid-message");
  EXPECT_EQ(decode_command_body(R"({"expected":1,"name":"SetGoal"})").error().slug,
            "invalid-message");
  EXPECT_EQ(decode_command_body("nonsense").error().slug, "bad-json");
}

// Whatever comes, it is read or refused, and the refusal is JSON; sanitizers watch.
TEST(Decode, RandomBytesAreReadOrRefused) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const std::vector<std::string> starts{"", command_with(""), golden("messages/subscribe.json"),
                                        golden("messages/auth.json")};
  int refusals = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = starts[random() % starts.size()];
    if (text.empty()) text.resize(random() % 64);
    for (auto changes = random() % 8; changes > 0 && !text.empty(); --changes) {
      text[random() % text.size()] = static_cast<char>(random() % 256);
    }
    const auto message = decode(text);
    if (message) continue;
    ++refusals;
    const auto problem = events::json::parse(to_json(message.error().problem));
    ASSERT_TRUE(problem) << "the refusal is not JSON, for a text of " << text.size() << " bytes";
  }
  EXPECT_GT(refusals, 1000) << "hardly anything was wrong: the test tests nothing";
}

}  // namespace
}  // namespace tests
