// Golden files: what has been shipped once, byte for byte. A file here is never edited.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace tests {

// The feed that the messages among them are about.
inline constexpr std::string_view golden_plan = "plan/2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d";

// The text of tests/golden/<name>, without the line feed at its end. A missing file fails the test.
inline std::string golden(const std::string& name) {
  std::ifstream file(std::string(MEDVIRK_GOLDEN) + "/" + name, std::ios::binary);
  if (!file) ADD_FAILURE() << "there is no golden file " << name;
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace tests
