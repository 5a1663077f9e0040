#include "tools/bench/town.h"

#include <array>
#include <atomic>
#include <cstdio>
#include <stdexcept>

#include "events/codec.h"
#include "events/hash.h"
#include "events/themes.h"
#include "projections/rows.h"

namespace tools {
namespace {

using namespace events;  // NOLINT(google-build-using-namespace): the domain's own words.

const Orgnr unit_body{"900000001"};
const Orgnr service_body{"900000002"};
const PersonId clerk{"town-clerk"};
const PersonId helper{"town-coordinator"};

template <class Case>
plan::Command command_of(Case value) {
  plan::Command root;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::in_place_type_t, Sum<plan::Command>>>(
      [&]<class Theme>(std::in_place_type_t<Theme>) {
        if constexpr (boost::mp11::mp_contains<Theme, Case>::value) root = Theme{std::move(value)};
      });
  return root;
}

template <class Case>
plan::Event event_of(Case value) {
  plan::Event root;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::in_place_type_t, Sum<plan::Event>>>(
      [&]<class Theme>(std::in_place_type_t<Theme>) {
        if constexpr (boost::mp11::mp_contains<Theme, Case>::value) root = Theme{std::move(value)};
      });
  return root;
}

class Founder {
 public:
  Founder(server::Journal& journal, const Log& log) : journal_(journal), log_(log) {}

  void ask(const PersonId& by, const StreamId& stream, decltype(server::Ask::command) what) {
    const auto outcome = journal_.ask({.stream = stream,
                                       .command = std::move(what),
                                       .expected = log_.version_of(stream),
                                       .id = next_command(),
                                       .by = by});
    if (const auto* refused = std::get_if<Rejection>(&outcome)) {
      throw std::runtime_error("the town was refused: " + refused->slug);
    }
    if (!std::holds_alternative<server::Done>(outcome)) {
      throw std::runtime_error("the town was not founded");
    }
  }

  void add_person(const PersonId& person) {
    ask(system_actor, stream_of(person),
        person::Command{person::RegisterPerson{.person = person, .full_name = person.value}});
  }

  void add_staff(const Orgnr& body, const PersonId& person) {
    ask(system_actor, stream_of(body),
        unit::Command{unit::AssignUnitMember{.person = person, .profession = "Sosionom"}});
  }

  void add_plan(const PersonId& owner) {
    const auto stream = stream_of(plan_of(owner));
    ask(owner, stream,
        command_of(intake::RegisterRequest{.request = {"request"},
                                           .owner = owner,
                                           .channel = intake::Channel::digital,
                                           .asked_by = intake::Asker::owner,
                                           .service = service_body,
                                           .wants = intake::Wanted::plan}));
    ask(helper, stream,
        command_of(intake::AssessEligibility{
            .long_term = true, .coordinated = true, .grounds = "Flere tjenester over tid"}));
    ask(owner, stream, command_of(consent::GivePlanConsent{.consent = {"consent"}}));
    ask(owner, stream, command_of(consent::GiveCoordinatorConsent{.consent = {"coordinator"}}));
    ask(clerk, stream,
        command_of(coordination::AppointCoordinator{
            .coordinator = helper, .body = service_body, .profession = "Ergoterapeut"}));
    ask(helper, stream, command_of(lifecycle::StartPlan{}));
    ask(owner, stream,
        command_of(goals::SetGoal{.goal = {"goal"},
                                  .area = LifeArea::health,
                                  .horizon = goals::Horizon::short_term,
                                  .own_words = "Gå til butikken selv"}));
    ask(owner, stream,
        command_of(mapping::RecordNeed{
            .entry = {"need"}, .area = LifeArea::health, .text = "Følge på veien"}));
  }

  void add_member(const PersonId& owner, const PersonId& member) {
    add_person(member);
    ask(owner, stream_of(plan_of(owner)),
        command_of(consent::GrantAccess{
            .access = {"access-" + member.value},
            .person = member,
            .areas = {LifeArea::health, LifeArea::everyday},
            .until = Date{std::chrono::year{2090} / std::chrono::December / 31}}));
  }

  void add_goal(const PersonId& owner, std::size_t number) {
    ask(owner, stream_of(plan_of(owner)),
        command_of(goals::SetGoal{.goal = {"goal-" + std::to_string(number)},
                                  .area = LifeArea::health,
                                  .horizon = goals::Horizon::short_term,
                                  .own_words = "Gå til butikken selv"}));
  }

