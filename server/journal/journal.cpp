#include "server/journal/journal.h"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

#include "events/overloaded.h"
#include "projections/rows.h"
#include "server/journal/judge.h"
#include "server/journal/rebuild.h"
#include "server/journal/watch.h"

namespace server {
namespace {

// The writer knows what the log holds; if the log disagrees, somebody else has written to it.
std::string describe(const events::Refused& refused) {
  return std::visit(
      events::Overloaded{
          [](const events::Fenced& fenced) {
            return "another writer has taken this log over, it is at position " +
                   std::to_string(fenced.head.position.value);
          },
          [](const events::Conflict&) { return std::string("a stream has moved on by itself"); },
          [](const events::Repeated&) { return std::string("a command is there already"); },
          [](const events::Reused&) { return std::string("a command id is taken already"); },
      },
      refused);
}

[[noreturn]] void stop_process(const std::string& what) {
  std::fprintf(stderr, "medvirk: the log cannot be written, so the server stops: %s\n",
               what.c_str());
  std::_Exit(1);
}

}  // namespace

class Journal::Writer {
 public:
  struct Waiting {
    Ask ask;
    Journal::Answered answered;
  };

  // What is done between two groups; whoever waits for it is told when it is done, or never will
  // be.
  struct Errand {
    std::function<void()> work;
    std::promise<void> done{};
  };

  // Asks that are written together, and what was decided of each.
  struct Batch {
    events::Group group;
    std::vector<Waiting> asks;
    std::vector<Verdict> verdicts;
  };

  // NOLINTNEXTLINE(readability-function-size): as the journal is given them.
  Writer(events::Log& log, const Clock& clock, JournalLimits limits, Publish publish, Failed failed,
         Objects objects, RowsChanged rows_changed)
      : log_(log),
        limits_(limits),
        publish_(std::move(publish)),
        rows_changed_(std::move(rows_changed)),
        failed_(std::move(failed)),
        judge_(log, clock, deadlines_, limits.cached_bytes_max, std::move(objects)) {
    rebuild_views();
    head_ = log_.head();
    writing_thread_ = std::thread([this] { write_all(); });
    deciding_thread_ = std::thread([this] { decide_all(); });
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    {
      const std::lock_guard lock{mutex_};
      stopping_ = true;
    }
    bell_.notify_one();
    deciding_thread_.join();
    writing_thread_.join();
  }

  void keep(Pace pace) {
    const std::lock_guard lock{mutex_};
    pace_ = std::move(pace);  // Read by the threads as `watch_` is.
  }

  void tell(JournalWatch& watch) {
    const std::lock_guard lock{mutex_};
    watch_ = &watch;  // Read by the threads once they have taken an ask, under the same lock.
  }

  void submit(Waiting waiting) {
    {
      const std::lock_guard lock{mutex_};
      if (!stopping_ && queue_.size() < limits_.queue_max) {
        queue_.push_back(std::move(waiting));
        bell_.notify_one();
        return;
      }
    }
    if (watch_) watch_->answered(Busy{});
    waiting.answered(Busy{});
  }

  bool between_groups(std::function<void()> work) {
    std::future<void> done;
    {
      const std::lock_guard lock{mutex_};
      if (stopping_ || dead_) return false;
      done = errands_.emplace_back(Errand{.work = std::move(work)}).done.get_future();
      disk_bell_.notify_one();
    }
    try {
      done.get();
      return true;
    } catch (const std::future_error&) {
      return false;  // Its promise went with the journal.
    }
  }

 private:
  // Views with another number than the log has, or behind it, are built from the log first.
  void rebuild_views() {
    const auto head = log_.head().position;
    for (const auto& view : view_names()) {
      if (log_.checkpoint(view) != head) rebuild_alone(log_, deadlines_, view);
    }
  }

  // The deciding thread: decides what piled up, and goes on deciding while the last group is being
  // written; hands over when that is done, and only then answers: the disk does not wait.
  void decide_all() {
    guarded([this] {
      for (Batch batch = empty_batch(); fill(batch); batch = empty_batch()) hand_over(batch);
    });
    const std::lock_guard lock{mutex_};
    decided_all_ = true;
    disk_bell_.notify_one();
  }

