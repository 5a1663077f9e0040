// AnyCommand: a random command of every kind, made from the kinds' own descriptions: a new kind of
// command is drawn without a word here. steer.h fits some of them to the plan as it stands.
#pragma once

#include <string_view>
#include <vector>

#include "tests/support/draw.h"

namespace tests {

struct CommandKind {
  std::string_view name;
  events::plan::Command (*make)(Draw& draw);
};
// In the order of the themes.
[[nodiscard]] const std::vector<CommandKind>& command_kinds();

[[nodiscard]] std::string_view name_of(const events::plan::Command& command);
[[nodiscard]] std::string_view name_of(const events::plan::Event& event);

}  // namespace tests
