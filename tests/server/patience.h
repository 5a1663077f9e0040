// Patience: how long a test waits for what has to come.
#pragma once

#include <chrono>

namespace tests {

inline constexpr std::chrono::seconds patience{10};

}  // namespace tests
