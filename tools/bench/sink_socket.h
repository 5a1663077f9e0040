// SinkSocket: one client of the sink: a non-blocking WebSocket that authenticates, subscribes to
// one feed and takes what comes, as cheaply as it can: it looks at frame headers, at the positions
// of patches, and at nothing else. One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tools {

struct SinkMember {
  std::string token;
  std::string feed;
  std::uint64_t from = 0;  // Resume from there; 0: from the beginning.
};

struct SinkPatch {
  std::uint64_t from;
  std::uint64_t to;
};

class SinkSocket {
 public:
  enum class Stage { closed, connecting, upgrading, greeting, authenticating, subscribing, live };

  struct Heard {
    std::function<void(SinkSocket&)> on_live;  // The subscription has been acknowledged.
    std::function<void(SinkSocket&, const SinkPatch&)> on_patch;
    // To a command: the position it came to, or 0 if it was refused.
    std::function<void(SinkSocket&, std::uint64_t id, std::uint64_t at)> on_answer;
  };

  SinkSocket(std::size_t number, SinkMember member, const Heard& heard)
      : number_(number), member_(std::move(member)), heard_(heard) {}
  SinkSocket(const SinkSocket&) = delete;
  SinkSocket& operator=(const SinkSocket&) = delete;
  ~SinkSocket() { cut(); }

  // Begins to connect to loopback. Throws std::runtime_error.
  void connect(std::uint16_t port);
  // Goes away without a word.
  void cut();
  // What epoll says of `descriptor`.
  void readable();
  void writable();

  void send(std::string_view text);  // One text message.

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool wants_to_write() const { return !out_.empty(); }
  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] std::size_t number() const { return number_; }
  [[nodiscard]] std::uint64_t at() const { return at_; }
  [[nodiscard]] const std::string& feed() const { return member_.feed; }
  // Patches that did not begin where the last one ended.
  [[nodiscard]] std::uint64_t gaps() const { return gaps_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  [[nodiscard]] const std::string& why_closed() const { return why_closed_; }

 private:
  void take_upgrade();
  void take_frames();
  void take_text(std::string_view text);
  void take_answer(std::string_view text, bool refused);
  void frame(std::uint8_t opcode, std::string_view payload);
  void flush();
  void fail(std::string why);

  const std::size_t number_;
  const SinkMember member_;
  const Heard& heard_;
  int descriptor_ = -1;
  Stage stage_ = Stage::closed;
  std::string in_;
  std::string out_;
  std::uint64_t at_ = 0;
  std::uint64_t gaps_ = 0;
  std::uint64_t bytes_ = 0;
  std::string why_closed_;
};

// The number after `key`, such as `"seq":`, searched from `begin`; 0 if there is none.
[[nodiscard]] std::uint64_t number_after(std::string_view text, std::string_view key,
                                         std::size_t begin = 0);

}  // namespace tools
