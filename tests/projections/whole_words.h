// Whole words: for tests of the words, which of some stand in a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tests {

// Which of these words stand in the text, as whole words: the first, or
// nothing.
inline std::string first_of(const std::string& text, const std::vector<std::string>& words) {
  std::string padded = " ";
  for (const char letter : text) {
    padded += std::string_view(",.;:()").find(letter) != std::string_view::npos ? ' ' : letter;
  }
  padded += " ";
  for (const auto& word : words) {
    if (padded.find(" " + word + " ") != std::string::npos) return word;
  }
  return {};
}

}  // namespace tests
