#include "server/io_threads.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

namespace server {

namespace net = boost::asio;

IoThreads::IoThreads(std::size_t count) {
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  threads_.resize(count == 0 ? cores : count);
  for (auto& each : threads_) each = std::make_unique<Thread>();
}

IoThreads::~IoThreads() { finish(std::chrono::milliseconds::zero()); }

std::function<void(std::function<void()>)> IoThreads::poster(std::size_t thread) {
  return [to = &io(thread)](std::function<void()> task) { net::post(*to, std::move(task)); };
}

void IoThreads::start() {
  for (auto& each : threads_) {
    each->thread = std::thread([own = each.get()] {
      own->io.run();
      own->ended.set_value();
    });
  }
}

void IoThreads::finish(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (auto& each : threads_) each->work.reset();
  for (auto& each : threads_) {
    if (!each->thread.joinable()) continue;
    const auto ended = each->ended.get_future().wait_until(deadline);
    if (ended == std::future_status::timeout) each->io.stop();
    each->thread.join();
  }
}

}  // namespace server
