// BareSender: what the machine makes of `send` alone: plain sockets, one thread, no server. The
// limit that the live server's fan-out is held against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tools {

class SinkProcess;

// One way of sending: so many frames of so many bytes in one call.
struct BareRate {
  double frames_a_second;
  double cpu_us_a_frame;
};

class BareSender {
 public:
  // Opens `sockets` connections to the sink. Throws std::runtime_error.
  BareSender(SinkProcess& sink, std::size_t sockets);
  BareSender(const BareSender&) = delete;
  BareSender& operator=(const BareSender&) = delete;
  ~BareSender();

  // Sends to every socket in turn until each has had `frames`, and waits until all have arrived.
  [[nodiscard]] BareRate send(std::size_t frame_bytes, std::size_t frames, std::size_t a_call);

 private:
  SinkProcess& sink_;
  std::vector<int> sockets_;
};

}  // namespace tools
