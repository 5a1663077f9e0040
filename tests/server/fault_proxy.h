// FaultProxy: stands between clients and a server on loopback and does to their connections what
// networks do: cuts them, mostly within a frame, delays and pauses them, splits what is written,
// and makes some of them twice, so that the server hears everything twice at the same time.
//
// What happens is drawn from a seed and happens after so many bytes, or for so many turns of its
// loop; a turn passes when something moves or nothing can, so it never waits for a clock.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <thread>
#include <vector>

#include "tools/client/http.h"

namespace tests {

class FaultProxy {
 public:
  // Listens from now on. Throws std::runtime_error if it cannot.
  FaultProxy(const tools::Peer& server, std::uint64_t seed);
  FaultProxy(const FaultProxy&) = delete;
  FaultProxy& operator=(const FaultProxy&) = delete;
  ~FaultProxy();  // Cuts what is connected.

  // Where clients connect. Any thread, as all of these.
  [[nodiscard]] tools::Peer peer() const { return {.host = "127.0.0.1", .port = port_}; }
  // The server goes away: connections from now on wait, until lead_to() says where they go. If
  // nobody listens there, they are cut at once.
  void hold();
  void lead_to(const tools::Peer& server);

  struct Counts {
    std::uint64_t connections = 0;
    std::uint64_t twins = 0;           // Of them: made twice.
    std::uint64_t cuts = 0;            // By the proxy.
    std::uint64_t cuts_in_frames = 0;  // Of them: the client has had a part of a frame.
    std::uint64_t delays = 0;
    std::uint64_t pauses = 0;
    std::uint64_t splits = 0;  // Writes of less than there was.
  };
  [[nodiscard]] Counts counts() const;

 private:
  class Link;
  void run();
  void accept_one();
  void ring() const;  // So that the proxy's thread looks again.

  std::mt19937_64 random_;  // Of the proxy's own thread, as the links.
  std::vector<std::unique_ptr<Link>> links_;
  int listener_ = -1;
  int bell_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<bool> holds_{false};
  std::atomic<bool> over_{false};
  mutable std::mutex mutex_;  // Guards the next two.
  tools::Peer server_;
  Counts counts_;
  std::thread thread_;
};

}  // namespace tests
