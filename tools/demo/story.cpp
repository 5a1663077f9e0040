#include "tools/demo/stories.h"

#include <iterator>
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
Teller& Teller::by(std::string_view who, disagreement::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, complaint::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, decisions::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, ending::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, notices::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, childhood::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, emergency::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, meetings::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, contact::Command command) {
  add(who, plan_, events::plan::Command{std::move(command)});
  return *this;
}
Teller& Teller::by(std::string_view who, retention::Command command) {
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

std::vector<Story> foundations(events::Timestamp now) {
  return {municipality(now), newcomers(now), year_of_the_unit(now)};
}

std::vector<Story> plan_stories(events::Timestamp now) {
  std::vector<Story> stories{child_with_family(now), coordinator_without_plan(now),
                             agreed_plan(now),       plan_in_the_middle(now),
                             first_request(now),     turning_sixteen(now),
                             coming_of_age(now),     after_the_stroke(now),
                             complaint_heard(now),   who_is_responsible(now),
                             moved_away(now),        goals_reached(now),
                             her_own_terms(now),     notice_of_need(now)};
  auto small = small_cases(now);
  stories.insert(stories.end(), std::make_move_iterator(small.begin()),
                 std::make_move_iterator(small.end()));
  return stories;
}

std::vector<Story> all_stories(events::Timestamp now) {
  auto stories = foundations(now);
  auto of_plans = plan_stories(now);
  stories.insert(stories.end(), std::make_move_iterator(of_plans.begin()),
                 std::make_move_iterator(of_plans.end()));
  return stories;
}

const std::vector<Figure>& figures() {
  static const std::vector<Figure> all = [] {
    std::vector<Figure> list;
    for (const auto* some : {&first_figures(), &later_figures(), &small_figures()}) {
      list.insert(list.end(), some->begin(), some->end());
    }
    return list;
  }();
  return all;
}

}  // namespace tools::demo
