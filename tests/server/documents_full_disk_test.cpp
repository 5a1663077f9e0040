// A disk that takes no more while a document is written: nothing of it is left, what was there
// before is untouched, and it goes on once there is room.
#include <sys/resource.h>

#include <csignal>

#include "tests/server/documents_cast.h"

namespace tests {
namespace {

// While it lives no file may grow beyond this: writes fail with EFBIG, as they do with ENOSPC on a
// full disk.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    EXPECT_EQ(::getrlimit(RLIMIT_FSIZE, &before_), 0);
    const rlimit limit{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    EXPECT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;
  ~SmallFiles() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

TEST_F(DocumentStore, AWriteThatFailsLeavesNothingAndCanBeTriedAgain) {
  const std::string large(500'000, 'x');
  open();
  const auto before = must_put(pdf("før"));
  {
    // Some of its chunks fit, or not even its header does.
    for (const rlim_t bytes : {rlim_t{100'000}, rlim_t{10}}) {
      const SmallFiles full(bytes);
      const auto refused = store().put(karis(), id_of(coordinator), MediaType::pdf, large);
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error(), NotKept::disk);
    }
  }
  EXPECT_FALSE(store().claim(karis(), id_of(coordinator), events::sha256(large)));
  EXPECT_EQ(regular_files_in(contents()).size(), 1U);
  EXPECT_EQ(regular_files_in(tickets()).size(), 1U);
  EXPECT_EQ(read(karis(), before), pdf("før"));
  const auto after = must_put(large);
  EXPECT_TRUE(store().claim(karis(), id_of(coordinator), after));
  open();
  EXPECT_TRUE(read(karis(), after) == large);
}

}  // namespace
}  // namespace tests
