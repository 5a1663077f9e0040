#include "server/notices/news_follower.h"

#include <algorithm>
#include <set>

#include "events/codec.h"
#include "events/plan/standing.h"
#include "projections/audience.h"
#include "projections/outbox_rows.h"
#include "server/notices/notice_asks.h"
#include "server/queries/directory.h"
#include "server/queries/look.h"

namespace server {
namespace {

using events::person::NoticeChannelsChosen;

constexpr std::size_t page_of_rows = 500;

// That somebody has read a message is there to be seen, and nothing to be called for.
bool is_news(const events::plan::Event& event) {
  const auto* contact = std::get_if<events::contact::Event>(&event);
  return !contact || !std::holds_alternative<events::contact::MessageRead>(*contact);
}

// Whether an office alone can let somebody see it.
bool reaches_offices(const events::Scope& scope) {
  return scope.areas.empty() &&
         (scope.reach == events::Reach::desk || scope.reach == events::Reach::both ||
          scope.reach == events::Reach::circle);
}

// Just before what the last notice was queued for: others may have waited for one as well. With
// nobody to tell, at the end.
events::Position beginning(const events::Log& log) {
  const auto head = log.head().position;
  if (log.rows(std::string(projections::notice_channels_view), "", "", 1).empty()) return head;
  const auto row = log.row(std::string(projections::notices_followed_view),
                           std::string(projections::followed_key));
  if (!row) return {};
  const auto cause = std::stoull(*row);
  return {cause > 0 ? cause - 1 : 0};
}

}  // namespace

std::optional<NoticeChannelsChosen> notice_channels_of(const events::Log& log,
                                                       const events::PersonId& person) {
  const auto row = log.row(std::string(projections::notice_channels_view), person.value);
  return row ? row_as<NoticeChannelsChosen>(*row) : std::nullopt;
}

NewsFollower::NewsFollower(const events::Log& log, const Clock& clock, Journal& journal,
                           const QuietHours& quiet)
    : log_(log),
      clock_(clock),
      journal_(journal),
      quiet_(quiet),
      plans_(log),
      at_(beginning(log)) {}

bool NewsFollower::follow(std::size_t page) {
  const auto events = log_.read_all(at_, page);
  for (const auto& recorded : events) {
    if (!take(recorded)) return false;
    at_ = recorded.position;
  }
  return events.size() == page;
}

bool NewsFollower::take(const events::Recorded& recorded) {
  if (!recorded.stream.value.starts_with("plan/")) {
    const bool office = recorded.stream.value.starts_with("unit/");
    if (office || recorded.type == NoticeChannelsChosen::name) staff_.reset();
    return true;
  }
  if (recorded.author.at + limits::news_max < clock_.now()) return true;
  const auto event = events::decode(recorded);
  if (!event) throw events::not_understood(recorded, event.error());
  return take(recorded, std::get<events::plan::Event>(*event));
}

bool NewsFollower::take(const events::Recorded& recorded, const events::plan::Event& event) {
  if (!is_news(event)) return true;
  const events::PlanId plan{recorded.stream.value.substr(recorded.stream.value.find('/') + 1)};
  const auto& known = plans_.at(plan);
  const auto scope = events::scope_of(event);
  auto people = known.people;
  if (reaches_offices(scope)) {
    if (!staff_) look_up_staff();
    people.insert(staff_->begin(), staff_->end());
  }
  const auto now = clock_.now();
  std::vector<Ask> asks;
  for (const auto& person : people) {
    if (person == recorded.author.by) continue;
    const auto chosen = notice_channels_of(log_, person);
    if (!chosen || recorded.author.at < chosen->since) continue;
    const events::Viewer viewer{.person = person, .offices = offices_of(log_, person)};
    if (!projections::sees(events::audience_of(known.plan, viewer, now), scope)) continue;
    for (const auto channel : chosen->channels) {
      const auto id = events::person::notice_of(recorded.position, channel);
      asks.push_back(notice_ask(person, plan, "queue/" + id.value,
                                events::person::QueueNotice{.notice = id,
                                                            .plan = plan,
                                                            .channel = channel,
                                                            .cause = recorded.position,
                                                            .version = recorded.version,
                                                            .due = quiet_.after(*chosen, now)}));
    }
  }
  return ask_all(journal_, asks);
}

void NewsFollower::look_up_staff() {
  staff_.emplace();
  std::string after;
  for (;;) {
    const auto rows =
        log_.rows(std::string(projections::notice_channels_view), "", after, page_of_rows);
    for (const auto& row : rows) {
      if (staff_->size() >= limits::told_staff_max) return;
      events::PersonId person{row.key};
      if (!offices_of(log_, person).empty()) staff_->push_back(std::move(person));
    }
    if (rows.size() < page_of_rows) return;
    after = rows.back().key;
  }
}

}  // namespace server
