// Story: what invented people did, as commands in their order; the demo's data.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "events/plan/plan.h"
#include "server/journal/journal.h"

namespace tools::demo {

using events::LifeArea;
using events::Orgnr;
using events::PersonId;
namespace consent = events::consent;
namespace coordination = events::coordination;
namespace goals = events::goals;
namespace group = events::group;
namespace intake = events::intake;
namespace lifecycle = events::lifecycle;
namespace mapping = events::mapping;
namespace measures = events::measures;
namespace person = events::person;
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

  // The plan that is spoken of from here on, and the day: `-30` is thirty days ago, at nine.
  Teller& plan_of(std::string_view owner) {
    plan_ = events::stream_of(events::plan_of({std::string(owner)}));
    return *this;
  }
  Teller& on(int days_from_today) {
    using namespace std::chrono_literals;
    at_ = today_ + std::chrono::days{days_from_today} + 9h;
    return *this;
  }
  [[nodiscard]] events::Date day(int days_from_today) const {
    return events::Date{today_ + std::chrono::days{days_from_today}};
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

// The municipality of Vassøy: its bodies, who works there, and who lives there.
[[nodiscard]] Story municipality(events::Timestamp now);

// A child and a family: agreed sharing, measures under way.
[[nodiscard]] Story child_with_family(events::Timestamp now);
// No to a plan, yes to a coordinator.
[[nodiscard]] Story coordinator_without_plan(events::Timestamp now);
// All nine content points, and everybody agrees.
[[nodiscard]] Story agreed_plan(events::Timestamp now);
// Goals are set, measures proposed, another coordinator asked for; in Nynorsk.
[[nodiscard]] Story plan_in_the_middle(events::Timestamp now);
// Somebody has asked; nothing is clear yet.
[[nodiscard]] Story first_request(events::Timestamp now);

// All of the above, in the order in which they are seeded.
[[nodiscard]] std::vector<Story> all_stories(events::Timestamp now);

// From the first request to the agreed plan, and a consent taken back: played live, by the people
// of the municipality, for any owner who has no plan yet.
[[nodiscard]] Story played_plan(std::string_view owner, events::Timestamp now);
inline constexpr std::string_view played_owner = "ada";
// Whose consent is taken back in the end.
inline constexpr std::string_view played_recipient = "nina";

// The people of the demo, as the log-in page shows them.
struct Figure {
  std::string_view id;
  std::string_view full_name;
  std::string_view role;   // In Bokmål, for the log-in page.
  std::string_view about;  // Whose plan they are part of, likewise; may be empty.
};
[[nodiscard]] const std::vector<Figure>& figures();

namespace bodies {
inline const Orgnr coordinating_unit{"911000010"};
inline const Orgnr home_service{"911000020"};
inline const Orgnr school{"911000030"};
inline const Orgnr school_counselling{"911000040"};
inline const Orgnr nav{"911000050"};
inline const Orgnr gp{"911000060"};
inline const Orgnr health_trust{"911000070"};
inline const Orgnr mental_health{"911000080"};
inline const Orgnr therapy{"911000090"};
}  // namespace bodies

}  // namespace tools::demo
