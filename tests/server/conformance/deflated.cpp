#include "tests/server/conformance/deflated.h"

#include <gtest/gtest.h>

namespace tests {

std::string deflated(const std::string& text, int level) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string in = text;
  std::string out(deflateBound(&stream, in.size()) + 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_SYNC_FLUSH);
  out.resize(stream.total_out - 4);
  deflateEnd(&stream);
  return out;
}

std::string inflated(std::string payload) {
  payload += std::string("\x00\x00\xFF\xFF", 4);
  z_stream stream{};
  inflateInit2(&stream, -15);
  std::string out(std::size_t{1} << 20U, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(payload.data());
  stream.avail_in = static_cast<uInt>(payload.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = inflate(&stream, Z_SYNC_FLUSH);
  EXPECT_TRUE(outcome == Z_OK || outcome == Z_BUF_ERROR) << outcome;
  EXPECT_EQ(stream.avail_in, 0U);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace tests
