// The outbox: order, purging what may no longer be seen, and its bound.
#include "server/gateway/outbox.h"

#include <gtest/gtest.h>

#include "protocol/limits.h"

namespace tests {
namespace {

using protocol::CloseCode;
using server::FrameText;
using server::Outbox;

FrameText frame(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

std::string said(Outbox& outbox) {
  const auto next = outbox.next();
  return next ? *next : "";
}

const std::string quarter(protocol::limits::queued_bytes_max / 4, 'x');
const std::string snapshot = R"({"t":"snapshot",")" + quarter + quarter + quarter + quarter;

TEST(Outbox, SaysThingsInTheirOrder) {
  Outbox outbox;
  outbox.push("plan/a", frame("1"));
  outbox.push({}, frame("2"));
  EXPECT_EQ(said(outbox), "1");
  EXPECT_EQ(said(outbox), "2");
  EXPECT_EQ(outbox.next(), nullptr);
}

TEST(Outbox, R6_APurgeTakesTheFeedsFramesAndNoOthers) {
  Outbox outbox;
  outbox.push("plan/a", frame("a1"));
  outbox.push("plan/b", frame("b1"));
  outbox.push({}, frame("reply"));
  outbox.push("plan/a", frame("a2"));
  outbox.purge("plan/a");
  EXPECT_EQ(said(outbox), "b1");
  EXPECT_EQ(said(outbox), "reply");
  EXPECT_EQ(outbox.next(), nullptr);
}

TEST(Outbox, MoreThanItsBoundEndsAsSlowAndSaysNoMore) {
  Outbox outbox;
  for (int i = 0; i < 4; ++i) outbox.push("plan/a", frame(quarter));
  EXPECT_FALSE(outbox.ending());
  outbox.push("plan/a", frame("x"));
  ASSERT_TRUE(outbox.ending());
  EXPECT_EQ(outbox.ending()->code, CloseCode::slow);
  EXPECT_EQ(outbox.next(), nullptr);
}

TEST(Outbox, WhatWasSaidOrPurgedNoLongerCounts) {
  Outbox outbox;
  for (int round = 0; round < 10; ++round) {
    outbox.push("plan/a", frame(quarter));
    outbox.push("plan/b", frame(quarter));
    EXPECT_EQ(said(outbox), quarter);
    outbox.purge("plan/b");
  }
  EXPECT_FALSE(outbox.ending());
}

TEST(Outbox, APlanOfAnySizeCanBeLookedAtButNotWithoutEnd) {
  Outbox outbox;
  outbox.push("plan/a", frame(snapshot));
  EXPECT_FALSE(outbox.ending());
  EXPECT_TRUE(outbox.is_full()) << "nothing more should be asked before it has been read";
  EXPECT_EQ(said(outbox), snapshot);
  EXPECT_FALSE(outbox.is_full());
}

TEST(Outbox, EndsOnceAllIsSaidAndTheFirstEndingCounts) {
  Outbox outbox;
  outbox.push({}, frame("last words"));
  outbox.end(CloseCode::unauthorized, "unauthorized");
  outbox.end(CloseCode::drain, "drain");
  outbox.push({}, frame("too late"));
  EXPECT_EQ(said(outbox), "last words");
  EXPECT_EQ(outbox.next(), nullptr);
  EXPECT_EQ(outbox.ending()->code, CloseCode::unauthorized);
}

}  // namespace
}  // namespace tests
