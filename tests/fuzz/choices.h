// Choices: what an input decides beside what it says: its first bytes, over and over again.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tests {

class Choices {
 public:
  static constexpr std::size_t bytes_max = 16;

  // Takes them off the input, which outlives it.
  explicit Choices(std::string_view& input)
      : bytes_(input.substr(0, std::min(input.size(), bytes_max))) {
    input.remove_prefix(bytes_.size());
  }

  // 0 to `bound` - 1; without an input always 0.
  [[nodiscard]] std::size_t below(std::size_t bound) { return ((next() << 8U) + next()) % bound; }
  [[nodiscard]] bool one_in(std::size_t times) { return below(times) == 1; }

 private:
  // Each round is another one, or it would soon be the same for ever.
  std::size_t next() {
    if (bytes_.empty()) return 0;
    constexpr std::size_t step = 37;
    const auto round = taken_ / bytes_.size();
    const auto byte = static_cast<unsigned char>(bytes_[taken_ % bytes_.size()]);
    ++taken_;
    return (byte + step * round) & 0xFFU;
  }

  std::string_view bytes_;
  std::size_t taken_ = 0;
};

}  // namespace tests
