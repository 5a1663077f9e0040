// bench live: a server in this process, its clients in another (sink.h), both on this machine,
// beside what a bare `send` loop makes of the same bytes in the same run.

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "tools/bench/bare_sender.h"
#include "tools/bench/bench.h"
#include "tools/bench/live_host.h"
#include "tools/bench/measure.h"
#include "tools/bench/sink.h"
#include "tools/bench/sink_process.h"

// jemalloc's, if the program is linked to it.
extern "C" [[gnu::weak]] int mallctl(const char* name, void* old, std::size_t* old_bytes, void* set,
                                     std::size_t set_bytes);

namespace tools {
namespace {

using nlohmann::json;

constexpr std::size_t members = LiveHost::members;
constexpr std::size_t reopened_at_once = 10'000;
constexpr std::size_t together_max = 4;  // Rounds of many frames are short: not so much fewer.
constexpr auto group_sum = "medvirk_group_commands_sum";
constexpr auto group_count = "medvirk_group_commands_count";

// What is asked for.
constexpr double coalesced_us_max = 1;
constexpr double whole_way_1_min = 0.4;
constexpr double whole_way_4_min = 0.75;
constexpr double p99_ms_max = 5;
constexpr double stuck_kb_max = 1536;
constexpr double idle_kb_max = 10;
constexpr double reconnect_seconds_max = 10;

double process_cpu_us() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto us = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return us(used.ru_utime) + us(used.ru_stime);
}

// What the allocator keeps for later is nobody's.
void give_back() {
  constexpr auto all_arenas = "arena.4096.purge";  // MALLCTL_ARENAS_ALL
  if (mallctl != nullptr) static_cast<void>(mallctl(all_arenas, nullptr, nullptr, nullptr, 0));
}

double resident_kb() {
  give_back();
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6));
  }
  throw std::runtime_error("this process's memory cannot be read");
}

