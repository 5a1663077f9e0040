#include "tests/kill/server_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <array>
#include <stdexcept>

extern char** environ;

namespace tests {
namespace {

struct Spawned {
  pid_t process;
  int output;
};

Spawned spawn(std::vector<std::string> words) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = 0;
  const int failed =
      ::posix_spawn(&process, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (failed != 0) throw std::runtime_error("cannot start " + words.front());
  return {process, ends[0]};
}

// What has come so far and what comes next; empty at the end.
std::string read_some(int handle) {
  std::array<char, 4096> part{};
  const auto size = ::read(handle, part.data(), part.size());
  return size > 0 ? std::string(part.data(), static_cast<std::size_t>(size)) : std::string();
}

}  // namespace

ServerProcess::ServerProcess(const std::filesystem::path& program,
                             const std::filesystem::path& data) {
  const auto spawned = spawn({program.string(), "serve", "--data", data.string(), "--listen",
                              "127.0.0.1:0", "--log-level", "warn"});
  process_ = spawned.process;
  output_ = spawned.output;
  constexpr std::string_view ready = "ready http://127.0.0.1:";
  std::string text;
  for (;;) {
    const auto at = text.find(ready);
    if (at != std::string::npos && text.find('\n', at) != std::string::npos) {
      const auto port = std::stoul(text.substr(at + ready.size()));
      peer_ = {.host = "127.0.0.1", .port = static_cast<std::uint16_t>(port)};
      return;
    }
    const auto more = read_some(output_);
    if (more.empty()) {
      kill();
      throw std::runtime_error("the server did not become ready: " + text);
    }
    text += more;
  }
}

ServerProcess::~ServerProcess() { kill(); }

void ServerProcess::kill() {
  if (process_ == 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  ::close(output_);
  process_ = 0;
}

Finished run_program(const std::vector<std::string>& words) {
  const auto spawned = spawn(words);
  Finished finished{.status = -1, .output = {}};
  for (auto more = read_some(spawned.output); !more.empty(); more = read_some(spawned.output)) {
    finished.output += more;
  }
  ::close(spawned.output);
  int status = 0;
  ::waitpid(spawned.process, &status, 0);
  if (WIFEXITED(status)) finished.status = WEXITSTATUS(status);
  return finished;
}

}  // namespace tests
