#include "server/notices/delivery.h"

#include <algorithm>

#include "events/codec.h"
#include "events/hash.h"
#include "events/plan/standing.h"
#include "projections/audience.h"
#include "projections/rows.h"
#include "server/log_lines.h"
#include "server/notices/news_follower.h"
#include "server/notices/notice_asks.h"
#include "server/queries/directory.h"
#include "server/queries/look.h"

namespace server {
namespace {

using events::person::DropReason;
using events::person::NoticeChannel;
using events::person::NoticeChannelsChosen;
using projections::OutboxRow;

constexpr std::size_t letter_id_digits = 32;

Ask sent_ask(const OutboxRow& row, events::Position covers) {
  return notice_ask(row.person, row.plan, "sent/" + row.notice.value,
                    events::person::RecordNoticeSent{.notice = row.notice, .covers = covers});
}

std::string letter_id(const OutboxRow& row) {
  return events::to_hex(events::sha256("notice/" + row.person.value + "/" + row.notice.value))
      .substr(0, letter_id_digits);
}

bool has_chosen(const NoticeChannelsChosen& chosen, NoticeChannel channel) {
  return std::find(chosen.channels.begin(), chosen.channels.end(), channel) !=
         chosen.channels.end();
}

std::string chosen_address(const NoticeChannelsChosen& chosen, NoticeChannel channel) {
  if (channel == NoticeChannel::email) return chosen.email ? chosen.email->value : "";
  return chosen.phone ? chosen.phone->value : "";
}

}  // namespace

Delivery::Delivery(const events::Log& log, const Clock& clock, Journal& journal,
                   const QuietHours& quiet, NoticeSender& sender, std::string public_url)
    : log_(log),
      clock_(clock),
      journal_(journal),
      quiet_(quiet),
      sender_(sender),
      public_url_(std::move(public_url)),
      plans_(log) {}

void Delivery::send_due(std::size_t page) {
  std::erase_if(unrecorded_, [&](const auto& each) { return ask_all(journal_, {each.second}); });
  failures_ = 0;
  const auto now = clock_.now();
  std::string after;
  for (;;) {
    const auto rows = log_.rows(std::string(projections::outbox_view), "", after, page);
    for (const auto& each : rows) {
      const auto row = row_as<OutboxRow>(each.value);
      events::check(row.has_value(), "a row of our own is what we wrote");
      if (row->due > now) return;
      if (failures_ >= limits::failures_a_look) return;
      if (unrecorded_.size() >= limits::unrecorded_max) return;
      deliver(*row);
      after = each.key;
    }
    if (rows.size() < page) return;
  }
}

void Delivery::deliver(const OutboxRow& row) {
  if (unrecorded_.contains(sent_ask(row, {}).id.value)) return;
  const auto chosen = notice_channels_of(log_, row.person);
  if (!chosen || !has_chosen(*chosen, row.channel)) return drop(row, DropReason::not_wanted);
  const auto now = clock_.now();
  if (quiet_.after(*chosen, now) != now) return;  // Chosen since; a later look sends it.
  if (!still_news(row)) return drop(row, DropReason::no_access);
  send(row, *chosen);
}

// Anything since the cause, by somebody else, that this person may see at this moment.
bool Delivery::still_news(const OutboxRow& row) {
  const auto& known = plans_.at(row.plan);
  const events::Viewer viewer{.person = row.person, .offices = offices_of(log_, row.person)};
  const auto audience = events::audience_of(known.plan, viewer, clock_.now());
  if (audience.nothing()) return false;
  bool news = false;
  for_each_event(log_, row.plan, {row.version.value - 1},
                 [&](const events::Recorded& recorded, const events::plan::Event& event) {
                   news = recorded.author.by != row.person &&
                          projections::sees(audience, events::scope_of(event));
                   return !news;
                 });
  return news;
}

void Delivery::send(const OutboxRow& row, const NoticeChannelsChosen& chosen) {
  auto language = events::person::Language::nb;
  const auto entry = log_.row(std::string(projections::directory_view), row.person.value);
  if (entry) {
    if (const auto known = row_as<projections::DirectoryRow>(*entry)) language = known->language;
  }
  const auto covers = log_.head().position;
  const auto result = sender_.send({.channel = row.channel,
                                    .to = chosen_address(chosen, row.channel),
                                    .id = letter_id(row),
                                    .text = text_of(row.channel, language, public_url_),
                                    .at = clock_.now()});
  if (result.handed != Handed::over) return failed(row, chosen, result);
  failures_ = 0;
  auto ask = sent_ask(row, covers);
  if (!ask_all(journal_, {ask})) unrecorded_.emplace(ask.id.value, std::move(ask));
}

void Delivery::failed(const OutboxRow& row, const NoticeChannelsChosen& chosen,
                      const SendResult& result) {
  log_lines::notice_not_sent(result.why);
  std::optional<events::Timestamp> retry_at;
  if (result.handed == Handed::not_yet) {
    ++failures_;
    if (row.attempts < limits::notice_retries.size()) {
      retry_at = quiet_.after(chosen, clock_.now() + limits::notice_retries[row.attempts]);
    }
  }
  const events::person::RecordNoticeFailed command{
      .notice = row.notice, .attempt = row.attempts + 1, .retry_at = retry_at};
  const auto what = "failed/" + row.notice.value + "/" + std::to_string(command.attempt);
  // A full journal notes it another time: it fails once more, or is sent.
  static_cast<void>(ask_all(journal_, {notice_ask(row.person, row.plan, what, command)}));
}

void Delivery::drop(const OutboxRow& row, DropReason reason) {
  const events::person::DropNotice command{.notice = row.notice, .reason = reason};
  const auto what = "dropped/" + row.notice.value;
  static_cast<void>(ask_all(journal_, {notice_ask(row.person, row.plan, what, command)}));
}

}  // namespace server
