// S62, S5, S7, R31 and the need notice of (a3): what comes in, from whom, and what it opens.
#include "events/plan/notices.h"

#include <set>

#include "events/json/shape.h"
#include "events/plan/due.h"
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using intake::IntakeResponsibilityTaken;
using intake::RequestRegistered;
using notices::HandleNotice;
using notices::Need;
using notices::NeedNotified;
using notices::NoticeHandled;
using notices::NoticeOutcome;
using notices::NoticeReceivedByUnit;
using notices::NotifyNeed;
using notices::PostalItemRegistered;
using notices::PostKind;
using notices::ReceiveNotice;
using notices::RegisterPostalItem;
using notices::SecureFormSubmitted;
using notices::SubmitSecureForm;

const NotifyNeed notify{.notice = {"notice-1"},
                        .owner = id_of(kari),
                        .body = trust_body,
                        .unit = unit_body,
                        .wants = Need::coordinator,
                        .text = "Skrives ut på fredag og har flere tjenester hjemme"};
const NeedNotified notified{.notice = {"notice-1"},
                            .owner = id_of(kari),
                            .body = trust_body,
                            .unit = unit_body,
                            .wants = Need::coordinator,
                            .text = "Skrives ut på fredag og har flere tjenester hjemme",
                            .noticed_at = time_of(noon)};
const ReceiveNotice receive{.notice = {"notice-1"}};
const NoticeReceivedByUnit received{.notice = {"notice-1"}, .unit = unit_body};

HandleNotice handle(NoticeOutcome outcome, std::optional<Note> note = {}) {
  return {.notice = {"notice-1"}, .outcome = outcome, .note = std::move(note)};
}
NoticeHandled handled(NoticeOutcome outcome) {
  return {.notice = {"notice-1"}, .outcome = outcome};
}

const Audience desk{.desk = true};

// --- The need notice. ---

TEST(Notices, A3_AProfessionalNotifiesANeedBeforeAnybodyHasAsked) {
  given(Events{}).as(doctor, at_trust()).when(notify).then(notified);
  EXPECT_EQ(fold(all_of(notified)).owner, id_of(kari));
}

TEST(Notices, A3_StaffOfAnyOtherServiceMayNotify) {
  auto from_school = notify;
  from_school.body = Orgnr{"944444444"};
  const Office school{.body = from_school.body, .kind = BodyKind::school, .may_appoint = false};
  given(Events{}).as(teacher, {school}).when(from_school).then_accepted();
}

TEST(Notices, A3_NobodyNotifiesForABodyWhereTheyDoNotWork) {
  given(Events{}).as(doctor, at_service()).when(notify).then_refused("S7", "not-yours-to-do");
  given(Events{}).as(sister).when(notify).then_refused("S7", "not-yours-to-do");
}

TEST(Notices, A3_ANoticeIsMadeOnceAndInThePlanOfItsOwner) {
  given(notified)
      .as(doctor, at_trust())
      .when(notify)
      .then_refused("S7", "notice-exists", {"notice"});
  auto elsewhere = notify;
  elsewhere.owner = id_of(stranger);
  given(Events{})
      .as(doctor, at_trust())
      .when(elsewhere)
      .then_refused("R14", "owner-mismatch", {"owner"});
}

TEST(Notices, A3_ANoticeAsksForNoDiagnosis) {
  const auto payload = encode(plan::Command{notices::Command{notify}}).payload;
  EXPECT_EQ(payload, R"({"body":"933333333","notice":"notice-1","owner":"kari",)"
                     R"("text":"Skrives ut på fredag og har flere tjenester hjemme",)"
                     R"("unit":"911111111","wants":"coordinator"})");
}

TEST(Notices, A3_ANoticeGivesTheNotifierNoAccess) {
  EXPECT_TRUE(seen_by(doctor, all_of(notified), noon, at_trust()).nothing());
  EXPECT_TRUE(seen_by(doctor, all_of(notified, received), noon, at_trust()).nothing());
  EXPECT_EQ(scope_of(lift<plan::Event>(notified)).reach, Reach::desk);
  given(notified)
      .as(doctor, at_trust())
      .when(intake::TakeIntake{.service = trust_body})
      .then_refused("S10", "nothing-asked");
}

TEST(Notices, A3_TheOwnerSeesTheNotice) {
  EXPECT_EQ(seen_by(kari, all_of(notified)), Audience{.core = true});
}

