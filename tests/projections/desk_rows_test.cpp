// Desk rows: what a unit knows of each plan at its desk, and whose desk that is.
#include "projections/desk_rows.h"

#include "tests/projections/told.h"
#include "tests/support/random_story.h"
#include "tests/support/sampler.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using projections::ChainStage;
using projections::DeskRow;
using projections::Wanted;

constexpr std::string_view first_day = "2026-01-05T09:00:00Z";  // When Kari asks, in cast.h.
constexpr std::string_view second_day = "2026-01-09T09:00:00Z";
constexpr std::string_view third_day = "2026-01-20T09:00:00Z";

intake::ApplicationSubmitted applied(std::string_view at, std::string_view id = "application-1") {
  return {.application = {std::string(id)},
          .owner = id_of(kari),
          .form = intake::Form::written,
          .unit = unit_body,
          .received_at = time_of(at)};
}

intake::EligibilityAssessed found_eligible(bool eligible = true) {
  return {.eligible = eligible,
          .long_term = eligible,
          .coordinated = eligible,
          .grounds = "Flere tjenester over tid"};
}

intake::ApplicationDecided application_decided(intake::Decision decision) {
  return {.application = {"application-1"}, .decision = decision};
}

void expect_chain(const std::optional<DeskRow>& row, ChainStage stage, std::string_view since) {
  ASSERT_TRUE(row);
  EXPECT_EQ(row->chain, stage);
  EXPECT_EQ(row->chain_since, time_of(since));
}

TEST(DeskRows, S9_TheChainIsKeptWithTheTimeOfEachStep) {
  Told told;
  expect_chain(told.on(first_day, asked()).desk(), ChainStage::information, first_day);
  EXPECT_EQ(told.desk()->wants, Wanted::plan);
  EXPECT_TRUE(told.desk()->awaits_start);
  EXPECT_FALSE(told.desk()->answered);
  expect_chain(told.on(second_day, found_eligible()).desk(), ChainStage::decision, second_day);
  EXPECT_TRUE(told.desk()->answered);
  told.on(third_day, lifecycle::PlanStarted{.basis = intake::PlanBasis::right,
                                            .started_at = time_of(third_day)});
  expect_chain(told.desk(), ChainStage::start, third_day);
  EXPECT_FALSE(told.desk()->awaits_start);
  EXPECT_EQ(told.desk()->asked_at, time_of(first_day));
}

TEST(DeskRows, S8_R32_AnApplicationWaitsForItsDecisionOrAPreliminaryAnswer) {
  Told told;
  told.on(first_day, asked()).on(second_day, applied(second_day));
  expect_chain(told.desk(), ChainStage::application, second_day);
  EXPECT_EQ(told.desk()->applied_at, time_of(second_day));
  EXPECT_FALSE(told.desk()->preliminary_answer);
  EXPECT_EQ(told.desk()->asked_at, time_of(first_day)) << "the first time counts";
  told.on(third_day, found_eligible());
  expect_chain(told.desk(), ChainStage::application, second_day);
  EXPECT_TRUE(told.desk()->preliminary_answer);
  EXPECT_FALSE(told.desk()->answered) << "who applied in writing has no decision yet";
  told.on(third_day, application_decided(intake::Decision::granted));
  expect_chain(told.desk(), ChainStage::decision, third_day);
  EXPECT_FALSE(told.desk()->applied_at);
}

TEST(DeskRows, S8_WhatWasFoundBeforeAnApplicationDoesNotAnswerIt) {
  Told told;
  told.on(first_day, asked()).on(second_day, found_eligible()).on(third_day, applied(third_day));
  EXPECT_FALSE(told.desk()->preliminary_answer);
}

TEST(DeskRows, R32_ARefusedApplicationIsOffTheDesk) {
  Told told;
  told.on(first_day, applied(first_day), intake::IntakeResponsibilityTaken{.service = unit_body});
  ASSERT_TRUE(told.desk(unit_body));
  told.on(second_day, application_decided(intake::Decision::refused));
  EXPECT_FALSE(told.desk(unit_body));
  told.on(third_day, applied(third_day, "application-2"));
  expect_chain(told.desk(unit_body), ChainStage::application, third_day);
}

