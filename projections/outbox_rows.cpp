#include "projections/outbox_rows.h"

#include "events/json/write.h"
#include "events/overloaded.h"
#include "projections/rows.h"

namespace projections {

using events::RowChange;

std::map<std::string, std::string> outbox_rows(const events::person::Person& person) {
  std::map<std::string, std::string> rows;
  for (const auto& [id, pending] : person.noticing.pending) {
    const OutboxRow row{.person = person.id,
                        .notice = id,
                        .plan = pending.plan,
                        .channel = pending.channel,
                        .cause = pending.cause,
                        .version = pending.version,
                        .due = pending.due,
                        .attempts = pending.attempts};
    rows[due_key(pending.due) + key_of(person.id) + id.value] = events::json::to_json(row);
  }
  return rows;
}

void add_outbox_difference(const std::map<std::string, std::string>& before,
                           const std::map<std::string, std::string>& after,
                           std::vector<RowChange>& changes) {
  for (const auto& [key, value] : before) {
    if (!after.contains(key)) changes.push_back({std::string(outbox_view), key, std::nullopt});
  }
  for (const auto& [key, value] : after) {
    const auto old = before.find(key);
    if (old == before.end() || old->second != value) {
      changes.push_back({std::string(outbox_view), key, value});
    }
  }
}

void add_notice_rows(const events::person::Event& event, std::vector<RowChange>& changes) {
  std::visit(
      events::Overloaded{
          [&](const events::person::NoticeChannelsChosen& e) {
            std::optional<std::string> row;
            if (!e.channels.empty()) row = events::json::to_json(e);
            changes.push_back({std::string(notice_channels_view), e.person.value, std::move(row)});
          },
          [&](const events::person::NoticeQueued& e) {
            changes.push_back({std::string(notices_followed_view), std::string(followed_key),
                               std::to_string(e.cause.value)});
          },
          [](const auto&) {},
      },
      event);
}

}  // namespace projections
