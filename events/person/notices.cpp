#include "events/person/notices.h"

#include <algorithm>

#include "events/json/shape.h"
#include "events/person/rooms.h"
#include "events/plan/standing.h"

namespace events::person {
namespace {

bool has(const std::vector<NoticeChannel>& channels, NoticeChannel channel) {
  return std::find(channels.begin(), channels.end(), channel) != channels.end();
}

std::optional<Rejection> refuse_channels(const ChooseNoticeChannels& command) {
  const auto& chosen = command.channels.values;
  if (chosen.size() == 2 && chosen.front() == chosen.back()) {
    return invalid("R48", "channel-twice", "A channel is named once.", {"channels"});
  }
  if (has(chosen, NoticeChannel::email) && !command.email) {
    return invalid("R48", "email-missing", "Notices by e-mail need an address to go to.",
                   {"email"});
  }
  if (has(chosen, NoticeChannel::sms) && !command.phone) {
    return invalid("R48", "phone-missing", "Notices by SMS need a number to go to.", {"phone"});
  }
  if (command.email && !is_email(command.email->value)) {
    return invalid("R48", "email-format",
                   "An e-mail address is a name, an @ and a domain, in letters of ASCII.",
                   {"email"});
  }
  if (command.phone && !is_phone(command.phone->value)) {
    return invalid("R48", "phone-format",
                   "A number is written in E.164: a plus, the country and 8 to 15 digits in all.",
                   {"phone"});
  }
  return {};
}

std::optional<Rejection> refuse_quiet_hours(const ChooseNoticeChannels& command) {
  if (command.quiet_from.has_value() != command.quiet_until.has_value()) {
    return invalid("R48", "quiet-hours-half", "Quiet hours have a beginning and an end.",
                   {"quietFrom", "quietUntil"});
  }
  if (!command.quiet_from) return {};
  const auto from = time_of_day(command.quiet_from->value);
  const auto until = time_of_day(command.quiet_until->value);
  if (!from || !until) {
    return invalid("R48", "quiet-hours-format", "A time of day is written as 22:00.",
                   {"quietFrom", "quietUntil"});
  }
  if (from == until) {
    return invalid("R48", "quiet-hours-empty",
                   "Quiet hours end at another time than they begin; for no notices at all, "
                   "choose no channel.",
                   {"quietFrom", "quietUntil"});
  }
  return {};
}

std::optional<Rejection> refuse_unless_system(const Stamp& stamp) {
  if (stamp.by == system_actor) return {};
  return forbidden("R48", "Notices are queued and sent by the server itself.", "server-only");
}

// What has been told is remembered for a bounded number of plans.
void tell(Noticing& noticing, const Pending& pending, Position up_to,
          std::optional<Timestamp> sent_at) {
  auto& told = noticing.told[{pending.plan, pending.channel}];
  told.up_to = std::max(told.up_to, up_to);
  if (sent_at) told.at = sent_at;
  if (noticing.told.size() <= limits::told_max) return;
  noticing.told.erase(std::min_element(
      noticing.told.begin(), noticing.told.end(),
      [](const auto& a, const auto& b) { return a.second.up_to < b.second.up_to; }));
}

bool all_of_set(std::string_view text, std::string_view set) {
  return text.find_first_not_of(set) == std::string_view::npos;
}

constexpr std::string_view digits = "0123456789";
constexpr std::string_view of_domain_labels =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
constexpr std::string_view of_mailbox_names =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "!#$%&'*+-/=?^_`{|}~.";

// RFC 5321, 4.1.2: a dot-string; quoted names are nobody's.
bool is_mailbox_name(std::string_view text) {
  constexpr std::size_t name_max = 64;
  return !text.empty() && text.size() <= name_max && all_of_set(text, of_mailbox_names) &&
         text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

bool is_domain_label(std::string_view text) {
  constexpr std::size_t label_max = 63;
  return !text.empty() && text.size() <= label_max && all_of_set(text, of_domain_labels) &&
         text.front() != '-' && text.back() != '-';
}

bool is_mail_domain(std::string_view text) {
  std::size_t labels = 0;
  for (;; ++labels) {
    const auto dot = text.find('.');
    if (!is_domain_label(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return labels > 0;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace

NoticeId notice_of(Position cause, NoticeChannel channel) {
  return {std::string(json::enum_text(channel)) + "-" + std::to_string(cause.value)};
}

bool is_email(std::string_view text) {
  constexpr std::size_t address_max = 254;
  const auto at = text.find('@');
  return text.size() <= address_max && at != std::string_view::npos &&
         is_mailbox_name(text.substr(0, at)) && is_mail_domain(text.substr(at + 1));
}

bool is_phone(std::string_view text) {
  constexpr std::size_t shortest = 9;  // With the plus.
  constexpr std::size_t longest = 16;
  return text.size() >= shortest && text.size() <= longest && text.front() == '+' &&
         text[1] != '0' && all_of_set(text.substr(1), digits);
}

std::optional<std::chrono::minutes> time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return {};
  for (const std::size_t at : {0U, 1U, 3U, 4U}) {
    if (digits.find(text[at]) == std::string_view::npos) return {};
  }
  const auto number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  if (number(0) > 23 || number(3) > 59) return {};
  return std::chrono::hours{number(0)} + std::chrono::minutes{number(3)};
}

Decision decide_notice(const Person& person, const ChooseNoticeChannels& command,
                       const Stamp& stamp) {
  if (stamp.by != person.id) {
    return forbidden("R48", "Everybody chooses for themselves how to be told, and if at all.",
                     "own-choice");
  }
  if (!person.registered) {
    return broken("R48", "person-missing", "Nobody is registered under this id.");
  }
  if (auto refused = refuse_channels(command)) return std::move(*refused);
  if (auto refused = refuse_quiet_hours(command)) return std::move(*refused);
  return std::vector<Event>{NoticeChannelsChosen{.person = person.id,
                                                 .channels = command.channels,
                                                 .email = command.email,
                                                 .phone = command.phone,
                                                 .quiet_from = command.quiet_from,
                                                 .quiet_until = command.quiet_until,
                                                 .since = stamp.at}};
}

Decision decide_notice(const Person& person, const QueueNotice& command, const Stamp& stamp) {
  if (auto refused = refuse_unless_system(stamp)) return std::move(*refused);
  const auto& noticing = person.noticing;
  if (!has(noticing.channels, command.channel)) {
    return broken("R48", "channel-not-chosen", "This person has not chosen this channel.",
                  {"channel"});
  }
  const bool waits =
      std::any_of(noticing.pending.begin(), noticing.pending.end(), [&](const auto& row) {
        return row.second.plan == command.plan && row.second.channel == command.channel;
      });
  if (waits) return std::vector<Event>{};
  auto due = command.due;
  if (const auto told = noticing.told.find({command.plan, command.channel});
      told != noticing.told.end()) {
    if (command.cause <= told->second.up_to) return std::vector<Event>{};
    if (told->second.at) due = std::max(due, *told->second.at + limits::interval);
  }
  if (noticing.pending.size() >= limits::pending_max) {
    return broken("R48", "notices-full",
                  "As many notices as may wait for one person do; one of them goes first.");
  }
  return std::vector<Event>{NoticeQueued{.notice = command.notice,
                                         .plan = command.plan,
                                         .channel = command.channel,
                                         .cause = command.cause,
                                         .version = command.version,
                                         .due = due}};
}

Decision decide_notice(const Person& person, const RecordNoticeSent& command, const Stamp& stamp) {
  if (auto refused = refuse_unless_system(stamp)) return std::move(*refused);
  const auto found = person.noticing.pending.find(command.notice);
  if (found == person.noticing.pending.end()) return std::vector<Event>{};
  return std::vector<Event>{NoticeSent{.notice = command.notice,
                                       .channel = found->second.channel,
                                       .covers = command.covers,
                                       .sent_at = stamp.at}};
}

Decision decide_notice(const Person& person, const RecordNoticeFailed& command,
                       const Stamp& stamp) {
  if (auto refused = refuse_unless_system(stamp)) return std::move(*refused);
  const auto found = person.noticing.pending.find(command.notice);
  if (found == person.noticing.pending.end()) return std::vector<Event>{};
  if (command.attempt != found->second.attempts + 1) return std::vector<Event>{};
  const bool last = command.attempt >= limits::notice_attempts;
  return std::vector<Event>{NoticeFailed{.notice = command.notice,
                                         .channel = found->second.channel,
                                         .attempt = command.attempt,
                                         .retry_at = last ? std::nullopt : command.retry_at}};
}

Decision decide_notice(const Person& person, const DropNotice& command, const Stamp& stamp) {
  if (auto refused = refuse_unless_system(stamp)) return std::move(*refused);
  const auto found = person.noticing.pending.find(command.notice);
  if (found == person.noticing.pending.end()) return std::vector<Event>{};
  return std::vector<Event>{NoticeDropped{
      .notice = command.notice, .channel = found->second.channel, .reason = command.reason}};
}

void evolve_notices(Noticing& noticing, const NoticeChannelsChosen& event) {
  noticing.channels = event.channels.values;
}

void evolve_notices(Noticing& noticing, const NoticeQueued& event) {
  noticing.pending[event.notice] = {.plan = event.plan,
                                    .channel = event.channel,
                                    .cause = event.cause,
                                    .version = event.version,
                                    .due = event.due};
}

void evolve_notices(Noticing& noticing, const NoticeSent& event) {
  const auto found = noticing.pending.extract(event.notice);
  if (!found) return;
  tell(noticing, found.mapped(), std::max(found.mapped().cause, event.covers), event.sent_at);
}

void evolve_notices(Noticing& noticing, const NoticeFailed& event) {
  const auto found = noticing.pending.find(event.notice);
  if (found == noticing.pending.end()) return;
  if (event.retry_at) {
    found->second.attempts = event.attempt;
    found->second.due = *event.retry_at;
    return;
  }
  const auto given_up = noticing.pending.extract(found);
  tell(noticing, given_up.mapped(), given_up.mapped().cause, {});
}

void evolve_notices(Noticing& noticing, const NoticeDropped& event) {
  const auto found = noticing.pending.extract(event.notice);
  if (found) tell(noticing, found.mapped(), found.mapped().cause, {});
}

}  // namespace events::person
