#include "events/stores/tables.h"

#include <array>
#include <set>
#include <utility>

#include "events/stores/keys.h"

namespace events::stores {
namespace {

constexpr std::array core_tables{events_table, log_table, heads_table, answers_table, meta_table};
constexpr int read_attempts = 10;

constexpr const char* keep_and_restore =
    " Keep the folder as it is, and restore the newest backup into a new folder with `medvirk "
    "restore`.";

[[noreturn]] void fail_open(const std::filesystem::path& folder, const rocksdb::Status& status) {
  const auto why = status.ToString();
  if (status.IsIOError() && why.find("LOCK") != std::string::npos) {
    throw LogFailure(folder.string() + " is in use by another process: stop that one first.");
  }
  if (status.IsCorruption()) {
    throw LogFailure("the log in " + folder.string() + " is damaged (" + why + ")." +
                     keep_and_restore);
  }
  throw LogFailure("the log in " + folder.string() + " cannot be opened: " + why +
                   ". Check the folder's rights and the disk.");
}

std::vector<rocksdb::ColumnFamilyDescriptor> described(
    const std::vector<std::string>& names, const std::shared_ptr<rocksdb::Cache>& cache) {
  std::vector<rocksdb::ColumnFamilyDescriptor> described;
  described.reserve(names.size());
  for (const auto& name : names) described.emplace_back(name, table_options(name, cache));
  return described;
}

std::vector<std::string> listed(const std::filesystem::path& folder, Access access) {
  std::vector<std::string> names;
  const auto status =
      rocksdb::DB::ListColumnFamilies(database_options(access), folder.string(), &names);
  if (!status.ok()) fail_open(folder, status);
  const std::set<std::string_view> found(names.begin(), names.end());
  for (const auto core : core_tables) {
    if (!found.contains(core)) {
      throw LogFailure(folder.string() + " is a RocksDB database, but not a log of medvirk: name " +
                       "an empty folder, or the one that medvirk made.");
    }
  }
  return names;
}

// The write-ahead logs that are there now.
std::set<std::string> write_ahead_logs(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".log") names.insert(entry.path().filename().string());
  }
  return names;
}

}  // namespace

Tables::Tables(std::filesystem::path folder) : folder_(std::move(folder)), cache_(block_cache()) {}

Tables::~Tables() {
  if (!database_) return;
  views_.clear();
  for (const auto& [name, table] : tables_) (void)database_->DestroyColumnFamilyHandle(table);
  (void)database_->Close();
}

void Tables::adopt(rocksdb::DB* database, const std::vector<Table>& handles) {
  database_.reset(database);
  for (auto* handle : handles) {
    const auto& name = handle->GetName();
    if (name.starts_with(view_prefix)) {
      views_[name] = share(handle);
    } else {
      tables_[name] = handle;
    }
  }
  events_ = known(events_table);
  log_ = known(log_table);
  heads_ = known(heads_table);
  answers_ = known(answers_table);
  meta_ = known(meta_table);
}

Tables::Table Tables::known(std::string_view name) const {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : found->second;
}

std::unique_ptr<Tables> Tables::create(const std::filesystem::path& folder) {
  std::unique_ptr<Tables> tables(new Tables(folder));
  auto options = database_options(Access::write);
  options.create_if_missing = true;
  options.create_missing_column_families = true;
  options.error_if_exists = true;
  std::vector<std::string> names{rocksdb::kDefaultColumnFamilyName};
  for (const auto core : core_tables) names.emplace_back(core);
  std::vector<Table> handles;
  rocksdb::DB* database = nullptr;
  const auto status = rocksdb::DB::Open(options, folder.string(), described(names, tables->cache_),
                                        &handles, &database);
  if (!status.ok()) fail_open(folder, status);
  tables->adopt(database, handles);
  return tables;
}

