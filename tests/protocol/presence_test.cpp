// Who is here: the golden files of both directions, and what is not understood.
#include <gtest/gtest.h>

#include "protocol/messages.h"
#include "tests/support/golden.h"

namespace tests {
namespace {

using protocol::PresenceFrame;
using protocol::PresenceMessage;
using protocol::PresenceState;

TEST(Presence, WhatAClientSaysIsRead) {
  const auto message = protocol::decode(golden("messages/presence.json"));
  ASSERT_TRUE(message);
  const auto* said = std::get_if<PresenceMessage>(&*message);
  ASSERT_NE(said, nullptr);
  EXPECT_EQ(said->feed, golden_plan);
  EXPECT_EQ(said->state, PresenceState::editing);
  EXPECT_EQ(said->at, "goals/walk");
  EXPECT_FALSE(said->id);
}

TEST(Presence, AStateThatThereIsNotIsRefusedWithThoseThatThereAre) {
  const auto message =
      protocol::decode(R"({"t":"presence","id":4,"feed":"plan/a","state":"asleep"})");
  ASSERT_FALSE(message);
  EXPECT_EQ(message.error().id, 4U);
  EXPECT_EQ(message.error().problem.slug, "invalid-message");
  ASSERT_EQ(message.error().problem.fields.size(), 1U);
  EXPECT_EQ(message.error().problem.fields[0].pointer, "/state");
}

TEST(Presence, AChangeNamesThoseWhoCameAndThoseWhoWent) {
  const PresenceFrame frame{
      .feed = golden_plan,
      .people = {{.person = "kari", .state = PresenceState::looking},
                 {.person = "pia", .state = PresenceState::editing, .at = "goals/walk"},
                 {.person = "tor"}},
      .whole = false};
  EXPECT_EQ(encode(frame), golden("messages/presence_change.json"));
}

TEST(Presence, NobodyAtAllIsSaidToo) {
  EXPECT_EQ(encode(PresenceFrame{.feed = golden_plan, .people = {}, .whole = true}),
            golden("messages/presence_nobody.json"));
}

}  // namespace
}  // namespace tests
