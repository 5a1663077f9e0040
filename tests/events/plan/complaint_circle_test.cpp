// R42, R43: a late complaint is flagged and goes on, and nobody sees a complaint by the way.
#include "events/plan/due.h"
#include "tests/events/plan/complaint_cast.h"

namespace tests::complaint_cast {
namespace {

const FlagLateComplaint flag{.complaint = {"complaint-1"}, .missed_deadline = day("2026-01-29")};
const LateComplaintFlagged flagged{.complaint = {"complaint-1"},
                                   .missed_deadline = day("2026-01-29")};

ComplaintFiled late_one() {
  auto event = filed();
  event.decision_known_on = day("2026-01-01");
  return event;
}

Events with_late() { return all_of(with_group(), late_one(), received); }

std::size_t flags_due(const Events& history) {
  const auto all = due_of(fold(history), {});
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const Due& due) {
    return due.what.starts_with("late-complaint/");
  }));
}

// --- R42: late is a flag and no refusal. ---

TEST(Complaint, R42_ALateComplaintIsRegisteredAndNotRefused) {
  auto command = complain(Ground::plan_deficient);
  command.decision_known_on = day("2024-01-01");
  auto event = filed();
  event.decision_known_on = day("2024-01-01");
  given(with_group()).when(command).then(event, received);
  EXPECT_EQ(flags_due(all_of(with_group(), event, received)), 1U);
}

TEST(Complaint, R42_TheTimerFlagsItOnce) {
  EXPECT_EQ(flags_due(with_late()), 1U);
  given(with_late()).as(system_actor.value).when(flag).then(flagged);
  given(with_late(), flagged).as(system_actor.value).when(flag).then_nothing();
  EXPECT_EQ(flags_due(all_of(with_late(), flagged)), 0U);
}

TEST(Complaint, R42_AFlaggedComplaintIsHandledLikeAnyOther) {
  given(with_late(), flagged)
      .as(officer, at_service())
      .when(reconsider(Outcome::upheld))
      .then(reconsidered(Outcome::upheld));
}

TEST(Complaint, R42_NobodyButTheTimerFlagsAndOnlyWhatIsLate) {
  for (const auto person : {kari, officer}) {
    given(with_late()).as(person, at_service()).when(flag).then_refused("R42", "not-yours-to-do");
  }
  auto too_early = flag;
  too_early.missed_deadline = day("2026-03-02");
  given(with_late())
      .as(system_actor.value)
      .when(too_early)
      .then_refused("R42", "not-late", {"missedDeadline"});
  given(with_group()).as(system_actor.value).when(flag).then_refused("S57", "complaint-unknown");
}

TEST(Complaint, R42_NoDeadlineRunsWithoutADecisionThatIsKnown) {
  EXPECT_EQ(flags_due(with_complaint()), 0U);
}

TEST(Complaint, R42_AComplaintTakenBackIsNotFlagged) {
  EXPECT_EQ(flags_due(all_of(with_late(), withdrawn)), 0U);
  given(with_late(), withdrawn).as(system_actor.value).when(flag).then_nothing();
}

TEST(Complaint, R42_ADecisionIsNotKnownBeforeItsDay) {
  auto command = complain(Ground::plan_deficient);
  command.decision_known_on = day("2026-03-03");
  given(with_group()).when(command).then_refused("R42", "decision-ahead", {"decisionKnownOn"});
  command.decision_known_on = day("2026-03-02");
  given(with_group()).when(command).then_accepted();
}

// --- R43: the circle. ---

TEST(Complaint, R43_EverythingOfAComplaintIsForItsCircleAlone) {
  const std::vector<Event> all = all_of(
      filed(), received, flagged, reconsidered(Outcome::kept), sent, decided, withdrawn,
      shared(physio), ComplaintSharingEnded{.complaint = {"complaint-1"}, .person = id_of(physio)});
  EXPECT_EQ(all.size(), std::variant_size_v<events::complaint::Event>);
  for (const auto& event : all) {
    EXPECT_EQ(scope_of(event), (Scope{.reach = Reach::circle, .circle = "complaint/complaint-1"}));
    EXPECT_EQ(place_of(event).section, "complaints");
    EXPECT_EQ(row_of(event), "complaint-1");
  }
}

TEST(Complaint, R43_TheGroupAndTheCoordinatorDoNotSeeIt) {
  EXPECT_TRUE(sees_complaint(kari, with_complaint()));
  for (const auto person : {coordinator, physio, teacher, sister, stranger}) {
    EXPECT_FALSE(sees_complaint(person, with_complaint())) << person;
  }
}

TEST(Complaint, R43_NorDoTheySeeItByWayOfTheirEmployer) {
  EXPECT_TRUE(sees_complaint(officer, with_complaint(), at_service()));
  EXPECT_FALSE(sees_complaint(coordinator, with_complaint(), at_service()));
  EXPECT_FALSE(sees_complaint(physio, with_complaint(), at_service()));
  const auto invited =
      all_of(with_complaint(), coordination::ProfessionalInvited{.professional = id_of(officer),
                                                                 .body = service_body,
                                                                 .area = LifeArea::health,
                                                                 .purpose = "Vurdering"});
  EXPECT_FALSE(sees_complaint(officer, invited, at_service()));
  given(with_complaint())
      .as(coordinator, at_service())
      .when(reconsider(Outcome::kept))
      .then_refused("R41", "not-yours-to-do");
}

TEST(Complaint, R43_FilingChangesNobodysAccess) {
  for (const auto person : {kari, coordinator, physio, teacher, sister, officer}) {
    const Viewer viewer{.person = id_of(person), .offices = at_service()};
    auto after = audience_of(fold(with_forwarded()), viewer, time_of(noon));
    after.circles.clear();
    auto before = audience_of(fold(with_group()), viewer, time_of(noon));
    before.circles.clear();
    EXPECT_EQ(after, before) << person;
  }
}

