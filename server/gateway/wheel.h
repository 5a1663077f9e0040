// Wheel: one timer for all deadlines of one I/O thread, since a timer for each of ten thousand idle
// sockets costs more than all else that they do. A deadline comes due within one turn (100 ms)
// after its time, never before. On the I/O thread only.
#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace server {

class Wheel;

// Not copied or moved; its destructor takes it off the wheel. It outlives the call of its own
// `due`.
class Deadline : public boost::intrusive::list_base_hook<
                     boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
 public:
  Deadline(Wheel& wheel, std::function<void()> due);
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  ~Deadline() { cancel(); }

  // The last call counts. `due` is called once.
  void expires_at(std::chrono::steady_clock::time_point when);
  void expires_after(std::chrono::milliseconds time);
  void cancel();
  [[nodiscard]] bool is_set() const { return is_linked(); }

 private:
  friend class Wheel;
  Wheel& wheel_;
  std::int64_t turn_ = 0;
  const std::function<void()> due_;
};

class Wheel {
 public:
  using Instant = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::milliseconds resolution{100};

  // The timer runs only while a deadline is set: an idle loop can run out of work.
  explicit Wheel(const boost::asio::any_io_executor& executor);
  Wheel(const Wheel&) = delete;
  Wheel& operator=(const Wheel&) = delete;
  ~Wheel() { stop(); }

  // No deadline comes due any more.
  void stop();
  // Calls what is due at this time; the timer does it, and a test that has a time of its own.
  void advance(Instant now);

 private:
  friend class Deadline;
  using Slot = boost::intrusive::list<Deadline, boost::intrusive::constant_time_size<false>>;
  static constexpr std::size_t slots = 512;  // What is further away goes round again.

  void set(Deadline& deadline, Instant when);
  void take_off(Deadline& deadline);
  void wait();
  [[nodiscard]] std::int64_t turns_until(Instant when) const;
  [[nodiscard]] Slot& slot_of(std::int64_t turn) {
    return slots_[static_cast<std::size_t>(turn) % slots];
  }

  const Instant start_;
  boost::asio::steady_timer timer_;
  std::array<Slot, slots> slots_;
  std::int64_t turn_ = 0;  // The last one that is over.
  std::size_t set_ = 0;    // Deadlines on the wheel.
  bool waiting_ = false;
  bool stopped_ = false;
  const std::shared_ptr<int> alive_ = std::make_shared<int>();  // For the timer's handler.
};

}  // namespace server
