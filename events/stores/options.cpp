#include "events/stores/options.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include "events/stores/keys.h"

namespace events::stores {
namespace {

// A view for reading leaves no log of its own in the folder of another process.
class Silence final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

void set_durability(rocksdb::DBOptions& options) {
  // The default, kPointInTimeRecovery, ends silently at a damaged record and drops all that was
  // acknowledged after it. This one opens only if nothing but the last record is torn; whether that
  // record had been acknowledged is for the anchor to say.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.paranoid_checks = true;
  // A failed write ends the process: a later one that "succeeds" may lie on dropped pages.
  options.max_bgerror_resume_count = 0;
  // A recycled file could replay what it held before.
  options.recycle_log_file_num = 0;
  // With manual flushes tables can come apart after an error.
  options.manual_wal_flush = false;
  // One writer gains nothing by these, and they give up that a batch is seen whole or not at all.
  options.enable_pipelined_write = false;
  options.unordered_write = false;
  options.two_write_queues = false;
}

}  // namespace

rocksdb::DBOptions database_options(Access access) {
  rocksdb::DBOptions options;
  set_durability(options);
  options.max_total_wal_size = rocks_limits::wal_bytes;
  options.db_write_buffer_size = rocks_limits::write_buffers_bytes;
  options.max_background_jobs = rocks_limits::background_jobs;
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.max_log_file_size = rocks_limits::info_log_bytes;
  options.keep_log_file_num = rocks_limits::info_logs;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  if (access == Access::write) {
    options.max_open_files = rocks_limits::open_files;
  } else {
    options.max_open_files = -1;  // All at once: the writer may remove a file's name at any time.
    options.info_log = std::make_shared<Silence>();
  }
  return options;
}

std::shared_ptr<rocksdb::Cache> block_cache() {
  return rocksdb::NewLRUCache(rocks_limits::block_cache_bytes);
}

rocksdb::ColumnFamilyOptions table_options(std::string_view table,
                                           const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions blocks;
  blocks.block_cache = cache;
  // Most answers that are looked for are not there: a filter says so without a read.
  blocks.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  blocks.cache_index_and_filter_blocks = true;  // Otherwise they grow outside every bound.
  blocks.pin_l0_filter_and_index_blocks_in_cache = true;

  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(blocks));
  options.write_buffer_size = table == events_table ? 32u << 20 : 8u << 20;
  options.compression = rocksdb::kNoCompression;
  if (table == events_table || table.starts_with(view_prefix)) {
    options.compression = rocksdb::kLZ4Compression;
  }
  if (table == events_table) options.bottommost_compression = rocksdb::kZSTD;
  if (table == heads_table || table == answers_table) {
    options.memtable_whole_key_filtering = true;
    options.memtable_prefix_bloom_size_ratio = 0.05;
  }
  return options;
}

}  // namespace events::stores
