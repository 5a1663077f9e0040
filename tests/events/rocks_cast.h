// A log on disk for tests that damage it: opening, copying, and changing what lies in the folder.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "events/stores/keys.h"
#include "events/stores/rocks_log.h"
#include "tests/support/log_words.h"
#include "tests/support/temp_folder.h"

namespace tests {

namespace fs = std::filesystem;

using events::LogFailure;
using events::stores::Access;
using events::stores::AnchorUse;
using events::stores::RocksLog;
using events::stores::RocksLogOptions;
using events::stores::Tables;

inline constexpr std::size_t everything = 1'000'000;

inline std::unique_ptr<RocksLog> open_log(const fs::path& directory) {
  return RocksLog::open({.directory = directory, .views = {"mine@1"}, .salts = counted_salts()});
}
inline std::unique_ptr<RocksLog> open_to_look(const fs::path& directory,
                                              AnchorUse anchor = AnchorUse::required) {
  return RocksLog::open({.directory = directory, .access = Access::read, .anchor = anchor});
}

// Opening must fail, and say each of these.
inline void expect_refused(const RocksLogOptions& options, const std::vector<std::string>& said) {
  try {
    (void)RocksLog::open(options);
    ADD_FAILURE() << "opened";
  } catch (const LogFailure& failure) {
    const std::string text = failure.what();
    for (const auto& part : said) EXPECT_NE(text.find(part), std::string::npos) << text;
  }
}
inline void expect_refused(const fs::path& directory, const std::vector<std::string>& said) {
  expect_refused({.directory = directory, .views = {"mine@1"}, .salts = counted_salts()}, said);
}

class RocksFolder : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path directory() const { return folder_.path() / "data"; }
  [[nodiscard]] fs::path other(std::string_view name) const { return folder_.path() / name; }

  // One event a command, in two streams, by a process that ends.
  void append_and_close(unsigned first, unsigned count) const {
    const auto log = open_log(directory());
    for (auto number = first; number < first + count; ++number) {
      say(*log, number % 2 == 0 ? "plan/even" : "plan/odd", number);
    }
  }

  static void copy(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
  }

  // The largest write-ahead log.
  [[nodiscard]] static fs::path write_ahead_log(const fs::path& directory) {
    fs::path largest;
    for (const auto& entry : fs::directory_iterator(directory / "log")) {
      if (entry.path().extension() != ".log") continue;
      if (largest.empty() || fs::file_size(entry) > fs::file_size(largest)) largest = entry.path();
    }
    return largest;
  }

  static void flip_bit(const fs::path& path, std::uintmax_t offset) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(offset));
    const auto byte = static_cast<char>(file.get());
    file.seekp(static_cast<std::streamoff>(offset));
    file.put(static_cast<char>(byte ^ 16));
  }

  // Changes rows behind the log's back.
  void edit(const std::function<void(Tables&, rocksdb::WriteBatch&)>& change) const {
    const auto tables = Tables::open(directory() / "log", Access::write);
    rocksdb::WriteBatch batch;
    change(*tables, batch);
    tables->write(batch);
  }

 private:
  TempFolder folder_;
};

}  // namespace tests
