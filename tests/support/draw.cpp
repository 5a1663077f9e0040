#include "tests/support/draw.h"

#include <array>

#include "tests/support/model_cast.h"

namespace tests {
namespace {

using events::Date;
using events::Orgnr;
using events::PersonId;
using events::Timestamp;

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Most things that are referred to are recent.
constexpr std::size_t recent_ids = 6;

}  // namespace

Draw::Draw(Chance& chance, const events::Plan& plan, const PersonId& owner, const KnownIds& known,
           Timestamp now)
    : chance_(chance), plan_(plan), owner_(owner), known_(known), now_(now) {}

PersonId Draw::participant() {
  std::vector<PersonId> people{owner_};
  if (plan_.coordination.coordinator) people.push_back(*plan_.coordination.coordinator);
  for (const auto& [person, member] : plan_.group.members) people.push_back(person);
  for (const auto& person : plan_.coordination.professionals) people.push_back(person);
  for (const auto& [person, peer] : plan_.group.peers) people.push_back(person);
  for (const auto& [id, each] : plan_.group.representations) people.push_back(each.person);
  return chance_.one_of(people);
}

PersonId Draw::person(std::string_view field) {
  if (field == "owner" && chance_.percent(95)) return owner_;
  return chance_.percent(55) ? participant() : chance_.one_of(model_people());
}

Orgnr Draw::body(std::string_view field) {
  if (field == "governor" && chance_.percent(90)) return model_governor();
  const bool unit = field == "unit" || field == "to_unit";
  if (unit && chance_.percent(85)) return chance_.one_of(model_units());
  const auto& offices = offices_of(by);
  if (!offices.empty() && chance_.percent(60)) return offices.front().body;
  return chance_.one_of(model_bodies());
}

std::string Draw::id(std::string_view kind) {
  std::string lower(kind);
  for (auto& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  const auto found = known_.find(lower);
  const auto count = found == known_.end() ? 0 : found->second.size();
  auto value = lower + "-" + std::to_string(count + 1);
  if (count > 0 && chance_.percent(50)) {
    value = found->second[count - 1 - chance_.below(std::min(count, recent_ids))];
  }
  drawn_.emplace_back(std::move(lower), value);
  return value;
}

// Few areas, so that what people write in meets what others may see.
events::LifeArea Draw::area() {
  using events::LifeArea;
  constexpr std::array often{LifeArea::everyday, LifeArea::health, LifeArea::education};
  if (chance_.percent(85)) return chance_.one_of(often);
  return static_cast<LifeArea>(chance_.below(events::life_area_count));
}

Date Draw::day_ahead(int first, int last) {
  const auto span = static_cast<std::size_t>(last - first + 1);
  const std::chrono::days ahead{first + static_cast<int>(chance_.below(span))};
  return std::chrono::sys_days{events::day_of(now_)} + ahead;
}

Date Draw::date(std::string_view field) {
  constexpr std::array<std::string_view, 5> ahead{"until", "on", "next_revision", "expected_birth",
                                                  "to"};
  const bool other_way = chance_.percent(6);
  if (is_one_of(ahead, field) == other_way) return day_ahead(-60, 0);
  const auto kind = chance_.below(3);
  if (kind == 0) return day_ahead(0, 3);
  return kind == 1 ? day_ahead(3, 60) : day_ahead(60, 500);
}

Timestamp Draw::time(std::string_view field) {
  const auto minutes = [&](std::size_t span) {
    return std::chrono::minutes{static_cast<std::int64_t>(chance_.below(span))};
  };
  if (field == "due") return now_ - minutes(60 * 24 * 40);
  // Within two days, and the end after that, so that most meetings can be held before long.
  const Timestamp start = now_ - std::chrono::minutes{30} + minutes(60 * 24 * 2);
  return field == "ends_at" ? start + std::chrono::hours{50} : start;
}

std::uint32_t Draw::number(std::string_view field) {
  constexpr std::array<std::uint32_t, 5> ages_tried{16, 18, 16, 18, 17};
  if (field == "age") return chance_.one_of(ages_tried);
  return static_cast<std::uint32_t>(chance_.below(20'000'000));
}

std::string Draw::text(std::size_t length_max) {
  constexpr std::array<std::string_view, 5> words{"Som avtalt", "Ønsker å gå tur på hytta", "Nei",
                                                  "æøå 😀 \"sitat\" \\ og\ttab", "x"};
  constexpr std::size_t digest = 64;
  constexpr std::size_t media_type = 100;
  constexpr std::size_t municipality = 4;
  if (length_max == digest) return std::string(digest, chance_.percent(90) ? 'a' : 'Z');
  if (length_max == media_type) return chance_.percent(90) ? "application/pdf" : "pdf";
  if (length_max == municipality) return chance_.percent(90) ? "4601" : "46";
  return std::string(chance_.one_of(words));
}

}  // namespace tests
