// Noticing: what the rules know of one person's notices, and what they are asked.
#pragma once

#include "events/person/notices.h"

namespace events::person {

// A notice that waits to be sent.
struct Pending {
  PlanId plan;
  NoticeChannel channel;
  Position cause;
  Version version;
  Timestamp due;
  std::uint32_t attempts = 0;  // That failed.
};

// Up to where somebody has been told of a plan by a channel, and when last.
struct Told {
  Position up_to{};
  std::optional<Timestamp> at{};
};

struct Noticing {
  std::vector<NoticeChannel> channels{};
  std::map<NoticeId, Pending> pending{};  // At most limits::pending_max.
  // At most limits::told_max; what was told longest ago is forgotten.
  std::map<std::pair<PlanId, NoticeChannel>, Told> told{};
};

// The one id that a notice to somebody has, by what caused it and its channel.
[[nodiscard]] NoticeId notice_of(Position cause, NoticeChannel channel);

// An address that a mail server takes as it is (RFC 5321, letters of ASCII, a domain with a dot),
// and a number in E.164. Neither can carry a line break or a second address.
[[nodiscard]] bool is_email(std::string_view text);
[[nodiscard]] bool is_phone(std::string_view text);
// Minutes since midnight of `07:00`; none if it is no time of day.
[[nodiscard]] std::optional<std::chrono::minutes> time_of_day(std::string_view text);

}  // namespace events::person
