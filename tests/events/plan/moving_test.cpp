// R15, R25: one plan follows its owner to another municipality and another level of care.
#include "tests/support/more_cast.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using namespace events::ending;  // NOLINT(google-build-using-namespace): the room under test.
using coordination::CoordinatorVacancyOpened;
using coordination::CoordinatorVacated;

const Orgnr new_unit{"955555555"};  // The coordinating unit where Kari moves to.
const Note she_agrees{"Kari vil at planen følger med"};

std::vector<Office> at_new_unit() {
  return {{.body = new_unit, .kind = BodyKind::coordinating_unit, .may_appoint = true}};
}

TransferPlan move() { return {.to_municipality = "4601", .to_unit = new_unit}; }

TransferPlan move_as_agreed() {
  auto command = move();
  command.owner_agreement = she_agrees;
  return command;
}

PlanTransferred moved() { return {.to_municipality = "4601", .to_unit = new_unit}; }

CoordinatorVacated vacated_by_move() {
  return {.coordinator = id_of(coordinator), .cause = coordination::VacancyCause::plan_moved};
}

// With the old municipality's unit, as after its decision on an application.
Events anchored_plan() {
  return all_of(whole_plan(),
                intake::PlanAnchored{.body = unit_body, .kind = BodyKind::coordinating_unit});
}

Events moved_plan() {
  return all_of(anchored_plan(), moved(), vacated_by_move(),
                CoordinatorVacancyOpened{.vacant_since = time_of(noon)});
}

TEST(Moving, R15_TheOwnerTakesThePlanAlong) {
  given(anchored_plan())
      .as(kari)
      .when(move())
      .then(moved(), vacated_by_move(), CoordinatorVacancyOpened{.vacant_since = time_of(noon)});
}

TEST(Moving, R15_StaffMoveItAsAgreedWithTheOwner) {
  const StepExplained explained{.step = Step::transfer, .owner_agreement = she_agrees};
  for (const auto& [person, offices] :
       {std::pair{coordinator, std::vector<Office>{}}, std::pair{caseworker, at_unit()}}) {
    given(anchored_plan())
        .as(person, offices)
        .when(move())
        .then_refused("R15", "owner-agreement-missing", {"ownerAgreement"});
    given(anchored_plan())
        .as(person, offices)
        .when(move_as_agreed())
        .then(moved(), explained, vacated_by_move(),
              CoordinatorVacancyOpened{.vacant_since = time_of(noon)});
  }
}

TEST(Moving, R15_NobodyElseMovesIt) {
  given(anchored_plan()).as(physio).when(move_as_agreed()).then_refused("R15", "not-yours-to-do");
  given(anchored_plan())
      .as(stranger, at_new_unit())
      .when(move_as_agreed())
      .then_refused("R15", "not-yours-to-do");
}

TEST(Moving, R15_ItMovesToAnotherUnitOfAMunicipalityWithANumber) {
  auto command = move();
  command.to_municipality = "46a1";
  given(anchored_plan())
      .as(kari)
      .when(command)
      .then_refused("R15", "municipality-number", {"toMunicipality"});
  command.to_municipality = "460";
  given(anchored_plan())
      .as(kari)
      .when(command)
      .then_refused("R15", "municipality-number", {"toMunicipality"});
  command = move();
  command.to_unit = unit_body;
  given(anchored_plan()).as(kari).when(command).then_refused("R15", "same-unit", {"toUnit"});
  given(moved_plan()).as(kari).when(move()).then_refused("R15", "same-unit", {"toUnit"});
}

TEST(Moving, R15_ThePlanIsTheSameAfterwards) {
  const auto before = fold(anchored_plan());
  const auto after = fold(moved_plan());
  EXPECT_EQ(after.owner, before.owner);
  EXPECT_EQ(after.lifecycle.stage, lifecycle::Stage::active);
  EXPECT_EQ(after.lifecycle.next_revision, before.lifecycle.next_revision);
  EXPECT_EQ(after.goals.goals.size(), before.goals.goals.size());
  EXPECT_EQ(after.measures.measures.size(), before.measures.measures.size());
  given(moved_plan())
      .as(stranger, at_new_unit())
      .when(lifecycle::StartPlan{})
      .then_refused("R14", "plan-exists");
}

TEST(Moving, R15_TheOldDeskLosesSightAndTheNewOneGainsIt) {
  const auto at_the_desk = [](const Events& history, std::vector<Office> offices) {
    const Viewer viewer{.person = id_of("staff"), .offices = std::move(offices)};
    return audience_of(fold(history), viewer, time_of(noon)).desk;
  };
  EXPECT_TRUE(at_the_desk(anchored_plan(), at_unit()));
  EXPECT_TRUE(at_the_desk(anchored_plan(), at_service()));
  EXPECT_FALSE(at_the_desk(anchored_plan(), at_new_unit()));
  EXPECT_FALSE(at_the_desk(moved_plan(), at_unit()));
  EXPECT_FALSE(at_the_desk(moved_plan(), at_service()));
  EXPECT_TRUE(at_the_desk(moved_plan(), at_new_unit()));
}