TEST(Notices, A3_TheUnitThatWasToldReceivesItOnce) {
  given(notified).as(caseworker, at_unit()).when(receive).then(received);
  given(notified, received).as(caseworker, at_unit()).when(receive).then_nothing();
}

TEST(Notices, A3_NobodyElseReceivesIt) {
  given(notified).as(doctor, at_trust()).when(receive).then_refused("S7", "not-yours-to-do");
  given(notified).as(kari).when(receive).then_refused("S7", "not-yours-to-do");
  const Office other{
      .body = Orgnr{"955555555"}, .kind = BodyKind::coordinating_unit, .may_appoint = false};
  given(notified).as(caseworker, {other}).when(receive).then_refused("S7", "not-yours-to-do");
  const Office no_unit{
      .body = unit_body, .kind = BodyKind::municipal_service, .may_appoint = false};
  given(notified).as(caseworker, {no_unit}).when(receive).then_refused("S7", "not-yours-to-do");
}

TEST(Notices, A3_WhetherThereIsANoticeIsForTheDeskToKnow) {
  given(asked()).as(caseworker, at_unit()).when(receive).then_refused("S7", "not-yours-to-do");
  given(asked())
      .as("staff", at_service())
      .when(receive)
      .then_refused("S7", "notice-unknown", {"notice"});
}

TEST(Notices, A3_TheUnitIsAtTheDeskFromTheMomentItHasTakenTheNoticeUp) {
  EXPECT_TRUE(seen_by(caseworker, all_of(notified), noon, at_unit()).nothing());
  EXPECT_EQ(seen_by(caseworker, all_of(notified, received), noon, at_unit()), desk);
}

TEST(Notices, A3_TheUnitLeavesTheDeskWhenNothingIsLeftToDo) {
  const auto after = [](NoticeOutcome outcome) {
    return seen_by(caseworker, all_of(notified, received, handled(outcome)), noon, at_unit());
  };
  EXPECT_EQ(after(NoticeOutcome::request_registered), desk);
  EXPECT_TRUE(after(NoticeOutcome::owner_said_no).nothing());
  EXPECT_TRUE(after(NoticeOutcome::already_has_plan).nothing());
  EXPECT_TRUE(after(NoticeOutcome::passed_on).nothing());
}

TEST(Notices, A3_ANoticeOpensNothingOverTheHeadOfAnotherUnit) {
  const intake::ApplicationSubmitted elsewhere{.application = {"application-1"},
                                               .owner = id_of(kari),
                                               .form = intake::Form::post,
                                               .unit = Orgnr{"955555555"},
                                               .received_at = time_of(noon)};
  EXPECT_TRUE(
      seen_by(caseworker, all_of(notified, received, elsewhere), noon, at_unit()).nothing());
  EXPECT_TRUE(
      seen_by(caseworker, all_of(started_plan(), notified, received), noon, at_unit()).nothing());
}

TEST(Notices, A3_ANoticeIsReceivedBeforeItIsHandledAndHandledOnce) {
  const auto no = handle(NoticeOutcome::owner_said_no);
  given(notified)
      .as(caseworker, at_unit())
      .when(no)
      .then_refused("S7", "notice-not-received", {"notice"});
  given(notified, received).as(doctor, at_trust()).when(no).then_refused("S7", "not-yours-to-do");
  given(notified, received)
      .as(caseworker, at_unit())
      .when(no)
      .then(handled(NoticeOutcome::owner_said_no));
  given(notified, received, handled(NoticeOutcome::owner_said_no))
      .as(caseworker, at_unit())
      .when(no)
      .then_refused("S7", "notice-handled", {"notice"});
}

TEST(Notices, A3_WhatIsPassedOnSaysToWhom) {
  given(notified, received)
      .as(caseworker, at_unit())
      .when(handle(NoticeOutcome::passed_on))
      .then_refused("S7", "note-missing", {"note"});
  given(notified, received)
      .as(caseworker, at_unit())
      .when(handle(NoticeOutcome::passed_on, Note{"Til nabokommunen"}))
      .then(NoticeHandled{.notice = {"notice-1"},
                          .outcome = NoticeOutcome::passed_on,
                          .note = Note{"Til nabokommunen"}});
}

