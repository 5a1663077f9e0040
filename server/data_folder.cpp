#include "server/data_folder.h"

#include <chrono>

#include "server/clock.h"
#include "server/journal/journal.h"

namespace server {
namespace {

std::chrono::milliseconds monotonic_now() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now);
}

}  // namespace

std::unique_ptr<events::stores::RocksLog> open_to_write(const std::filesystem::path& data,
                                                        events::stores::AnchorUse anchor) {
  return events::stores::RocksLog::open({.directory = data,
                                         .views = view_names(),
                                         .drops_other_views = true,
                                         .anchor = anchor,
                                         .salts = random_salt,
                                         .now = monotonic_now});
}

std::unique_ptr<events::stores::RocksLog> open_to_read(const std::filesystem::path& data,
                                                       events::stores::AnchorUse anchor) {
  return events::stores::RocksLog::open({.directory = data,
                                         .views = view_names(),
                                         .access = events::stores::Access::read,
                                         .anchor = anchor});
}

}  // namespace server
