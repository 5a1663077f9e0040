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
  for (const auto& each : queue) read(Json::parse(*each.frame));
}

void ModelClient::read(const Json& frame) {
  const auto t = frame.at("t").get<std::string>();
  auto& mine = feeds_[frame.at("feed").get<std::string>()];
  if (t == "snapshot") {
    ASSERT_EQ(frame.at("parts"), 1);
    mine.view = frame.at("view");
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

HubRoom::HubRoom(World& world) : world_(world) {
  const auto on_hub = [this](std::function<void()> task) {
    const std::lock_guard lock{mutex_};
    hub_tasks_.push_back(std::move(task));
  };
  const auto on_pool = [this](std::function<void()> task) {
    pool_tasks_.push_back(std::move(task));
  };
  hub_ = std::make_unique<server::Hub>(world_.log(), world_.clock(), on_hub, on_pool);
}

bool HubRoom::hub_waits() {
  const std::lock_guard lock{mutex_};
  return !hub_tasks_.empty();
}

void HubRoom::run_hub_task() {
  std::function<void()> task;
  {
    const std::lock_guard lock{mutex_};
    if (hub_tasks_.empty()) return;
    task = std::move(hub_tasks_.front());
    hub_tasks_.erase(hub_tasks_.begin());
  }
  task();
}

void HubRoom::run_pool_task() {
  if (pool_tasks_.empty()) return;
  const auto task = std::move(pool_tasks_.front());
  pool_tasks_.erase(pool_tasks_.begin());
  task();
}

void HubRoom::settle() {
  while (hub_waits() || pool_waits()) {
    run_pool_task();
    run_hub_task();
  }
}

std::optional<protocol::Problem> HubRoom::subscribe(server::ListenerId listener,
                                                    const std::string& feed,
                                                    std::optional<At> from) {
  std::optional<protocol::Problem> problem;
  bool done = false;
  hub_->subscribe(listener, {.id = 1, .feed = feed, .from = from},
                  [&](events::Result<At, protocol::Problem> result) {
                    done = true;
                    if (result) {
                      began_at_ = *result;
                    } else {
                      problem = result.error();
                    }
                  });
  settle();
  EXPECT_TRUE(done);
  return problem;
}

}  // namespace tests
