// bench live: a server in this process, its clients in another (sink.h), both on this machine,
// beside what a bare `send` loop makes of the same bytes in the same run.

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "server/clock.h"
#include "server/data_folder.h"
#include "server/identity/issuer.h"
#include "server/node.h"
#include "tools/bench/bare_sender.h"
#include "tools/bench/bench.h"
#include "tools/bench/measure.h"
#include "tools/bench/sink.h"
#include "tools/bench/sink_process.h"
#include "tools/bench/town.h"

namespace tools {
namespace {

using nlohmann::json;

constexpr std::size_t members = 10;      // Of each plan.
constexpr std::size_t windows_max = 16;  // Commands under way of one client.
constexpr std::size_t opened_at_once = 256;
constexpr std::size_t reopened_at_once = 10'000;
constexpr std::size_t usual_frame_bytes = 400;  // If nothing was measured yet.
constexpr auto token_life = std::chrono::hours{24};

// What is asked for.
constexpr double whole_way_1_min = 0.4;
constexpr double whole_way_4_min = 0.75;
constexpr double p99_ms_max = 5;
constexpr double idle_kb_max = 10;
constexpr double reconnect_seconds_max = 10;
constexpr double coalesced_us_max = 1;

double process_cpu_us() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto us = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return us(used.ru_utime) + us(used.ru_stime);
}

double resident_kb() {
  ::malloc_trim(0);
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6));
  }
  throw std::runtime_error("this process's memory cannot be read");
}

// Both processes need a descriptor a connection.
void raise_open_files(std::size_t wanted) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur < wanted) {
    throw std::runtime_error("bench live needs " + std::to_string(wanted) +
                             " open files: raise the limit (ulimit -n)");
  }
}

// When each version of each plan was committed, by the steady clock.
class Commits {
 public:
  void note(const std::vector<events::Recorded>& published) {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    const auto at = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    const std::lock_guard lock{mutex_};
    for (const auto& each : published) {
      at_[each.stream.value][each.version.value] = static_cast<std::uint64_t>(at);
    }
  }
  [[nodiscard]] std::uint64_t at(const std::string& stream, std::uint64_t version) const {
    const std::lock_guard lock{mutex_};
    const auto plan = at_.find(stream);
    if (plan == at_.end()) return 0;
    const auto found = plan->second.find(version);
    return found == plan->second.end() ? 0 : found->second;
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::map<std::uint64_t, std::uint64_t>> at_;
};

// A server on a folder, with plans that have groups, in this process.
class Host {
 public:
  Host(const std::filesystem::path& folder, std::size_t plans) : folder_(folder), plans_(plans) {
    log_ = server::open_to_write(folder / "medvirk");
    issuer_ = server::Issuer::open(folder / "medvirk");
    server::NodeOptions options;
    // One client stands for a town here: what is bounded a person, an address or a minute is not
    // what is measured.
    options.gateway = server::without_rates();
    options.published = [this](const auto& events) { commits_.note(events); };
    node_ = std::make_unique<server::Node>(options, *log_, *issuer_, clock_);
    found_groups(node_->journal(), *log_, plans, members, windows_max);
    node_->start();
    for (std::size_t plan = 0; plan < plans; ++plan) {
      for (std::size_t member = 0; member < members; ++member) {
        tokens_.push_back(issuer_->token(town_member(plan, member), clock_.now(), token_life));
      }
    }
  }

  // Every member of these plans, so many sockets each, in the order of plans.
  [[nodiscard]] json members_of(std::size_t plans, std::size_t sockets_each) const {
    json all = json::array();
    for (std::size_t plan = 0; plan < plans; ++plan) {
      for (std::size_t i = 0; i < members * sockets_each; ++i) {
        all.push_back({{"token", tokens_[plan * members + i % members]}, {"feed", feed_of(plan)}});
      }
    }
    return all;
  }
  [[nodiscard]] static std::string feed_of(std::size_t plan) {
    return events::stream_of(events::plan_of(town_owner(plan))).value;
  }
  json open(SinkProcess& sink, const json& who) const {
    auto opened = sink.ask(
        {{"do", "open"}, {"port", node_->port()}, {"members", who}, {"atOnce", opened_at_once}});
    if (opened.at("live") != who.size()) {
      throw std::runtime_error("not everybody came in: " + opened.at("why").get<std::string>());
    }
    return opened;
  }

  // One change in each plan, while nobody listens.
  void change_all() {
    for (std::size_t plan = 0; plan < plans_; ++plan) {
      auto ask = town_ask(plan, 0, {});
      ask.expected = log_->version_of(ask.stream);
      if (!std::holds_alternative<server::Done>(node_->journal().ask(std::move(ask)))) {
        throw std::runtime_error("a command of the bench was refused");
      }
    }
  }

