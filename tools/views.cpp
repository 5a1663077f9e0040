#include "tools/views.h"

#include <map>

#include "projections/view_builder.h"
#include "server/journal/journal.h"
#include "server/journal/rebuild.h"

namespace tools {
namespace {

constexpr std::size_t rows_at_once = 1000;  // As they are read.
constexpr std::size_t faults_told = 20;     // In words; the others are only counted.

using Rows = std::map<std::string, std::string>;

template <class Each>
void for_each_row(const events::Log& log, const std::string& view, const Each& each) {
  for (std::string after;;) {
    const auto read = log.rows(view, "", after, rows_at_once);
    for (const auto& row : read) each(row);
    if (read.size() < rows_at_once) return;
    after = read.back().key;
  }
}

Rows stored_rows(const events::Log& log, const std::string& view) {
  Rows rows;
  for_each_row(log, view, [&](const events::Row& row) { rows.emplace(row.key, row.value); });
  return rows;
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
  for (const auto& view : server::view_names()) {
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
    comparison.compare(view, stored_rows(log, view), projections::build_rows(log, {}, view));
  }
  return comparison.report();
}

std::uint64_t rebuild_views(events::Log& log) {
  std::uint64_t count = 0;
  for (const auto& view : server::view_names()) count += server::rebuild_alone(log, {}, view);
  return count;
}

std::vector<ViewLine> list_views(const events::Log& log) {
  std::vector<ViewLine> lines;
  for (const auto& view : server::view_names()) {
    ViewLine line{.view = view,
                  .checkpoint = log.checkpoint(view).value_or(events::Position{}).value,
                  .rows = 0};
    for_each_row(log, view, [&](const events::Row&) { ++line.rows; });
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace tools
