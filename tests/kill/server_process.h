// ServerProcess: a server in a process of its own, which can be killed.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tools/client/http.h"

namespace tests {

class ServerProcess {
 public:
  // Starts `program serve` on the folder; returns once it has said that it is ready. Throws
  // std::runtime_error with what it said instead.
  ServerProcess(const std::filesystem::path& program, const std::filesystem::path& data);
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess();  // Kills it if it runs.

  [[nodiscard]] const tools::Peer& peer() const { return peer_; }
  // SIGKILL, and waits until it is gone.
  void kill();

 private:
  pid_t process_ = 0;
  int output_ = -1;
  tools::Peer peer_{};
};

// Runs a program to its end; its exit status, with what it wrote on stdout.
struct Finished {
  int status;
  std::string output;
};
[[nodiscard]] Finished run_program(const std::vector<std::string>& words);

}  // namespace tests
