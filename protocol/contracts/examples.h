// Examples: the golden messages of the tests, compiled in (protocol/CMakeLists.txt), so that what
// the contracts show is what the tests hold the program to.
#pragma once

#include <string_view>
#include <vector>

namespace protocol::contracts {

struct Example {
  std::string_view name;  // `snapshot_part`: the message's type, and what is special about it.
  std::string_view text;  // JSON.
};
[[nodiscard]] const std::vector<Example>& examples();

}  // namespace protocol::contracts
