// Data folder: opens the log in a folder as a server, or a tool beside one, does.
#pragma once

#include <filesystem>
#include <memory>

#include "events/stores/rocks_log.h"

namespace server {

// For serving: takes the folder for this process, makes what is missing. Throws events::LogFailure,
// which says what to do: the folder is in use, of another format, behind its anchor.
[[nodiscard]] std::unique_ptr<events::stores::RocksLog> open_to_write(
    const std::filesystem::path& data,
    events::stores::AnchorUse anchor = events::stores::AnchorUse::required);

// A look at what is on disk now, also while a server runs; changes nothing. Throws
// events::LogFailure.
[[nodiscard]] std::unique_ptr<events::stores::RocksLog> open_to_read(
    const std::filesystem::path& data,
    events::stores::AnchorUse anchor = events::stores::AnchorUse::required);

}  // namespace server
