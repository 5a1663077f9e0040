// File sender: notices as JSON lines at the end of a file, for whoever carries them from there.
// What it says is handed over is on disk.
//
//   {"at":…,"body":…,"channel":"email","id":…,"subject":…,"to":…}
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "server/notices/sender.h"

namespace server {

namespace limits {
inline constexpr std::uintmax_t outbox_bytes_max = 64 << 20;  // Of the file; then another begins.
}  // namespace limits

class FileSender final : public NoticeSender {
 public:
  // Writes `folder/outbox.jsonl`, readable for its owner alone; makes the folder with the first
  // notice. A full file is put aside as `outbox-<time>.jsonl`.
  explicit FileSender(std::filesystem::path folder,
                      std::uintmax_t bytes_max = limits::outbox_bytes_max)
      : folder_(std::move(folder)), bytes_max_(bytes_max) {}

  [[nodiscard]] SendResult send(const Letter& letter) override;

 private:
  std::filesystem::path folder_;
  std::uintmax_t bytes_max_;
};

}  // namespace server
