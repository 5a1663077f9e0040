// Upcasting: an event that was stored in an older shape is read in today's, and its bytes stay.
#include "events/upcast.h"

#include <set>

#include "events/readers.h"
#include "events/stores/verify.h"
#include "tests/events/rocks_cast.h"
#include "tests/support/given.h"

namespace tests {
namespace {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.
using coordination::CoordinatorVacated;
using coordination::VacancyCause;

constexpr std::string_view vacated = "CoordinatorVacated";
constexpr std::string_view old_own_words = R"({"coordinator":"ola","reason":"Ny jobb"})";
constexpr std::string_view old_consent =
    R"({"coordinator":"ola","reason":"Samtykket til koordinator er trukket tilbake"})";
constexpr std::string_view old_move =
    R"({"coordinator":"ola","reason":"Planen er flyttet til en annen kommune"})";
constexpr std::string_view in_version_2 = R"({"cause":"plan_moved","coordinator":"ola"})";

Recorded recorded(std::uint16_t schema, std::string_view payload) {
  return {.stream = {"plan/x"},
          .version = {1},
          .position = {17},
          .epoch = {1},
          .author = {.by = {"kari"}, .at = {}, .command = {}},
          .type = std::string(vacated),
          .schema = schema,
          .payload = std::string(payload)};
}

CoordinatorVacated read(std::uint16_t schema, std::string_view payload) {
  const auto event = decode(recorded(schema, payload));
  EXPECT_TRUE(event) << payload;
  if (!event) return {};
  const auto& theme = std::get<coordination::Event>(std::get<plan::Event>(*event));
  return std::get<CoordinatorVacated>(theme);
}

TEST(Upcast, WhatTheRulesHadSaidInWordsBecomesTheCode) {
  EXPECT_EQ(read(1, old_consent).cause, VacancyCause::consent_withdrawn);
  EXPECT_EQ(read(1, old_consent).reason, std::nullopt);
  EXPECT_EQ(read(1, old_move).cause, VacancyCause::plan_moved);
  EXPECT_EQ(read(1, old_move).reason, std::nullopt);
}

TEST(Upcast, WhatAPersonHadWrittenIsKept) {
  const auto event = read(1, old_own_words);
  EXPECT_EQ(event.coordinator, (PersonId{"ola"}));
  EXPECT_EQ(event.cause, VacancyCause::left);
  EXPECT_EQ(event.reason, Note{"Ny jobb"});
}

TEST(Upcast, AnEventOfTodayIsReadAsItIs) {
  EXPECT_EQ(read(2, in_version_2).cause, VacancyCause::plan_moved);
  EXPECT_FALSE(decode(recorded(2, old_own_words))) << "version 2 has a cause";
}

TEST(Upcast, AVersionThatIsNotKnownIsRefusedAndNotGuessedAt) {
  for (const auto schema : std::initializer_list<std::uint16_t>{0, 3, 65535}) {
    const auto event = decode(recorded(schema, in_version_2));
    ASSERT_FALSE(event) << schema;
    const std::string what = not_understood(recorded(schema, in_version_2), event.error()).what();
    EXPECT_NE(what.find("CoordinatorVacated, schema version " + std::to_string(schema)),
              std::string::npos)
        << what;
    EXPECT_NE(what.find("position 17"), std::string::npos) << what;
    EXPECT_EQ(what.find("kari"), std::string::npos) << what;
    EXPECT_EQ(what.find("a newer program") != std::string::npos, schema > 2) << what;
  }
}

TEST(Upcast, EveryVersionThatEverWasHasItsStepAndNoneIsForNothing) {
  std::set<std::pair<std::string, unsigned>> needed;
  for_each_case<Event>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    for (unsigned schema = 1; schema < schema_of<Case>(); ++schema) {
      needed.emplace(std::string(Case::name), schema);
    }
  });
  std::set<std::pair<std::string, unsigned>> there;
  for (const auto& step : upcast_steps()) {
    EXPECT_TRUE(there.emplace(std::string(step.type), step.from).second) << step.type << " twice";
  }
  EXPECT_EQ(there, needed);
}

TEST(Upcast, APayloadOfTodayIsNotWrittenAnew) {
  const auto now = recorded(2, in_version_2);
  const auto old = recorded(1, old_move);
  EXPECT_EQ(payload_as_now(now, std::get<plan::Event>(*decode(now))), in_version_2);
  EXPECT_EQ(payload_as_now(old, std::get<plan::Event>(*decode(old))), in_version_2);
}

// --- A stream with events of both versions, on disk. ---

class MixedLog : public RocksFolder {
 protected:
  MixedLog() {
    const auto log = open_log(directory());
    const auto append = [&](unsigned number, std::uint16_t schema, std::string_view payload) {
      auto said_now = said("plan/x", number, command(number + 1), {});
      said_now.events.push_back(
          {.type = std::string(vacated), .schema = schema, .payload = std::string(payload)});
      ASSERT_TRUE(log->append(group(*log, {std::move(said_now)})).has_value());
    };
    append(0, 1, old_own_words);
    append(1, 2, in_version_2);
    append(2, 1, old_consent);
  }
};

TEST_F(MixedLog, R46_BothVersionsAreReadAfterARestartAndNoByteHasChanged) {
  const auto log = open_to_look(directory());
  const auto stored = log->read({"plan/x"}, {}, everything);
  EXPECT_EQ(payloads(stored), (Texts{std::string(old_own_words), std::string(in_version_2),
                                     std::string(old_consent)}));
  std::vector<VacancyCause> causes;
  for (const auto& each : stored) causes.push_back(read(each.schema, each.payload).cause);
  EXPECT_EQ(causes, (std::vector{VacancyCause::left, VacancyCause::plan_moved,
                                 VacancyCause::consent_withdrawn}));
  EXPECT_TRUE(events::stores::verify_log(*log).is_sound()) << "the chain is over what was stored";
}

}  // namespace
}  // namespace tests
