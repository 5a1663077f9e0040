// Content file: one document's content as it lies on disk, sealed; drawn at the top of the source.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "events/hash.h"
#include "events/result.h"
#include "server/documents/keys.h"

namespace server {

inline constexpr std::size_t chunk_bytes = std::size_t{64} * 1024;  // Sealed at a time.

enum class Unreadable { missing, damaged };

// The name under which a plan keeps this content: tells nothing of either.
[[nodiscard]] std::string content_name(const PlanKeys& keys, const events::Digest& sha256);

// Writes a new file, synced on return; its name in the folder is not. Needs memory for one chunk.
// Throws events::LogFailure if the disk takes no more; half a file may be left.
void write_content(const std::filesystem::path& file, const PlanKeys& keys,
                   const events::Digest& sha256, std::string_view content);

// All of the content, whole and of this hash, or why not. Throws events::LogFailure if the disk
// gives nothing.
[[nodiscard]] events::Result<std::string, Unreadable> read_content(
    const std::filesystem::path& file, const PlanKeys& keys, const events::Digest& sha256);

}  // namespace server
