// AnswerCache: answers that cannot change any more, by what was asked: made once, and a bounded
// number of them kept, the latest asked. Any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace server {

class AnswerCache {
 public:
  explicit AnswerCache(std::size_t most) : most_(most) {}

  // The answer kept, or else made now; two who ask at once may both make it.
  [[nodiscard]] std::string answer(const std::string& asked,
                                   const std::function<std::string()>& make);

 private:
  struct Kept {
    std::string text;
    std::uint64_t used;
  };
  const std::size_t most_;
  std::mutex mutex_;  // Guards all below.
  std::map<std::string, Kept> kept_{};
  std::uint64_t uses_ = 0;
};

}  // namespace server