TEST(DeskRows, S28_ACoordinatorAloneIsAWayOfItsOwn) {
  Told told;
  told.on(first_day, intake::CoordinatorApplicationSubmitted{.application = {"application-1"},
                                                             .owner = id_of(kari),
                                                             .unit = unit_body,
                                                             .received_at = time_of(first_day)});
  expect_chain(told.desk(unit_body), ChainStage::application, first_day);
  EXPECT_EQ(told.desk(unit_body)->wants, Wanted::coordinator);
  EXPECT_FALSE(told.desk(unit_body)->awaits_start);
  told.on(second_day, application_decided(intake::Decision::granted));
  expect_chain(told.desk(unit_body), ChainStage::decision, second_day);
  told.on(third_day, coordination::CoordinatorAppointed{.coordinator = id_of(coordinator),
                                                        .body = service_body,
                                                        .profession = "Ergoterapeut",
                                                        .wish_stated = false,
                                                        .follows_wish = true});
  EXPECT_FALSE(told.desk(unit_body)->chain);
  EXPECT_EQ(told.desk(unit_body)->coordinator, id_of(coordinator));
}

TEST(DeskRows, S5_R23_WhoSaidNoAndWaitsForNothingIsOffTheDesk) {
  Told told;
  told.on(first_day, eligible()).on(second_day, intake::PlanDeclined{});
  EXPECT_FALSE(told.desk());
  told.on(third_day, intake::CoordinatorOnlyOffered{.body = service_body});
  EXPECT_EQ(told.desk()->wants, Wanted::coordinator);
  told.on(third_day, intake::CoordinatorOnlyDeclined{.owner = id_of(kari)});
  EXPECT_FALSE(told.desk());
}

TEST(DeskRows, R23_AnEndedPlanGoesUnlessSomebodyIsThereForTheOwner) {
  const ending::PlanEnded ended{.reason = ending::EndReason::goals_reached,
                                .ended_at = time_of(third_day)};
  Told with_coordinator;
  with_coordinator.on(first_day, whole_plan()).on(third_day, ended);
  ASSERT_TRUE(with_coordinator.desk());
  EXPECT_FALSE(with_coordinator.desk()->running);
  EXPECT_FALSE(with_coordinator.desk()->next_revision);
  Told without;
  without.on(
      first_day, consented(),
      lifecycle::PlanStarted{.basis = intake::PlanBasis::right, .started_at = time_of(first_day)});
  ASSERT_TRUE(without.desk());
  without.on(third_day, ended);
  EXPECT_FALSE(without.desk());
  EXPECT_EQ(without.rows().unit_plans.size(), 1U) << "the statistics of that year need it";
}

TEST(DeskRows, S21_R25_AVacancyIsThereWithItsTime) {
  Told told;
  told.on(first_day, whole_plan());
  EXPECT_EQ(told.desk()->coordinator, id_of(coordinator));
  told.on(third_day,
          coordination::CoordinatorVacated{.coordinator = id_of(coordinator), .reason = "Ny jobb"},
          coordination::CoordinatorVacancyOpened{.vacant_since = time_of(third_day)});
  EXPECT_FALSE(told.desk()->coordinator);
  EXPECT_EQ(told.desk()->vacant_since, time_of(third_day));
}

TEST(DeskRows, R22_TheRevisionDateGroupAndAgreementAreThere) {
  Told told;
  told.on(first_day, started_plan());
  EXPECT_FALSE(told.desk()->group);
  told.on(second_day, all_of(group::GroupFormed{.owner = id_of(kari)},
                             lifecycle::RevisionScheduled{.on = day("2026-09-01")}));
  EXPECT_TRUE(told.desk()->group);
  EXPECT_EQ(told.desk()->next_revision, day("2026-09-01"));
  EXPECT_FALSE(told.desk()->agreed);
  told.on(third_day, lifecycle::PlanAgreed{.agreed_at = time_of(third_day)});
  EXPECT_TRUE(told.desk()->agreed);
}