TEST(Moving, R15_AnApplicationThatWaitsIsAnsweredByTheNewUnit) {
  const intake::CoordinatorApplicationSubmitted waits{
      .application = {"application-1"},
      .owner = id_of(kari),
      .unit = unit_body,
      .received_at = time_of("2026-02-01T09:00:00Z")};
  const intake::DecideApplication decide{.application = {"application-1"},
                                         .decision = intake::Decision::granted};
  const auto plan = all_of(started_plan(), waits, moved());
  given(plan).as(stranger, at_new_unit()).when(decide).then_accepted();
  given(plan).as(caseworker, at_unit()).when(decide).then_refused("S8", "not-yours-to-do");
}

TEST(Moving, R25_TheOldCoordinatorLeavesAndTheNewUnitAppointsOne) {
  const auto plan = fold(moved_plan());
  EXPECT_FALSE(plan.coordination.coordinator);
  EXPECT_EQ(plan.coordination.vacant_since, time_of(noon));
  EXPECT_TRUE(audience_of(plan, {.person = id_of(coordinator)}, time_of(noon)).nothing());
  const coordination::AppointCoordinator appoint{
      .coordinator = id_of(stranger), .body = new_unit, .profession = "Sosionom"};
  given(moved_plan()).as("unni-new", at_new_unit()).when(appoint).then_accepted();
  given(moved_plan())
      .as(caseworker, at_unit())
      .when(appoint)
      .then_refused("R28", "not-yours-to-do");
}

TEST(Moving, R25_AVacancyThatIsOpenStaysTheOne) {
  const auto since = time_of("2026-02-01T09:00:00Z");
  given(anchored_plan(), CoordinatorVacated{.coordinator = id_of(coordinator), .reason = "Sluttet"},
        CoordinatorVacancyOpened{.vacant_since = since})
      .as(kari)
      .when(move())
      .then(moved());
}

TEST(Moving, R15_APausedOrEndedPlanMovesTooWithoutAVacancy) {
  given(anchored_plan(), lifecycle::PlanPaused{.paused_at = time_of("2026-03-01T12:00:00Z")})
      .as(kari)
      .when(move())
      .then(moved(), vacated_by_move());
  given(anchored_plan(),
        PlanEnded{.reason = EndReason::owners_wish, .ended_at = time_of("2026-03-01T12:00:00Z")})
      .as(kari)
      .when(move())
      .then(moved(), vacated_by_move());
  given(consented()).as(kari).when(move()).then_refused("R1", "plan-not-started");
}

TEST(Moving, R15_AMoveIsKnownToAllAndWhatTheOwnerSaidToTheCore) {
  EXPECT_EQ(scope_of(lift<plan::Event>(moved())), (Scope{.reach = Reach::both}));
}

// --- Another level of care. ---

const ChangeCareLevel to_hospital{.level = CareLevel::hospital, .since = day("2026-03-01")};
const CareLevelChanged in_hospital{
    .level = CareLevel::hospital, .since = day("2026-03-01"), .area = LifeArea::health};

TEST(Moving, R15_ThePlanGoesOnAtAnotherLevelOfCare) {
  given(whole_plan()).as(coordinator).when(to_hospital).then(in_hospital);
  given(whole_plan()).as(kari).when(to_hospital).then(in_hospital);
  EXPECT_EQ(fold(all_of(whole_plan(), in_hospital)).lifecycle.stage, lifecycle::Stage::active);
  given(whole_plan()).as(physio).when(to_hospital).then_refused("R15", "not-yours-to-do");
}

TEST(Moving, R15_ALevelOfCareIsRecordedOnceItHasChanged) {
  auto ahead = to_hospital;
  ahead.since = day("2026-03-03");
  given(whole_plan()).as(kari).when(ahead).then_refused("R15", "since-ahead", {"since"});
}

TEST(Moving, R5_ALevelOfCareReachesThoseWhoMaySeeWhatIsAboutHealth) {
  const auto scope = scope_of(lift<plan::Event>(in_hospital));
  EXPECT_EQ(scope.areas, AreaSet(LifeAreas{LifeArea::health}));
  const auto areas_of = [](std::string_view person) {
    return audience_of(fold(whole_plan()), {.person = id_of(person)}, time_of(noon)).areas;
  };
  EXPECT_TRUE(areas_of(physio).contains(scope.areas));
  EXPECT_FALSE(areas_of(teacher).contains(scope.areas));
}

}  // namespace
}  // namespace tests
