// Answers: what the HTTP queries answer with, described, so that OpenAPI says it. The bodies are
// written by hand in server/queries, spliced from views and stored rows; the tests hold every
// answer that they get to these shapes. `about` is what OpenAPI says of it.
#pragma once

#include "protocol/contracts/shapes.h"

namespace protocol::contracts {

struct CommandAnswer {
  static constexpr std::string_view name = "CommandAnswer";
  static constexpr std::string_view about = "On disk, at this position.";
  At at;
  bool duplicate;
};
BOOST_DESCRIBE_STRUCT(CommandAnswer, (), (at, duplicate))

struct PlanAnswer {
  static constexpr std::string_view name = "PlanAnswer";
  static constexpr std::string_view about = "The plan as the asker may see it.";
  At at;
  People people;
  View view;
};
BOOST_DESCRIBE_STRUCT(PlanAnswer, (), (at, people, view))

struct EventsPage {
  static constexpr std::string_view name = "EventsPage";
  static constexpr std::string_view about =
      "Events that the asker may see; `next` is null at the end.";
  Many<CloudEventRef> events;
  OrNull<std::uint64_t> next;
};
BOOST_DESCRIBE_STRUCT(EventsPage, (), (events, next))

struct TimelineAnswer {
  struct Entry {
    std::uint64_t version;
    events::Timestamp time;
    std::string type;
    std::string by;
    std::optional<std::string> on_behalf_of{};
    std::optional<std::string> authority{};
    std::string text;
  };
  static constexpr std::string_view name = "TimelineAnswer";
  static constexpr std::string_view about = "What happened, in words.";
  Many<Entry> entries;
};
BOOST_DESCRIBE_STRUCT(TimelineAnswer::Entry, (),
                      (version, time, type, by, on_behalf_of, authority, text))
BOOST_DESCRIBE_STRUCT(TimelineAnswer, (), (entries))

struct SummaryAnswer {
  static constexpr std::string_view name = "SummaryAnswer";
  static constexpr std::string_view about = "Made from the asker's own view of the plan.";
  At at;
  People people;
  Anything summary;
};
BOOST_DESCRIBE_STRUCT(SummaryAnswer, (), (at, people, summary))

struct ConsentsAnswer {
  static constexpr std::string_view name = "ConsentsAnswer";
  static constexpr std::string_view about = "Every consent with its whole life, oldest first.";
  At at;
  People people;
  Many<Anything> consents;
};
BOOST_DESCRIBE_STRUCT(ConsentsAnswer, (), (at, people, consents))

struct ComplaintAnswer {
  static constexpr std::string_view name = "ComplaintAnswer";
  static constexpr std::string_view about = "One complaint from filing to the last word.";
  At at;
  People people;
  Anything complaint;
};
BOOST_DESCRIBE_STRUCT(ComplaintAnswer, (), (at, people, complaint))

struct ComplaintPlanAnswer {
  static constexpr std::string_view name = "ComplaintPlanAnswer";
  static constexpr std::string_view about =
      "The plan as it was when the complaint was made or sent.";
  At at;
  std::string moment;
  events::Timestamp time;
  People people;
  View view;
};
BOOST_DESCRIBE_STRUCT(ComplaintPlanAnswer, (), (at, moment, time, people, view))

struct CalendarAnswer {
  static constexpr std::string_view name = "CalendarAnswer";
  static constexpr std::string_view about = "What is in the calendar, from a month back on.";
  At at;
  Many<Anything> entries;
};
BOOST_DESCRIBE_STRUCT(CalendarAnswer, (), (at, entries))

struct MyPlansAnswer {
  struct Entry {
    std::string plan;
    std::string owner;
    std::string owner_name;
    std::string role;
    std::string stage;
    std::optional<events::Timestamp> access_until{};
  };
  static constexpr std::string_view name = "MyPlansAnswer";
  static constexpr std::string_view about = "The plans that the asker has a part in.";
  Many<Entry> plans;
};
BOOST_DESCRIBE_STRUCT(MyPlansAnswer::Entry, (),
                      (plan, owner, owner_name, role, stage, access_until))
BOOST_DESCRIBE_STRUCT(MyPlansAnswer, (), (plans))

}  // namespace protocol::contracts
