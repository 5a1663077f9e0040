// Options: how RocksDB is set for a log of record on small machines. Each one that matters was
// measured or has bitten somebody; the reasons stand in options.cpp.
#pragma once

#include <rocksdb/options.h>

#include <memory>
#include <string_view>

namespace events::stores {

enum class Access {
  write,  // The one writer: takes the folder for itself.
  read,   // A look at what is on disk now, also while a writer runs; changes nothing.
};

namespace rocks_limits {
inline constexpr std::size_t block_cache_bytes = 32u << 20;
inline constexpr std::size_t write_buffers_bytes = 64u << 20;  // All tables together.
inline constexpr std::size_t wal_bytes = 64u << 20;  // Bounds what is read again at a start.
inline constexpr int open_files = 512;
inline constexpr int background_jobs = 2;
inline constexpr std::size_t info_log_bytes = 1u << 20;
inline constexpr std::size_t info_logs = 2;
}  // namespace rocks_limits

[[nodiscard]] rocksdb::DBOptions database_options(Access access);

// One cache for all tables of a log.
[[nodiscard]] std::shared_ptr<rocksdb::Cache> block_cache();
// By the table's name (keys.h).
[[nodiscard]] rocksdb::ColumnFamilyOptions table_options(
    std::string_view table, const std::shared_ptr<rocksdb::Cache>& cache);

}  // namespace events::stores
