#include "tools/bench/bare_sender.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "tools/bench/measure.h"
#include "tools/bench/sink_process.h"
#include "tools/client/loopback.h"

namespace tools {
namespace {

constexpr int full_ms = 1000;  // A wait for a socket that is full; the sink reads all the time.

double thread_cpu_us() {
  rusage used{};
  ::getrusage(RUSAGE_THREAD, &used);
  const auto us = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  return us(used.ru_utime) + us(used.ru_stime);
}

void send_all(int socket, const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const auto size =
        ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (size >= 0) {
      sent += static_cast<std::size_t>(size);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      pollfd full{.fd = socket, .events = POLLOUT, .revents = 0};
      ::poll(&full, 1, full_ms);
    } else {
      throw std::runtime_error("a plain socket went away");
    }
  }
}

}  // namespace

BareSender::BareSender(SinkProcess& sink, std::size_t sockets) : sink_(sink) {
  const auto listener = loopback::listen();
  if (listener.socket < 0) throw std::runtime_error("no plain listener");
  sink_.tell({{"do", "raw"}, {"port", listener.port}, {"sockets", sockets}});
  for (std::size_t i = 0; i < sockets; ++i) {
    const int socket = ::accept4(listener.socket, nullptr, nullptr, SOCK_CLOEXEC);
    loopback::send_at_once(socket);
    sockets_.push_back(socket);
  }
  ::close(listener.socket);
  static_cast<void>(sink_.answer());
}

BareSender::~BareSender() {
  for (const int each : sockets_) ::close(each);
}

BareRate BareSender::send(std::size_t frame_bytes, std::size_t frames, std::size_t a_call) {
  const std::string bytes(frame_bytes * a_call, 'x');
  const auto all = frames / a_call * a_call * sockets_.size();
  sink_.tell({{"do", "take"}, {"bytes", all * frame_bytes}});
  const Stopwatch watch;
  const auto cpu = thread_cpu_us();
  for (std::size_t sent = 0; sent + a_call <= frames; sent += a_call) {
    for (const int socket : sockets_) send_all(socket, bytes);
  }
  const auto used = thread_cpu_us() - cpu;
  static_cast<void>(sink_.answer());
  const auto count = static_cast<double>(all);
  return {.frames_a_second = count / watch.seconds(), .cpu_us_a_frame = used / count};
}

}  // namespace tools
