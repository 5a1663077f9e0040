// A3: the calendar, the documents and the diary: each entry belongs to a life area, and is written
// and seen by those whose access covers it; a diary entry without one is the core's.
#include "tests/events/plan/contact_cast.h"

namespace tests {
namespace {

using namespace events::contact;  // NOLINT(google-build-using-namespace)

// What has a life area reaches the core and those whose access covers it, and nobody else (R5).
template <class Case>
void expect_health_only(const Case& event) {
  const auto scope = scope_of(lift<plan::Event>(event));
  EXPECT_EQ(scope, (Scope{.areas = LifeAreas{LifeArea::health}}));
  const auto sees = [&](std::string_view person, const Events& history) {
    const auto audience = audience_of(fold(history), {.person = id_of(person)}, time_of(noon));
    return audience.core || audience.areas.contains(scope.areas);
  };
  EXPECT_TRUE(sees(kari, with_group()));
  EXPECT_TRUE(sees(coordinator, with_group()));
  EXPECT_TRUE(sees(physio, with_group()));
  EXPECT_FALSE(sees(teacher, with_group()));
  EXPECT_FALSE(sees(stranger, with_group()));
  EXPECT_FALSE(sees(physio, all_of(with_group(), health_withdrawn)));
}

// Whoever works in health does it, and nobody else; nothing changes while the plan is paused.
template <class Command, class Happened>
void expect_work_in_health(const Events& history, const Command& command,
                           const Happened& happened) {
  for (const auto person : {kari, coordinator, physio, guardian}) {
    given(history, represented({LifeArea::health})).as(person).when(command).then(happened);
  }
  for (const auto person : {teacher, stranger}) {
    given(history).as(person).when(command).then_refused("A3", "not-yours-to-do");
  }
  given(history, represented({LifeArea::work}))
      .as(guardian)
      .when(command)
      .then_refused("A3", "not-yours-to-do");
  given(history, health_withdrawn).as(physio).when(command).then_refused("A3", "not-yours-to-do");
  given(history, paused).as(kari).when(command).then_refused("R9", "plan-paused");
}

// --- Calendar. ---

const AddCalendarEntry add_check{.entry = {"check"},
                                 .area = LifeArea::health,
                                 .title = "Kontroll hos fastlegen",
                                 .starts_at = time_of("2026-03-20T08:00:00Z"),
                                 .ends_at = time_of("2026-03-20T09:00:00Z"),
                                 .where = "Legesenteret"};
const CalendarEntryAdded check_added{.entry = {"check"},
                                     .area = LifeArea::health,
                                     .title = "Kontroll hos fastlegen",
                                     .starts_at = time_of("2026-03-20T08:00:00Z"),
                                     .ends_at = time_of("2026-03-20T09:00:00Z"),
                                     .where = "Legesenteret"};
const RemoveCalendarEntry remove_check{.entry = {"check"}};
const CalendarEntryRemoved check_removed{.entry = {"check"}, .area = LifeArea::health};

Events with_check() { return all_of(with_group(), check_added); }

TEST(Contact, A3_AnEntryOfTheCalendarIsAddedChangedAndRemovedWhereOneWorks) {
  expect_work_in_health(with_group(), add_check, check_added);
  expect_work_in_health(
      with_check(), ChangeCalendarEntry{.entry = {"check"}, .where = "Sykehuset"},
      CalendarEntryChanged{.entry = {"check"}, .area = LifeArea::health, .where = "Sykehuset"});
  expect_work_in_health(with_check(), remove_check, check_removed);
}

TEST(Contact, R5_AnEntryOfTheCalendarReachesThoseCoveredForItsArea) {
  expect_health_only(check_added);
  expect_health_only(CalendarEntryChanged{
      .entry = {"check"}, .area = LifeArea::health, .title = Line{"Time hos fastlegen"}});
  expect_health_only(check_removed);
  EXPECT_EQ(place_of(lift<plan::Event>(check_removed)).effect, Effect::remove);
}

TEST(Contact, A3_AnEntryEndsAfterItStarts) {
  auto backwards = add_check;
  backwards.ends_at = backwards.starts_at;
  given(with_group()).when(backwards).then_refused("A3", "entry-backwards", {"startsAt", "endsAt"});
  auto open_end = add_check;
  open_end.ends_at.reset();
  given(with_group()).when(open_end).then_accepted();
}

TEST(Contact, A3_AChangedEntryStillEndsAfterItStarts) {
  const ChangeCalendarEntry later{.entry = {"check"}, .starts_at = time_of("2026-03-20T10:00:00Z")};
  given(with_check()).when(later).then_refused("A3", "entry-backwards", {"startsAt", "endsAt"});
  const CalendarEntryChanged longer{
      .entry = {"check"}, .area = LifeArea::health, .ends_at = time_of("2026-03-20T11:00:00Z")};
  given(with_check(), longer).when(later).then_accepted();
  const CalendarEntryChanged moved{
      .entry = {"check"}, .area = LifeArea::health, .starts_at = time_of("2026-03-20T08:30:00Z")};
  const ChangeCalendarEntry shorter{.entry = {"check"}, .ends_at = time_of("2026-03-20T08:15:00Z")};
  given(with_check()).when(shorter).then_accepted();
  given(with_check(), moved).when(shorter).then_refused("A3", "entry-backwards");
}

TEST(Contact, A3_AChangeOfAnEntrySaysWhatChanges) {
  given(with_check())
      .when(ChangeCalendarEntry{.entry = {"check"}})
      .then_refused("A3", "nothing-to-change", {"title", "startsAt", "endsAt", "where"});
}

TEST(Contact, A3_AnEntrysIdIsTakenForGood) {
  given(with_check()).when(add_check).then_refused("A3", "entry-exists", {"entry"});
  given(with_check(), check_removed).when(add_check).then_refused("A3", "entry-exists", {"entry"});
}

TEST(Contact, A3_AnEntryThatIsUnknownOrRemovedIsNotChanged) {
  const ChangeCalendarEntry change{.entry = {"check"}, .where = "Sykehuset"};
  given(with_group()).when(change).then_refused("A3", "entry-unknown", {"entry"});
  given(with_group()).when(remove_check).then_refused("A3", "entry-unknown", {"entry"});
  given(with_check(), check_removed).when(change).then_refused("A3", "entry-unknown", {"entry"});
  given(with_check(), check_removed).when(remove_check).then_nothing();
}

// --- Documents. ---

constexpr const char* some_hash =
    "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

const AttachDocument attach_report{.document = {"report"},
                                   .area = LifeArea::health,
                                   .title = "Epikrise",
                                   .media_type = MediaType::pdf,
                                   .bytes = 4096,
                                   .sha256 = some_hash};
const DocumentAttached report_attached{.document = {"report"},
                                       .area = LifeArea::health,
                                       .title = "Epikrise",
                                       .media_type = MediaType::pdf,
                                       .bytes = 4096,
                                       .sha256 = some_hash};
const RemoveDocument remove_report{.document = {"report"}, .reason = "Feil person"};
const DocumentRemoved report_removed{
    .document = {"report"}, .area = LifeArea::health, .reason = "Feil person"};

TEST(Contact, A3_ADocumentIsAttachedAndRemovedWhereOneWorks) {
  expect_work_in_health(with_group(), attach_report, report_attached);
  expect_work_in_health(all_of(with_group(), report_attached), remove_report, report_removed);
}

TEST(Contact, R5_ADocumentReachesThoseCoveredForItsArea) {
  expect_health_only(report_attached);
  expect_health_only(report_removed);
  EXPECT_EQ(place_of(lift<plan::Event>(report_removed)).effect, Effect::remove);
}

TEST(Contact, A3_ADocumentIsNeitherEmptyNorLargerThanTenMebibytes) {
  for (const auto bytes : {std::uint32_t{0}, document_bytes_max + 1}) {
    auto attach = attach_report;
    attach.bytes = bytes;
    given(with_group()).when(attach).then_refused("A3", "document-size", {"bytes"});
  }
  for (const auto bytes : {std::uint32_t{1}, document_bytes_max}) {
    auto attach = attach_report;
    attach.bytes = bytes;
    given(with_group()).when(attach).then_accepted();
  }
  EXPECT_EQ(document_bytes_max, 10485760U);
}

TEST(Contact, A3_ADocumentsHashIsSixtyFourHexadecimalDigits) {
  const std::string right = some_hash;
  std::string capital = right;
  capital[1] = 'C';
  std::string strange = right;
  strange[63] = 'g';
  for (const auto& wrong : {right.substr(1), capital, strange, std::string("abc")}) {
    auto attach = attach_report;
    attach.sha256 = wrong;
    given(with_group()).when(attach).then_refused("A3", "hash-malformed", {"sha256"});
  }
}

TEST(Contact, A3_ADocumentsIdIsTakenForGood) {
  const auto history = all_of(with_group(), report_attached);
  given(history).when(attach_report).then_refused("A3", "document-exists", {"document"});
  given(history, report_removed)
      .when(attach_report)
      .then_refused("A3", "document-exists", {"document"});
  given(history, report_removed).when(remove_report).then_nothing();
  given(with_group()).when(remove_report).then_refused("A3", "document-unknown", {"document"});
}

// --- Diary. ---

AddDiaryEntry diary(std::optional<LifeArea> area) {
  return {.entry = {"tuesday"},
          .date = day("2026-03-02"),
          .text = "Gikk trappa uten hjelp",
          .area = area};
}
const DiaryEntryAdded health_diary{.entry = {"tuesday"},
                                   .area = LifeArea::health,
                                   .date = day("2026-03-02"),
                                   .text = "Gikk trappa uten hjelp"};
const DiaryEntryAddedWithoutArea core_diary{
    .entry = {"tuesday"}, .date = day("2026-03-02"), .text = "Gikk trappa uten hjelp"};

TEST(Contact, A3_ADiaryEntryWithALifeAreaIsWrittenWhereOneWorks) {
  expect_work_in_health(with_group(), diary(LifeArea::health), health_diary);
}

TEST(Contact, A3_ADiaryEntryWithoutALifeAreaIsWrittenByTheCore) {
  for (const auto person : {kari, coordinator, guardian}) {
    given(with_group(), represented({})).as(person).when(diary({})).then(core_diary);
  }
  given(with_group()).as(physio).when(diary({})).then_refused("A3", "not-yours-to-do");
  given(with_group(), represented({LifeArea::health}))
      .as(guardian)
      .when(diary({}))
      .then_refused("R13", "outside-authority");
  given(with_group(), paused).when(diary({})).then_refused("R9", "plan-paused");
}

TEST(Contact, R5_ADiaryEntryReachesItsAreaOrTheCoreAlone) {
  expect_health_only(health_diary);
  EXPECT_EQ(scope_of(lift<plan::Event>(core_diary)), (Scope{.reach = Reach::core}));
}

TEST(Contact, A3_ADiaryEntryIsWrittenOnce) {
  for (const auto& before : {all_of(health_diary), all_of(core_diary)}) {
    for (const auto area : {std::optional<LifeArea>{}, std::optional{LifeArea::health}}) {
      given(with_group(), before).when(diary(area)).then_refused("A3", "entry-exists", {"entry"});
    }
  }
}

// The day begins an hour or two before it does in UTC.
TEST(Contact, A3_ADiaryTellsOfADayThatHasCome) {
  auto entry = diary({});
  entry.date = day("2026-03-03");
  given(with_group()).at("2026-03-02T23:30:00Z").when(entry).then_accepted();
  entry.date = day("2026-03-04");
  given(with_group())
      .at("2026-03-02T23:30:00Z")
      .when(entry)
      .then_refused("A3", "date-to-come", {"date"});
}

}  // namespace
}  // namespace tests
