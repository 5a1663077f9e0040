// Views of one plan over HTTP, from a log on disk, also after a restart: the consent ledger, the
// complaint file, the calendar with its feed, and the basis document.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/data_folder.h"
#include "server/queries/calendar.h"
#include "tests/server/door.h"

namespace tests {
namespace {

constexpr std::string_view complaint_text = "Planen mangler alt om skolen";
constexpr std::string_view meeting_title = "Samarbeid om knærne";
constexpr std::string_view meeting_place = "Rådhuset, møterom 2";

// What Kari and those around her do on top of a plan with a group.
void tell(World& world) {
  world.must(coordinator, meetings::CallMeeting{.meeting = {"march"},
                                                .kind = meetings::MeetingKind::joint,
                                                .title = std::string(meeting_title),
                                                .starts_at = time_of("2026-03-10T09:00:00Z"),
                                                .ends_at = time_of("2026-03-10T10:00:00Z"),
                                                .where = std::string(meeting_place),
                                                .invited = {id_of(physio)}});
  world.must(coordinator, contact::AddCalendarEntry{.entry = {"pool"},
                                                    .area = LifeArea::health,
                                                    .title = "Basseng med Pia",
                                                    .starts_at = time_of("2026-03-04T09:00:00Z")});
  world.must(kari, complaint::FileComplaint{.complaint = {"no-school"},
                                            .ground = complaint::Ground::plan_deficient,
                                            .text = std::string(complaint_text),
                                            .decided_by = service_body,
                                            .filed_with = unit_body,
                                            .decision_known_on = day("2026-02-20"),
                                            .legal_basis = complaint::LegalBasis::pbrl});
  world.must(kari, decisions::ExportBasisDocument{.entry = {"to-nav"},
                                                  .purpose = "Søknad om støttekontakt",
                                                  .areas = {LifeArea::health},
                                                  .body = service_body});
  world.must(kari, goals::ChangeGoal{.goal = {"walk"}, .own_words = Note{"Gå til byen selv"}});
}

class PlanViews : public testing::Test {
 protected:
  void SetUp() override {
    {
      const auto log = server::open_to_write(folder_.path());
      World world(log.get());
      world.open_plan();
      tell(world);
    }
    start();
  }
  void TearDown() override { stop(); }

  void start() {
    log_ = server::open_to_write(folder_.path());
    issuer_ = server::Issuer::open(folder_.path());
    node_ = std::make_unique<server::Node>(server::NodeOptions{}, *log_, *issuer_, clock_);
    node_->start();
  }
  void stop() {
    node_.reset();
    issuer_.reset();
    log_.reset();
  }
  void restart() {
    stop();
    start();
  }

  static std::string path(const std::string& rest) {
    return "/api/v1/plans/" + World::plan().value + rest;
  }
  [[nodiscard]] Headers as(std::string_view person) const {
    return {{"Authorization", "Bearer " + issuer_->token(id_of(person), clock_.now(), 1h)}};
  }
  [[nodiscard]] HttpAnswer get(const std::string& target, const Headers& headers = {}) const {
    return tools::http({.host = "127.0.0.1", .port = node_->port()}, "GET", target, headers);
  }
  [[nodiscard]] HttpAnswer post(std::string_view by, const std::string& target,
                                const Json& body) const {
    auto headers = as(by);
    headers.emplace_back("Content-Type", "application/json");
    headers.emplace_back("Idempotency-Key", fresh_command().value);
    return tools::http({.host = "127.0.0.1", .port = node_->port()}, "POST", target, headers,
                       body.dump());
  }
  // A command about the plan that must be done.
  void must(std::string_view by, const std::string& name, const Json& body) const {
    const auto seen = log_->version_of(World::plan_stream()).value;
    const auto answer =
        post(by, path("/commands"), {{"name", name}, {"expected", seen}, {"body", body}});
    EXPECT_EQ(answer.status, 200) << name << answer.body;
  }
  [[nodiscard]] Json read(std::string_view by, const std::string& target) const {
    const auto answer = get(target, as(by));
    EXPECT_EQ(answer.status, 200) << target << answer.body;
    return Json::parse(answer.body, nullptr, false);
  }
  // The address of a new calendar link.
  [[nodiscard]] std::string link_of(std::string_view person) const {
    const auto answer = post(person, "/api/v1/me/calendar-link", Json::object());
    EXPECT_EQ(answer.status, 201) << answer.body;
    return Json::parse(answer.body, nullptr, false).value("url", "");
  }
  static bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
  }
  static std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
      ++found;
    }
    return found;
  }

  TempFolder folder_;
  FakeClock clock_;
  std::unique_ptr<events::stores::RocksLog> log_;
  std::unique_ptr<server::Issuer> issuer_;
  std::unique_ptr<server::Node> node_;
};

// --- The consent ledger. ---

