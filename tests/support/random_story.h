// RandomStory: a plan's history made by random commands of random people, as the rules let it be.
// The same seed gives the same story.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "events/event.h"
#include "events/plan/plan.h"
#include "tests/support/cast.h"

namespace tests {

class RandomStory {
 public:
  // Begins where Kari's plan has a group and a goal (support/cast.h).
  explicit RandomStory(std::uint64_t seed);

  // One more command that the rules accept; its events, recorded.
  std::vector<Recorded> step();
  // The events that the story begins with.
  [[nodiscard]] const std::vector<Recorded>& opening() const { return opening_; }

  [[nodiscard]] const events::Plan& plan() const { return plan_; }
  [[nodiscard]] Timestamp now() const { return now_; }
  // Everybody who may turn up, as they would log in.
  [[nodiscard]] static std::vector<Viewer> viewers();

  // A command that somebody might send; most of them are refused at most times.
  [[nodiscard]] plan::Command random_command();
  [[nodiscard]] Stamp random_stamp();

 private:
  [[nodiscard]] std::vector<Recorded> record(const Events& happened, const PersonId& by);
  [[nodiscard]] std::size_t pick(std::size_t count);
  [[nodiscard]] std::string pick_id(std::string_view prefix, std::size_t count);
  [[nodiscard]] LifeArea pick_area();
  [[nodiscard]] PersonId pick_person();
  [[nodiscard]] plan::Command random_consent();
  [[nodiscard]] plan::Command random_content();
  [[nodiscard]] plan::Command random_measure();
  [[nodiscard]] plan::Command random_people();
  [[nodiscard]] plan::Command random_circle();

  std::mt19937_64 random_;
  events::Plan plan_;
  Version version_{};
  Timestamp now_ = time_of("2026-03-02T12:00:00Z");
  std::vector<Recorded> opening_;
};

}  // namespace tests
