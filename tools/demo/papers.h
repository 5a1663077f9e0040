// Papers: the documents that the demo's plans name by their hash, made by the program itself, so
// that the same ones are made each time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tools::demo {

struct Paper {
  std::string_view title;  // What it is about; also what it says.
  std::string bytes;       // One page of PDF.
};
[[nodiscard]] const std::vector<Paper>& papers();

// By title; it must be one of `papers()`. What the plan keeps of it: the hash in lower-case
// hexadecimal, and the size.
struct PaperName {
  std::string sha256;
  std::uint32_t bytes;
};
[[nodiscard]] PaperName paper(std::string_view title);
// By that hash, likewise.
[[nodiscard]] const Paper& paper_with(std::string_view sha256);

}  // namespace tools::demo