TEST(DeskRows, S16_APlanAnchoredWithABodyIsAtItsDeskOnlyIfThatIsACoordinatingUnit) {
  Told told;
  told.on(first_day, asked(),
          intake::PlanAnchored{.body = trust_body, .kind = BodyKind::health_trust});
  EXPECT_FALSE(told.desk(service_body)->unit_only);
  EXPECT_TRUE(told.desk(trust_body)->unit_only);
  EXPECT_FALSE(at_desk(told.plan, at_trust()));
}

// A notice is no request, and the unit that has not taken it up is not at the desk.
TEST(DeskRows, S5_ANoticeOfNeedIsAtTheDeskOfTheUnitThatTookItUp) {
  Told told;
  told.on(first_day, notices::NeedNotified{.notice = {"notice-1"},
                                           .owner = id_of(kari),
                                           .body = trust_body,
                                           .unit = unit_body,
                                           .wants = notices::Need::plan,
                                           .text = "Trenger flere tjenester",
                                           .noticed_at = time_of(first_day)});
  EXPECT_FALSE(told.desk(unit_body));
  told.on(second_day, notices::NoticeReceivedByUnit{.notice = {"notice-1"}, .unit = unit_body});
  expect_chain(told.desk(unit_body), ChainStage::information, first_day);
  EXPECT_TRUE(told.desk(unit_body)->unit_only);
  EXPECT_FALSE(told.desk(unit_body)->awaits_start);
  told.on(third_day, notices::NoticeHandled{.notice = {"notice-1"},
                                            .outcome = notices::NoticeOutcome::owner_said_no});
  EXPECT_FALSE(told.desk(unit_body));
}

TEST(DeskRows, R15_AMovedPlanLeavesTheOldDeskAndIsRememberedInBothUnits) {
  const Orgnr new_unit{"977777777"};
  Told told;
  told.on(first_day, whole_plan())
      .on(third_day, ending::PlanTransferred{.to_municipality = "1103", .to_unit = new_unit});
  EXPECT_FALSE(told.desk(service_body));
  EXPECT_TRUE(told.desk(new_unit));
  EXPECT_EQ(told.rows().unit_plans.size(), 2U);
}

// The row says nothing of what the plan holds.
TEST(DeskRows, R5_ARowHoldsNoneOfThePlansWords) {
  Told told;
  told.on(first_day, whole_plan());
  for (const auto& [key, value] : told.rows().desk) {
    for (const auto* word : {"butikken", "trapper", "Ergoterapeut", "Fysioterapeut", "Flere"}) {
      EXPECT_EQ(value.find(word), std::string::npos) << value;
    }
  }
}

// A row that somebody may see is that of a plan at whose desk they are.
TEST(DeskRows, R5_OnlyWhoIsAtTheDeskSeesARow) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random{seed};
    const std::vector<Orgnr> bodies{unit_body, service_body, trust_body};
    const auto some_body = [&] { return bodies[random() % bodies.size()]; };
    Told told;
    told.on(first_day, asked());
    for (int i = 0; i < 20; ++i) {
      const notices::NeedNotified notice{.notice = {"notice-1"},
                                         .owner = id_of(kari),
                                         .body = trust_body,
                                         .unit = some_body(),
                                         .wants = notices::Need::plan,
                                         .text = "Trenger hjelp",
                                         .noticed_at = time_of(first_day)};
      const notices::NoticeReceivedByUnit received{.notice = {"notice-1"}, .unit = notice.unit};
      switch (random() % 4) {
        case 0: told.on(second_day, notice, received); break;
        case 1:
          told.on(second_day,
                  intake::PlanAnchored{.body = some_body(), .kind = BodyKind::health_trust});
          break;
        case 2: told.on(second_day, intake::IntakeResponsibilityTaken{some_body()}); break;
        default:
          told.on(second_day,
                  ending::PlanTransferred{.to_municipality = "1103", .to_unit = some_body()});
      }
      for (const auto& body : bodies) {
        const auto row = told.desk(body);
        for (const auto kind : {BodyKind::coordinating_unit, BodyKind::health_trust}) {
          const bool unit = kind == BodyKind::coordinating_unit;
          EXPECT_EQ(row && (unit || !row->unit_only),
                    at_desk(told.plan, {{.body = body, .kind = kind, .may_appoint = false}}));
        }
      }
    }
  }
}

