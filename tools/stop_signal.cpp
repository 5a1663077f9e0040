#include "tools/stop_signal.h"

#include <pthread.h>

#include <csignal>

namespace tools {
namespace {

sigset_t held_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  return set;
}

Signal meaning_of(int signal) { return signal == SIGHUP ? Signal::reload : Signal::stop; }

}  // namespace

void hold_stop_signals() {
  const auto set = held_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);  // A reader of our output who goes away is no reason to die.
}

Signal wait_for_signal() {
  const auto set = held_signals();
  int signal = 0;
  sigwait(&set, &signal);
  return meaning_of(signal);
}

std::optional<Signal> wait_for_signal(std::chrono::milliseconds patience) {
  const auto set = held_signals();
  const auto seconds = std::chrono::floor<std::chrono::seconds>(patience);
  const std::chrono::nanoseconds rest = patience - seconds;
  const timespec time{.tv_sec = seconds.count(), .tv_nsec = rest.count()};
  const int signal = sigtimedwait(&set, nullptr, &time);
  if (signal < 0) return {};
  return meaning_of(signal);
}

}  // namespace tools
