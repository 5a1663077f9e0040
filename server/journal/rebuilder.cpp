#include "server/journal/rebuilder.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "projections/view_builder.h"

namespace server {

class Rebuilder::Worker {
 public:
  Worker(events::Log& log, Journal& journal, RebuildLimits limits, Failed failed)
      : log_(log), journal_(journal), limits_(limits), failed_(std::move(failed)), thread_([this] {
          run();
        }) {}
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker() {
    stopping_ = true;
    {
      const std::lock_guard lock{mutex_};
      queue_.clear();
    }
    bell_.notify_all();
    thread_.join();
  }

  void submit(const std::string& view) {
    const std::lock_guard lock{mutex_};
    if (stopping_ || std::find(queue_.begin(), queue_.end(), view) != queue_.end()) return;
    queue_.push_back(view);  // Each view at most once, so it is bounded.
    rebuilds_[view] = {};
    bell_.notify_all();
  }

  [[nodiscard]] ViewState state_of(const std::string& view) const {
    ViewState state{.view = view,
                    .checkpoint = log_.checkpoint(view).value_or(events::Position{}).value,
                    .head = log_.head().position.value};
    const std::lock_guard lock{mutex_};
    const auto found = rebuilds_.find(view);
    if (found != rebuilds_.end()) state.rebuild = found->second;
    return state;
  }

  void wait() const {
    std::unique_lock lock{mutex_};
    idle_bell_.wait(lock, [&] { return queue_.empty() && !building_; });
  }

 private:
  void run() {
    try {
      while (const auto view = next()) rebuild(*view);
    } catch (const events::LogFailure& failure) {
      failed_(failure.what());
    }
    stopping_ = true;
    const std::lock_guard lock{mutex_};
    queue_.clear();
    building_.reset();
    idle_bell_.notify_all();
  }

  std::optional<std::string> next() {
    std::unique_lock lock{mutex_};
    building_.reset();
    if (queue_.empty()) idle_bell_.notify_all();
    bell_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    if (stopping_) return {};
    building_ = std::move(queue_.front());
    queue_.pop_front();
    return building_;
  }

  void rebuild(const std::string& view) {
    log_.begin_view(view);
    projections::ViewBuilder builder{log_, deadlines_, view, log_.head().position};
    const bool switched = build(builder, view) && switch_over(builder, view);
    log_.end_view(view);
    tell(view, builder, switched ? RebuildStage::done : RebuildStage::given_up);
  }

  // As the log was when we began; false if we are to stop.
  bool build(projections::ViewBuilder& builder, const std::string& view) {
    tell(view, builder, RebuildStage::building);
    while (const auto changes = builder.next()) {
      if (stopping_) return false;
      log_.change_view(view, *changes);
      tell(view, builder, RebuildStage::building);
    }
    return true;
  }

  // Follows the log until so little is left that the journal can wait for it.
  bool switch_over(projections::ViewBuilder& builder, const std::string& view) {
    bool switched = false;
    for (std::size_t round = 0; round < limits_.rounds_max && !switched && !stopping_; ++round) {
      follow(builder, view, log_.head().position);
      tell(view, builder, RebuildStage::following);
      const bool ran = journal_.between_groups([&] {
        const auto head = log_.head().position;
        if (head.value - builder.at().value > limits_.pause_events_max) return;
        follow(builder, view, head);
        if (builder.at() != head) return;  // Broken off: what is missing would never come.
        log_.switch_view(view, head);
        switched = true;
      });
      if (!ran) return false;
    }
    return switched;
  }

  void follow(projections::ViewBuilder& builder, const std::string& view, events::Position to) {
    while (builder.at() < to && !stopping_) {
      const auto changes = builder.follow(to);
      if (!changes.empty()) log_.change_view(view, changes);
    }
  }

  void tell(const std::string& view, const projections::ViewBuilder& builder, RebuildStage stage) {
    const std::lock_guard lock{mutex_};
    auto& rebuild = rebuilds_[view];
    // Asked for once more while it was built: then the one that waits is what is told of.
    const bool again = std::find(queue_.begin(), queue_.end(), view) != queue_.end();
    rebuild = {.stage = again ? RebuildStage::waiting : stage,
               .streams = builder.streams_done(),
               .of_streams = builder.streams(),
               .rows = builder.rows(),
               .position = builder.at().value};
  }

  events::Log& log_;
  Journal& journal_;
  const RebuildLimits limits_;
  const Failed failed_;
  const events::Deadlines deadlines_{};
  std::atomic<bool> stopping_ = false;

  mutable std::mutex mutex_;  // Guards what follows, but the thread.
  std::deque<std::string> queue_;
  std::optional<std::string> building_;
  std::map<std::string, Rebuild> rebuilds_;
  std::condition_variable bell_;               // For the thread.
  mutable std::condition_variable idle_bell_;  // For those who wait.
  std::thread thread_;                         // Last, so that it starts when all else stands.
};

Rebuilder::Rebuilder(events::Log& log, Journal& journal, RebuildLimits limits, Failed failed)
    : worker_(std::make_unique<Worker>(log, journal, limits, std::move(failed))) {}

Rebuilder::~Rebuilder() = default;

void Rebuilder::submit(const std::string& view) { worker_->submit(view); }

ViewState Rebuilder::state_of(const std::string& view) const { return worker_->state_of(view); }

ViewState Rebuilder::wait_for(const std::string& view) const {
  worker_->wait();
  return worker_->state_of(view);
}

}  // namespace server
