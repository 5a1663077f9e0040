// A unit's desk, cases and statistics over HTTP, on RocksDB, also after a restart.
#include "tests/server/unit_door.h"

#include <set>

namespace tests {
namespace {

const std::string desk = "desk";

const Json& item_of(const Json& section, const std::string& plan) {
  static const Json none = Json::object();
  for (const auto& item : section.at("items")) {
    if (item.at("plan") == plan) return item;
  }
  return none;
}

TEST_F(UnitDoor, Threads_S9_R32_RequestsAreShownByStageAndAgeAndWhatIsLateIsSaid) {
  const auto answer = json(unit_path(unit_body, desk), caseworker);
  const auto& requests = answer.at("requests");
  ASSERT_EQ(requests.at("items").size(), 5U) << requests;
  const auto applied = item_of(requests, plan_id(asker(1)));
  EXPECT_EQ(applied.at("stage"), "application");
  EXPECT_EQ(applied.at("days"), 68);
  EXPECT_EQ(applied.at("decisionLate"), true);
  EXPECT_EQ(applied.at("responsible"), unit_body.value);
  const auto asked = item_of(requests, plan_id(asker(2)));
  EXPECT_EQ(asked.at("stage"), "information");
  EXPECT_EQ(asked.at("decisionLate"), false) << "nothing was applied for in writing";
  EXPECT_EQ(asked.at("overdue"), true) << "the start is";
  EXPECT_EQ(answer.at("people").at(asker(1)), asker(1));
}

TEST_F(UnitDoor, Threads_S11_ARequestIsOverdueOnItsDayAndNotBefore) {
  const auto overdue = [&] {
    const auto requests = json(unit_path(unit_body, desk), caseworker).at("requests");
    return item_of(requests, plan_id(asker(2))).at("overdue").get<bool>();
  };
  clock().set("2026-04-02T11:59:59Z");
  EXPECT_FALSE(overdue());
  clock().set("2026-04-02T12:00:00Z");
  EXPECT_TRUE(overdue());
}

TEST_F(UnitDoor, Threads_S21_AVacancyIsOnTheDeskAtOnceAndAfterARestart) {
  EXPECT_TRUE(json(unit_path(unit_body, desk), caseworker).at("vacancies").at("items").empty());
  command(coordinator, "VacateCoordinator", {{"reason", "Ny jobb"}});
  const auto vacancies = json(unit_path(unit_body, desk), caseworker).at("vacancies");
  ASSERT_EQ(vacancies.at("items").size(), 1U);
  EXPECT_EQ(vacancies.at("items")[0].at("owner"), kari);
  EXPECT_EQ(vacancies.at("items")[0].at("days"), 0);
  clock().set("2026-05-20T12:00:00Z");
  restart();
  const auto later = json(unit_path(unit_body, desk), caseworker).at("vacancies");
  ASSERT_EQ(later.at("items").size(), 1U);
  EXPECT_EQ(later.at("items")[0].at("days"), 10);
}

TEST_F(UnitDoor, Threads_S17_S18_CoordinatorsAreShownWithLoadAndTraining) {
  const auto items = json(unit_path(unit_body, desk), caseworker).at("coordinators").at("items");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].at("person"), coordinator);
  EXPECT_EQ(items[0].at("plans"), 1);
  EXPECT_EQ(items[0].at("trained"), "2026-03-04T12:00:00.000000Z");
  EXPECT_FALSE(items[0].contains("guided"));
}

TEST_F(UnitDoor, Threads_R22_RevisionsAreOverdueOrSoon) {
  const auto revisions = [&] {
    return json(unit_path(unit_body, desk), caseworker).at("revisions").at("items");
  };
  ASSERT_EQ(revisions().size(), 1U);
  EXPECT_EQ(revisions()[0].at("overdue"), true);
  EXPECT_EQ(revisions()[0].at("daysLeft"), -39);
  clock().set("2026-04-01T23:00:00Z");
  EXPECT_EQ(revisions()[0].at("overdue"), false) << "the day itself is not past";
  clock().set("2026-03-08T12:00:00Z");
  EXPECT_EQ(revisions()[0].at("daysLeft"), 24);
}

