// S8, R32: a written application, and its answer.
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using namespace events::intake;  // NOLINT(google-build-using-namespace): the room under test.

const SubmitApplication application{.application = {"application-1"},
                                    .owner = id_of(kari),
                                    .form = Form::written,
                                    .unit = unit_body};

TEST(Application, R14_AnApplicationGoesToThePlanOfItsOwner) {
  auto command = application;
  command.owner = id_of(sister);
  given().as(sister).when(command).then_refused("R14", "owner-mismatch", {"owner"});
  given()
      .as(sister)
      .when(ApplyForCoordinator{
          .application = {"application-1"}, .owner = id_of(sister), .unit = unit_body})
      .then_refused("R14", "owner-mismatch", {"owner"});
}

TEST(Application, R14_AnApplicationForASecondPlanIsRefused) {
  given(started_plan()).as(kari).when(application).then_refused("R14", "plan-exists");
}

TEST(Application, S8_AWrittenApplicationIsAcceptedToo) {
  given()
      .as(kari)
      .when(application)
      .then(ApplicationSubmitted{.application = {"application-1"},
                                 .owner = id_of(kari),
                                 .form = Form::written,
                                 .unit = unit_body,
                                 .received_at = time_of("2026-03-02T12:00:00Z")},
            IntakeResponsibilityTaken{.service = unit_body});
}

TEST(Application, S8_TheCoordinatingUnitEntersAFormThatCameByPost) {
  given().as(caseworker, at_unit()).when(application).then_accepted();
}

TEST(Application, S8_KinNeedAMandateToApply) {
  given().as(sister).when(application).then_refused("S8", "not-yours-to-do");
}

TEST(Application, S8_AnApplicationIsRegisteredOnce) {
  given(with_application())
      .when(application)
      .then_refused("S8", "application-exists", {"application"});
}

TEST(Application, S8_TheCoordinatingUnitDecidesOnce) {
  const DecideApplication granted{.application = {"application-1"},
                                  .decision = intake::Decision::granted};
  const ApplicationDecided decided{.application = {"application-1"},
                                   .decision = intake::Decision::granted};
  given(with_application()).as(caseworker, at_unit()).when(granted).then(decided);
  given(with_application(), decided)
      .as(caseworker, at_unit())
      .when(granted)
      .then_refused("S8", "application-decided", {"application"});
}

TEST(Application, S8_OnlyTheUnitAppliedToDecides) {
  const DecideApplication granted{.application = {"application-1"},
                                  .decision = intake::Decision::granted};
  given(asked(), with_application())
      .as("staff", at_service())
      .when(granted)
      .then_refused("S8", "not-yours-to-do");
  given(with_application()).as(kari).when(granted).then_refused("S8", "not-yours-to-do");
}

TEST(Application, S8_AnUnknownApplicationIsNotDecided) {
  given(with_application())
      .as(caseworker, at_unit())
      .when(DecideApplication{.application = {"application-9"},
                              .decision = intake::Decision::granted})
      .then_refused("S8", "application-unknown", {"application"});
}

TEST(Application, R32_ARefusalStatesReasonsAndComplaintRoute) {
  DecideApplication refused{.application = {"application-1"},
                            .decision = intake::Decision::refused};
  given(with_application())
      .as(caseworker, at_unit())
      .when(refused)
      .then_refused("R32", "refusal-without-reasons", {"reasons", "complaintRoute"});
  refused.reasons = "Behovet er kortvarig";
  given(with_application())
      .as(caseworker, at_unit())
      .when(refused)
      .then_refused("R32", "refusal-without-reasons", {"complaintRoute"});
  refused.complaint_route = "Klage sendes koordinerende enhet innen fire uker";
  given(with_application())
      .as(caseworker, at_unit())
      .when(refused)
      .then(ApplicationDecided{.application = {"application-1"},
                               .decision = intake::Decision::refused,
                               .reasons = refused.reasons,
                               .complaint_route = refused.complaint_route});
}

}  // namespace
}  // namespace tests
