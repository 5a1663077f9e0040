#include "server/node.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdlib>
#include <future>
#include <thread>

#include "server/documents/attaching.h"
#include "server/documents/exchange.h"
#include "server/documents/garbage.h"
#include "server/journal/rebuilder.h"
#include "server/live/hub.h"
#include "server/log_lines.h"
#include "server/notices/notices.h"
#include "server/queries/queries.h"
#include "server/timers/timers.h"

namespace server {

namespace net = boost::asio;

namespace {

std::optional<DocumentExchange> exchange_on(const events::Log& log, const Clock& clock,
                                            Documents* documents) {
  if (documents == nullptr) return {};
  return std::optional<DocumentExchange>(std::in_place, log, clock, *documents);
}

}  // namespace

class Node::Parts {
 public:
  Parts(const NodeOptions& options, events::Log& log, const Issuer& issuer, const Clock& clock)
      : log_(log),
        clock_(clock),
        notice_sender_(options.notices),
        public_url_(options.public_url),
        hub_(
            log, clock, [this](std::function<void()> task) { net::post(io_, std::move(task)); },
            [this](std::function<void()> task) { net::post(pool_, std::move(task)); }),
        journal_(
            log, clock, options.journal,
            [this](const std::vector<events::Recorded>& events) { hub_.publish(events); }, {},
            [documents = options.documents](const Ask& ask, const events::Event& event) {
              return refuse_attaching(documents, ask.stream, ask.by, event);
            }),
        rebuilder_(std::in_place, log, journal_, RebuildLimits{}, log_failed),
        queries_(log, clock),
        documents_(options.documents),
        exchange_(exchange_on(log, clock, options.documents)),
        gateway_(std::in_place,
                 GatewayParts{.io = io_,
                              .pool = pool_,
                              .clock = clock,
                              .issuer = issuer,
                              .journal = journal_,
                              .rebuilder = *rebuilder_,
                              .hub = hub_,
                              .queries = queries_,
                              .extra_pages = options.extra_pages,
                              .limits = options.gateway,
                              .random = options.random,
                              .documents = exchange_ ? &*exchange_ : nullptr},
                 options.host, options.port) {}
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() { stop(); }

  Journal& journal() { return journal_; }
  [[nodiscard]] std::uint16_t port() const { return gateway_->port(); }

  void start() {
    if (notice_sender_) notices_.emplace(log_, clock_, journal_, *notice_sender_, public_url_);
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
    notices_.reset();
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
    pool_.join();  // What it still does uses the journal, the rebuilder and the queries.
    rebuilder_.reset();
  }

 private:
  // As when it cannot be written: nobody goes on with this log.
  [[noreturn]] static void log_failed(const std::string& what) {
    log_lines::read_failed(what);
    std::_Exit(1);
  }

  // On the I/O thread; the look itself is on the pool, since it reads the disk and waits.
  void look_at_timers() {
    net::post(pool_, [this] {
      try {
        static_cast<void>(send_due(log_, clock_, journal_, limits::timer_batch));
        if (documents_) collect_garbage(log_, *documents_, limits::garbage_batch);
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
  NoticeSender* notice_sender_;
  std::string public_url_;

  net::io_context io_{1};
  net::thread_pool pool_{limits::reader_threads};
  net::executor_work_guard<net::io_context::executor_type> work_{io_.get_executor()};

  Hub hub_;
  Journal journal_;
  std::optional<Rebuilder> rebuilder_;
  Queries queries_;
  Documents* const documents_;
  std::optional<DocumentExchange> exchange_;
  std::optional<Gateway> gateway_;

  net::steady_timer timer_{io_};
  bool draining_ = false;  // The I/O thread's.
  bool stopped_ = false;
  std::promise<void> io_ended_;
  std::thread io_thread_;
  std::optional<Notices> notices_;
};

Node::Node(const NodeOptions& options, events::Log& log, const Issuer& issuer, const Clock& clock)
    : parts_(std::make_unique<Parts>(options, log, issuer, clock)) {}

Node::~Node() = default;

Journal& Node::journal() { return parts_->journal(); }
std::uint16_t Node::port() const { return parts_->port(); }
void Node::start() { parts_->start(); }
void Node::stop() { parts_->stop(); }

}  // namespace server