// What the kernel holds for all TCP sockets of this machine, both ends.
double kernel_kb() {
  std::ifstream stat{"/proc/net/sockstat"};
  for (std::string line; std::getline(stat, line);) {
    const auto found = line.find(" mem ");
    if (!line.starts_with("TCP:") || found == std::string::npos) continue;
    return std::stod(line.substr(found + 5)) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1024;
  }
  return 0;
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

json owners(std::size_t plans, std::size_t sockets_a_plan) {
  json all = json::array();
  for (std::size_t plan = 0; plan < plans; ++plan) all.push_back(plan * sockets_a_plan);
  return all;
}

// What came of a round of commands.
struct Round {
  double patches;
  double seconds;
  std::size_t frame_bytes;  // Of a patch, and what else came, on the wire.
};

Round send_commands(SinkProcess& sink, const json& by, std::size_t window, std::size_t count,
                    const json& more = json::object()) {
  json order{{"do", "command"}, {"owners", by}, {"window", window}, {"count", count}};
  order.update(more);
  const auto done = sink.ask(order);
  if (done.at("refused") != 0) throw std::runtime_error("a command of the bench was refused");
  if (done.at("gaps") != 0) throw std::runtime_error("a client saw a gap");
  const auto patches = done.at("patches").get<double>();
  return {.patches = patches,
          .seconds = done.at("seconds").get<double>(),
          .frame_bytes = static_cast<std::size_t>(done.at("bytes").get<double>() / patches)};
}

Figure ratio_of(std::string name, double value, std::string unit, double limit) {
  return {"live", std::move(name), value, std::move(unit), limit, limit > 0 ? value / limit : 0};
}

// How the server has sent since this was made.
class Sends {
 public:
  explicit Sends(const LiveHost& host)
      : host_(host), frames_(host.counted(frames)), writes_(host.counted(writes)) {}
  [[nodiscard]] double frames_a_call() const {
    return (host_.counted(frames) - frames_) / (host_.counted(writes) - writes_);
  }

 private:
  static constexpr auto frames = "medvirk_frames_total";
  static constexpr auto writes = "medvirk_writes_total";
  const LiveHost& host_;
  double frames_;
  double writes_;
};

// A figure and its limit, measured one right after the other.
struct Beside {
  double value;
  double limit;
};

// The machine is not the same from one second to the next: each is measured several times beside
// its limit, and the one whose ratio is the median is told.
constexpr std::size_t repeats = 5;

Beside median_of(std::vector<Beside> all) {
  const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
  const auto ratio = [](const Beside& each) { return each.value / each.limit; };
  std::nth_element(all.begin(), middle, all.end(),
                   [&](const Beside& a, const Beside& b) { return ratio(a) < ratio(b); });
  return *middle;
}

// So many changes at a time to everybody who follows plan 0, and the same bytes by a bare loop, as
// many in a call.
Beside fan_out_beside(LiveHost& host, SinkProcess& sink, BareSender& bare, std::size_t sockets,
                      std::size_t at_once, std::size_t rounds) {
  const Sends sends{host};
  std::size_t bytes = 0;
  const auto cpu = process_cpu_us();
  for (std::size_t round = 0; round < rounds; ++round) {
    sink.tell({{"do", "listen"}, {"patches", at_once * sockets}});
    host.change(0, at_once);
    bytes += sink.answer().at("bytes").get<std::size_t>();
  }
  const auto deliveries = rounds * at_once * sockets;
  const auto used = (process_cpu_us() - cpu) / static_cast<double>(deliveries);
  const auto a_call = std::max(1L, std::lround(sends.frames_a_call()));
  const auto limit =
      bare.send(bytes / deliveries, rounds * at_once, static_cast<std::size_t>(a_call));
  return {.value = used, .limit = limit.cpu_us_a_frame};
}

// (1) One plan, a thousand sockets: rules and disk are once for a thousand frames, so what is left
// is the fan-out.
void fan_out(LiveHost& host, double scale, Figures& figures) {
  const auto each = static_cast<std::size_t>(std::max(1.0, 100 * scale));
  const auto sockets = members * each;
  const auto count = static_cast<std::size_t>(std::max(32.0, 400 * scale));
  SinkProcess sink;
  host.open(sink, host.members_of(1, each));
  SinkProcess other;
  BareSender bare{other, sockets};
  for (const std::size_t at_once : {std::size_t{1}, LiveHost::windows_max}) {
    const auto rounds = std::max<std::size_t>(count / repeats / std::min(at_once, together_max), 4);
    const Sends sends{host};
    std::vector<Beside> all;
    for (std::size_t i = 0; i < repeats; ++i) {
      all.push_back(fan_out_beside(host, sink, bare, sockets, at_once, rounds));
    }
    const auto [used, limit] = median_of(std::move(all));
    const auto name = "fan-out to " + std::to_string(sockets) + ", " + std::to_string(at_once) +
                      " at once: server CPU a delivery";
    figures.push_back(ratio_of(name + ", beside bare send", used, "us", limit));
    if (at_once > 1) figures.push_back(ratio_of(name, used, "us", coalesced_us_max));
    figures.push_back(ratio_of("  frames a system call", sends.frames_a_call(), "", 0));
  }
}

// From commit to client, of the arrivals that the sink wrote down.
double p99_ms(LiveHost& host, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::vector<double> ms;
  SinkArrival arrival{};
  auto* const bytes = reinterpret_cast<char*>(&arrival);  // NOLINT: as it was written.
  while (in.read(bytes, sizeof arrival)) {
    const auto committed =
        host.commits().at(LiveHost::feed_of(arrival.member / members), arrival.seq);
    if (committed == 0) throw std::runtime_error("a patch of no commit arrived");
    ms.push_back((static_cast<double>(arrival.at_ns) - static_cast<double>(committed)) / 1e6);
  }
  return percentile(ms, 0.99);
}

// So many commands a second, over all plans.
double p99_at_pace(LiveHost& host, SinkProcess& sink, std::size_t plans, std::size_t count,
                   double per_second) {
  const auto file = (host.folder() / "arrivals").string();
  host.commits().want(true);
  static_cast<void>(send_commands(sink, owners(plans, members), 4, count,
                                  {{"perSecond", per_second}, {"file", file}}));
  host.commits().want(false);
  return p99_ms(host, file);
}

// A client of each plan that has everything of it, and reads nothing: what it costs the others, and
// what it holds. The sink reads only while it carries out an order.
void stuck(LiveHost& host, SinkProcess& sink, std::size_t plans, std::size_t count,
           double per_second, Figures& figures) {
  const auto alone = p99_at_pace(host, sink, plans, count, per_second);
  const auto before = resident_kb() + kernel_kb();
  SinkProcess never_reads;
  auto who = json::array();
  const auto all = host.members_of(plans, 1);
  for (std::size_t plan = 0; plan < plans; ++plan) who.push_back(all[plan * members]);
  host.open(never_reads, who);
  const auto beside = p99_at_pace(host, sink, plans, count, per_second);
  const auto held = (resident_kb() + kernel_kb() - before) / static_cast<double>(plans);
  const auto clients = std::to_string(plans);
  figures.push_back(
      ratio_of("p99 beside " + clients + " stuck clients, one a plan", beside, "ms", alone));
  figures.push_back(
      ratio_of(clients + " stuck: resident and kernel each", held, "KB", stuck_kb_max));
}

// (2), (3) A hundred plans of ten members: from a command on the socket to everybody.
void whole_way(LiveHost& host, std::size_t plans, double scale, Figures& figures) {
  const auto count = static_cast<std::size_t>(std::max(8.0, 200 * scale));
  SinkProcess sink;
  host.open(sink, host.members_of(plans, 1));
  const auto bytes = send_commands(sink, owners(plans, members), 1, 8).frame_bytes;
  SinkProcess other;
  BareSender bare{other, plans * members};
  double commands_a_second = 0;
  for (const auto& [window, least] :
       {std::pair{std::size_t{1}, whole_way_1_min}, std::pair{std::size_t{4}, whole_way_4_min}}) {
    const Sends sends{host};
    const auto groups = host.counted(group_count);
    const auto written = host.counted(group_sum);
    std::vector<Beside> all;
    for (std::size_t i = 0; i < repeats; ++i) {
      const auto round =
          send_commands(sink, owners(plans, members), window, count * window / repeats);
      all.push_back({.value = round.patches / round.seconds,
                     .limit = bare.send(bytes, count / 2, 1).frames_a_second});
    }
    const auto [deliveries, limit] = median_of(std::move(all));
    const auto a_group = (host.counted(group_sum) - written) / (host.counted(group_count) - groups);
    if (window == 1) commands_a_second = deliveries / members;
    figures.push_back(ratio_of("whole way, window " + std::to_string(window) +
                                   ": deliveries beside bare send (wanted " +
                                   std::to_string(least).substr(0, 4) + ")",
                               deliveries, "1/s", limit));
    figures.push_back(ratio_of("  frames a system call", sends.frames_a_call(), "", 0));
    figures.push_back(ratio_of("  commands a group on disk", a_group, "", 0));
  }
  figures.push_back(ratio_of("commit to client at half load, p99",
                             p99_at_pace(host, sink, plans, count, commands_a_second / 2), "ms",
                             p99_ms_max));
  stuck(host, sink, plans, count, commands_a_second / 2, figures);
}

// (4), (5) Ten thousand who listen: what they hold, and how fast they are back.
void many(LiveHost& host, std::size_t plans, double scale, Figures& figures) {
  const auto each = static_cast<std::size_t>(std::max(1.0, 10 * scale));
  const auto who = host.members_of(plans, each);
  SinkProcess sink;
  host.open(sink, host.members_of(plans, 1));  // What is made once for all is made now.
  const auto before = resident_kb();
  const auto kernel_before = kernel_kb();
  SinkProcess idle;
  host.open(idle, who);
  const auto sockets = static_cast<double>(who.size());
  const auto name = std::to_string(who.size());
  figures.push_back(ratio_of(name + " idle: resident each", (resident_kb() - before) / sockets,
                             "KB", idle_kb_max));
  figures.push_back(ratio_of(name + " idle: kernel, both ends, each",
                             (kernel_kb() - kernel_before) / sockets, "KB", 0));
  host.change_all();
  const auto back = idle.ask({{"do", "reopen"}, {"atOnce", reopened_at_once}});
  if (back.at("live") != who.size() || back.at("gaps") != 0) {
    throw std::runtime_error("not everybody came back without a gap");
  }
  figures.push_back(ratio_of(name + " cut, back and resumed", back.at("seconds").get<double>(), "s",
                             reconnect_seconds_max));
}

}  // namespace

Figures bench_live(const std::filesystem::path& folder, double scale) {
  const auto plans = static_cast<std::size_t>(std::max(2.0, 100 * scale));
  // Ten thousand and those that were there before; more if those who were cut are still counted.
  raise_open_files(plans * members * 11 + 1000);
  LiveHost host{folder, plans};
  Figures figures;
  fan_out(host, scale, figures);
  whole_way(host, plans, scale, figures);
  many(host, plans, scale, figures);
  return figures;
}

}  // namespace tools
