// A3, and what R55 waits for: a plan's history is kept while somebody has to keep it, and the
// owner's wish that it is erased waits until then.
#include "events/plan/retention.h"

#include "tests/events/plan/guardian_cast.h"
#include "tests/support/more_cast.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using namespace events::retention;  // NOLINT(google-build-using-namespace): the room under test.

const SetRetentionDuty keep{.duty = {"archive"},
                            .body = service_body,
                            .legal_basis = "Arkivlova og riksarkivarens forskrift",
                            .until = day("2036-03-02")};
const RetentionDutySet kept{.duty = {"archive"},
                            .body = service_body,
                            .legal_basis = "Arkivlova og riksarkivarens forskrift",
                            .until = day("2036-03-02")};
const RetentionDutyLifted lifted{.duty = {"archive"}, .reason = "Avlevert til arkivet"};
const ErasureRequested requested{.requested_at = time_of(noon)};

Events ended_yesterday() {
  return all_of(whole_plan(), ending::PlanEnded{.reason = ending::EndReason::goals_reached,
                                                .ended_at = time_of("2026-03-01T12:00:00Z")});
}

// --- Who has to keep it. ---

TEST(Retention, A3_ABodyOfThePlanSaysThatItHasToKeepTheHistory) {
  given(whole_plan()).as(physio, at_service()).when(keep).then(kept);
}

TEST(Retention, A3_AnotherBodyAndThoseWithoutOfficeDoNot) {
  given(whole_plan()).as(kari).when(keep).then_refused("R55", "not-yours-to-do");
  given(whole_plan()).as(physio, at_unit()).when(keep).then_refused("R55", "not-yours-to-do");
  auto foreign = keep;
  foreign.body = Orgnr{"944444444"};
  const Office school{.body = foreign.body, .kind = BodyKind::school, .may_appoint = false};
  given(whole_plan()).as(teacher, {school}).when(foreign).then_refused("R55", "not-yours-to-do");
  given().as(physio, at_service()).when(keep).then_refused("R55", "not-yours-to-do");
}

TEST(Retention, A3_ADutyHasAnIdOfItsOwnAndALastDayThatIsNotOver) {
  given(whole_plan(), kept)
      .as(physio, at_service())
      .when(keep)
      .then_refused("R55", "duty-exists", {"duty"});
  auto over = keep;
  over.until = day("2026-03-01");
  given(whole_plan())
      .as(physio, at_service())
      .when(over)
      .then_refused("R55", "duty-over", {"until"});
  over.until = day("2026-03-02");
  given(whole_plan()).as(physio, at_service()).when(over).then_accepted();
}

TEST(Retention, A3_TheSameBodyLiftsItOnce) {
  const LiftRetentionDuty lift{.duty = {"archive"}, .reason = "Avlevert til arkivet"};
  given(whole_plan(), kept).as(physio, at_service()).when(lift).then(lifted);
  given(whole_plan(), kept)
      .as(caseworker, at_unit())
      .when(lift)
      .then_refused("R55", "not-yours-to-do");
  given(whole_plan()).as(physio, at_service()).when(lift).then_refused("R55", "not-yours-to-do");
  given(whole_plan(), kept, lifted)
      .as(physio, at_service())
      .when(lift)
      .then_refused("R55", "duty-lifted", {"duty"});
}

// --- The owner's wish. ---

TEST(Retention, A3_TheOwnerAsksThatAnEndedPlanIsErased) {
  given(ended_yesterday()).as(kari).when(RequestErasure{}).then(requested);
  given(ended_yesterday())
      .as(kari)
      .when(RequestErasure{.reason = Note{"Jeg vil begynne på nytt"}})
      .then(requested, ErasureExplained{.reason = "Jeg vil begynne på nytt"});
  given(ended_yesterday(), sister_as_guardian({}))
      .as(sister)
      .when(RequestErasure{})
      .then_accepted();
}

TEST(Retention, A3_NobodyElseAsksForIt) {
  given(ended_yesterday())
      .as(coordinator)
      .when(RequestErasure{})
      .then_refused("R55", "not-yours-to-do");
  given(ended_yesterday(), sister_as_guardian({LifeArea::health}))
      .as(sister)
      .when(RequestErasure{})
      .then_refused("R13", "outside-authority");
}

TEST(Retention, A3_ErasureIsRefusedWhileADutyHolds) {
  const auto refused = [](std::string_view at, Events history) {
    given(std::move(history))
        .as(kari)
        .at(at)
        .when(RequestErasure{})
        .then_refused("R55", "retention-holds");
  };
  refused(noon, all_of(ended_yesterday(), kept));
  refused("2036-03-02T22:00:00Z", all_of(ended_yesterday(), kept));
  auto without_end = kept;
  without_end.until = {};
  refused("2099-01-01T12:00:00Z", all_of(ended_yesterday(), without_end));
  auto another = kept;
  another.duty = {"journal"};
  refused(noon, all_of(ended_yesterday(), kept, another, lifted));
  given(ended_yesterday(), kept, lifted).as(kari).when(RequestErasure{}).then(requested);
  given(ended_yesterday(), kept)
      .as(kari)
      .at("2036-03-04T12:00:00Z")
      .when(RequestErasure{})
      .then(ErasureRequested{.requested_at = time_of("2036-03-04T12:00:00Z")});
}

TEST(Retention, A3_APlanInUseIsNotErasedAndIsAskedForOnce) {
  given(whole_plan()).as(kari).when(RequestErasure{}).then_refused("R55", "plan-running");
  given(ended_yesterday(), requested)
      .as(kari)
      .when(RequestErasure{})
      .then_refused("R55", "erasure-requested");
}

TEST(Retention, A3_OwnerAndDeskSeeTheDutiesAndTheGroupDoesNot) {
  EXPECT_EQ(scope_of(lift<plan::Event>(kept)), (Scope{.reach = Reach::desk}));
  EXPECT_EQ(scope_of(lift<plan::Event>(requested)), (Scope{.reach = Reach::desk}));
  EXPECT_EQ(scope_of(lift<plan::Event>(ErasureExplained{.reason = "Privat"})),
            (Scope{.reach = Reach::core}));
}

}  // namespace
}  // namespace tests
