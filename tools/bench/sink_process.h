// SinkProcess: the sink (sink.h), started as a process of its own.
#pragma once

#include <sys/types.h>

#include <cstdio>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace tools {

class SinkProcess {
 public:
  // This program, started anew. Throws std::runtime_error.
  SinkProcess();
  SinkProcess(const SinkProcess&) = delete;
  SinkProcess& operator=(const SinkProcess&) = delete;
  ~SinkProcess();

  // Gives an order, and waits until it is carried out. Throws std::runtime_error, with its words,
  // if it could not be.
  nlohmann::json ask(const nlohmann::json& order);
  // The two halves of it, for what the asker does meanwhile.
  void tell(const nlohmann::json& order);
  nlohmann::json answer();

 private:
  pid_t process_ = 0;
  std::FILE* to_ = nullptr;
  std::FILE* from_ = nullptr;
};

}  // namespace tools