  [[nodiscard]] const Commits& commits() const { return commits_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  const std::filesystem::path folder_;
  const std::size_t plans_;
  const server::SystemClock clock_;
  Commits commits_;
  std::unique_ptr<events::stores::RocksLog> log_;
  std::unique_ptr<server::Issuer> issuer_;
  std::unique_ptr<server::Node> node_;
  std::vector<std::string> tokens_;
};

json owners(std::size_t plans, std::size_t sockets_a_plan) {
  json all = json::array();
  for (std::size_t plan = 0; plan < plans; ++plan) all.push_back(plan * sockets_a_plan);
  return all;
}

json command(SinkProcess& sink, const json& by, std::size_t window, std::size_t count,
             const json& more = json::object()) {
  json order{{"do", "command"}, {"owners", by}, {"window", window}, {"count", count}};
  order.update(more);
  auto done = sink.ask(order);
  if (done.at("refused") != 0) throw std::runtime_error("a command of the bench was refused");
  if (done.at("gaps") != 0) throw std::runtime_error("a client saw a gap");
  return done;
}

Figure ratio_of(std::string name, double value, std::string unit, double limit) {
  return {"live", std::move(name), value, std::move(unit), limit, limit > 0 ? value / limit : 0};
}

// (1) One plan, a thousand sockets: rules and disk are once for a thousand frames, so what is left
// is the fan-out.
void fan_out(Host& host, double scale, Figures& figures) {
  const auto each = static_cast<std::size_t>(std::max(1.0, 100 * scale));
  const auto sockets = members * each;
  const auto count = static_cast<std::size_t>(std::max(32.0, 400 * scale));
  SinkProcess sink;
  host.open(sink, host.members_of(1, each));
  for (const std::size_t window : {std::size_t{1}, windows_max}) {
    const auto cpu = process_cpu_us();
    const auto done = command(sink, owners(1, sockets), window, count / window * window);
    const auto deliveries = done.at("patches").get<double>();
    const auto used = (process_cpu_us() - cpu) / deliveries;
    SinkProcess other;
    BareSender bare{other, sockets};
    const auto limit = bare.send(usual_frame_bytes, count, window);
    const auto name = "fan-out to " + std::to_string(sockets) + ", " + std::to_string(window) +
                      " under way: server CPU a delivery";
    figures.push_back(ratio_of(name + ", beside bare send", used, "us", limit.cpu_us_a_frame));
    if (window > 1) figures.push_back(ratio_of(name, used, "us", coalesced_us_max));
  }
}

double p99_ms(const Host& host, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<double> ms;
  SinkArrival arrival{};
  auto* const bytes = reinterpret_cast<char*>(&arrival);  // NOLINT: as it was written.
  while (in.read(bytes, sizeof arrival)) {
    const auto committed = host.commits().at(Host::feed_of(arrival.member / members), arrival.seq);
    if (committed == 0) throw std::runtime_error("a patch of no commit arrived");
    ms.push_back((static_cast<double>(arrival.at_ns) - static_cast<double>(committed)) / 1e6);
  }
  return percentile(ms, 0.99);
}

// (2), (3) A hundred plans of ten members: from a command on the socket to everybody.
void whole_way(Host& host, std::size_t plans, double scale, Figures& figures) {
  const auto count = static_cast<std::size_t>(std::max(8.0, 200 * scale));
  SinkProcess sink;
  host.open(sink, host.members_of(plans, 1));
  SinkProcess other;
  BareSender bare{other, plans * members};
  const auto limit = bare.send(usual_frame_bytes, count, 1).frames_a_second;
  double commands_a_second = 0;
  for (const auto& [window, least] :
       {std::pair{std::size_t{1}, whole_way_1_min}, std::pair{std::size_t{4}, whole_way_4_min}}) {
    const auto done = command(sink, owners(plans, members), window, count);
    const auto deliveries = done.at("patches").get<double>() / done.at("seconds").get<double>();
    if (window == 1) commands_a_second = deliveries / members;
    figures.push_back(ratio_of("whole way, window " + std::to_string(window) +
                                   ": deliveries beside bare send (wanted " +
                                   std::to_string(least).substr(0, 4) + ")",
                               deliveries, "1/s", limit));
  }
  const auto file = (host.folder() / "arrivals").string();
  command(sink, owners(plans, members), 4, count,
          {{"perSecond", commands_a_second / 2}, {"file", file}});
  figures.push_back(
      ratio_of("commit to client at half load, p99", p99_ms(host, file), "ms", p99_ms_max));
}

// (4), (5) Ten thousand who listen: what they hold, and how fast they are back.
void many(Host& host, std::size_t plans, double scale, Figures& figures) {
  const auto each = static_cast<std::size_t>(std::max(1.0, 10 * scale));
  const auto who = host.members_of(plans, each);
  SinkProcess sink;
  host.open(sink, host.members_of(plans, 1));  // What is made once for all is made now.
  const auto before = resident_kb();
  SinkProcess idle;
  host.open(idle, who);
  const auto sockets = static_cast<double>(who.size());
  figures.push_back(ratio_of(std::to_string(who.size()) + " idle: resident each",
                             (resident_kb() - before) / sockets, "KB", idle_kb_max));
  host.change_all();
  const auto back = idle.ask({{"do", "reopen"}, {"atOnce", reopened_at_once}});
  if (back.at("live") != who.size() || back.at("gaps") != 0) {
    throw std::runtime_error("not everybody came back without a gap");
  }
  figures.push_back(ratio_of(std::to_string(who.size()) + " cut, back and resumed",
                             back.at("seconds").get<double>(), "s", reconnect_seconds_max));
}

}  // namespace

Figures bench_live(const std::filesystem::path& folder, double scale) {
  const auto plans = static_cast<std::size_t>(std::max(2.0, 100 * scale));
  raise_open_files(2 * plans * members * 10 + 1000);
  Host host{folder, plans};
  Figures figures;
  fan_out(host, scale, figures);
  whole_way(host, plans, scale, figures);
  many(host, plans, scale, figures);
  return figures;
}

}  // namespace tools
