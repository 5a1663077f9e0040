// Journal watch: whoever counts what the journal does. It never decides anything.
#pragma once

#include <chrono>
#include <cstddef>

#include "server/journal/journal.h"

namespace server {

class JournalWatch {
 public:
  JournalWatch() = default;
  JournalWatch(const JournalWatch&) = delete;
  JournalWatch& operator=(const JournalWatch&) = delete;
  virtual ~JournalWatch() = default;

  // A group is on disk: so many commands and events, and how long the disk took. On the writing
  // thread, after the events were published. Must not wait.
  virtual void wrote(std::size_t commands, std::size_t events, std::chrono::nanoseconds disk) = 0;
  // A command has its answer. On the thread that gives it. Must not wait.
  virtual void answered(const Outcome& outcome) = 0;
};

}  // namespace server
