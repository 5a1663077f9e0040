// The contract of the log as a fixture: every store is opened by it, and all tests of
// log_contract_test.cpp and view_building_test.cpp hold for each.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "events/stores/memory_log.h"
#include "events/stores/rocks_log.h"
#include "tests/support/log_words.h"
#include "tests/support/temp_folder.h"

namespace tests {

struct Store {
  std::string name;
  // Opens the log in a folder with two views: `mine@1` and `other@1`.
  std::function<std::unique_ptr<events::Log>(const std::filesystem::path& folder)> open;
  bool outlives_its_process;
};
inline void PrintTo(const Store& store, std::ostream* out) { *out << store.name; }

inline std::unique_ptr<events::Log> open_in_memory(const std::filesystem::path&) {
  return std::make_unique<events::stores::MemoryLog>(counted_salts(),
                                                     std::vector<std::string>{"mine@1", "other@1"});
}
inline std::unique_ptr<events::Log> open_in_rocks(const std::filesystem::path& folder) {
  return events::stores::RocksLog::open(
      {.directory = folder, .views = {"mine@1", "other@1"}, .salts = counted_salts()});
}
inline auto every_store() {
  return ::testing::Values(
      Store{.name = "Memory", .open = open_in_memory, .outlives_its_process = false},
      Store{.name = "Rocks", .open = open_in_rocks, .outlives_its_process = true});
}
inline std::string name_of_store(const ::testing::TestParamInfo<Store>& tested) {
  return tested.param.name;
}

class LogContract : public ::testing::TestWithParam<Store> {
 protected:
  LogContract() : log_(GetParam().open(folder_.path())) {}

  [[nodiscard]] events::Log& log() { return *log_; }

  // What a new process would find.
  void reopen() {
    if (!GetParam().outlives_its_process) return;
    log_.reset();
    log_ = GetParam().open(folder_.path());
  }

  std::vector<events::Recorded> accepted(const events::Group& group) {
    auto result = log_->append(group);
    EXPECT_TRUE(result.has_value());
    return result ? *std::move(result) : std::vector<events::Recorded>{};
  }
  // Appends to the head, whatever it is.
  std::vector<events::Recorded> append(std::vector<events::Append> appends,
                                       std::vector<events::RowChange> rows = {}) {
    return accepted(group(*log_, std::move(appends), std::move(rows)));
  }

  template <class Why>
  Why refused(const events::Group& group) {
    const auto before = log_->head();
    const auto result = log_->append(group);
    EXPECT_EQ(log_->head(), before);
    const auto* why = result ? nullptr : std::get_if<Why>(&result.error());
    if (why == nullptr) {
      ADD_FAILURE() << "accepted, or refused for another reason";
      return Why{};
    }
    return *why;
  }

 private:
  TempFolder folder_;
  std::unique_ptr<events::Log> log_;
};

}  // namespace tests
