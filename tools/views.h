// Views: the views across plans as they are stored, against what the log says they should be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/log.h"

namespace tools {

struct ViewsReport {
  std::uint64_t rows = 0;
  std::uint64_t fault_count = 0;
  std::vector<std::string> faults{};  // The first ones, in words without content.
  std::vector<std::string> behind{};  // Views that the next start builds.
};

// Builds all views afresh and compares row by row, and each checkpoint with the head. While nobody
// appends. Throws events::LogFailure.
[[nodiscard]] ViewsReport compare_views(const events::Log& log);

// Builds all views afresh and puts each in the place of what is there; the number of rows. While
// nobody appends. Throws events::LogFailure.
std::uint64_t rebuild_views(events::Log& log);

struct ViewLine {
  std::string view;
  std::uint64_t checkpoint;  // 0, too, for a view that the log does not have yet.
  std::uint64_t rows;
};
// Throws events::LogFailure.
[[nodiscard]] std::vector<ViewLine> list_views(const events::Log& log);

}  // namespace tools
