// Admission: how many sign-ins and snapshots are in work at a time. When everybody comes back at
// once they wait in line, a bounded one; who does not get in is told when to try again. One for all
// I/O threads; any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace server {

struct AdmissionLimits {
  std::size_t places = 512;
  std::size_t queue = 20'000;  // As many as there are connections.
  // What somebody who is turned away is told to wait; in steps, so that they do not come back
  // together.
  std::chrono::milliseconds retry{1000};
  std::chrono::milliseconds retry_step{250};
  std::size_t retry_steps = 16;
};

class Admission {
 public:
  explicit Admission(const AdmissionLimits& limits) : limits_(limits) {}
  Admission(const Admission&) = delete;
  Admission& operator=(const Admission&) = delete;

  // Held while the work is done; the last copy that goes lets the next one in. Null: turned away.
  // It must not outlive the admission.
  using Place = std::shared_ptr<void>;
  using Entered = std::function<void(Place)>;

  // Calls `entered` once: at once if there is a place or no room to wait, else on the thread that
  // gives a place back. It must not block, nor come back here.
  void enter(Entered entered);
  // The server goes: who waits is forgotten, and nobody gets in any more. Before the I/O contexts
  // end, since those who wait live on them.
  void stop();

  // How long somebody who is turned away now should wait.
  [[nodiscard]] std::chrono::milliseconds retry_after();

  struct Counts {
    std::size_t inside;
    std::size_t waiting;
    std::uint64_t turned_away;  // Since the start.
  };
  [[nodiscard]] Counts counts() const;

 private:
  void leave();
  [[nodiscard]] Place place();

  const AdmissionLimits limits_;
  mutable std::mutex mutex_;
  std::deque<Entered> queue_;
  std::size_t inside_ = 0;
  std::uint64_t turned_away_ = 0;
  std::size_t told_ = 0;
  bool stopped_ = false;
};

}  // namespace server
