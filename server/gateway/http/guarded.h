// Guarded: work that reads the disk, and may not throw. Where the disk, or what is on it, is no
// good, whoever asked learns that it is ours, and the log what it was.
#pragma once

#include <exception>
#include <type_traits>

#include "protocol/problem.h"
#include "server/gateway/http/http_message.h"
#include "server/log_lines.h"

namespace server {

// What `work` returns: a reply, or what may be a problem instead.
template <class Work>
[[nodiscard]] auto guarded(const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& failure) {
    log_lines::read_failed(failure.what());
    if constexpr (std::is_convertible_v<protocol::Problem, decltype(work())>) {
      return protocol::internal_error();
    } else {
      return problem_reply(protocol::internal_error());
    }
  }
}

}  // namespace server