TEST(MyPlans, R5_WhoHasEmergencyAccessFindsThePlanForAsLongAsItLasts) {
  const auto row_of = [](const Told& told, std::string_view person) {
    const auto rows = told.rows().my_plans;
    const auto found = rows.find(projections::key_of(id_of(person)) + told.plan.id.value);
    if (found == rows.end()) return std::string("none");
    const auto json = events::json::parse(found->second).value();
    return json.at("role").get<std::string>() + " " + json.value("until", "");
  };
  const emergency::EmergencyAccessUsed used{.access = {"emergency-1"},
                                            .person = id_of(stranger),
                                            .areas = {LifeArea::health},
                                            .reason = "Bevisstløs",
                                            .until = time_of("2026-01-21T09:00:00Z")};
  Told told;
  told.on(first_day, whole_plan());
  EXPECT_EQ(row_of(told, stranger), "none");
  told.on(third_day, used);
  EXPECT_EQ(row_of(told, stranger), "emergency 2026-01-21T09:00:00.000000Z");
  auto again = used;
  again.access = {"emergency-2"};
  again.person = id_of(physio);
  told.on(third_day, again);
  EXPECT_EQ(row_of(told, physio).substr(0, 6), "member") << "the stronger role stands";
  told.on(third_day, consent::AccessRevoked{.access = {"emergency-1"}});
  EXPECT_EQ(row_of(told, stranger), "none");
}

// What is said not to change rows does not, whatever the plan: or they would lie until something
// else happened.
TEST(Rows, EventsThatAreSaidToLeaveThemAloneDo) {
  std::vector<Told> plans(6);
  plans[1].on(first_day, asked());
  plans[2].on(first_day, whole_plan());
  plans[3].on(first_day, whole_plan(), lifecycle::PlanAgreed{.agreed_at = time_of(first_day)});
  plans[4].on(first_day, started_plan(),
              coordination::CoordinatorVacated{.coordinator = id_of(coordinator), .reason = "x"},
              coordination::CoordinatorVacancyOpened{.vacant_since = time_of(first_day)});
  plans[5].on(first_day, whole_plan(),
              ending::PlanEnded{.reason = ending::EndReason::died, .ended_at = time_of(first_day)});
  std::size_t left_alone = 0;
  for (const auto& described : events::describe_events()) {
    for (unsigned number = 0; number < samples; ++number) {
      const auto event = event_of(described.name, sample_of(described.schema, number));
      const auto* of_plan = std::get_if<plan::Event>(&event);
      if (!of_plan || projections::changes_rows(*of_plan)) continue;
      ++left_alone;
      for (auto told : plans) {
        std::vector<events::RowChange> changes;
        const auto before = told.rows();
        projections::add_difference(before, told.on(third_day, Events{*of_plan}).rows(), changes);
        EXPECT_TRUE(changes.empty()) << described.name << " changes " << changes.front().view;
      }
    }
  }
  EXPECT_GT(left_alone, 20 * samples) << "content must stay cheap to write";
}

TEST(Rows, InARandomStoryEventsThatAreSaidToLeaveThemAloneDo) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RandomStory story{seed};
    Told told;
    const auto follow = [&](const std::vector<Recorded>& recorded) {
      for (const auto& each : recorded) {
        const auto event = std::get<plan::Event>(events::decode(each).value());
        const auto before = told.rows();
        told.on(events::to_text(each.author.at), Events{event});
        if (projections::changes_rows(event)) continue;
        std::vector<events::RowChange> changes;
        projections::add_difference(before, told.rows(), changes);
        EXPECT_TRUE(changes.empty()) << each.type;
      }
    };
    follow(story.opening());
    for (int i = 0; i < 300; ++i) follow(story.step());
  }
}

}  // namespace
}  // namespace tests
