// bench serve: how long a server with many plans takes to start, and how much memory it holds with
// nobody connected. The server is this program, started anew.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

#include "server/data_folder.h"
#include "server/journal/journal.h"
#include "tools/bench/bench.h"
#include "tools/bench/measure.h"
#include "tools/bench/town.h"

extern char** environ;

namespace tools {
namespace {

constexpr double start_seconds_max = 2.0;  // What is asked for, with a million events.
constexpr double resident_mb_max = 300.0;

double resident_mb(pid_t process) {
  std::ifstream status{"/proc/" + std::to_string(process) + "/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  }
  throw std::runtime_error("the server's memory cannot be read");
}

// A server started on the folder; `ready` has been read when the constructor returns.
class Served {
 public:
  explicit Served(const std::filesystem::path& data) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string program = "/proc/self/exe";
    std::array<std::string, 6> words{"medvirk", "serve", "--data", data, "--listen", "127.0.0.1:0"};
    std::array<char*, 7> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
    const int failed =
        ::posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (failed != 0) throw std::runtime_error("the server could not be started");
    std::string text;
    std::array<char, 256> part{};
    while (text.find("ready http") == std::string::npos) {
      const auto size = ::read(ends[0], part.data(), part.size());
      if (size <= 0) throw std::runtime_error("the server ended before it was ready");
      text.append(part.data(), static_cast<std::size_t>(size));
    }
    output_ = ends[0];
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    ::close(output_);
  }
  [[nodiscard]] pid_t process() const { return process_; }

 private:
  pid_t process_ = 0;
  int output_ = -1;
};

}  // namespace

Figures bench_serve(const std::filesystem::path& folder, double scale) {
  const auto plans = static_cast<std::size_t>(std::max(1.0, 10'000 * scale));
  {
    const auto log = server::open_to_write(folder / "medvirk");
    write_town(*log, plans, 100);
  }
  const Stopwatch watch;
  const Served served{folder / "medvirk"};
  const auto seconds = watch.seconds();
  const auto megabytes = resident_mb(served.process());
  const auto events = std::to_string(plans * 100) + " events: ";
  return {{"serve", events + "from start to ready", seconds, "s", start_seconds_max,
           seconds / start_seconds_max},
          {"serve", events + "resident, nobody connected", megabytes, "MB", resident_mb_max,
           megabytes / resident_mb_max}};
}

}  // namespace tools
