// Anchor: a small file beside the log that remembers how far it had come, so that a log which lost
// its newest events, by a damaged or an older copy, is noticed before it is served.
//
//   anchor := slot:64 bytes zeros to 512 slot:64 bytes    (each within one disk sector)
//   slot   := "MVA1" counter:u64 position:u64 epoch:u64 root:32 bytes crc:u32, CRC32C of the rest
//
// Slots are written in turn; the newest whole one counts. A write that is torn costs one slot.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

#include "events/log.h"
#include "events/result.h"
#include "events/stores/file.h"

namespace events::stores {

enum class NoAnchor { missing, damaged };
[[nodiscard]] Result<Head, NoAnchor> read_anchor(const std::filesystem::path& path);

// Time since some fixed moment; never goes back. From outside, as all time is.
using Monotonic = std::function<std::chrono::milliseconds()>;

class Anchor {
 public:
  // How much a power cut may hide from the anchor; a crash of the process hides nothing.
  static constexpr std::chrono::milliseconds sync_interval{100};

  // Writes to the file at `path`, made if missing, from `head` on. Without `now` each write is
  // synced.
  Anchor(const std::filesystem::path& path, const Head& head, Monotonic now);
  ~Anchor();

  void write(const Head& head);  // Throws LogFailure.

 private:
  void write_slot(const Head& head);
  void sync();

  File file_;
  Monotonic now_;
  std::uint64_t counter_ = 0;
  std::chrono::milliseconds synced_at_{};
  bool synced_ = false;
};

}  // namespace events::stores
