// Opening: finds or makes the log in a data folder, and makes sure that it is all there before
// anybody is served from it.
//
//   DIR/log/     the RocksDB database (keys.h)
//   DIR/anchor   how far it had come (anchor.h)
//   DIR/lock     held by the one writer
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/stores/anchor.h"
#include "events/stores/file.h"
#include "events/stores/options.h"
#include "events/stores/tables.h"

namespace events::stores {

// What is asked of the anchor when a log is opened.
enum class AnchorUse {
  required,   // The log must have all that its anchor saw: the way to serve.
  renewed,    // Starts a new anchor from what the log holds: after a restore, or after somebody has
              // checked the log. Only for writing.
  unchecked,  // For looking at a log that is refused otherwise. Only for reading.
};

[[nodiscard]] inline std::filesystem::path tables_folder(const std::filesystem::path& directory) {
  return directory / "log";
}
[[nodiscard]] inline std::filesystem::path anchor_file(const std::filesystem::path& directory) {
  return directory / "anchor";
}

// Another process writes there.
class FolderInUse : public LogFailure {
 public:
  using LogFailure::LogFailure;
};

struct Opened {
  std::optional<File> lock;  // When writing. Declared first: released last.
  std::unique_ptr<Tables> tables;
  Head head;
  Result<Head, NoAnchor> anchored;  // As it was before the tables were looked at.
};

// Throws LogFailure, with what to do about it; FolderInUse where that is why.
[[nodiscard]] Opened open_tables(const std::filesystem::path& directory, Access access,
                                 AnchorUse use);

}  // namespace events::stores
