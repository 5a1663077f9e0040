#include "tools/bench/sink_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <stdexcept>

extern char** environ;

namespace tools {

using nlohmann::json;

SinkProcess::SinkProcess() {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipe");
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  std::string program = "/proc/self/exe";
  std::array<std::string, 3> words{"medvirk", "bench", "sink"};
  std::array<char*, 4> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  const int failed =
      ::posix_spawn(&process_, program.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(in[0]);
  ::close(out[1]);
  if (failed != 0) throw std::runtime_error("the sink could not be started");
  to_ = ::fdopen(in[1], "w");
  from_ = ::fdopen(out[0], "r");
}

SinkProcess::~SinkProcess() {
  std::fclose(to_);  // The end of its input is its end.
  ::waitpid(process_, nullptr, 0);
  std::fclose(from_);
}

json SinkProcess::ask(const json& order) {
  tell(order);
  return answer();
}

void SinkProcess::tell(const json& order) {
  std::fputs((order.dump() + "\n").c_str(), to_);
  std::fflush(to_);
}

json SinkProcess::answer() {
  char* line = nullptr;
  std::size_t room = 0;
  const auto size = ::getline(&line, &room, from_);
  const std::string text = size > 0 ? std::string(line) : std::string{};
  std::free(line);  // NOLINT: getline's own memory.
  if (text.empty()) throw std::runtime_error("the sink went away");
  auto answer = json::parse(text);
  if (answer.contains("failed")) {
    throw std::runtime_error("the sink: " + answer.at("failed").get<std::string>());
  }
  return answer;
}

}  // namespace tools