 private:
  server::Journal& journal_;
  const Log& log_;
};

// One plan's history, as events: an opening, then content of a usual length.
std::vector<plan::Event> history(const PersonId& owner, Timestamp at, std::size_t count) {
  std::vector<plan::Event> all{
      event_of(intake::RequestRegistered{.request = {"request"},
                                         .owner = owner,
                                         .channel = intake::Channel::digital,
                                         .asked_by = intake::Asker::owner,
                                         .service = service_body,
                                         .wants = intake::Wanted::plan,
                                         .received_at = at}),
      event_of(intake::IntakeResponsibilityTaken{.service = service_body}),
      event_of(intake::EligibilityAssessed{
          .eligible = true, .long_term = true, .coordinated = true, .grounds = "Over tid"}),
      event_of(
          consent::PlanConsentGiven{.consent = {"consent"}, .kind = consent::ConsentKind::plan}),
      event_of(consent::CoordinatorConsentGiven{.consent = {"coordinator"},
                                                .kind = consent::ConsentKind::coordinator}),
      event_of(lifecycle::PlanStarted{.basis = intake::PlanBasis::right, .started_at = at}),
      event_of(coordination::CoordinatorAppointed{.coordinator = helper,
                                                  .body = service_body,
                                                  .profession = "Ergoterapeut",
                                                  .wish_stated = false,
                                                  .follows_wish = true})};
  for (std::size_t i = all.size(); i < count; ++i) {
    const auto number = std::to_string(i);
    if (i % 3 == 0) {
      all.push_back(event_of(goals::GoalSet{.goal = {"goal-" + number},
                                            .area = LifeArea::health,
                                            .horizon = goals::Horizon::long_term,
                                            .own_words = "Klare hverdagen med litt mindre hjelp"}));
    } else {
      all.push_back(event_of(mapping::NeedRecorded{
          .entry = {"need-" + number},
          .area = LifeArea::everyday,
          .text = "Trenger noen som følger til avtaler og hjelper med å huske dem, hver uke"}));
    }
  }
  return all;
}

}  // namespace

PersonId town_owner(std::size_t number) { return {"owner-" + std::to_string(number)}; }

PersonId town_member(std::size_t plan, std::size_t member) {
  if (member == 0) return town_owner(plan);
  return {"member-" + std::to_string(plan) + "-" + std::to_string(member)};
}

CommandId next_command() {
  static std::atomic<std::uint64_t> count = 0;
  std::array<char, 40> text{};
  const int length = std::snprintf(text.data(), text.size(), "10000000-0000-4000-8000-%012llx",
                                   static_cast<unsigned long long>(++count));  // NOLINT
  return {{text.data(), static_cast<std::size_t>(length)}};
}

void found_town(server::Journal& journal, const Log& log, std::size_t plans) {
  Founder founder{journal, log};
  founder.add_person(clerk);
  founder.add_person(helper);
  founder.ask(system_actor, stream_of(unit_body),
              unit::Command{unit::RegisterCoordinatingUnit{
                  .unit = unit_body, .title = "Koordinerende enhet", .municipality = "9999"}});
  founder.ask(system_actor, stream_of(service_body),
              unit::Command{unit::RegisterBody{.unit = service_body,
                                               .kind = BodyKind::municipal_service,
                                               .title = "Tjenestekontoret",
                                               .municipality = "9999"}});
  founder.add_staff(unit_body, clerk);
  founder.add_staff(service_body, helper);
  for (std::size_t i = 0; i < plans; ++i) {
    founder.add_person(town_owner(i));
    founder.add_plan(town_owner(i));
  }
}

void found_groups(server::Journal& journal, const Log& log, std::size_t plans, std::size_t members,
                  std::size_t goals) {
  found_town(journal, log, plans);
  Founder founder{journal, log};
  for (std::size_t plan = 0; plan < plans; ++plan) {
    for (std::size_t goal = 0; goal < goals; ++goal) founder.add_goal(town_owner(plan), goal);
    for (std::size_t member = 1; member < members; ++member) {
      founder.add_member(town_owner(plan), town_member(plan, member));
    }
  }
}

server::Ask town_ask(std::size_t plan, std::size_t turn, Version expected) {
  const auto owner = town_owner(plan);
  server::Ask ask{.stream = stream_of(plan_of(owner)),
                  .command = {},
                  .expected = expected,
                  .id = next_command(),
                  .by = owner};
  switch (turn % 3) {
    case 0:
      ask.command = command_of(goals::ChangeGoal{
          .goal = {"goal"}, .own_words = "Gå til butikken selv, og videre til biblioteket"});
      break;
    case 1:
      ask.command = command_of(mapping::RecordNeed{
          .entry = {"need"},
          .area = LifeArea::health,
          .text = "Følge på veien de første ukene, og noen å ringe til når det er glatt"});
      break;
    default:
      ask.command =
          command_of(coordination::RecordInvolvement{.entry = {"talk-" + ask.id.value.substr(24)},
                                                     .involved = {owner},
                                                     .how = "Samtale hjemme om hvordan det går"});
      ask.by = helper;
  }
  return ask;
}

server::Ask goal_ask(std::size_t plan, std::size_t goal, Version expected) {
  const auto owner = town_owner(plan);
  const auto id = next_command();
  return {
      .stream = stream_of(plan_of(owner)),
      .command = command_of(goals::ChangeGoal{.goal = {"goal-" + std::to_string(goal)},
                                              .own_words = "Gå til butikken selv, " + id.value}),
      .expected = expected,
      .id = id,
      .by = owner};
}

void write_town(Log& log, std::size_t plans, std::size_t events) {
  constexpr std::size_t plans_a_group = 20;
  const Timestamp at = timestamp_from("2026-01-05T09:00:00Z").value();
  const Deadlines deadlines;
  for (std::size_t first = 0; first < plans; first += plans_a_group) {
    const auto head = log.head();
    Group group{.epoch = head.epoch, .expected = head.position, .appends = {}, .rows = {}};
    for (std::size_t i = first; i < std::min(plans, first + plans_a_group); ++i) {
      const auto owner = town_owner(i);
      Plan folded{.id = plan_of(owner)};
      projections::Course course;
      Append append{.stream = stream_of(folded.id),
                    .expected = {},
                    .author = {.by = owner, .at = at, .command = next_command()},
                    .request = sha256(owner.value),
                    .events = {}};
      for (const auto& each : history(owner, at, events)) {
        append.events.push_back(encode(each));
        folded = plan::evolve(std::move(folded), each);
        projections::note(course, folded, each, at);
      }
      projections::add_difference({}, projections::rows_of(folded, course, deadlines), group.rows);
      group.appends.push_back(std::move(append));
    }
    if (!log.append(group)) throw std::runtime_error("the log refused the town");
  }
}

}  // namespace tools