TEST_F(UnitDoor, Threads_S16_ListsComeInPagesThatMissAndRepeatNobody) {
  std::set<std::string> seen;
  std::string after;
  for (int page = 0; page < 3; ++page) {
    const auto section =
        json(unit_path(unit_body, "desk?section=requests&limit=2&after=" + after), caseworker)
            .at("requests");
    for (const auto& item : section.at("items")) {
      EXPECT_TRUE(seen.insert(item.at("plan").get<std::string>()).second);
    }
    EXPECT_EQ(section.at("next").is_null(), page == 2) << section;
    if (!section.at("next").is_null()) after = section.at("next").get<std::string>();
  }
  EXPECT_EQ(seen.size(), 5U);
  for (const auto* query : {"?limit=0", "?limit=201", "?section=gossip", "?after=x"}) {
    EXPECT_EQ(get(unit_path(unit_body, desk + query), caseworker).status, 400) << query;
  }
}

TEST_F(UnitDoor, Threads_S16_OnlyTheStaffOfAUnitSeesItsDesk) {
  const Orgnr nobodys{"999999999"};
  for (const auto& what : {"desk", "cases", "statistics"}) {
    for (const auto who : {stranger, kari, governor_officer}) {
      const auto there = get(unit_path(unit_body, what), who);
      const auto nowhere = get(unit_path(nobodys, what), who);
      EXPECT_EQ(there.status, 403) << what << who;
      EXPECT_EQ(there.body, nowhere.body) << what << who;
    }
    EXPECT_EQ(get(unit_path(unit_body, what), coordinator).status, 403) << what;
  }
  EXPECT_EQ(get(unit_path(unit_body, desk), "nobody").status, 401);
}

// Staff of the service that has the intake see that desk, and not what is for the group (R5).
TEST_F(UnitDoor, Threads_S10_R5_TheResponsibleServiceSeesItsOwnDeskAndLessOfIt) {
  const auto at_service = json(unit_path(service_body, desk), officer).at("plans").at("items");
  ASSERT_EQ(at_service.size(), 1U) << "the five others asked elsewhere";
  EXPECT_EQ(at_service[0].at("plan"), World::plan().value);
  EXPECT_FALSE(at_service[0].contains("group"));
  const auto at_unit = json(unit_path(unit_body, desk), caseworker).at("plans");
  EXPECT_EQ(item_of(at_unit, World::plan().value).at("group"), true);
  const auto text = get(unit_path(unit_body, desk), caseworker).body;
  EXPECT_EQ(text.find("butikken"), std::string::npos) << "no content";
}

TEST_F(UnitDoor, Threads_R43_CasesAreSeenByThoseWhoHandleThemAndNoColleagueInThePlan) {
  const auto mine = json(unit_path(service_body, "cases"), officer).at("cases");
  ASSERT_EQ(mine.size(), 2U) << "complaint-1 has gone on";
  EXPECT_EQ(mine[0].at("id"), "complaint-2");
  EXPECT_EQ(mine[0].at("state"), "received");
  EXPECT_EQ(mine[0].at("ground"), "plan_deficient");
  EXPECT_EQ(mine[0].at("deadline"), "2026-03-29");
  EXPECT_EQ(mine[0].at("late"), false);
  EXPECT_FALSE(mine[0].contains("text"));
  for (const auto who : {coordinator, physio}) {
    EXPECT_TRUE(json(unit_path(service_body, "cases"), who).at("cases").empty()) << who;
  }
  EXPECT_TRUE(json(unit_path(unit_body, "cases"), caseworker).at("cases").empty());
  const auto governors = json(unit_path(governor_body, "cases"), governor_officer).at("cases");
  ASSERT_EQ(governors.size(), 1U);
  EXPECT_EQ(governors[0].at("id"), "complaint-1");
  EXPECT_EQ(governors[0].at("days"), 64);
}

TEST_F(UnitDoor, Threads_R43_APageOfCasesTellsOfNoneThatItDoesNotShow) {
  const auto page = [&](std::string_view who, const std::string& after) {
    return json(unit_path(service_body, "cases?limit=1&after=" + after), who);
  };
  const auto hidden = page(coordinator, "");
  EXPECT_TRUE(hidden.at("cases").empty());
  EXPECT_TRUE(hidden.at("next").is_null()) << "no cursor names a case that is not shown";
  const auto first = page(officer, "");
  EXPECT_EQ(first.at("cases")[0].at("id"), "complaint-2");
  const auto second = page(officer, first.at("next").get<std::string>());
  EXPECT_EQ(second.at("cases")[0].at("id"), "complaint-3");
  EXPECT_TRUE(second.at("next").is_null());
}

