// Process: what the operating system knows of this process.
#pragma once

#include <cstdint>

namespace server {

struct ProcessReading {
  std::uint64_t resident_bytes;
  std::uint64_t virtual_bytes;
  std::uint64_t open_files;
  std::uint64_t open_files_max;
  double cpu_seconds;
  double started;  // Unix time, for how long it has run.
};

// From /proc; what cannot be read is 0.
[[nodiscard]] ProcessReading read_process();

}  // namespace server
