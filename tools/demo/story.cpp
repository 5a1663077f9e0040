#include "tools/demo/story.h"

#include <utility>

namespace tools::demo {

void Teller::add(std::string_view who, events::StreamId stream, decltype(Step::command) command) {
  constexpr std::chrono::minutes between_steps{7};
  story_.steps.push_back({.at = at_,
                          .by = {std::string(who)},
                          .stream = std::move(stream),
                          .command = std::move(command)});
  at_ += between_steps;
}

Teller& Teller::by(std::string_view who, intake::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, lifecycle::Command command) {
  add(who, plan_, events::plan::Command{command});
  return *this;
}
Teller& Teller::by(std::string_view who, consent::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, coordination::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, group::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, mapping::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, goals::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, measures::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, const Orgnr& unit, unit::Command command) {
  add(who, events::stream_of(unit), std::move(command));
  return *this;
}
Teller& Teller::by(std::string_view who, const PersonId& person, person::Command command) {
  add(who, events::stream_of(person), std::move(command));
  return *this;
}

std::vector<Story> all_stories(events::Timestamp now) {
  std::vector<Story> stories;
  stories.push_back(municipality(now));
  stories.push_back(child_with_family(now));
  stories.push_back(coordinator_without_plan(now));
  stories.push_back(agreed_plan(now));
  stories.push_back(plan_in_the_middle(now));
  stories.push_back(first_request(now));
  return stories;
}

}  // namespace tools::demo
