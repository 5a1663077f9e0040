// A frame: the bytes that everybody gets, and the same deflated.
#include "server/live/frame.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "protocol/limits.h"
#include "tests/server/bytes.h"

namespace tests {
namespace {

using server::Frame;

TEST(Frame, ItsHeaderSaysTheLengthInAsFewBytesAsItTakes) {
  struct Expected {
    std::size_t length;
    std::size_t header;
    unsigned second;
  };
  for (const auto& [length, header, second] :
       {Expected{0, 2, 0}, Expected{125, 2, 125}, Expected{126, 4, 126}, Expected{65535, 4, 126},
        Expected{65536, 10, 127}}) {
    const Frame frame(std::string(length, 'x'));
    EXPECT_EQ(frame.header().size(), header) << length;
    EXPECT_EQ(byte_at(frame.header(), 0), 0x81U) << "final, text";
    EXPECT_EQ(byte_at(frame.header(), 1), second) << "not masked";
    std::uint64_t said = second;
    if (header > 2) said = 0;
    for (std::size_t i = 2; i < header; ++i) said = said << 8U | byte_at(frame.header(), i);
    EXPECT_EQ(said, length);
    EXPECT_EQ(frame.text(), std::string(length, 'x'));
    EXPECT_EQ(frame.wire(), std::string(frame.header()) + std::string(frame.text()));
  }
}

TEST(Frame, KnowsWhatItIs) {
  const Frame::Patch leads{.from = {.epoch = 1, .seq = 4}, .to = {.epoch = 1, .seq = 7}};
  const Frame patch("{}", leads);
  ASSERT_TRUE(patch.patch());
  EXPECT_EQ(patch.patch()->from.seq, 4U);
  EXPECT_EQ(patch.patch()->to.seq, 7U);
  EXPECT_FALSE(patch.is_snapshot());
  EXPECT_TRUE(Frame("{}", {}, true).is_snapshot());
  EXPECT_FALSE(server::frame("{}")->patch());
  EXPECT_FALSE(server::frame("{}")->is_snapshot());
}

TEST(Frame, IsDeflatedByItselfSoThatItSuitsEverybody) {
  std::string text;
  while (text.size() < 5000)
    text += R"({"words":"Gå tur hver dag"},)" + std::to_string(text.size());
  const Frame frame(text);
  const auto wire = frame.compressed_wire();
  ASSERT_FALSE(wire.empty());
  EXPECT_EQ(wire.data(), frame.compressed_wire().data()) << "it is made once";
  EXPECT_EQ(byte_at(wire, 0), 0xC1U) << "final, RSV1, text";
  ASSERT_EQ(byte_at(wire, 1), 126U);
  EXPECT_EQ(byte_at(wire, 2) << 8U | byte_at(wire, 3), wire.size() - 4);
  // As RFC 7692 section 7.2.2 says, with a window that has seen nothing.
  auto payload = std::string(wire.substr(4)) + std::string("\x00\x00\xFF\xFF", 4);
  std::string out(text.size() + 1, '\0');
  z_stream stream{};
  ASSERT_EQ(inflateInit2(&stream, -15), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(payload.data());
  stream.avail_in = static_cast<uInt>(payload.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_SYNC_FLUSH), Z_OK);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  EXPECT_EQ(out, text);
}

TEST(Frame, IsNotDeflatedIfThatGainsNothing) {
  const auto few = protocol::limits::compressed_from_bytes;
  EXPECT_TRUE(Frame(std::string(few - 1, 'x')).compressed_wire().empty());
  EXPECT_FALSE(Frame(std::string(few, 'x')).compressed_wire().empty());
  std::string noise;
  std::uint32_t state = 1;
  while (noise.size() < 4096) {
    state = state * 1664525U + 1013904223U;
    noise += static_cast<char>(state >> 24U);
  }
  EXPECT_TRUE(Frame(noise).compressed_wire().empty());
}

}  // namespace
}  // namespace tests
