// Clock and randomness, as interfaces: a test says what time it is.
#pragma once

#include <array>
#include <cstdint>
#include <functional>

#include "events/time.h"

namespace server {

class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;
  // The wall clock. Any thread.
  [[nodiscard]] virtual events::Timestamp now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] events::Timestamp now() const override;
};

// Sixteen random bytes from the system (OpenSSL). Any thread.
using Salts = std::function<std::array<std::uint8_t, 16>()>;
[[nodiscard]] std::array<std::uint8_t, 16> random_salt();

}  // namespace server
