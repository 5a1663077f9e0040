#include "projections/rows.h"
#include "projections/view_builder.h"

namespace projections {

StreamRows::Rows build_rows(const events::Log& log, const events::Deadlines& deadlines,
                            const std::string& view) {
  StreamRows::Rows rows;
  const auto keep = [&](ViewBuilder::Changes changes) {
    for (auto& change : changes) {
      if (change.value) {
        rows[change.key] = *std::move(change.value);
      } else {
        rows.erase(change.key);
      }
    }
  };
  const auto head = log.head().position;
  ViewBuilder builder{log, deadlines, view, head};
  while (auto changes = builder.next()) keep(*std::move(changes));
  while (builder.at() < head) keep(builder.follow(head));
  return rows;
}

std::map<std::string, std::vector<events::Row>> build_rows(const events::Log& log,
                                                           const events::Deadlines& deadlines) {
  std::map<std::string, std::vector<events::Row>> all;
  for (const auto& view : view_names()) {
    auto& rows = all[view];
    for (auto& [key, value] : build_rows(log, deadlines, view)) rows.push_back({key, value});
  }
  return all;
}

}  // namespace projections