TEST(Notices, S5_HandlingANoticeStartsNothing) {
  const auto plan = fold(all_of(notified, received, handled(NoticeOutcome::request_registered)));
  EXPECT_EQ(plan.lifecycle.stage, lifecycle::Stage::none);
  EXPECT_FALSE(plan.intake.asked_at);
  EXPECT_FALSE(plan.intake.responsible);
  EXPECT_FALSE(awaits_start(plan));
}

TEST(Notices, S5_TheOutcomeMustBeTrueOfThePlan) {
  given(notified, received)
      .as(caseworker, at_unit())
      .when(handle(NoticeOutcome::request_registered))
      .then_refused("S5", "nothing-asked", {"outcome"});
  given(notified, received, asked())
      .as(caseworker, at_unit())
      .when(handle(NoticeOutcome::request_registered))
      .then(handled(NoticeOutcome::request_registered));
  given(notified, received)
      .as(caseworker, at_unit())
      .when(handle(NoticeOutcome::already_has_plan))
      .then_refused("S5", "no-plan", {"outcome"});
  given(started_plan(), notified, received)
      .as(caseworker, at_unit())
      .when(handle(NoticeOutcome::already_has_plan))
      .then(handled(NoticeOutcome::already_has_plan));
}

TEST(Notices, S5_TheOwnerMaySayNoToWhatAProfessionalNotified) {
  given(notified).as(kari).when(intake::DeclinePlan{}).then(intake::PlanDeclined{});
}

// --- Secure forms and letters. ---

const SubmitSecureForm form{.form = {"form-1"},
                            .owner = id_of(kari),
                            .kind = PostKind::request,
                            .service = service_body,
                            .summary = Note{"Ønsker en plan"}};
const SecureFormSubmitted form_submitted{.form = {"form-1"},
                                         .owner = id_of(kari),
                                         .kind = PostKind::request,
                                         .service = service_body,
                                         .summary = Note{"Ønsker en plan"}};
const RegisterPostalItem letter{.item = {"letter-1"},
                                .owner = id_of(kari),
                                .kind = PostKind::request,
                                .sender = intake::Asker::kin,
                                .service = service_body,
                                .received = day("2026-03-02"),
                                .summary = Note{"Mor ber om hjelp"}};
const PostalItemRegistered entered{.item = {"letter-1"},
                                   .owner = id_of(kari),
                                   .kind = PostKind::request,
                                   .sender = intake::Asker::kin,
                                   .service = service_body,
                                   .received = day("2026-03-02"),
                                   .summary = Note{"Mor ber om hjelp"}};

RequestRegistered request_by(std::string_view id, intake::Channel channel, intake::Asker asker,
                             std::string_view at) {
  return {.request = {std::string(id)},
          .owner = id_of(kari),
          .channel = channel,
          .asked_by = asker,
          .service = service_body,
          .wants = intake::Wanted::unsure,
          .received_at = time_of(at)};
}

TEST(Notices, S62_ASecureFormMayBeTheFirstWord) {
  given(Events{}).as(kari).when(form).then(
      form_submitted,
      request_by("form-1", intake::Channel::secure_form, intake::Asker::owner, noon),
      IntakeResponsibilityTaken{.service = service_body});
  EXPECT_EQ(fold(all_of(form_submitted)).owner, id_of(kari));
}

TEST(Notices, S62_ALetterMayBeTheFirstWord) {
  given(Events{})
      .as("clerk", at_service())
      .when(letter)
      .then(entered,
            request_by("letter-1", intake::Channel::letter, intake::Asker::kin,
                       "2026-03-02T00:00:00Z"),
            IntakeResponsibilityTaken{.service = service_body});
  EXPECT_EQ(fold(all_of(entered)).owner, id_of(kari));
}

TEST(Notices, S62_ALetterIsEnteredByTheServiceThatItCameTo) {
  given(Events{}).as(kari).when(letter).then_refused("S62", "not-yours-to-do");
  given(Events{}).as(doctor, at_trust()).when(letter).then_refused("S62", "not-yours-to-do");
  auto tomorrow = letter;
  tomorrow.received = day("2026-03-03");
  given(Events{})
      .as("clerk", at_service())
      .when(tomorrow)
      .then_refused("S62", "received-ahead", {"received"});
}

