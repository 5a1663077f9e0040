// IoThreads: one I/O context and one thread for each core, so that what belongs to a thread needs
// no lock. Nothing that waits for the disk or folds a plan runs on them.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <thread>
#include <vector>

namespace server {

class IoThreads {
 public:
  // 0: as many as the machine runs at a time. The contexts live as long as this.
  explicit IoThreads(std::size_t count);
  IoThreads(const IoThreads&) = delete;
  IoThreads& operator=(const IoThreads&) = delete;
  ~IoThreads();  // finish() without patience.

  [[nodiscard]] std::size_t count() const { return threads_.size(); }
  [[nodiscard]] boost::asio::io_context& io(std::size_t thread) { return threads_[thread]->io; }
  // Runs a task later on one of them; any thread.
  [[nodiscard]] std::function<void(std::function<void()>)> poster(std::size_t thread);

  void start();
  // Lets each thread run out of work for so long in all, then stops it; returns when all have
  // ended. Not from one of them.
  void finish(std::chrono::milliseconds patience);

 private:
  struct Thread {
    boost::asio::io_context io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        io.get_executor()};
    std::promise<void> ended{};
    std::thread thread{};
  };
  std::vector<std::unique_ptr<Thread>> threads_;
};

}  // namespace server
