// Entrance: what the server remembers of those who have come in: their sessions, the tickets that
// are out, the proofs that were used, the live sockets of each session; and how people log in,
// where that is set up.
#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "server/identity/login.h"
#include "server/identity/seen_proofs.h"
#include "server/identity/session_sockets.h"
#include "server/identity/sessions.h"
#include "server/identity/tickets.h"

namespace server {

namespace limits {
// Log-ins that wait for a provider: on threads of their own, for a provider that is slow must not
// hold up those who read plans.
inline constexpr std::size_t log_in_threads = 4;
inline constexpr std::size_t log_ins_waiting_max = 64;  // Further ones are told to come again.
}  // namespace limits

struct EntranceOptions {
  Salts random = random_salt;
  std::vector<LogInClient> clients{};  // None: nobody logs in with a browser here.
  std::string public_url{};            // Where clients see us; needed with log-in clients.
  Fetch fetch{};                       // How providers are asked; needed with clients.
  // When this server began: DPoP proofs of before may have been used with one before it.
  events::Timestamp began{};
  SeenProofsLimits proofs{};
};

// Any thread.
class Entrance {
 public:
  // Throws std::runtime_error if people could not log in like this (login.h).
  explicit Entrance(const EntranceOptions& options = {});
  Entrance(const Entrance&) = delete;
  Entrance& operator=(const Entrance&) = delete;
  ~Entrance() { stop(); }

  SessionSockets sockets;
  Sessions sessions;  // One that ends takes its sockets with it.
  SocketTickets tickets;
  SeenProofs proofs;

  // Where clients see us, `https://host[:port]`; empty: where they say that they do.
  [[nodiscard]] const std::string& origin() const { return origin_; }
  // Nobody logs in here: null.
  [[nodiscard]] LogIn* log_in() const { return log_in_.get(); }
  // With log_in() only.
  [[nodiscard]] boost::asio::thread_pool& waiting() const { return *waiting_; }
  // A log-in's place among those that wait, for as long as it lives.
  class Turn {
   public:
    explicit Turn(std::atomic<std::size_t>& count) : count_(count), taken_(++count) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() { --count_; }
    // Otherwise too many wait already.
    explicit operator bool() const { return taken_ <= limits::log_ins_waiting_max; }

   private:
    std::atomic<std::size_t>& count_;
    const std::size_t taken_;
  };
  [[nodiscard]] Turn turn() { return Turn(waiting_count_); }

  // Waits for log-ins on their way, and takes no more.
  void stop();

 private:
  const std::string origin_;
  std::atomic<std::size_t> waiting_count_{0};
  std::unique_ptr<LogIn> log_in_;
  std::unique_ptr<boost::asio::thread_pool> waiting_;
};

}  // namespace server