TEST(Notices, S62_WhatIsSentIsEnteredOnceAndInThePlanOfItsOwner) {
  given(form_submitted).as(kari).when(form).then_refused("S62", "form-exists", {"form"});
  given(entered)
      .as("clerk", at_service())
      .when(letter)
      .then_refused("S62", "item-exists", {"item"});
  auto other_form = form;
  other_form.owner = id_of(stranger);
  given(Events{}).as(kari).when(other_form).then_refused("R14", "owner-mismatch", {"owner"});
  auto other_letter = letter;
  other_letter.owner = id_of(stranger);
  given(Events{})
      .as("clerk", at_service())
      .when(other_letter)
      .then_refused("R14", "owner-mismatch", {"owner"});
}

// What is about a plan has no field and no way of e-mail; a person's own choice of where notices
// without content go has (events/person/notices.h, R48).
TEST(Notices, S62_NothingSensitiveGoesByEmail) {
  const auto is_email = [](std::string_view text) {
    std::string letters;
    for (const char c : text) {
      if (c != '_' && c != '-') letters += static_cast<char>(c | 0x20);
    }
    return letters.find("email") != std::string::npos || letters.find("epost") != std::string::npos;
  };
  EXPECT_TRUE(is_email("e_mail"));
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<intake::Channel>>(
      [&](auto each) { EXPECT_FALSE(is_email(each.name)) << each.name; });
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<intake::Form>>(
      [&](auto each) { EXPECT_FALSE(is_email(each.name)) << each.name; });
  const std::set<std::string> of_a_person{
      "ChooseNoticeChannels", "NoticeChannelsChosen", "QueueNotice",        "NoticeQueued",
      "RecordNoticeSent",     "NoticeSent",           "RecordNoticeFailed", "NoticeFailed",
      "DropNotice",           "NoticeDropped"};
  for (const auto& all : {describe_commands(), describe_events()}) {
    for (const auto& each : all) {
      const bool speaks_of_it = is_email(each.schema.dump());
      EXPECT_TRUE(!speaks_of_it || of_a_person.contains(each.name)) << each.name;
    }
  }
}

TEST(Notices, S62_OnlyTheDeskReadsWhatWasSent) {
  EXPECT_EQ(scope_of(lift<plan::Event>(form_submitted)), (Scope{.reach = Reach::desk}));
  EXPECT_EQ(scope_of(lift<plan::Event>(entered)), (Scope{.reach = Reach::desk}));
  EXPECT_TRUE(seen_by(sister, all_of(form_submitted)).nothing());
}

TEST(Notices, S7_WhoIsNotTheOwnersSideWritesAsKin) {
  given(Events{}).as(sister).when(form).then(
      form_submitted, request_by("form-1", intake::Channel::secure_form, intake::Asker::kin, noon),
      IntakeResponsibilityTaken{.service = service_body});
}

TEST(Notices, R31_TheServiceWrittenToIsResponsibleTheSameDayUnlessOneIs) {
  auto other = form;
  other.kind = PostKind::other;
  auto came = form_submitted;
  came.kind = PostKind::other;
  given(Events{}).as(kari).when(other).then(came,
                                            IntakeResponsibilityTaken{.service = service_body});
  given(notified).as(kari).when(other).then(came,
                                            IntakeResponsibilityTaken{.service = service_body});
  given(asked()).as(kari).when(other).then(came);
}

TEST(Notices, R31_ARequestToThoseWhoHaveThePlanIsReadAndNoSecondIntake) {
  given(started_plan()).as(kari).when(form).then(form_submitted);
  given(started_plan()).as("clerk", at_service()).when(letter).then(entered);
}

TEST(Notices, R43_WhatAComplaintSaysIsNotWrittenWhereTheDeskReads) {
  auto complaint = form;
  complaint.kind = PostKind::complaint;
  given(asked()).as(kari).when(complaint).then_refused("R43", "complaint-in-summary", {"summary"});
  complaint.summary.reset();
  given(asked()).as(kari).when(complaint).then_accepted();
  auto by_post = letter;
  by_post.kind = PostKind::complaint;
  given(asked())
      .as("clerk", at_service())
      .when(by_post)
      .then_refused("R43", "complaint-in-summary", {"summary"});
}

TEST(Notices, S62_AllElseSaysWhatWasSent) {
  auto silent = form;
  silent.summary.reset();
  given(asked()).as(kari).when(silent).then_refused("S62", "summary-missing", {"summary"});
}

}  // namespace
}  // namespace tests