  // The writing thread.
  void write_all() {
    guarded([this] {
      for (Batch batch; next(batch);) {
        write(batch);
        const std::lock_guard lock{mutex_};
        written_ = std::move(batch);
        writing_ = false;
        bell_.notify_one();
      }
    });
  }

  template <class Work>
  void guarded(const Work& work) {
    try {
      work();
    } catch (const events::LogFailure& failure) {
      {
        const std::lock_guard lock{mutex_};
        stopping_ = true;  // Nobody who asks from now on waits for an answer that never comes.
        errands_.clear();
        if (std::exchange(dead_, true)) return;
        bell_.notify_one();
        disk_bell_.notify_one();
      }
      failed_ ? failed_(failure.what()) : stop_process(failure.what());
    }
  }

  [[nodiscard]] Batch empty_batch() {
    return {.group = {.epoch = head_.epoch, .expected = head_.position, .appends = {}, .rows = {}},
            .asks = {},
            .verdicts = {}};
  }

  // Decides until there is something to write and nobody writes; false if nothing more comes.
  bool fill(Batch& batch) {
    for (std::vector<Waiting> asks;; asks.clear()) {
      {
        std::unique_lock lock{mutex_};
        bell_.wait(lock, [&] {
          return dead_ || written_ || may_take(batch) || (!batch.asks.empty() && !writing_) ||
                 (stopping_ && !writing_);
        });
        if (dead_) return false;
        if (!batch.asks.empty() && !writing_) return true;
        if (may_take(batch)) {
          take(asks, limits_.group_asks_max - batch.asks.size());
          if (std::exchange(views_changed_, false)) judge_.forget_views();
        } else if (!written_) {
          return false;
        }
      }
      answer_written();
      for (auto& waiting : asks) {
        // What is read from the log must not miss what is on its way there.
        if (!judge_.knows(waiting.ask)) wait_until_written();
        batch.verdicts.push_back(judge_.decide(waiting.ask, batch.group));
        batch.asks.push_back(std::move(waiting));
      }
    }
  }

  // A command for a unit or a person changes what others may do, so it makes a group of its own;
  // but what the server itself notes of notices changes nothing for anybody.
  static bool alone(const Waiting& waiting) {
    namespace person = events::person;
    if (const auto* command = std::get_if<person::Command>(&waiting.ask.command)) {
      return !std::holds_alternative<person::QueueNotice>(*command) &&
             !std::holds_alternative<person::RecordNoticeSent>(*command) &&
             !std::holds_alternative<person::RecordNoticeFailed>(*command) &&
             !std::holds_alternative<person::DropNotice>(*command);
    }
    return !std::holds_alternative<events::plan::Command>(waiting.ask.command);
  }

  // Under the lock.
  [[nodiscard]] bool may_take(const Batch& batch) const {
    if (queue_.empty()) return false;
    if (batch.asks.empty()) return true;
    return batch.asks.size() < limits_.group_asks_max && !alone(batch.asks.front()) &&
           !alone(queue_.front());
  }

  // Under the lock; at least one.
  void take(std::vector<Waiting>& asks, std::size_t most) {
    do {
      asks.push_back(std::move(queue_.front()));
      queue_.pop_front();
    } while (!queue_.empty() && asks.size() < most && !alone(asks.front()) &&
             !alone(queue_.front()));
  }

  void hand_over(Batch& batch) {
    std::size_t events = 0;
    for (const auto& append : batch.group.appends) events += append.events.size();
    head_.position.value += events;
    const bool changes_offices = alone(batch.asks.front());
    std::optional<Batch> before;
    {
      const std::lock_guard lock{mutex_};
      before.swap(written_);
      handed_ = std::move(batch);
      writing_ = true;
      disk_bell_.notify_one();
    }
    if (before) answer(*before);
    if (changes_offices) wait_until_written();
    judge_.begin_group();
  }

  void wait_until_written() {
    std::unique_lock lock{mutex_};
    bell_.wait(lock, [&] { return dead_ || !writing_; });
    if (dead_) throw events::LogFailure("nothing is written any more");
  }

