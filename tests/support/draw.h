// Draw: where a random command takes its words from: small pools of people, bodies, ids and days
// around now, so that what is drawn often fits the plan as it stands.
#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "events/check.h"
#include "events/plan/plan.h"

namespace tests {

// Ids that accepted commands of one plan have named, by kind, the oldest first.
using KnownIds = std::map<std::string, std::vector<std::string>, std::less<>>;

// The same numbers on every machine: no distribution of the standard library is.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : numbers_(seed) {}
  std::size_t below(std::size_t count) { return numbers_() % count; }
  bool percent(std::size_t of_a_hundred) { return below(100) < of_a_hundred; }
  template <class List>
  const auto& one_of(const List& list) {
    events::check(!list.empty(), "there is something to choose from");
    return *std::next(list.begin(), static_cast<std::ptrdiff_t>(below(list.size())));
  }

 private:
  std::mt19937_64 numbers_;
};

class Draw {
 public:
  Draw(Chance& chance, const events::Plan& plan, const events::PersonId& owner,
       const KnownIds& known, events::Timestamp now);

  // Who asks: drawn first, and changed by what can be asked by one person only.
  events::PersonId by{};

  [[nodiscard]] Chance& chance() { return chance_; }
  [[nodiscard]] const events::Plan& plan() const { return plan_; }
  [[nodiscard]] const events::PersonId& owner() const { return owner_; }
  [[nodiscard]] events::Timestamp now() const { return now_; }
  // The ids that were drawn, by kind: known ones from now on, if the command is accepted.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& drawn() const {
    return drawn_;
  }

  // A word for a field of this name.
  [[nodiscard]] events::PersonId person(std::string_view field);
  [[nodiscard]] events::PersonId participant();
  [[nodiscard]] events::Orgnr body(std::string_view field);
  [[nodiscard]] std::string id(std::string_view kind);
  [[nodiscard]] events::LifeArea area();
  [[nodiscard]] events::Date date(std::string_view field);
  [[nodiscard]] events::Timestamp time(std::string_view field);
  [[nodiscard]] std::uint32_t number(std::string_view field);
  [[nodiscard]] std::string text(std::size_t length_max);
  [[nodiscard]] events::Date day_ahead(int first, int last);

 private:
  Chance& chance_;
  const events::Plan& plan_;
  const events::PersonId& owner_;
  const KnownIds& known_;
  events::Timestamp now_;
  std::vector<std::pair<std::string, std::string>> drawn_;
};

}  // namespace tests