TEST(Complaint, R43_ItFollowsTheComplaintFromBodyToBody) {
  const auto at_the_unit = all_of(with_group(), filed_at_unit());
  EXPECT_TRUE(sees_complaint(caseworker, at_the_unit, at_unit()));
  EXPECT_FALSE(sees_complaint(officer, at_the_unit, at_service()));
  EXPECT_TRUE(sees_complaint(officer, all_of(at_the_unit, received), at_service()));
  EXPECT_FALSE(sees_complaint(caseworker, with_complaint(), at_trust()));
  EXPECT_FALSE(sees_complaint(governor_officer, with_complaint(), at_governor()));
  EXPECT_TRUE(sees_complaint(governor_officer, with_forwarded(), at_governor()));
  const auto not_governor =
      Office{.body = governor_body, .kind = BodyKind::school, .may_appoint = false};
  EXPECT_FALSE(sees_complaint(governor_officer, with_forwarded(), {not_governor}));
}

TEST(Complaint, R43_TakenBackBeforeItCameThereItIsNoBusinessOfTheBodyThatDecided) {
  const auto never_there = all_of(with_group(), filed_at_unit(), withdrawn);
  EXPECT_FALSE(sees_complaint(officer, never_there, at_service()));
  EXPECT_TRUE(sees_complaint(caseworker, never_there, at_unit()));
  const auto was_there = all_of(with_group(), filed_at_unit(), received, withdrawn);
  EXPECT_TRUE(sees_complaint(officer, was_there, at_service()));
}

TEST(Complaint, R43_ARepresentativeSeesItWhoActsForTheOwnerInAllAreas) {
  const auto seen = [](LifeAreas scope, group::RepresentativeMode mode, std::string_view at) {
    return sees_complaint(guardian, all_of(with_complaint(), represented(std::move(scope), mode)),
                          {}, at);
  };
  using enum group::RepresentativeMode;
  EXPECT_TRUE(seen({}, instead, noon));
  EXPECT_FALSE(seen({LifeArea::health}, instead, noon));
  EXPECT_FALSE(seen({}, together, noon));
  EXPECT_FALSE(seen({}, instead, "2026-04-01T00:00:00Z"));
}

TEST(Complaint, R43_TheOwnerSharesItAndTakesThatBack) {
  for (const auto person : {coordinator, physio}) {
    const ComplaintSharingEnded ended{.complaint = {"complaint-1"}, .person = id_of(person)};
    const ShareComplaint share{.complaint = {"complaint-1"}, .person = id_of(person)};
    const StopSharingComplaint stop{.complaint = {"complaint-1"}, .person = id_of(person)};
    const auto history = all_of(with_complaint(), shared(person));
    given(with_complaint()).as(kari).when(share).then(shared(person));
    EXPECT_TRUE(sees_complaint(person, history));
    given(history).when(share).then_nothing();
    given(history).when(stop).then(ended);
    EXPECT_FALSE(sees_complaint(person, all_of(history, ended)));
    given(with_complaint()).when(stop).then_nothing();
  }
}

TEST(Complaint, R43_NobodyButTheOwnersSideSharesIt) {
  const ShareComplaint share{.complaint = {"complaint-1"}, .person = id_of(teacher)};
  const StopSharingComplaint stop{.complaint = {"complaint-1"}, .person = id_of(physio)};
  const auto history = all_of(with_complaint(), shared(physio));
  given(history).as(physio).when(share).then_refused("R43", "not-yours-to-do");
  given(history).as(physio).when(stop).then_refused("R43", "not-yours-to-do");
  given(history).as(officer, at_service()).when(share).then_refused("R43", "not-yours-to-do");
  given(with_group()).when(share).then_refused("S57", "complaint-unknown", {"complaint"});
  given(with_group()).when(stop).then_refused("S57", "complaint-unknown", {"complaint"});
}

TEST(Complaint, R5_ASharedComplaintIsSeenOnlyByWhoMaySeeAnythingOfThePlan) {
  const auto history = all_of(with_complaint(), shared(physio), shared(coordinator));
  const consent::ConsentWithdrawn withdrawal{.consent = {"consent-health"},
                                             .kind = consent::ConsentKind::sharing};
  const coordination::CoordinatorVacated left{.coordinator = id_of(coordinator),
                                              .reason = "Ny stilling"};
  EXPECT_FALSE(sees_complaint(physio, all_of(history, withdrawal)));
  EXPECT_FALSE(sees_complaint(physio, history, {}, "2027-07-01T00:00:00Z"));
  EXPECT_FALSE(
      sees_complaint(physio, all_of(history, group::MemberRemoved{.person = id_of(physio)})));
  EXPECT_FALSE(sees_complaint(coordinator, all_of(history, left)));
  given(with_complaint())
      .when(ShareComplaint{.complaint = {"complaint-1"}, .person = id_of(stranger)})
      .then_refused("R5", "person-sees-nothing", {"person"});
}

TEST(Complaint, R43_ARefusalDoesNotTellThatThereIsOne) {
  const auto command = reconsider(Outcome::kept);
  const auto refusal = [&](const Events& history) {
    const Stamp stamp{.by = id_of(coordinator), .at = time_of(noon), .offices = at_service()};
    return plan::decide(fold(history), lift<plan::Command>(command), stamp).error();
  };
  EXPECT_EQ(refusal(with_complaint()), refusal(with_group()));
}

}  // namespace
}  // namespace tests::complaint_cast
