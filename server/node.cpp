#include "server/node.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdlib>
#include <future>
#include <thread>

#include "server/live/hub.h"
#include "server/log_lines.h"
#include "server/queries/queries.h"
#include "server/timers/timers.h"

namespace server {

namespace net = boost::asio;

class Node::Parts {
 public:
  Parts(const NodeOptions& options, events::Log& log, const Issuer& issuer, const Clock& clock)
      : log_(log),
        clock_(clock),
        hub_(
            log, clock, [this](std::function<void()> task) { net::post(io_, std::move(task)); },
            [this](std::function<void()> task) { net::post(pool_, std::move(task)); }),
        journal_(log, clock, options.journal,
                 [this](const std::vector<events::Recorded>& events) { hub_.publish(events); }, {}),
        queries_(log, clock),
        gateway_(std::in_place,
                 GatewayParts{.io = io_,
                              .pool = pool_,
                              .clock = clock,
                              .issuer = issuer,
                              .journal = journal_,
                              .hub = hub_,
                              .queries = queries_,
                              .extra_pages = options.extra_pages,
                              .limits = options.gateway},
                 options.host, options.port) {}
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() { stop(); }

  Journal& journal() { return journal_; }
  [[nodiscard]] std::uint16_t port() const { return gateway_->port(); }

  void start() {
    gateway_->start();
    look_at_timers();
    io_thread_ = std::thread([this] {
      io_.run();
      io_ended_.set_value();
    });
  }

  void stop() {
    if (stopped_) return;
    stopped_ = true;
    if (io_thread_.joinable()) {
      net::post(io_, [this] {
        draining_ = true;
        timer_.cancel();
        gateway_->drain();
      });
      work_.reset();
      // Peers that do not go are cut below.
      if (io_ended_.get_future().wait_for(limits::drain) == std::future_status::timeout) io_.stop();
      io_thread_.join();
    }
    gateway_.reset();
    pool_.join();  // What it still does uses the journal and the queries.
  }

 private:
  // On the I/O thread; the look itself is on the pool, since it reads the disk and waits.
  void look_at_timers() {
    net::post(pool_, [this] {
      try {
        static_cast<void>(send_due(log_, clock_, journal_, limits::timer_batch));
      } catch (const events::LogFailure& failure) {
        log_lines::read_failed(failure.what());
        std::_Exit(1);  // As when it cannot be written: nobody goes on with this log.
      }
      net::post(io_, [this] { wait_for_timers(); });
    });
  }

  void wait_for_timers() {
    if (draining_) return;
    timer_.expires_after(limits::timer_look);
    timer_.async_wait([this](const boost::system::error_code& cancelled) {
      if (!cancelled) look_at_timers();
    });
  }

  events::Log& log_;
  const Clock& clock_;

  net::io_context io_{1};
  net::thread_pool pool_{limits::reader_threads};
  net::executor_work_guard<net::io_context::executor_type> work_{io_.get_executor()};

  Hub hub_;
  Journal journal_;
  Queries queries_;
  std::optional<Gateway> gateway_;

  net::steady_timer timer_{io_};
  bool draining_ = false;  // The I/O thread's.
  bool stopped_ = false;
  std::promise<void> io_ended_;
  std::thread io_thread_;
};

Node::Node(const NodeOptions& options, events::Log& log, const Issuer& issuer, const Clock& clock)
    : parts_(std::make_unique<Parts>(options, log, issuer, clock)) {}

Node::~Node() = default;

Journal& Node::journal() { return parts_->journal(); }
std::uint16_t Node::port() const { return parts_->port(); }
void Node::start() { parts_->start(); }
void Node::stop() { parts_->stop(); }

}  // namespace server