  // Waits for the next batch, and does the errands that come before it; false if none comes.
  bool next(Batch& batch) {
    std::unique_lock lock{mutex_};
    for (;;) {
      disk_bell_.wait(lock, [&] { return dead_ || !errands_.empty() || handed_ || decided_all_; });
      if (dead_ || errands_.empty()) break;
      auto errand = std::move(errands_.front());
      errands_.pop_front();
      lock.unlock();
      errand.work();
      lock.lock();
      views_changed_ = true;  // Before anybody can ask for something because it is done.
      errand.done.set_value();
    }
    if (dead_ || !handed_) return false;
    batch = std::move(*handed_);
    handed_.reset();
    return true;
  }

  void write(Batch& batch) {
    if (!batch.group.appends.empty()) {
      if (pace_) pace_();
      const auto begun = std::chrono::steady_clock::now();
      auto committed = log_.append(batch.group);
      const auto disk = std::chrono::steady_clock::now() - begun;
      if (!committed) throw events::LogFailure(describe(committed.error()));
      publish_(*committed);
      if (rows_changed_) rows_changed_(*committed, batch.group.rows);
      if (watch_) watch_->wrote(batch.group.appends.size(), committed->size(), disk);
    }
  }

  void answer_written() {
    std::optional<Batch> batch;
    {
      const std::lock_guard lock{mutex_};
      batch.swap(written_);
    }
    if (batch) answer(*batch);
  }

  void answer(Batch& batch) {
    for (std::size_t i = 0; i < batch.asks.size(); ++i) answer(batch.asks[i], batch.verdicts[i]);
  }

  void answer(Waiting& waiting, Verdict& verdict) {
    constexpr std::size_t missed_max = 20;
    std::visit(events::Overloaded{
                   [&](Missed) {
                     const auto& ask = waiting.ask;
                     tell_of(waiting,
                             Stale{.version = log_.version_of(ask.stream),
                                   .missed = log_.read(ask.stream, ask.expected, missed_max)});
                   },
                   [&](auto& other) { tell_of(waiting, std::move(other)); },
               },
               verdict);
  }

  void tell_of(Waiting& waiting, Outcome outcome) {
    if (watch_) watch_->answered(outcome);
    waiting.answered(std::move(outcome));
  }

  events::Log& log_;
  const JournalLimits limits_;
  const events::Deadlines deadlines_{};
  const Publish publish_;
  const RowsChanged rows_changed_;
  const Failed failed_;
  JournalWatch* watch_ = nullptr;
  Pace pace_;

  // The deciding thread's own.
  Judge judge_;
  events::Head head_{};  // As it will be when all that is decided is written.

  std::mutex mutex_;  // Guards all below but the threads.
  std::deque<Waiting> queue_;
  std::deque<Errand> errands_;    // One for each thread that waits.
  bool views_changed_ = false;    // Maybe, by an errand; the judge has not heard of it.
  std::optional<Batch> handed_;   // To the writing thread.
  std::optional<Batch> written_;  // By it; not answered yet.
  bool writing_ = false;
  bool stopping_ = false;
  bool decided_all_ = false;
  bool dead_ = false;
  std::condition_variable bell_;       // For the deciding thread.
  std::condition_variable disk_bell_;  // For the writing thread.
  std::thread writing_thread_;         // Last, so that they start when all else stands.
  std::thread deciding_thread_;
};

Journal::Journal(events::Log& log, const Clock& clock, JournalLimits limits, Publish publish,
                 Failed failed, Objects objects, RowsChanged rows_changed)
    : writer_(std::make_unique<Writer>(log, clock, limits, std::move(publish), std::move(failed),
                                       std::move(objects), std::move(rows_changed))) {}

Journal::~Journal() = default;

void Journal::keep(Pace pace) { writer_->keep(std::move(pace)); }

void Journal::tell(JournalWatch& watch) { writer_->tell(watch); }

void Journal::submit(Ask ask, Answered answered) {
  writer_->submit({std::move(ask), std::move(answered)});
}

Outcome Journal::ask(Ask ask) {
  std::promise<Outcome> promise;
  auto outcome = promise.get_future();
  submit(std::move(ask), [&](Outcome result) { promise.set_value(std::move(result)); });
  return outcome.get();
}

bool Journal::between_groups(std::function<void()> work) {
  return writer_->between_groups(std::move(work));
}

std::vector<std::string> view_names() { return projections::view_names(); }

}  // namespace server
