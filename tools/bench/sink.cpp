#include "tools/bench/sink.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "tools/bench/measure.h"
#include "tools/bench/sink_socket.h"
#include "tools/client/loopback.h"

namespace tools {
namespace {

using nlohmann::json;

constexpr int patience_ms = 60'000;  // With nothing at all coming: the order has failed.
constexpr int pace_ms = 1;           // Between looks at whether the next command is due.
constexpr std::size_t events_at_once = 512;
constexpr std::size_t first_command_id = 100;

std::uint64_t now_ns() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
}

// A client's commands: each slot of its window changes a goal of its own, one change at a time.
struct Commander {
  std::size_t member;
  std::string plan;
  std::size_t sent = 0;
  std::vector<std::size_t> free;  // Slots without a command under way.
};

class Sink {
 public:
  Sink() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    heard_.on_live = [this](SinkSocket&) { ++live_; };
    heard_.on_patch = [this](SinkSocket& socket, const SinkPatch& patch) {
      ++patches_;
      if (recording_) {
        arrivals_.push_back({.member = static_cast<std::uint32_t>(socket.number()),
                             .seq = static_cast<std::uint32_t>(patch.to),
                             .at_ns = now_ns()});
      }
    };
    heard_.on_answer = [this](SinkSocket& socket, std::uint64_t id, std::uint64_t at) {
      answer(socket, id, at);
    };
  }
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  ~Sink() {
    for (const int each : raw_) ::close(each);
    ::close(epoll_);
  }

  json carry_out(const json& order) {
    const auto what = order.at("do").get<std::string>();
    const Stopwatch watch;
    json done{{"done", what}};
    const auto bytes_before = bytes();
    if (what == "open") add_members(order);
    if (what == "open" || what == "reopen") {
      open_all(order);
      done["live"] = live_;
      done["gaps"] = gaps();
      done["why"] = why_closed();
    } else if (what == "listen") {
      const auto until = patches_ + order.at("patches").get<std::uint64_t>();
      run_until([&] { return patches_ >= until; });
      done["patches"] = patches_;
      done["bytes"] = bytes() - bytes_before;
    } else if (what == "command") {
      command(order);
      done.update({{"acks", acks_}, {"refused", refused_}, {"patches", patches_}});
      done["gaps"] = gaps();
      done["bytes"] = bytes() - bytes_before;
    } else if (what == "raw") {
      open_raw(order);
    } else if (what == "take") {
      const auto until = order.at("bytes").get<std::uint64_t>();
      run_until([&] { return raw_bytes_ >= until; });
      done["bytes"] = std::exchange(raw_bytes_, 0);
    }
    done["seconds"] = watch.seconds();
    return done;
  }

 private:
  // --- Connections. ---

  void add_members(const json& order) {
    port_ = order.at("port").get<std::uint16_t>();
    for (const auto& each : order.at("members")) {
      const auto number = sockets_.size();
      sockets_.push_back(std::make_unique<SinkSocket>(
          number, SinkMember{.token = each.at("token"), .feed = each.at("feed")}, heard_));
      writes_.push_back(false);
    }
  }

  void open_all(const json& order) {
    const auto at_once = order.at("atOnce").get<std::size_t>();
    for (auto& socket : sockets_) socket->cut();
    live_ = 0;
    const auto order_of_arrival = arrival_order();
    std::size_t begun = 0;
    const auto begin_more = [&] {
      while (begun < sockets_.size() && begun - std::min(begun, live_) < at_once) {
        auto& socket = *sockets_[order_of_arrival[begun++]];
        socket.connect(port_);
        watch(EPOLL_CTL_ADD, socket);
      }
    };
    begin_more();
    run_until([&] {
      begin_more();
      return live_ == sockets_.size() || !why_closed().empty();
    });
  }

  // People do not come plan by plan: else a server that deals connections out in turn would have
  // all owners on one thread. Always the same, so that runs can be compared.
  [[nodiscard]] std::vector<std::size_t> arrival_order() const {
    std::vector<std::size_t> order(sockets_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937{1});  // NOLINT: not for secrets.
    return order;
  }

