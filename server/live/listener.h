// Listener: one end of a socket, as the hub of its thread sees it.
#pragma once

#include <cstdint>
#include <string>

#include "server/live/frame.h"

namespace server {

class Listener {
 public:
  Listener() = default;
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  virtual ~Listener() = default;
  // Takes a frame of a feed, or of none (a heartbeat), into the socket's queue.
  virtual void deliver(const std::string& feed, FrameText frame) = 0;
  // Drops the frames of this feed that are queued and not yet on the wire: they belong to rights
  // that are gone (R6).
  virtual void purge(const std::string& feed) = 0;
};

using ListenerId = std::uint64_t;

}  // namespace server
