// The kill loop: a server is driven over sockets and killed (SIGKILL) after a random number of
// answers, again and again; after each restart every acknowledged event must be there, in order,
// once, the views must equal the fold, and `medvirk verify` must be clean.
//
//   kill_loop --server PROGRAM [--kills 50] [--seed N] [--owners 6] [--verify-every 10]

#include <CLI/CLI.hpp>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <random>
#include <thread>

#include "server/data_folder.h"
#include "server/identity/issuer.h"
#include "tests/kill/owner.h"
#include "tests/kill/server_process.h"
#include "tools/bench/folder.h"
#include "tools/bench/town.h"

namespace tests {
namespace {

struct Options {
  std::filesystem::path server;
  std::uint64_t kills = 50;
  std::uint64_t seed = 0;
  std::size_t owners = 6;
  std::uint64_t verify_every = 10;
};

std::vector<std::unique_ptr<Owner>> found(const std::filesystem::path& data, std::size_t count) {
  const auto log = server::open_to_write(data);
  const server::SystemClock clock;
  {
    server::Journal journal{*log, clock, {}, [](const auto&) {}, nullptr};
    tools::found_town(journal, *log, count);
  }
  const auto issuer = server::Issuer::open(data);
  std::vector<std::unique_ptr<Owner>> owners;
  for (std::size_t i = 0; i < count; ++i) {
    const auto person = tools::town_owner(i);
    owners.push_back(std::make_unique<Owner>(
        person, issuer->token(person, clock.now(), std::chrono::hours{24})));
  }
  return owners;
}

// Counts answers, so that the killer strikes in the middle of work and not by the clock.
class Answers {
 public:
  explicit Answers(std::size_t at_work) : at_work_(at_work) {}
  void add() {
    const std::lock_guard lock{mutex_};
    ++count_;
    bell_.notify_one();
  }
  // Somebody is no longer at work; once nobody is, there is nothing to wait for.
  void leave() {
    const std::lock_guard lock{mutex_};
    --at_work_;
    bell_.notify_one();
  }
  void wait_for(std::uint64_t wanted) {
    std::unique_lock lock{mutex_};
    bell_.wait(lock, [&] { return count_ >= wanted || at_work_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::uint64_t count_ = 0;
  std::size_t at_work_;
  std::condition_variable bell_;
};

// One life of the server: all owners at work, until it is killed. What was found broken, or empty.
std::string one_life(const Options& options, const std::filesystem::path& data,
                     const std::vector<std::unique_ptr<Owner>>& owners, std::uint64_t answers) {
  ServerProcess server{options.server, data};
  Answers counter{owners.size()};
  std::mutex mutex;
  std::string broken;
  std::vector<std::thread> threads;
  for (const auto& owner : owners) {
    threads.emplace_back([&] {
      try {
        owner->live(server.peer(), [&] { counter.add(); });
      } catch (const std::exception& failure) {
        const std::lock_guard lock{mutex};
        broken = failure.what();
      }
      counter.leave();
    });
  }
  counter.wait_for(answers);
  server.kill();
  for (auto& thread : threads) thread.join();
  return broken;
}

std::string verify(const Options& options, const std::filesystem::path& data) {
  const auto finished =
      run_program({options.server.string(), "verify", "--data", data.string(), "--json"});
  return finished.status == 0 ? "" : "verify: " + finished.output;
}

int run(const Options& options) {
  const tools::WorkFolder folder{{}};
  const auto data = folder.path() / "data";
  const auto owners = found(data, options.owners);
  std::mt19937_64 random{options.seed};
  std::printf("kill loop: seed %llu\n", static_cast<unsigned long long>(options.seed));  // NOLINT
  constexpr std::uint64_t answers_max = 200;
  std::string broken;
  std::uint64_t kills = 0;
  while (broken.empty() && kills < options.kills) {
    broken = one_life(options, data, owners, random() % answers_max);
    ++kills;
    const bool look = kills % options.verify_every == 0 || kills == options.kills;
    if (broken.empty() && look) broken = verify(options, data);
    if (look)
      std::fprintf(stderr, "%llu kills\n", static_cast<unsigned long long>(kills));  // NOLINT
  }
  std::size_t acknowledged = 0;
  std::size_t resent = 0;
  for (const auto& owner : owners) {
    acknowledged += owner->acknowledged();
    resent += owner->resent();
  }
  std::printf("kill loop: %llu kills, %zu commands acknowledged, %zu sent again, %s\n",
              static_cast<unsigned long long>(kills), acknowledged, resent,  // NOLINT
              broken.empty() ? "nothing lost" : broken.c_str());
  return broken.empty() && acknowledged > 0 ? 0 : 1;
}

}  // namespace
}  // namespace tests

int main(int count, char** words) {
  tests::Options options;
  options.seed = std::random_device{}();
  CLI::App app{"Kills a server at random and checks that nothing is lost"};
  app.add_option("--server", options.server, "The medvirk program")->required();
  app.add_option("--kills", options.kills, "How often");
  app.add_option("--seed", options.seed, "For the same moments again");
  app.add_option("--owners", options.owners, "Plans at work");
  app.add_option("--verify-every", options.verify_every,
                 "Kills between two looks at the whole log");
  CLI11_PARSE(app, count, words);
  try {
    return tests::run(options);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "kill loop: %s\n", failure.what());
    return 1;
  }
}
