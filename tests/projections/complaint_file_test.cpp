// The complaint file: from filing to the last word, and only for those in the complaint's circle.
#include "projections/complaint_file.h"

#include "events/plan/due.h"
#include "tests/projections/history.h"

namespace tests {
namespace {

using namespace events::complaint;  // NOLINT(google-build-using-namespace)
using events::json::Json;
using events::person::Language;

constexpr std::string_view filed_at = "2026-03-02T12:00:00Z";
constexpr std::string_view sent_at = "2026-03-20T12:00:00Z";
constexpr std::string_view later = "2026-05-01T12:00:00Z";
const ComplaintId no_coordinator{"no-coordinator"};
const Orgnr governor{"955555555"};

std::vector<Office> at_governor() {
  return {{.body = governor, .kind = BodyKind::county_governor, .may_appoint = false}};
}

ComplaintFiled filed(std::optional<Date> known_on = day("2026-02-10")) {
  return {.complaint = no_coordinator,
          .ground = Ground::no_coordinator,
          .text = "Jeg har ventet siden nyttår",
          .decided_by = service_body,
          .filed_with = unit_body,
          .decision_known_on = known_on,
          .legal_basis = LegalBasis::pbrl,
          .filed_by = id_of(kari),
          .filed_at = time_of(filed_at)};
}

// Another complaint beside it, so that a file that mixes them up is found out.
History with_complaints() {
  auto other = filed();
  other.complaint = {"other"};
  other.text = "Noe annet";
  return History{}
      .at("2026-01-22T09:00:00Z", kari, with_group())
      .at(filed_at, kari, other)
      .at(filed_at, kari, filed());
}

History sent() {
  return with_complaints()
      .at("2026-03-03T12:00:00Z", "unni",
          ComplaintReceivedBy{.complaint = no_coordinator, .received_by = service_body})
      .at("2026-03-10T12:00:00Z", coordinator,
          ComplaintReconsidered{.complaint = no_coordinator,
                                .reconsideration = Outcome::kept,
                                .reason = "Vi mangler folk"})
      .at(sent_at, coordinator,
          ComplaintSentToSF{.complaint = no_coordinator,
                            .governor = governor,
                            .filed_at = time_of(filed_at),
                            .forwarded_at = time_of(sent_at)});
}

struct Reader {
  std::string_view person;
  std::vector<Office> offices{};
  Language language = Language::nb;
};

// The file as this reader sees it; nothing if there is none for them.
std::optional<Json> file_for(const History& history, const Reader& reader) {
  const projections::words::Speaker speaker{
      .person = [](const PersonId& person) { return "[" + person.value + "]"; },
      .body = [](const Orgnr& body) { return body.value; },
      .language = reader.language};
  const auto fold = history.fold();
  const auto& complaint = fold.plan().complaint.complaints.at(no_coordinator);
  projections::ComplaintFile file{no_coordinator, last_day_to_complain(complaint, Deadlines{}),
                                  speaker};
  history.show(file, history.audience(reader.person, later, reader.offices));
  return file.exists() ? std::optional{file.file()} : std::nullopt;
}

TEST(ComplaintFile, R41_ShowsTheWayFromFilingToTheGovernorWithTheTwoVersions) {
  const auto history = sent();
  const auto file = file_for(history, {.person = kari}).value();
  EXPECT_EQ(file.at("text"), "Jeg har ventet siden nyttår");
  EXPECT_EQ(file.at("ground"), "no_coordinator");
  EXPECT_EQ(file.at("groundText"), "koordinator er ikke oppnevnt");
  EXPECT_EQ(file.at("decidedBy"), service_body.value);
  EXPECT_EQ(file.at("filed").at("filedWith"), unit_body.value);
  EXPECT_EQ(file.at("filed").at("by"), kari);
  EXPECT_EQ(file.at("received")[0].at("body"), service_body.value);
  EXPECT_EQ(file.at("reconsidered").at("outcome"), "kept");
  EXPECT_EQ(file.at("reconsidered").at("reason"), "Vi mangler folk");
  const auto& to_governor = file.at("sentToCountyGovernor");
  EXPECT_EQ(to_governor.at("governor"), governor.value);
  EXPECT_EQ(to_governor.at("planAsFiled").at("version"), history.all().size() - 3);
  EXPECT_EQ(to_governor.at("planAsFiled").at("at"), "2026-03-02T12:00:00.000000Z");
  EXPECT_EQ(to_governor.at("planAsSent").at("version"), history.all().size());
  EXPECT_EQ(to_governor.at("planAsSent").at("at"), "2026-03-20T12:00:00.000000Z");
  EXPECT_EQ(file.at("stage"), "forwarded");
}

TEST(ComplaintFile, R41_TheGovernorsRulingIsTheLastWord) {
  auto history = sent();
  history.at(later, "fred",
             ComplaintDecided{.complaint = no_coordinator,
                              .ruling = Outcome::upheld,
                              .ruling_text = "Koordinator skal oppnevnes"});
  const auto file = file_for(history, {.person = kari, .language = Language::nn}).value();
  EXPECT_EQ(file.at("stage"), "decided");
  EXPECT_EQ(file.at("decided").at("outcomeText"), "medhald");
  EXPECT_EQ(file.at("decided").at("text"), "Koordinator skal oppnevnes");
}

TEST(ComplaintFile, R41_EverythingThatHappenedIsToldInWordsAndInOrder) {
  const auto file = file_for(sent(), {.person = kari}).value();
  const auto& events = file.at("events");
  ASSERT_EQ(events.size(), 4U) << "and nothing of the other complaint";
  EXPECT_EQ(events[0].at("type"), "ComplaintFiled");
  EXPECT_EQ(events[3].at("type"), "ComplaintSentToSF");
  EXPECT_TRUE(events[0].at("text").get<std::string>().starts_with("[kari] klaget på"))
      << events[0].at("text");
  EXPECT_LT(events[0].at("version"), events[1].at("version"));
}

TEST(ComplaintFile, R42_TheDeadlineFollowsFromTheLegalBasisAndLateIsFlagged) {
  const auto in_time = file_for(with_complaints(), {.person = kari}).value();
  EXPECT_EQ(in_time.at("decisionKnownOn"), "2026-02-10");
  EXPECT_EQ(in_time.at("deadline"), "2026-03-10") << "four weeks under pbrl";
  EXPECT_EQ(in_time.at("late"), false);
  auto history = with_complaints();
  history.at(
      filed_at, "system",
      LateComplaintFlagged{.complaint = no_coordinator, .missed_deadline = day("2026-02-28")});
  const auto late = file_for(history, {.person = kari}).value();
  EXPECT_EQ(late.at("late"), true);
  EXPECT_EQ(late.at("deadline"), "2026-02-28");
}

TEST(ComplaintFile, R42_WithoutAKnownDecisionNoDeadlineRuns) {
  const auto history = History{}
                           .at("2026-01-22T09:00:00Z", kari, with_group())
                           .at(filed_at, kari, filed(std::nullopt));
  EXPECT_FALSE(file_for(history, {.person = kari}).value().contains("deadline"));
}

TEST(ComplaintFile, R43_WhoIsNotInTheCircleHasNoFile) {
  const auto history = sent();
  for (const auto who : {coordinator, physio, teacher, sister, stranger}) {
    EXPECT_FALSE(file_for(history, {.person = who})) << who;
  }
  EXPECT_FALSE(file_for(history, {.person = coordinator, .offices = at_service()}))
      << "who takes part in the plan does not see it through their employer";
  EXPECT_FALSE(file_for(with_complaints(), {.person = "fred", .offices = at_governor()}))
      << "it has not been sent to the governor yet";
}

TEST(ComplaintFile, R43_TheBodiesThatHaveItAndThoseItIsSharedWithHaveTheFile) {
  auto history = sent();
  EXPECT_TRUE(file_for(history, {.person = "fred", .offices = at_governor()}));
  EXPECT_TRUE(file_for(history, {.person = caseworker, .offices = at_unit()}));
  history.at(sent_at, kari, ComplaintShared{.complaint = no_coordinator, .person = id_of(physio)});
  const auto shared = file_for(history, {.person = physio});
  ASSERT_TRUE(shared);
  EXPECT_EQ(shared->at("sharedWith"), Json::array({physio}));
  history.at(sent_at, kari,
             ComplaintSharingEnded{.complaint = no_coordinator, .person = id_of(physio)});
  EXPECT_FALSE(file_for(history, {.person = physio}));
  EXPECT_TRUE(file_for(history, {.person = kari}).value().at("sharedWith").empty());
}

}  // namespace
}  // namespace tests
