// A disk that takes no more: the log stops at once, and has all that it acknowledged.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <optional>

#include "events/stores/verify.h"
#include "tests/events/rocks_cast.h"

namespace tests {
namespace {

constexpr const char* folder_variable = "MEDVIRK_TEST_FULL_DISK";
constexpr std::size_t event_bytes = 2000;
constexpr std::uint64_t events_per_group = 3;

// No file may grow beyond this. Writes then fail with EFBIG, as they do with ENOSPC on a full disk.
void limit_files(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
}

events::Group next_group(const RocksLog& log) {
  const auto version = log.version_of({"plan/a"}).value;
  const auto number = static_cast<unsigned>(version / events_per_group);
  return group(log, {said("plan/a", version, command(number),
                          std::vector(events_per_group, std::string(event_bytes, 'x')))});
}

// In a process of its own: appends until the disk is full. Exit status 0: all was as it should be.
void fill_the_disk(const fs::path& folder) {
  const auto log = open_log(folder / "data");
  limit_files(100'000);
  std::uint64_t acknowledged = 0;
  try {
    for (;;) {
      if (!log->append(next_group(*log)).has_value()) std::_Exit(3);
      ++acknowledged;
    }
  } catch (const LogFailure& failure) {
    std::ofstream(folder / "acknowledged") << acknowledged;
    std::fprintf(stderr, "%s\n", failure.what());
  }
  try {  // A smaller one would fit, but nothing may follow a write that failed.
    (void)log->append(group(*log, {said("plan/b", 0, command(999), {"small"})}));
    std::_Exit(4);
  } catch (const LogFailure& failure) {
    std::fprintf(stderr, "then: %s\n", failure.what());
  }
  std::_Exit(log->head().position.value == acknowledged * events_per_group ? 0 : 5);
}

TEST(FullDiskDeathTest, TheLogStopsAndKeepsWhatItAcknowledged) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");  // The child starts afresh, and runs up to here.
  std::optional<TempFolder> own;                   // The child uses its parent's.
  if (std::getenv(folder_variable) == nullptr) {
    ::setenv(folder_variable, own.emplace().path().c_str(), 1);
  }
  EXPECT_EXIT(fill_the_disk(std::getenv(folder_variable)), ::testing::ExitedWithCode(0),
              "cannot be written.*Make room(.|\n)*then: an earlier write failed");
  ::unsetenv(folder_variable);
  const auto& folder = *own;

  std::uint64_t acknowledged = 0;
  std::ifstream(folder.path() / "acknowledged") >> acknowledged;
  ASSERT_GT(acknowledged, 5u);
  const auto log = open_log(folder.path() / "data");
  EXPECT_EQ(log->head().position.value, acknowledged * events_per_group);
  EXPECT_EQ(log->read_all({0}, everything).size(), acknowledged * events_per_group);
  EXPECT_TRUE(verify_log(*log).is_sound());
  EXPECT_TRUE(log->append(next_group(*log)).has_value());
}

}  // namespace
}  // namespace tests
