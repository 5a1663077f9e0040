// View tables: which table holds the rows of which view, and the one that is being built beside it.
//
// RocksDB gives no table another name, so a row of `meta` says which one counts (keys.h); it is
// written in one batch with what makes it count. Any other table of a view was left by a rebuild
// that was broken off, before the switch or after it, and nobody misses it.
#pragma once

#include <rocksdb/write_batch.h>

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "events/stores/tables.h"

namespace events::stores {

class ViewTables {
 public:
  using Table = Tables::SharedTable;

  // Takes the views' tables; `tables` outlives this. Throws LogFailure, as all that writes.
  explicit ViewTables(Tables& tables);

  // The table that counts; null: there is no such view. Any thread, never waits for the disk. Who
  // holds it may read it to the end, whatever happens meanwhile.
  [[nodiscard]] Table live(const std::string& view) const;
  [[nodiscard]] std::vector<std::string> names() const;

  // While a log is opened for writing, in this order.
  void drop_leftovers();
  void add(const std::string& view);  // Empty.
  void drop(const std::string& view);

  // By the thread that builds. A view has one table beside the live one at most.
  void begin(const std::string& view);
  [[nodiscard]] Table beside(const std::string& view) const;  // Null: there is none.
  void end(const std::string& view);                          // Drops it, if there is one.

  // By the writing thread: says in `batch` that the table beside the live one counts, and, once
  // that is on disk, makes the one the other.
  void put_switch(const std::string& view, rocksdb::WriteBatch& batch) const;
  void switched(const std::string& view);

 private:
  struct View {
    Table live;
    Table beside{};
  };
  [[nodiscard]] std::map<std::string, std::string> named() const;
  [[nodiscard]] View of(const std::string& view) const;

  Tables& tables_;
  std::vector<Table> leftovers_{};
  mutable std::mutex mutex_;  // Guards what follows; nothing is read or written under it.
  std::map<std::string, View> views_{};
};

}  // namespace events::stores
