#include "tools/views.h"

#include <map>

#include "projections/rows.h"

namespace tools {
namespace {

constexpr std::size_t page = 1000;       // Rows read at a time.
constexpr std::size_t faults_told = 20;  // In words; the others are only counted.

using Rows = std::map<std::string, std::string>;

Rows stored_rows(const events::Log& log, const std::string& view) {
  Rows rows;
  for (std::string after;;) {
    const auto read = log.rows(view, "", after, page);
    for (const auto& row : read) rows.emplace(row.key, row.value);
    if (read.size() < page) return rows;
    after = read.back().key;
  }
}

class Comparison {
 public:
  void compare(const std::string& view, const Rows& stored, const Rows& built) {
    report_.rows += stored.size();
    for (const auto& [key, value] : built) {
      const auto found = stored.find(key);
      if (found == stored.end()) {
        add(view, "a row is missing");
      } else if (found->second != value) {
        add(view, "a row says something else than the log");
      }
    }
    for (const auto& [key, value] : stored) {
      if (!built.contains(key)) add(view, "a row stands there that the log does not account for");
    }
  }
  void add(const std::string& view, const std::string& what) {
    if (++report_.fault_count <= faults_told) report_.faults.push_back(view + ": " + what);
  }
  ViewsReport& report() { return report_; }

 private:
  ViewsReport report_;
};

}  // namespace

ViewsReport compare_views(const events::Log& log) {
  const auto head = log.head().position;
  Comparison comparison;
  for (const auto& [view, rows] : projections::build_rows(log, {})) {
    const auto checkpoint = log.checkpoint(view);
    if (!checkpoint) {
      comparison.report().behind.push_back(view);
      continue;
    }
    if (*checkpoint != head) {
      comparison.add(view, "it stands at " + std::to_string(checkpoint->value) + ", the log at " +
                               std::to_string(head.value));
      continue;
    }
    Rows built;
    for (const auto& row : rows) built.emplace(row.key, row.value);
    comparison.compare(view, stored_rows(log, view), built);
  }
  return comparison.report();
}

std::uint64_t rebuild_views(events::Log& log) {
  const auto head = log.head().position;
  std::uint64_t count = 0;
  for (const auto& [view, rows] : projections::build_rows(log, {})) {
    log.replace_rows(view, rows, head);
    count += rows.size();
  }
  return count;
}

}  // namespace tools
