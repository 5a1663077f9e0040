// HOST:PORT as somebody types it.
#include "tools/address.h"

#include <gtest/gtest.h>

namespace tests {
namespace {

using tools::is_loopback;
using tools::peer_from;

std::string read(std::string_view text) {
  const auto peer = peer_from(text);
  return peer ? to_text(*peer) : "none";
}

TEST(Address, ReadsHostAndPort) {
  EXPECT_EQ(read("127.0.0.1:8080"), "127.0.0.1:8080");
  EXPECT_EQ(read("localhost:0"), "localhost:0");
  EXPECT_EQ(read("[::1]:65535"), "[::1]:65535");
}

TEST(Address, RefusesWhatIsNone) {
  for (const auto* text : {"", "8080", ":8080", "localhost", "localhost:", "localhost:x",
                           "localhost:65536", "localhost:-1", "::1:8080", "a:80 "}) {
    EXPECT_EQ(read(text), "none") << text;
  }
}

TEST(Address, KnowsThisMachine) {
  EXPECT_TRUE(is_loopback(peer_from("127.0.0.1:1").value()));
  EXPECT_TRUE(is_loopback(peer_from("[::1]:1").value()));
  EXPECT_TRUE(is_loopback(peer_from("localhost:1").value()));
  EXPECT_FALSE(is_loopback(peer_from("0.0.0.0:1").value()));
  EXPECT_FALSE(is_loopback(peer_from("192.168.1.2:1").value()));
  EXPECT_FALSE(is_loopback(peer_from("localhost.example:1").value()));
  EXPECT_FALSE(is_loopback(peer_from("127.example.org:1").value()));
}

}  // namespace
}  // namespace tests