std::unique_ptr<Tables> Tables::open(const std::filesystem::path& folder, Access access) {
  if (access == Access::read) {
    // While we read the list of files and then the files, a writer may have moved events from one
    // to another and removed the first. Then there may be a hole in what we see: look again.
    for (int attempt = 1;; ++attempt) {
      if (auto tables = try_open_to_read(folder)) return tables;
      if (attempt == read_attempts) {
        throw LogFailure("the log in " + folder.string() +
                         " changes too fast to be read: try again.");
      }
    }
  }
  std::unique_ptr<Tables> tables(new Tables(folder));
  std::vector<Table> handles;
  rocksdb::DB* database = nullptr;
  const auto status =
      rocksdb::DB::Open(database_options(access), folder.string(),
                        described(listed(folder, access), tables->cache_), &handles, &database);
  if (!status.ok()) fail_open(folder, status);
  tables->adopt(database, handles);
  return tables;
}

std::unique_ptr<Tables> Tables::try_open_to_read(const std::filesystem::path& folder) {
  const auto before = write_ahead_logs(folder);
  const auto names = listed(folder, Access::read);
  std::unique_ptr<Tables> tables(new Tables(folder));
  std::vector<Table> handles;
  rocksdb::DB* database = nullptr;
  const auto status =
      rocksdb::DB::OpenForReadOnly(database_options(Access::read), folder.string(),
                                   described(names, tables->cache_), &handles, &database);
  if (status.ok()) tables->adopt(database, handles);
  // A view that was rebuilt meanwhile may lie in a table that we did not open.
  if (listed(folder, Access::read) != names) return nullptr;
  const auto after = write_ahead_logs(folder);
  for (const auto& name : before) {
    if (!after.contains(name)) return nullptr;
  }
  if (!status.ok()) fail_open(folder, status);
  return tables;
}

Tables::SharedTable Tables::share(Table table) const {
  return {table, [database = database_.get()](Table each) {
            (void)database->DestroyColumnFamilyHandle(each);
          }};
}

std::map<std::string, Tables::SharedTable> Tables::take_views() { return std::move(views_); }

Tables::SharedTable Tables::create_table(const std::string& name) const {
  Table table = nullptr;
  const auto status = database_->CreateColumnFamily(table_options(name, cache_), name, &table);
  if (!status.ok()) throw LogFailure("cannot make the table " + name + ": " + status.ToString());
  return share(table);
}

void Tables::drop_table(const SharedTable& table) const {
  const auto status = database_->DropColumnFamily(table.get());
  if (status.ok()) return;
  throw LogFailure("cannot drop the table " + table->GetName() + ": " + status.ToString());
}

void Tables::check_read(const rocksdb::Status& status) const {
  if (status.ok()) return;
  throw LogFailure("the log in " + folder_.string() + " cannot be read (" + status.ToString() +
                   ")." + keep_and_restore);
}

std::optional<std::string> Tables::get(Table table, std::string_view key) const {
  std::string value;
  const auto status = database_->Get({}, table, slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  check_read(status);
  return value;
}

std::unique_ptr<rocksdb::Iterator> Tables::scan(Table table, std::string_view from,
                                                const rocksdb::Slice* to) const {
  rocksdb::ReadOptions options;
  options.iterate_upper_bound = to;
  std::unique_ptr<rocksdb::Iterator> iterator(database_->NewIterator(options, table));
  iterator->Seek(slice(from));
  return iterator;
}

void Tables::check_ended(const rocksdb::Iterator& iterator) const { check_read(iterator.status()); }

void Tables::write(rocksdb::WriteBatch& batch) {
  rocksdb::WriteOptions options;
  options.sync = true;
  const auto status = database_->Write(options, &batch);
  if (status.ok()) return;
  throw LogFailure("the log in " + folder_.string() + " cannot be written (" + status.ToString() +
                   "). Nothing that was not acknowledged counts. Make room on the disk or mend it, "
                   "then start again.");
}

}  // namespace events::stores
