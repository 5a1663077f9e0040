// Hashes: the published vectors, and the two ways to a CRC.
#include "events/hash.h"

#include <gtest/gtest.h>

namespace tests {
namespace {

using events::crc32c;
using events::crc32c_portable;
using events::sha256;

TEST(Hash, Sha256AgreesWithItsStandard) {
  EXPECT_EQ(events::to_hex(sha256("")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(events::to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, PartsHashAsTheWhole) { EXPECT_EQ(events::sha256_of({"a", "", "bc"}), sha256("abc")); }

TEST(Hash, Crc32cAgreesWithItsStandard) {
  EXPECT_EQ(crc32c("123456789"), 0xe3069283u);
  EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8a9136aau);
  EXPECT_EQ(crc32c(""), 0u);
}

TEST(Hash, Crc32cIsTheSameOnEveryProcessor) {
  std::string bytes;
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(crc32c(bytes), crc32c_portable(bytes)) << i;
    bytes += static_cast<char>(i * 37);
  }
}

TEST(Hash, ADigestIsReadFromExactly32Bytes) {
  const auto digest = sha256("abc");
  EXPECT_EQ(events::digest_from(events::bytes_of(digest)), digest);
  EXPECT_EQ(events::digest_from("short"), std::nullopt);
  EXPECT_EQ(events::digest_from(std::string(33, 'x')), std::nullopt);
}

}  // namespace
}  // namespace tests
