// Tables: an open RocksDB database with the log's column families, its errors turned into
// LogFailure. Only the files beside this one know RocksDB.
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/log.h"
#include "events/stores/options.h"

namespace events::stores {

[[nodiscard]] inline rocksdb::Slice slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}

class Tables {
 public:
  using Table = rocksdb::ColumnFamilyHandle*;
  // A table that may be dropped while others still read it: it is there for whoever holds it.
  using SharedTable = std::shared_ptr<rocksdb::ColumnFamilyHandle>;

  // Makes a new database with the tables of a log, all empty. The folder must not exist.
  [[nodiscard]] static std::unique_ptr<Tables> create(const std::filesystem::path& folder);
  // Opens one with all the tables it has.
  [[nodiscard]] static std::unique_ptr<Tables> open(const std::filesystem::path& folder,
                                                    Access access);

  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;
  ~Tables();

  Table events() const { return events_; }
  Table log() const { return log_; }
  Table heads() const { return heads_; }
  Table answers() const { return answers_; }
  Table meta() const { return meta_; }
  // The tables of the views that were there when this was opened, by their names; for the one who
  // keeps them from then on (view_tables.h) and lets go of them before this goes.
  std::map<std::string, SharedTable> take_views();
  // An empty one; the disk knows it on return. Any thread.
  SharedTable create_table(const std::string& name) const;
  // Nobody finds it any more; its files go when the last who holds it lets go. Any thread.
  void drop_table(const SharedTable& table) const;

  std::optional<std::string> get(Table table, std::string_view key) const;
  // From `from` on, up to but without `to` (which must outlive the iterator; null: the end).
  std::unique_ptr<rocksdb::Iterator> scan(Table table, std::string_view from,
                                          const rocksdb::Slice* to = nullptr) const;
  // Call when an iterator has ended: it may have ended at damage.
  void check_ended(const rocksdb::Iterator& iterator) const;
  // On return it is on disk. After a failure nothing may be written any more.
  void write(rocksdb::WriteBatch& batch);

  rocksdb::DB& database() const { return *database_; }

 private:
  explicit Tables(std::filesystem::path folder);

  void adopt(rocksdb::DB* database, const std::vector<Table>& handles);
  Table known(std::string_view name) const;
  SharedTable share(Table table) const;
  void check_read(const rocksdb::Status& status) const;
  static std::unique_ptr<Tables> try_open_to_read(const std::filesystem::path& folder);

  const std::filesystem::path folder_;
  const std::shared_ptr<rocksdb::Cache> cache_;
  std::map<std::string, Table, std::less<>> tables_{};  // But those of the views.
  std::map<std::string, SharedTable> views_{};          // Until they are taken.
  std::unique_ptr<rocksdb::DB> database_{};
  Table events_ = nullptr;
  Table log_ = nullptr;
  Table heads_ = nullptr;
  Table answers_ = nullptr;
  Table meta_ = nullptr;
};

}  // namespace events::stores