TEST_F(PlanViews, Threads_R3_R8_TheLedgerIsTheSameAfterARestart) {
  must(kari, "WithdrawConsent", {{"consent", "consent-school"}});
  const auto before = read(kari, path("/consents"));
  ASSERT_EQ(before.at("consents").size(), 4U) << before;
  EXPECT_EQ(before.at("consents")[2].at("state"), "in_force");
  EXPECT_EQ(before.at("consents")[3].at("state"), "withdrawn");
  EXPECT_EQ(before.at("people").at(physio), physio);
  restart();
  EXPECT_EQ(read(kari, path("/consents")), before);
}

TEST_F(PlanViews, Threads_R5_TheLedgerShowsOthersNothing) {
  EXPECT_TRUE(read(physio, path("/consents")).at("consents").empty());
  EXPECT_EQ(get(path("/consents"), as(stranger)).status, 403);
  EXPECT_EQ(get(path("/consents")).status, 401);
  EXPECT_EQ(get("/api/v1/plans/not-a-plan/consents", as(kari)).status, 404);
}

TEST_F(PlanViews, Threads_R7_AConsentThatHasRunOutIsExpired) {
  clock_.set("2027-07-02T12:00:00Z");
  const auto ledger = read(kari, path("/consents"));
  EXPECT_EQ(ledger.at("consents")[2].at("state"), "expired");
}

// --- The complaint file. ---

TEST_F(PlanViews, Threads_R41_R42_TheOwnerReadsTheWholeFileAlsoAfterARestart) {
  const auto before = read(kari, path("/complaints/no-school?lang=nn"));
  const auto& file = before.at("complaint");
  EXPECT_EQ(file.at("text"), complaint_text);
  EXPECT_EQ(file.at("deadline"), "2026-03-20");
  EXPECT_EQ(file.at("groundText"), "mangelfull plan");
  EXPECT_TRUE(has(file.at("events")[0].at("text").get<std::string>(), "klaga på"));
  restart();
  EXPECT_EQ(read(kari, path("/complaints/no-school?lang=nn")), before);
  EXPECT_EQ(get(path("/complaints/no-school?lang=xx"), as(kari)).status, 400);
}

TEST_F(PlanViews, Threads_R43_OutsideTheCircleAComplaintIsLikeNone) {
  EXPECT_EQ(read(caseworker, path("/complaints/no-school")).at("complaint").at("text"),
            complaint_text)
      << "it was filed with her unit";
  for (const auto who : {coordinator, physio, teacher}) {
    const auto there = get(path("/complaints/no-school"), as(who));
    const auto nowhere = get(path("/complaints/no-such"), as(who));
    EXPECT_EQ(there.status, 404) << who;
    EXPECT_EQ(there.body, nowhere.body) << who;
  }
  EXPECT_EQ(get(path("/complaints/no-school"), as(stranger)).status, 403);
  must(kari, "ShareComplaint", {{"complaint", "no-school"}, {"person", physio}});
  EXPECT_EQ(get(path("/complaints/no-school"), as(physio)).status, 200);
}

// --- The calendar. ---

TEST_F(PlanViews, Threads_S63_EverybodySeesTheirOwnCalendarOfThePlan) {
  const auto mine = read(kari, path("/calendar")).at("entries");
  ASSERT_GE(mine.size(), 2U) << mine;
  EXPECT_EQ(mine[0].at("title"), "Basseng med Pia");
  EXPECT_EQ(mine[1].at("title"), meeting_title);
  EXPECT_EQ(read(physio, path("/calendar")).at("entries").size(), 2U);
  EXPECT_TRUE(read(teacher, path("/calendar")).at("entries").empty());
  EXPECT_EQ(get(path("/calendar"), as(stranger)).status, 403);
}

TEST_F(PlanViews, Threads_S62_R48_TheFeedHasTimesAndOneTextAndNothingElse) {
  const auto feed = get(link_of(physio));
  ASSERT_EQ(feed.status, 200) << feed.body;
  EXPECT_EQ(feed.header("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_TRUE(feed.header("Cache-Control").starts_with("private"));
  EXPECT_EQ(count(feed.body, "BEGIN:VEVENT"), 2U) << feed.body;
  EXPECT_TRUE(has(feed.body, "DTSTART:20260310T090000Z\r\nDTEND:20260310T100000Z"));
  EXPECT_EQ(count(feed.body, "SUMMARY:Avtale i Medvirk\r\n"), 2U);
  for (const auto part : {meeting_title, meeting_place, std::string_view{"Basseng"}, physio, kari,
                          std::string_view{"march"}, std::string_view{"pool"},
                          std::string_view{"LOCATION"}, std::string_view{"DESCRIPTION"},
                          std::string_view{"ATTENDEE"}, std::string_view{"ORGANIZER"}}) {
    EXPECT_FALSE(has(feed.body, part)) << part << "\n" << feed.body;
  }
  EXPECT_FALSE(has(feed.body, World::plan().value));
}

TEST_F(PlanViews, Threads_S62_TheSecretIsInNoFileAndTheFeedIsThereAfterARestart) {
  const auto url = link_of(physio);
  const auto secret = url.substr(std::string("/calendar/").size(), server::link_secret_digits);
  ASSERT_EQ(secret.size(), server::link_secret_digits) << url;
  const auto before = get(url).body;
  stop();
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder_.path())) {
    if (!file.is_regular_file()) continue;
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    EXPECT_FALSE(has(bytes, secret)) << file.path();
  }
  start();
  EXPECT_EQ(get(url).body, before) << "the ids of entries stay";
}

