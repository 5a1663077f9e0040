#include "server/metrics/measures.h"

#include "events/overloaded.h"

namespace server {
namespace {

std::string_view outcome_name(const Outcome& outcome) {
  return std::visit(events::Overloaded{
                        [](const Done& done) -> std::string_view {
                          return done.duplicate ? "duplicate" : "done";
                        },
                        [](const events::Rejection&) -> std::string_view { return "rejected"; },
                        [](const Stale&) -> std::string_view { return "stale"; },
                        [](const ReusedId&) -> std::string_view { return "reused"; },
                        [](const Busy&) -> std::string_view { return "busy"; },
                    },
                    outcome);
}

}  // namespace

void Tally::add(std::string_view first, std::string_view second) {
  Labels labels{first, second};
  const std::lock_guard lock{mutex_};
  if (counts_.size() >= labels_max && !counts_.contains(labels)) {
    labels = {"other", second.empty() ? "" : "other"};
  }
  ++counts_[std::move(labels)];
}

std::map<Tally::Labels, std::uint64_t> Tally::read() const {
  const std::lock_guard lock{mutex_};
  return counts_;
}

void Measures::wrote(std::size_t commands, std::size_t events, std::chrono::nanoseconds disk) {
  group_commands.observe(static_cast<double>(commands));
  group_events.observe(static_cast<double>(events));
  disk_seconds.observe(std::chrono::duration<double>(disk).count());
}

void Measures::answered(const Outcome& outcome) {
  outcomes.add(outcome_name(outcome), {});
  if (const auto* rejection = std::get_if<events::Rejection>(&outcome)) {
    rejections.add(rejection->rule, rejection->slug);
  }
}

void Measures::replied(std::string_view route, unsigned status) {
  constexpr unsigned hundred = 100;
  replies.add(route, std::to_string(status / hundred) + "xx");
}

}  // namespace server
