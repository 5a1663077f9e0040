// World: a journal on a log in memory (or another), a clock that stands still, and Kari's
// municipality, made by real commands.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "events/stores/memory_log.h"
#include "server/journal/journal.h"
#include "tests/support/cast.h"

namespace tests {

class FakeClock final : public server::Clock {
 public:
  [[nodiscard]] Timestamp now() const override {
    const std::lock_guard lock{mutex_};
    return now_;
  }
  void set(Timestamp now) {
    const std::lock_guard lock{mutex_};
    now_ = now;
  }
  void set(std::string_view now) { set(time_of(now)); }

 private:
  mutable std::mutex mutex_;
  Timestamp now_ = time_of("2026-03-02T12:00:00Z");
};

// Salts that a test can foresee: 1, 2, 3 …
[[nodiscard]] std::array<std::uint8_t, 16> counted_salt();
// Command ids likewise, never twice in one process.
[[nodiscard]] CommandId fresh_command();

class World {
 public:
  using Publish = server::Journal::Publish;
  // On a log of its own in memory, or on one that outlives the world.
  explicit World(events::Log* log = nullptr, Publish publish = {},
                 server::JournalLimits limits = {});

  // Sends a command with the newest version as `expected`, and waits for what comes of it.
  template <class Command>
  server::Outcome ask(std::string_view by, Command command) {
    return send(ask_of(by, plan_stream(), lift<plan::Command>(std::move(command))));
  }
  // The same; fails the test if it is refused. The plan's version after it.
  template <class Command>
  Version must(std::string_view by, Command command) {
    return done(ask(by, std::move(command)));
  }
  // Registers the people, the units and their staff.
  void register_everybody();
  // From the first request to a group with a goal, by the people who have to do it.
  void open_plan();

  [[nodiscard]] server::Ask ask_of(std::string_view by, const StreamId& stream,
                                   decltype(server::Ask::command) command) const;
  server::Outcome send(server::Ask ask) { return journal_->ask(std::move(ask)); }
  static Version done(const server::Outcome& outcome);

  [[nodiscard]] static PlanId plan() { return plan_of(id_of(kari)); }
  [[nodiscard]] static StreamId plan_stream() { return stream_of(plan()); }
  [[nodiscard]] events::Log& log() { return *log_; }
  [[nodiscard]] FakeClock& clock() { return clock_; }
  [[nodiscard]] server::Journal& journal() { return *journal_; }
  // Stops the writer and starts another on the same log, as after a restart.
  void restart();
  // The plan's events by name, oldest first.
  [[nodiscard]] std::vector<std::string> history() const;

 private:
  FakeClock clock_;
  std::unique_ptr<events::Log> own_log_;
  events::Log* log_;
  Publish publish_;
  server::JournalLimits limits_;
  std::unique_ptr<server::Journal> journal_;
};

}  // namespace tests