  void open_raw(const json& order) {
    const auto port = order.at("port").get<std::uint16_t>();
    for (std::size_t i = 0; i < order.at("sockets").get<std::size_t>(); ++i) {
      const int descriptor = loopback::connect(port);
      if (descriptor == loopback::none) {
        throw std::runtime_error("the plain listener could not be reached");
      }
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = raw_mark | static_cast<std::uint32_t>(descriptor);
      ::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event);
      raw_.push_back(descriptor);
    }
  }

  // One system call, if anything has changed.
  void watch(int operation, const SinkSocket& socket) {
    const bool writes = socket.wants_to_write() || socket.stage() == SinkSocket::Stage::connecting;
    const bool wrote = writes_[socket.number()];
    writes_[socket.number()] = writes;
    if (operation == EPOLL_CTL_MOD && writes == wrote) return;
    epoll_event event{};
    event.events = EPOLLIN | (writes ? EPOLLOUT : 0U);
    event.data.u64 = socket.number();
    ::epoll_ctl(epoll_, operation, socket.descriptor(), &event);
  }

  [[nodiscard]] std::uint64_t gaps() const {
    std::uint64_t all = 0;
    for (const auto& socket : sockets_) all += socket->gaps();
    return all;
  }
  [[nodiscard]] std::uint64_t bytes() const {
    std::uint64_t all = 0;
    for (const auto& socket : sockets_) all += socket->bytes();
    return all;
  }
  [[nodiscard]] std::string why_closed() const {
    for (const auto& socket : sockets_) {
      if (!socket->why_closed().empty()) return socket->why_closed();
    }
    return {};
  }

  // --- Commands. ---

  void command(const json& order) {
    commanders_.clear();
    by_member_.clear();
    acks_ = refused_ = patches_ = 0;
    window_ = order.at("window").get<std::size_t>();
    count_ = order.at("count").get<std::size_t>();
    const auto rate = order.value("perSecond", 0.0);
    for (const auto& each : order.at("owners")) {
      const auto member = each.get<std::size_t>();
      const auto& feed = sockets_.at(member)->feed();
      Commander commander{.member = member, .plan = feed.substr(feed.find('/') + 1), .free = {}};
      for (std::size_t slot = 0; slot < window_; ++slot) commander.free.push_back(slot);
      by_member_[member] = commanders_.size();
      commanders_.push_back(std::move(commander));
    }
    arrivals_.clear();
    recording_ = order.contains("file");
    ++round_;
    const Stopwatch paced;
    std::size_t sent = 0;
    const auto may_send = [&] {
      return rate <= 0 || static_cast<double>(sent) < paced.seconds() * rate;
    };
    run_until(
        [&] {
          for (auto& each : commanders_) {
            while (!each.free.empty() && each.sent < count_ && may_send()) {
              send_next(each);
              ++sent;
            }
          }
          return acks_ + refused_ == count_ * commanders_.size() && everybody_has_all();
        },
        rate > 0);
    recording_ = false;
    if (order.contains("file")) keep_arrivals(order.at("file"));
  }

  void send_next(Commander& commander) {
    const auto slot = commander.free.back();
    commander.free.pop_back();
    const auto id = (first_command_id + commander.sent++) * window_ + slot;
    auto& socket = *sockets_[commander.member];
    std::array<char, 40> command_id{};
    std::snprintf(command_id.data(), command_id.size(), "2%07zx-%04zx-4000-8000-%012zx",
                  round_,  // NOLINT
                  commander.member & 0xFFFFU, id);
    const json message{{"t", "command"},
                       {"id", id},
                       {"plan", commander.plan},
                       {"commandId", command_id.data()},
                       {"expected", std::max(socket.at(), heads_[socket.feed()])},
                       {"name", "ChangeGoal"},
                       {"body",
                        {{"goal", "goal-" + std::to_string(slot)},
                         {"ownWords", "Gå til butikken selv, gang nummer " + std::to_string(id)}}}};
    socket.send(message.dump());
    watch(EPOLL_CTL_MOD, socket);
  }

  void answer(SinkSocket& socket, std::uint64_t id, std::uint64_t at) {
    const auto found = by_member_.find(socket.number());
    if (found == by_member_.end()) return;
    auto& commander = commanders_[found->second];
    ++(at == 0 ? refused_ : acks_);
    auto& head = heads_[socket.feed()];
    head = std::max(head, at);
    commander.free.push_back(id % window_);
  }

  // Every member of a plan stands where its last command came to.
  [[nodiscard]] bool everybody_has_all() const {
    return std::all_of(sockets_.begin(), sockets_.end(), [&](const auto& socket) {
      const auto head = heads_.find(socket->feed());
      return head == heads_.end() || socket->at() >= head->second;
    });
  }

  void keep_arrivals(const std::string& file) const {
    std::ofstream out(file, std::ios::binary);
    const auto* const bytes = reinterpret_cast<const char*>(arrivals_.data());  // NOLINT
    out.write(bytes, static_cast<std::streamsize>(arrivals_.size() * sizeof(SinkArrival)));
  }

  // --- The loop. ---

  template <class Done>
  void run_until(const Done& done, bool paced = false) {
    std::array<epoll_event, events_at_once> events{};
    Stopwatch quiet;
    while (!done()) {
      const int wait = paced ? pace_ms : patience_ms;
      const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait);
      if (count > 0) quiet = {};
      if (count <= 0 && quiet.seconds() * 1000 > patience_ms) {
        throw std::runtime_error("nothing came for a minute: " + why_closed());
      }
      for (int i = 0; i < count; ++i) hear(events[static_cast<std::size_t>(i)]);
    }
  }

  void hear(const epoll_event& event) {
    if ((event.data.u64 & raw_mark) != 0) return hear_raw(static_cast<int>(event.data.u64));
    auto& socket = *sockets_[event.data.u64];
    if ((event.events & EPOLLOUT) != 0) socket.writable();
    if ((event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0) socket.readable();
    if (socket.descriptor() >= 0) watch(EPOLL_CTL_MOD, socket);
  }

  void hear_raw(int descriptor) {
    static std::array<char, std::size_t{256} * 1024> part{};
    const auto size = ::recv(descriptor, part.data(), part.size(), MSG_DONTWAIT);
    if (size > 0) raw_bytes_ += static_cast<std::uint64_t>(size);
  }

  static constexpr std::uint64_t raw_mark = std::uint64_t{1} << 32U;

  const int epoll_;
  SinkSocket::Heard heard_;
  std::vector<std::unique_ptr<SinkSocket>> sockets_;
  std::vector<bool> writes_;  // By socket: whether it is watched for room to write.
  std::vector<int> raw_;
  std::uint64_t raw_bytes_ = 0;
  std::uint16_t port_ = 0;
  std::size_t live_ = 0;
  std::uint64_t patches_ = 0;

  std::vector<Commander> commanders_;
  std::unordered_map<std::size_t, std::size_t> by_member_;
  std::unordered_map<std::string, std::uint64_t> heads_;  // By feed: the last position answered.
  std::size_t window_ = 1;
  std::size_t count_ = 0;
  std::size_t round_ = 0;
  std::uint64_t acks_ = 0;
  std::uint64_t refused_ = 0;
  bool recording_ = false;
  std::vector<SinkArrival> arrivals_;
};

}  // namespace

int run_sink() {
  Sink sink;
  for (std::string line; std::getline(std::cin, line);) {
    try {
      const auto order = json::parse(line);
      if (order.at("do") == "end") return 0;
      std::cout << sink.carry_out(order).dump() << std::endl;
    } catch (const std::exception& failure) {
      std::cout << json{{"failed", failure.what()}}.dump() << std::endl;
      return 1;
    }
  }
  return 0;
}

}  // namespace tools
