#include "tests/support/hub_room.h"

namespace tests {

using protocol::At;

namespace {

At position(const Json& at) {
  return {.epoch = at.at("epoch").get<std::uint64_t>(), .seq = at.at("seq").get<std::uint64_t>()};
}

}  // namespace

void ModelClient::deliver(const std::string& feed, server::FrameText frame) {
  queue_.push_back({feed, std::move(frame)});
}

void ModelClient::purge(const std::string& feed) {
  std::erase_if(queue_, [&](const Queued& each) { return each.feed == feed; });
}

void ModelClient::read_all() {
  const auto queue = std::exchange(queue_, {});
  for (const auto& each : queue) read(Json::parse(each.frame->text()));
}

void ModelClient::read(const Json& frame) {
  const auto t = frame.at("t").get<std::string>();
  if (t == "heartbeat") {
    heartbeat_ = frame;
    return;
  }
  auto& mine = feeds_[frame.at("feed").get<std::string>()];
  if (t == "snapshot") {
    ASSERT_EQ(frame.at("parts"), 1);
    mine.view = frame.at("view");
    hash_ = frame.at("hash");
    mine.at = position(frame.at("at"));
    mine.open = true;
    mine.heard.push_back("snapshot " + frame.at("why").get<std::string>());
  } else if (t == "patch") {
    ASSERT_TRUE(mine.open) << "a patch where nothing is open";
    ASSERT_EQ(position(frame.at("from")), mine.at) << "a patch that does not continue";
    ASSERT_GT(position(frame.at("to")).seq, mine.at.seq);
    mine.view.merge_patch(frame.at("patch"));
    mine.at = position(frame.at("to"));
    mine.heard.emplace_back("patch");
  } else if (t == "event") {
    ASSERT_EQ(position(frame.at("from")), mine.at) << "an event that does not continue";
    mine.at = position(frame.at("to"));
    mine.types.push_back(frame.at("event").at("type").get<std::string>());
    mine.heard.push_back("event " + mine.types.back());
  } else if (t == "revoked") {
    const auto scope = frame.at("scope").get<std::string>();
    mine.view = Json::object();
    mine.open = false;
    mine.heard.push_back("revoked " + scope + " " + frame.at("reason").get<std::string>());
  } else {
    FAIL() << "an unexpected frame: " << t;
  }
}

HubRoom::HubRoom(World& world, std::size_t threads) : hub_tasks_(threads) {
  std::vector<server::Live::OnThread> on_threads;
  for (auto& tasks : hub_tasks_) {
    on_threads.emplace_back([this, &tasks](std::function<void()> task) {
      const std::lock_guard lock{mutex_};
      tasks.push_back(std::move(task));
    });
  }
  const auto on_pool = [this](std::function<void()> task) {
    const std::lock_guard lock{mutex_};
    pool_tasks_.push_back(std::move(task));
  };
  live_ =
      std::make_unique<server::Live>(world.log(), world.clock(), std::move(on_threads), on_pool);
}

std::size_t HubRoom::waiting(std::size_t thread) {
  const std::lock_guard lock{mutex_};
  return hub_tasks_[thread].size();
}

std::size_t HubRoom::waiting_on_pool() {
  const std::lock_guard lock{mutex_};
  return pool_tasks_.size();
}

bool HubRoom::run_first(Tasks& tasks) {
  std::function<void()> task;
  {
    const std::lock_guard lock{mutex_};
    if (tasks.empty()) return false;
    task = std::move(tasks.front());
    tasks.erase(tasks.begin());
  }
  task();
  return true;
}

void HubRoom::run_hub_task(std::size_t thread) { static_cast<void>(run_first(hub_tasks_[thread])); }

void HubRoom::run_pool_task() {
  if (run_first(pool_tasks_)) ++pool_tasks_run_;
}

void HubRoom::settle() {
  const auto busy = [&] {
    if (waiting_on_pool() > 0) return true;
    for (std::size_t i = 0; i < threads(); ++i) {
      if (waiting(i) > 0) return true;
    }
    return false;
  };
  while (busy()) {
    run_pool_task();
    for (std::size_t i = 0; i < threads(); ++i) run_hub_task(i);
  }
}

std::optional<protocol::Problem> HubRoom::subscribe(server::ListenerId listener,
                                                    const std::string& feed, std::optional<At> from,
                                                    std::size_t thread) {
  std::optional<protocol::Problem> problem;
  bool done = false;
  hub(thread).subscribe(listener, {.id = 1, .feed = feed, .from = from},
                        [&](events::Result<server::Began, protocol::Problem> result) {
                          done = true;
                          if (result) {
                            began_ = *result;
                          } else {
                            problem = result.error();
                          }
                        });
  settle();
  EXPECT_TRUE(done);
  return problem;
}

}  // namespace tests
