#include "tests/server/fault_proxy.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "tools/client/loopback.h"

namespace tests {
namespace {

namespace loopback = tools::loopback;

constexpr std::size_t chunk_bytes_max = 16384;
constexpr std::size_t delay_turns_max = 300;
constexpr std::size_t pause_turns_max = 500;
constexpr std::size_t piece_bytes_max = 64;
constexpr std::uint64_t split_percent = 30;  // Of the connections; so the next one.
constexpr std::uint64_t twin_percent = 25;
constexpr std::uint64_t delay_percent = 25;  // Of what is read at a time; so the next one.
constexpr std::uint64_t pause_percent = 10;

using Random = std::mt19937_64;
std::size_t below(Random& random, std::uint64_t count) { return random() % count; }
bool percent(Random& random, std::uint64_t of_a_hundred) { return random() % 100 < of_a_hundred; }

void add_to(FaultProxy::Counts& all, const FaultProxy::Counts& more) {
  all.connections += more.connections;
  all.twins += more.twins;
  all.cuts += more.cuts;
  all.cuts_in_frames += more.cuts_in_frames;
  all.delays += more.delays;
  all.pauses += more.pauses;
  all.splits += more.splits;
}

}  // namespace

// What a link holds.
namespace faults {

class Socket {
 public:
  explicit Socket(int handle) : handle_(handle) {
    if (handle_ >= 0) loopback::send_at_once(handle_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() { close(); }
  void close() {
    if (handle_ >= 0) ::close(handle_);
    handle_ = -1;
  }
  // Takes back what the peer has not read yet.
  void reset() {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    if (handle_ >= 0) ::setsockopt(handle_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
  }
  // A socket that is closed is -1, which poll() passes over.
  [[nodiscard]] int handle() const { return handle_; }

 private:
  int handle_;
};

// Whether what has passed from a server ends within a frame (RFC 6455 section 5.2; not masked).
class FrameEdges {
 public:
  void pass(std::string_view bytes) {
    for (const char each : bytes) pass(static_cast<unsigned char>(each));
  }
  [[nodiscard]] bool inside() const { return left_ > 0 || !header_.empty(); }

 private:
  static constexpr std::string_view end_of_upgrade = "\r\n\r\n";

  void pass(unsigned char byte) {
    if (matched_ < end_of_upgrade.size()) {
      const bool fits = byte == static_cast<unsigned char>(end_of_upgrade[matched_]);
      matched_ = fits ? matched_ + 1 : (byte == '\r' ? 1 : 0);
      return;
    }
    if (left_ > 0) {
      --left_;
      return;
    }
    header_.push_back(byte);
    if (header_.size() < 2) return;
    const unsigned length = header_[1] & 0x7FU;
    const std::size_t more = length == 127 ? 8 : length == 126 ? 2 : 0;
    if (header_.size() < 2 + more) return;
    left_ = more == 0 ? length : 0;
    for (std::size_t i = 2; i < header_.size(); ++i) left_ = left_ << 8U | header_[i];
    header_.clear();
  }

  std::size_t matched_ = 0;  // Of the end of the answer to the upgrade.
  std::vector<unsigned char> header_;
  std::uint64_t left_ = 0;
};

// One direction of a connection: what has been read waits here until all of it is written.
struct Way {
  std::size_t passed = 0;
  std::optional<std::size_t> cut_at{};  // After so many bytes.
  std::size_t piece = chunk_bytes_max;  // At most in one write.
  std::string waiting{};
  std::size_t delay = 0;  // Turns before it is written,
  std::size_t pause = 0;  // and before more is read.
  bool ended = false;     // Nothing more comes.

  [[nodiscard]] bool reads() const { return waiting.empty() && pause == 0 && !ended; }
  [[nodiscard]] bool writes() const { return !waiting.empty() && delay == 0; }
  [[nodiscard]] bool rests() const { return delay > 0 || pause > 0; }
  void turn() {
    if (delay > 0) --delay;
    if (pause > 0) --pause;
  }
};

}  // namespace faults

class FaultProxy::Link {
 public:
  static constexpr std::size_t handles = 3;

  Link(int client, const tools::Peer& server, std::uint64_t seed)
      : random_(seed), client_(client), server_(loopback::connect(server.port)) {
    counts.connections = 1;
    if (is_over()) return;  // The server is away.
    // Many soon, some late: from within the upgrade to far behind the snapshot.
    const auto somewhere = [&] {
      constexpr std::size_t shortest = 7;
      constexpr std::size_t lengths = 9;
      return 1 + below(random_, std::uint64_t{1} << (shortest + below(random_, lengths)));
    };
    up_.cut_at = somewhere();
    down_.cut_at = somewhere();
    if (percent(random_, split_percent)) {
      up_.piece = down_.piece = 1 + below(random_, piece_bytes_max);
    }
    if (!percent(random_, twin_percent)) return;
    twin_ = std::make_unique<faults::Socket>(loopback::connect(server.port));
    counts.twins = 1;
  }

  [[nodiscard]] bool is_over() const { return client_.handle() < 0 || server_.handle() < 0; }
  [[nodiscard]] bool rests() const { return up_.rests() || down_.rests(); }

  void ask(std::vector<pollfd>& asked) const {
    const auto what = [](bool reads, bool writes) {
      return static_cast<short>((reads ? POLLIN : 0) | (writes ? POLLOUT : 0));
    };
    asked.push_back(
        {.fd = client_.handle(), .events = what(up_.reads(), down_.writes()), .revents = 0});
    asked.push_back(
        {.fd = server_.handle(), .events = what(down_.reads(), up_.writes()), .revents = 0});
    asked.push_back({.fd = twin(), .events = POLLIN, .revents = 0});
  }

  // One turn, with the answers to what was asked.
  void turn(std::span<const pollfd> answers) {
    constexpr short in = POLLIN | POLLHUP | POLLERR;
    const auto client = answers[0].revents;
    const auto server = answers[1].revents;
    up_.turn();
    down_.turn();
    if ((answers[2].revents & in) != 0) forget_twins_answers();
    if ((client & in) != 0 && up_.reads()) read(client_, up_);
    if ((server & in) != 0 && down_.reads()) read(server_, down_);
    if ((client & POLLOUT) != 0 && down_.writes()) write(client_, down_);
    if (!is_over() && (server & POLLOUT) != 0 && up_.writes()) write(server_, up_);
    const bool gone = (up_.ended && up_.waiting.empty()) || (down_.ended && down_.waiting.empty());
    if (gone && !is_over()) close();
  }

  Counts counts{};  // Since the proxy last took them.

 private:
  [[nodiscard]] int twin() const { return twin_ ? twin_->handle() : -1; }

  void forget_twins_answers() {
    std::array<char, chunk_bytes_max> piece{};
    if (::recv(twin(), piece.data(), piece.size(), MSG_DONTWAIT) == 0) twin_.reset();
  }

  void read(const faults::Socket& from, faults::Way& way) {
    std::array<char, chunk_bytes_max> chunk{};
    const auto size = ::recv(from.handle(), chunk.data(), chunk.size(), MSG_DONTWAIT);
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) {
      way.ended = true;
      return;
    }
    way.waiting.assign(chunk.data(), static_cast<std::size_t>(size));
    if (percent(random_, delay_percent)) {
      way.delay = 1 + below(random_, delay_turns_max);
      ++counts.delays;
    }
    if (percent(random_, pause_percent)) {
      way.pause = 1 + below(random_, pause_turns_max);
      ++counts.pauses;
    }
  }

  void write(const faults::Socket& to, faults::Way& way) {
    auto size = std::min(way.piece, way.waiting.size());
    if (way.cut_at) size = std::min(size, *way.cut_at - way.passed);
    const auto sent = ::send(to.handle(), way.waiting.data(), size, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (sent < 0) return close();
    const auto written = static_cast<std::size_t>(sent);
    const std::string_view gone(way.waiting.data(), written);
    if (&way == &down_) edges_.pass(gone);
    if (&way == &up_ && twin() >= 0 &&
        ::send(twin(), gone.data(), gone.size(), MSG_DONTWAIT | MSG_NOSIGNAL) != sent) {
      twin_.reset();
    }
    way.waiting.erase(0, written);
    way.passed += written;
    if (!way.waiting.empty()) {
      way.delay = 1;
      ++counts.splits;
    }
    if (way.passed == way.cut_at) cut();
  }

  void cut() {
    ++counts.cuts;
    if (edges_.inside()) ++counts.cuts_in_frames;
    if (random_() % 2 == 0) {
      client_.reset();
      server_.reset();
    }
    close();
  }

  void close() {
    client_.close();
    server_.close();
    twin_.reset();
  }

  Random random_;
  faults::Socket client_;
  faults::Socket server_;
  std::unique_ptr<faults::Socket> twin_;  // Hears what the server hears; its answers are lost.
  faults::Way up_;
  faults::Way down_;
  faults::FrameEdges edges_;
};

FaultProxy::FaultProxy(const tools::Peer& server, std::uint64_t seed)
    : random_(seed), server_(server) {
  const auto listener = loopback::listen();
  listener_ = listener.socket;
  port_ = listener.port;
  bell_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (listener_ < 0 || bell_ < 0) {
    ::close(listener_);
    ::close(bell_);
    throw std::runtime_error("the proxy cannot listen");
  }
  thread_ = std::thread([this] { run(); });
}

FaultProxy::~FaultProxy() {
  over_ = true;
  ring();
  thread_.join();
  ::close(listener_);
  ::close(bell_);
}

void FaultProxy::ring() const {
  const std::uint64_t one = 1;
  static_cast<void>(::write(bell_, &one, sizeof one) == 0);
}

void FaultProxy::hold() { holds_ = true; }

void FaultProxy::lead_to(const tools::Peer& server) {
  {
    const std::lock_guard lock{mutex_};
    server_ = server;
  }
  holds_ = false;
  ring();
}

FaultProxy::Counts FaultProxy::counts() const {
  const std::lock_guard lock{mutex_};
  return counts_;
}

void FaultProxy::run() {
  constexpr std::size_t own = 2;  // The bell and the listener.
  std::vector<pollfd> asked;
  while (!over_) {
    asked.assign({{.fd = bell_, .events = POLLIN, .revents = 0},
                  {.fd = holds_ ? -1 : listener_, .events = POLLIN, .revents = 0}});
    bool resting = false;
    for (const auto& link : links_) {
      link->ask(asked);
      resting = resting || link->rests();
    }
    if (::poll(asked.data(), asked.size(), resting ? 0 : -1) < 0) continue;
    std::uint64_t rung = 0;
    static_cast<void>(::read(bell_, &rung, sizeof rung) == 0);
    for (std::size_t i = 0; i < links_.size(); ++i) {
      links_[i]->turn(std::span(asked).subspan(own + i * Link::handles, Link::handles));
    }
    {
      const std::lock_guard lock{mutex_};
      for (const auto& link : links_) add_to(counts_, std::exchange(link->counts, {}));
    }
    std::erase_if(links_, [](const auto& link) { return link->is_over(); });
    if ((asked[1].revents & POLLIN) != 0) accept_one();
    if (resting) std::this_thread::yield();
  }
  links_.clear();
}

void FaultProxy::accept_one() {
  const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  if (client < 0) return;
  tools::Peer server;
  {
    const std::lock_guard lock{mutex_};
    server = server_;
  }
  links_.push_back(std::make_unique<Link>(client, server, random_()));
}

}  // namespace tests
