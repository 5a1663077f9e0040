// A goal whose words do not matter.
#pragma once

#include <string>
#include <string_view>

#include "tests/support/cast.h"

namespace tests {

inline goals::SetGoal some_goal(std::string_view id, LifeArea area = LifeArea::health) {
  return {.goal = {std::string(id)},
          .area = area,
          .horizon = goals::Horizon::long_term,
          .own_words = "Reise med buss"};
}

}  // namespace tests
