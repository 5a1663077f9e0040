#include "tests/server/plan_truth.h"

#include <algorithm>

#include "projections/audience.h"
#include "server/live/view_hash.h"
#include "server/queries/directory.h"

namespace tests {

PlanTruth::PlanTruth(const events::Log& log, const std::vector<std::string_view>& people,
                     Timestamp now)
    : log_(log), now_(now), fold_(World::plan()) {
  for (const auto person : people) {
    viewers_.emplace(person, events::Viewer{.person = id_of(person),
                                            .offices = server::offices_of(log, id_of(person))});
    sights_[std::string(person)];
  }
}

void PlanTruth::read_on() {
  constexpr std::size_t page = 1000;
  for (;;) {
    const auto more = log_.read(World::plan_stream(), fold_.version(), page);
    for (const auto& recorded : more) {
      scopes_.push_back(fold_.apply(recorded).scope);
      events_.push_back(recorded);
      std::vector<std::shared_ptr<const Sight>> seen;  // Once for each audience.
      for (const auto& [person, viewer] : viewers_) {
        const auto audience = events::audience_of(fold_.plan(), viewer, now_);
        const auto known = std::find_if(
            seen.begin(), seen.end(), [&](const auto& each) { return each->audience == audience; });
        auto sight = known == seen.end() ? look(audience) : *known;
        sights_.at(person).push_back(sight);
        seen.push_back(std::move(sight));
      }
    }
    if (more.size() < page) return;
  }
}

std::shared_ptr<const Sight> PlanTruth::look(const Audience& audience) const {
  auto sight = std::make_shared<Sight>();
  sight->audience = audience;
  sight->changed_at = fold_.last_change(audience).value;
  sight->hash = server::view_hash(fold_.view(audience).dump());
  for (const auto& person : fold_.people(audience)) sight->people.insert(person.value);
  return sight;
}

const Sight& PlanTruth::sight(std::string_view person, std::uint64_t version) const {
  return *sights_.find(person)->second.at(version - 1);
}

bool PlanTruth::sees_event(std::string_view person, std::uint64_t event,
                           std::uint64_t version) const {
  return projections::sees(sight(person, version).audience, scopes_.at(event - 1));
}

std::uint64_t PlanTruth::first_move(std::string_view person, std::uint64_t after, Move move) const {
  for (auto version = std::max<std::uint64_t>(after + 1, 2); version <= head(); ++version) {
    const auto& before = sight(person, version - 1).audience;
    const auto& now = sight(person, version).audience;
    const bool less = !projections::covers(now, before);
    switch (move) {
      case Move::any:
        if (now != before) return version;
        break;
      case Move::less:
        if (less) return version;
        break;
      case Move::to_nothing:
        if (less && now.nothing()) return version;
        break;
    }
  }
  return 0;
}

std::uint64_t PlanTruth::first_with(std::string_view person, std::uint64_t from,
                                    const Given& given) const {
  for (auto version = std::max<std::uint64_t>(from, 1); version <= head(); ++version) {
    const auto& then = sight(person, version);
    const bool same = then.changed_at == given.at && then.hash == given.hash;
    if (!same || then.audience.nothing()) continue;
    const auto& known = then.people;
    if (std::includes(known.begin(), known.end(), given.people.begin(), given.people.end())) {
      return version;
    }
  }
  return 0;
}

}  // namespace tests
