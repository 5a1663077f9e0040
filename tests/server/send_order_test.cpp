// Which bytes leave a socket next: whole frames, control frames between them, the close last.
#include "server/gateway/socket/send_order.h"

#include <gtest/gtest.h>

#include <random>

namespace tests {
namespace {

using server::frame;
using server::Outbox;
using server::SendOrder;

const std::string pong_frame{"\x8A\x02ok"};
const std::string close_frame{"\x88\x02\x03\xE8"};
const std::string ping_frame{"\x89\x00", 2};

// Takes at most so many bytes, as a socket would.
std::string take(SendOrder& order, Outbox& outbox, std::size_t most = 1 << 20) {
  SendOrder::Gathered gathered;
  order.gather(outbox, most, gathered);
  std::string bytes(std::min(most, gathered.bytes), '\0');
  boost::asio::buffer_copy(boost::asio::buffer(bytes), gathered.buffers());
  order.said(outbox, gathered, bytes.size());
  return bytes;
}

std::string wire_of(const std::string& text) { return std::string(frame(text)->wire()); }

TEST(SendOrder, APongGoesBeforeWhatIsQueued) {
  SendOrder order;
  Outbox outbox;
  outbox.push({}, frame("1"));
  order.put_control(pong_frame);
  EXPECT_TRUE(order.has_control());
  EXPECT_EQ(take(order, outbox), pong_frame + wire_of("1"));
  EXPECT_FALSE(order.has_control());
}

TEST(SendOrder, AFrameThatHasBegunEndsBeforeAnythingElse) {
  SendOrder order;
  Outbox outbox;
  outbox.push({}, frame("first"));
  outbox.push({}, frame("second"));
  const auto begun = take(order, outbox, 3);
  order.put_control(pong_frame);
  EXPECT_EQ(begun + take(order, outbox), wire_of("first") + pong_frame + wire_of("second"));
  // And a control frame, too.
  order.put_control(pong_frame);
  const auto half = take(order, outbox, 2);
  outbox.push({}, frame("third"));
  order.put_ping();
  EXPECT_EQ(half + take(order, outbox), pong_frame + ping_frame + wire_of("third"));
}

TEST(SendOrder, TheCloseGoesLastAndNothingAfterIt) {
  SendOrder order;
  Outbox outbox;
  outbox.push({}, frame("1"));
  outbox.push({}, frame("2"));
  order.put_control(close_frame);
  order.put_ping();
  EXPECT_TRUE(order.is_closing());
  const auto bytes = take(order, outbox);
  EXPECT_EQ(bytes, wire_of("1") + wire_of("2") + close_frame);
  EXPECT_TRUE(order.is_over());
  outbox.push({}, frame("3"));
  EXPECT_EQ(take(order, outbox), "");
}

TEST(SendOrder, TheCloseDoesNotOvertakeWhatDidNotFitIntoOneCall) {
  SendOrder order;
  Outbox outbox;
  std::string all;
  for (int i = 0; i < 300; ++i) {
    outbox.push({}, frame(std::to_string(i)));
    all += wire_of(std::to_string(i));
  }
  order.put_control(close_frame);
  SendOrder::Gathered gathered;
  order.gather(outbox, server::limits::gathered_bytes_max, gathered);
  EXPECT_LE(gathered.count, server::limits::gathered_pieces_max);
  std::string bytes;
  while (!order.is_over()) bytes += take(order, outbox);
  EXPECT_EQ(bytes, all + close_frame);
}

TEST(SendOrder, OnePingOfOursIsOnItsWayAtATime) {
  SendOrder order;
  Outbox outbox;
  order.put_ping();
  order.put_ping();
  EXPECT_EQ(take(order, outbox), ping_frame);
  order.put_ping();
  EXPECT_EQ(take(order, outbox), ping_frame);
}

// However the kernel cuts, whoever reads sees whole frames, those of data in order.
TEST(SendOrder, AnyCutsLeaveWholeFramesInOrder) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  SendOrder order;
  Outbox outbox;
  std::string bytes;
  int pushed = 0;
  int controls = 0;
  while (pushed < 2000) {
    const auto what = random() % 8;
    if (what == 0 && !order.has_control()) {
      order.put_control(pong_frame);
      ++controls;
    } else if (what < 5) {
      outbox.push({}, frame(std::to_string(pushed++)));
    } else {
      bytes += take(order, outbox, 1 + random() % 40);
    }
  }
  while (order.has_control()) bytes += take(order, outbox, 1 + random() % 40);
  order.put_control(close_frame);
  while (!order.is_over()) bytes += take(order, outbox, 1 + random() % 40);

  std::size_t at = 0;
  int next = 0;
  int pongs = 0;
  std::string last;
  while (at + 2 <= bytes.size()) {
    const auto length = static_cast<std::size_t>(bytes[at + 1]);
    last = bytes.substr(at, 2 + length);
    at += last.size();
    if (last == pong_frame) {
      ++pongs;
    } else if (last != close_frame) {
      ASSERT_EQ(last.substr(2), std::to_string(next++));
    }
  }
  EXPECT_EQ(at, bytes.size());
  EXPECT_EQ(next, pushed);
  EXPECT_EQ(last, close_frame);
  EXPECT_EQ(pongs, controls);
}

}  // namespace
}  // namespace tests
