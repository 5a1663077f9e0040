// Story: what invented people did, as commands in their order; the demo's data.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "events/plan/plan.h"
#include "server/journal/journal.h"
#include "tools/demo/people.h"

namespace tools::demo {

using events::LifeArea;
using events::PersonId;
namespace childhood = events::childhood;
namespace complaint = events::complaint;
namespace consent = events::consent;
namespace contact = events::contact;
namespace coordination = events::coordination;
namespace decisions = events::decisions;
namespace disagreement = events::disagreement;
namespace emergency = events::emergency;
namespace ending = events::ending;
namespace goals = events::goals;
namespace group = events::group;
namespace intake = events::intake;
namespace lifecycle = events::lifecycle;
namespace mapping = events::mapping;
namespace measures = events::measures;
namespace meetings = events::meetings;
namespace notices = events::notices;
namespace person = events::person;
namespace retention = events::retention;
namespace unit = events::unit;

// One person does one thing.
struct Step {
  events::Timestamp at;  // When it would have happened, if it is history.
  PersonId by;
  events::StreamId stream;
  decltype(server::Ask::command) command;
};

struct Story {
  std::string name;  // Part of its commands' ids: never change it.
  std::vector<Step> steps;
};

// Writes a story down. Days count from today; each step comes some minutes after the last.
class Teller {
 public:
  Teller(std::string name, events::Timestamp now) : story_{.name = std::move(name), .steps = {}} {
    today_ = std::chrono::floor<std::chrono::days>(now);
  }

  // The plan that is spoken of from here on, and the day: `-30` is thirty days ago, at nine, or at
  // another full hour (UTC). What time brings about is told as done by `timer`.
  Teller& plan_of(std::string_view owner) {
    plan_ = events::stream_of(events::plan_of({std::string(owner)}));
    return *this;
  }
  Teller& on(int days_from_today, int hour = 9) {
    at_ = moment(days_from_today, hour);
    return *this;
  }
  [[nodiscard]] events::Date day(int days_from_today) const {
    return events::Date{today_ + std::chrono::days{days_from_today}};
  }
  [[nodiscard]] events::Timestamp moment(int days_from_today, int hour) const {
    return today_ + std::chrono::days{days_from_today} + std::chrono::hours{hour};
  }
  // The birth date of somebody who turns so many years old on that day.
  [[nodiscard]] events::Date born(int years, int birthday) const {
    const auto date = day(birthday) - std::chrono::years{years};
    return date.ok() ? date : events::Date{date.year() / date.month() / std::chrono::last};
  }

  // A command of any theme; the theme is found by the type.
  Teller& by(std::string_view who, intake::Command command);
  Teller& by(std::string_view who, lifecycle::Command command);
  Teller& by(std::string_view who, consent::Command command);
  Teller& by(std::string_view who, coordination::Command command);
  Teller& by(std::string_view who, group::Command command);
  Teller& by(std::string_view who, mapping::Command command);
  Teller& by(std::string_view who, goals::Command command);
  Teller& by(std::string_view who, measures::Command command);
  Teller& by(std::string_view who, disagreement::Command command);
  Teller& by(std::string_view who, complaint::Command command);
  Teller& by(std::string_view who, decisions::Command command);
  Teller& by(std::string_view who, ending::Command command);
  Teller& by(std::string_view who, notices::Command command);
  Teller& by(std::string_view who, childhood::Command command);
  Teller& by(std::string_view who, emergency::Command command);
  Teller& by(std::string_view who, meetings::Command command);
  Teller& by(std::string_view who, contact::Command command);
  Teller& by(std::string_view who, retention::Command command);
  // To a unit or a person's entry.
  Teller& by(std::string_view who, const Orgnr& unit, unit::Command command);
  Teller& by(std::string_view who, const PersonId& person, person::Command command);

  [[nodiscard]] Story told() && { return std::move(story_); }

 private:
  void add(std::string_view who, events::StreamId stream, decltype(Step::command) command);

  Story story_;
  std::chrono::sys_days today_;
  events::Timestamp at_{};
  events::StreamId plan_{};
};

}  // namespace tools::demo
