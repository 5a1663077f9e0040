// A childhood for the tests: Kari at chosen ages, her mother, and what was said about her.
#pragma once

#include "tests/support/more_cast.h"

namespace tests {

inline constexpr std::string_view lawful = "vidar";  // A guardian.

// All of these tests are about 2 March 2026 unless they say otherwise.
inline childhood::BirthDateRecorded born(std::string_view date,
                                         std::string_view recorded = "2026-01-06T09:00:00Z") {
  return {.date = day(date), .recorded_at = time_of(recorded)};
}
inline const childhood::BirthDateRecorded aged_5 = born("2020-06-01");
inline const childhood::BirthDateRecorded aged_7 = born("2019-03-02");
inline const childhood::BirthDateRecorded aged_11 = born("2014-03-03");
inline const childhood::BirthDateRecorded aged_12 = born("2014-03-02");
inline const childhood::BirthDateRecorded aged_15 = born("2010-03-03");
inline const childhood::BirthDateRecorded aged_16 = born("2010-03-02", "2026-03-02T09:00:00Z");
inline const childhood::BirthDateRecorded aged_40 = born("1985-06-01");

inline group::RepresentativeAppointed represents(
    std::string_view person, group::RepresentativeKind kind, LifeAreas scope = {},
    group::RepresentativeMode mode = group::RepresentativeMode::instead) {
  return {.representation = {std::string(person)},
          .person = id_of(person),
          .kind = kind,
          .mode = mode,
          .scope = std::move(scope),
          .authority = "Sett og kontrollert",
          .from = day("2026-01-06"),
          .until = day("2040-12-31")};
}
inline group::RepresentativeAppointed as_parent(std::string_view person = mother) {
  return represents(person, group::RepresentativeKind::parent);
}

inline childhood::ChildHeard heard(consent::ConsentKind on, bool agrees = true) {
  return {.entry = {"view-1"},
          .on = on,
          .view = "Jeg vil at Ola skal hjelpe meg",
          .agrees = agrees,
          .age = 12};
}

inline childhood::CompetenceAssessed assessed(bool competent, childhood::Matters matters,
                                              LifeAreas areas = {}) {
  return {.entry = {competent ? "able" : "unable"},
          .matters = std::move(matters),
          .areas = std::move(areas),
          .competent = competent,
          .reason = "Vurdert i samtale over tid",
          .assessed_by = id_of(coordinator)};
}

}  // namespace tests
