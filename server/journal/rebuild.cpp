#include "server/journal/rebuild.h"

#include "projections/view_builder.h"

namespace server {

std::uint64_t rebuild_alone(events::Log& log, const events::Deadlines& deadlines,
                            const std::string& view, const RebuildProgress& progress) {
  const auto head = log.head().position;
  log.begin_view(view);
  projections::ViewBuilder builder{log, deadlines, view, head};
  while (const auto changes = builder.next()) {
    log.change_view(view, *changes);
    if (progress) progress(builder.streams_done(), builder.streams());
  }
  while (builder.at() < head) log.change_view(view, builder.follow(head));
  log.switch_view(view, head);
  log.end_view(view);
  return builder.rows();
}

}  // namespace server
