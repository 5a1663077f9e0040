// Bytes: what stands at a place of bytes that are kept as a string.
#pragma once

#include <cstddef>
#include <string_view>

namespace tests {

inline unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

}  // namespace tests