TEST_F(PlanViews, Threads_R5_R6_AWithdrawnConsentEmptiesTheFeedAtOnce) {
  const auto url = link_of(physio);
  ASSERT_EQ(count(get(url).body, "BEGIN:VEVENT"), 2U);
  must(kari, "WithdrawConsent", {{"consent", "consent-health"}});
  const auto feed = get(url);
  EXPECT_EQ(feed.status, 200);
  EXPECT_EQ(count(feed.body, "BEGIN:VEVENT"), 0U) << feed.body;
}

TEST_F(PlanViews, Threads_R5_R7_AConsentThatHasRunOutEmptiesTheFeed) {
  must(coordinator, "ChangeCalendarEntry",
       {{"entry", "pool"}, {"startsAt", "2027-08-01T09:00:00Z"}});
  const auto url = link_of(physio);
  EXPECT_TRUE(has(get(url).body, "DTSTART:20270801T090000Z"));
  clock_.set("2027-07-02T12:00:00Z");
  EXPECT_EQ(count(get(url).body, "BEGIN:VEVENT"), 0U);
}

TEST_F(PlanViews, Threads_S62_ANewLinkEndsTheOldOneAndAnEndedOneIsLikeNone) {
  const auto first = link_of(physio);
  const auto second = link_of(physio);
  EXPECT_NE(first, second);
  EXPECT_EQ(get(second).status, 200);
  const auto nobodys = get("/calendar/" + std::string(64, 'a') + ".ics");
  EXPECT_EQ(nobodys.status, 404);
  const auto nonsense =
      std::vector<std::string>{first, "/calendar/x", "/calendar/" + std::string(64, 'A') + ".ics",
                               second.substr(0, second.size() - 4), "/calendar/.ics"};
  for (const auto& target : nonsense) {
    const auto answer = get(target);
    EXPECT_EQ(answer.status, 404) << target;
    EXPECT_EQ(answer.body, nobodys.body) << target;
  }
  const auto me = "/api/v1/persons/" + std::string(physio);
  const auto seen = log_->version_of(stream_of(id_of(physio))).value;
  const Json revoke{{"name", "RevokeCalendarLink"}, {"expected", seen}, {"body", Json::object()}};
  EXPECT_EQ(post(kari, me + "/commands", revoke).status, 403);
  EXPECT_EQ(get(second).status, 200);
  EXPECT_EQ(post(physio, me + "/commands", revoke).status, 200);
  EXPECT_EQ(get(second).body, nobodys.body);
  restart();
  EXPECT_EQ(get(second).status, 404);
}

TEST_F(PlanViews, Threads_S62_OnlySomebodyKnownMakesALink) {
  const auto answer =
      tools::http({.host = "127.0.0.1", .port = node_->port()}, "POST", "/api/v1/me/calendar-link",
                  {{"Content-Type", "application/json"}}, "{}");
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(get("/api/v1/me/calendar-link", as(kari)).status, 405);
}

// --- The basis document. ---

TEST_F(PlanViews, Threads_S52_TheBasisDocumentIsThePlanAsItStoodAlsoAfterARestart) {
  const auto before = get(path("/basis/to-nav"), as(kari));
  ASSERT_EQ(before.status, 200) << before.body;
  EXPECT_EQ(before.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_TRUE(has(before.header("Content-Security-Policy"), "default-src 'none'"));
  EXPECT_EQ(before.header("Cache-Control"), "no-store");
  EXPECT_TRUE(has(before.body, "<html lang=\"nb\">"));
  EXPECT_TRUE(has(before.body, "Gå til butikken selv")) << "and not as the goal was changed later";
  EXPECT_FALSE(has(before.body, "Gå til byen selv"));
  EXPECT_TRUE(has(get(path("/basis/to-nav?lang=en"), as(coordinator)).body, "<html lang=\"en\">"));
  restart();
  EXPECT_EQ(get(path("/basis/to-nav"), as(kari)).body, before.body);
}

TEST_F(PlanViews, Threads_S52_R5_WhoDoesNotSeeTheExportGetsNoDocument) {
  for (const auto who : {physio, teacher, caseworker}) {
    const auto there = get(path("/basis/to-nav"), as(who));
    EXPECT_EQ(there.status, 404) << who;
    EXPECT_EQ(there.body, get(path("/basis/none"), as(who)).body);
  }
  EXPECT_EQ(get(path("/basis/to-nav"), as(stranger)).status, 403);
  EXPECT_EQ(get(path("/basis/none"), as(kari)).status, 404);
  EXPECT_EQ(get(path("/basis/to-nav?lang=xx"), as(kari)).status, 400);
}

}  // namespace
}  // namespace tests