TEST_F(UnitDoor, Threads_R41_TheGovernorSeesThePlanAsItWasFiledAndAsItWasSent) {
  const auto path = plan_path() + "/complaints/complaint-1/plan?moment=";
  const auto goals_at = [&](const std::string& moment) {
    return json(path + moment, governor_officer).at("view").at("goals");
  };
  EXPECT_TRUE(goals_at("filing").contains("walk"));
  EXPECT_FALSE(goals_at("filing").contains("bus"));
  EXPECT_TRUE(goals_at("sending").contains("bus"));
  EXPECT_FALSE(goals_at("sending").contains("ski"));
  const auto sending = json(path + "sending", governor_officer);
  EXPECT_EQ(sending.at("time"), "2026-03-07T12:00:00.000000Z");
  EXPECT_FALSE(sending.at("view").contains("complaints")) << "no circle's things are in it";
  restart();
  EXPECT_EQ(json(path + "sending", governor_officer), sending);
}

TEST_F(UnitDoor, Threads_R41_R5_NobodyElseGetsThePlanByTheComplaint) {
  const auto path = plan_path() + "/complaints/complaint-1/plan?moment=filing";
  const auto nowhere =
      get("/api/v1/plans/00000000-0000-4000-8000-000000000000/complaints/"
          "complaint-1/plan?moment=filing",
          stranger);
  ASSERT_EQ(nowhere.status, 403);
  for (const auto who : {stranger, officer, caseworker, coordinator, kari}) {
    const auto answer = get(path, who);
    EXPECT_EQ(answer.status, 403) << who;
    EXPECT_EQ(answer.body, nowhere.body) << who;
  }
  for (const auto* other : {"complaint-2", "complaint-9"}) {
    const auto target = plan_path() + "/complaints/" + other + "/plan?moment=filing";
    EXPECT_EQ(get(target, governor_officer).body, nowhere.body) << "not sent to them";
  }
  EXPECT_EQ(get(plan_path() + "/complaints/complaint-1/plan", governor_officer).status, 400);
  command(
      governor_officer, "DecideComplaint",
      {{"complaint", "complaint-1"}, {"outcome", "kept"}, {"text", "Klagen tas ikke til følge"}});
  EXPECT_EQ(get(path, governor_officer).status, 403) << "the case is no longer before them";
}

TEST_F(UnitDoor, Threads_R56_StatisticsAreOfADayThatIsOverWithSmallCountsSuppressed) {
  const auto at = [&](const std::string& day) {
    return json(unit_path(unit_body, "statistics?at=" + day), caseworker);
  };
  const auto before = at("2026-03-01").at("counts");
  EXPECT_EQ(before.at("asked"), (Json{{"value", 0}, {"suppressed", false}}));
  const auto first = at("2026-03-02").at("counts");
  EXPECT_EQ(first.at("asked"), (Json{{"value", nullptr}, {"suppressed", true}}));
  EXPECT_EQ(first.at("withPlan"), (Json{{"value", nullptr}, {"suppressed", true}}));
  const auto second = at("2026-03-03");
  EXPECT_EQ(second.at("counts").at("asked"), (Json{{"value", 6}, {"suppressed", false}}));
  EXPECT_EQ(second.at("smallCount"), 5);
  EXPECT_TRUE(second.at("waiting").at("toStart").at("medianDays").is_null());
  EXPECT_EQ(json(unit_path(unit_body, "statistics"), caseworker).at("at"), "2025-12-31");
  for (const auto* query : {"?at=2026-05-10", "?at=2027-12-31", "?at=yesterday", "?at="}) {
    EXPECT_EQ(get(unit_path(unit_body, std::string("statistics") + query), caseworker).status, 400)
        << query;
  }
  EXPECT_EQ(get(unit_path(service_body, "statistics"), officer).status, 403);
}

TEST_F(UnitDoor, Threads_R47_ADayThatIsOverHasTheSameStatisticsForEver) {
  const auto path = unit_path(unit_body, "statistics?at=2026-03-08");
  const auto then = get(path, caseworker).body;
  command(coordinator, "VacateCoordinator", {{"reason", "Ny jobb"}});
  clock().set("2026-12-31T12:00:00Z");
  restart();
  EXPECT_EQ(get(path, caseworker).body, then);
}

}  // namespace
}  // namespace tests
