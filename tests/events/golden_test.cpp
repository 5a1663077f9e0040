// One golden file for each event that was ever shipped: its payload, byte for byte, as the log
// holds it. A file is never edited; a new schema version gets a file of its own.
//
// MEDVIRK_WRITE_GOLDEN=1 writes the files that are missing, for a new event, and no other.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "events/codec.h"
#include "events/json/write.h"
#include "events/readers.h"
#include "events/themes.h"
#include "tests/support/golden.h"

namespace tests {
namespace {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.

// Every field filled, the optional ones too.
template <class Slot>
void fill(Slot& slot) {
  if constexpr (std::is_same_v<Slot, bool>) {
    slot = true;
  } else if constexpr (std::is_integral_v<Slot>) {
    slot = 4096;
  } else if constexpr (std::is_same_v<Slot, Date>) {
    slot = date_from("2026-12-31").value();
  } else if constexpr (std::is_same_v<Slot, Timestamp>) {
    slot = timestamp_from("2026-12-31T12:00:00.000001Z").value();
  } else if constexpr (json::DescribedEnum<Slot>) {
    slot = Slot{};
  } else if constexpr (json::is_optional<Slot>) {
    fill(slot.emplace());
  } else if constexpr (json::is_list<Slot>) {
    slot.values.resize(2);
    for (auto& each : slot.values) fill(each);
  } else if constexpr (json::is_text<Slot>) {
    slot.value = Slot::length_max < 20 ? "9999" : "På «øya» æ 😀 \"\\\n";
  } else if constexpr (std::is_same_v<Slot, Orgnr>) {
    slot.value = "912345678";
  } else if constexpr (std::is_same_v<Slot, PlanId>) {
    slot.value = plan_of({"den-ene-2"}).value;
  } else if constexpr (std::is_integral_v<decltype(slot.value)>) {
    slot.value = 4096;
  } else {
    slot.value = "den-ene-2";
  }
}

template <class Case>
std::string payload_of_sample() {
  Case value{};
  boost::mp11::mp_for_each<json::Members<Case>>(
      [&](auto member) { fill(value.*decltype(member)::pointer); });
  return json::to_json(value);
}

std::string file_of(std::string_view event, unsigned schema) {
  return "events/" + std::string(event) + "." + std::to_string(schema) + ".json";
}

Recorded recorded_as(std::string_view event, unsigned schema, const std::string& payload) {
  return {.stream = {"plan/x"},
          .version = {1},
          .position = {1},
          .epoch = {1},
          .author = {.by = {"kari"}, .at = {}, .command = {}},
          .type = std::string(event),
          .schema = static_cast<std::uint16_t>(schema),
          .payload = payload};
}

void write_missing(const std::string& name, const std::string& payload) {
  const auto path = std::filesystem::path(MEDVIRK_GOLDEN) / name;
  if (!std::getenv("MEDVIRK_WRITE_GOLDEN") || std::filesystem::exists(path)) return;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << payload << '\n';
}

TEST(Golden, EveryEventIsReadAndWrittenAsItWasShipped) {
  for_each_case<events::Event>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    const auto name = file_of(Case::name, schema_of<Case>());
    SCOPED_TRACE(name);
    write_missing(name, payload_of_sample<Case>());
    const auto payload = golden(name);
    const auto event = decode(recorded_as(Case::name, schema_of<Case>(), payload));
    ASSERT_TRUE(event) << event.error().front().pointer << " " << event.error().front().expected;
    EXPECT_EQ(encode(*event).payload, payload);
    EXPECT_EQ(encode(*event).type, Case::name);
  });
}

TEST(Golden, R46_EveryOlderVersionIsStillReadAndBecomesTheNewest) {
  unsigned older = 0;
  for_each_case<events::Event>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    for (unsigned schema = 1; schema < schema_of<Case>(); ++schema) {
      SCOPED_TRACE(file_of(Case::name, schema));
      const auto payload = golden(file_of(Case::name, schema));
      const auto event = decode(recorded_as(Case::name, schema, payload));
      ASSERT_TRUE(event) << event.error().front().pointer << event.error().front().expected;
      const auto now = encode(*event);
      EXPECT_EQ(now.schema, schema_of<Case>());
      const auto again = decode(recorded_as(Case::name, now.schema, now.payload));
      ASSERT_TRUE(again);
      EXPECT_EQ(encode(*again).payload, now.payload);
      ++older;
    }
  });
  EXPECT_GE(older, 1U) << "CoordinatorVacated has changed once";
}

TEST(Golden, NoEventThatWasShippedIsForgotten) {
  std::set<std::string> known;
  for_each_case<events::Event>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    for (unsigned schema = 1; schema <= schema_of<Case>(); ++schema) {
      known.insert(file_of(Case::name, schema));
    }
  });
  const auto folder = std::filesystem::path(MEDVIRK_GOLDEN) / "events";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    EXPECT_TRUE(known.contains("events/" + entry.path().filename().string())) << entry.path();
  }
}

}  // namespace
}  // namespace tests
