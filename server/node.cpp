#include "server/node.h"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdlib>
#include <thread>
#include <vector>

#include "server/documents/attaching.h"
#include "server/documents/exchange.h"
#include "server/documents/garbage.h"
#include "server/gateway/door.h"
#include "server/gateway/peer/tls.h"
#include "server/gateway/socket/live_look.h"
#include "server/io_threads.h"
#include "server/journal/rebuilder.h"
#include "server/live/live.h"
#include "server/log_lines.h"
#include "server/metrics/exposition.h"
#include "server/notices/notices.h"
#include "server/queries/arrivals.h"
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
  Parts(const NodeOptions& options, events::Log& log, const Verifier& verifier, const Clock& clock)
      : log_(log),
        clock_(clock),
        notice_sender_(options.notices),
        public_url_(options.public_url),
        drain_limits_(options.gateway.drain),
        entrance_(options.entrance),
        io_(options.io_threads),
        instruments_(std::make_shared<Instruments>(options.gateway.admission)),
        live_(log, clock, posters(),
              [this](std::function<void()> task) { net::post(pool_, std::move(task)); }),
        journal_(
            log, clock, options.journal,
            [this, published = options.published](const std::vector<events::Recorded>& events) {
              if (published) published(events);
              live_.publish(events);
              arrivals_.publish(events);
            },
            {},
            [documents = options.documents](const Ask& ask, const events::Event& event) {
              return refuse_attaching(documents, ask.stream, ask.by, event);
            },
            [this](const std::vector<events::Recorded>& events,
                   const std::vector<events::RowChange>& rows) {
              live_.publish_rows(events, rows);
            }),
        rebuilder_(std::in_place, log, journal_, RebuildLimits{}, log_failed),
        queries_(log, clock),
        documents_(options.documents),
        exchange_(exchange_on(log, clock, options.documents)),
        tls_(options.tls ? std::make_unique<Tls>(*options.tls) : nullptr),
        gateway_(std::in_place, parts_of(options, verifier), options.host, options.port) {
    journal_.tell(instruments_->measures);
    live_.keep(pace_);
    journal_.keep([this] {
      if (started_) static_cast<void>(pace_.wait());  // Nobody tells anything before.
    });
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() { stop(); }

  Journal& journal() { return journal_; }
  [[nodiscard]] std::uint16_t port() const { return gateway_->port(); }
  void reload_certificate() {
    if (tls_) static_cast<void>(tls_->reload());
  }

  void start() {
    if (notice_sender_) notices_.emplace(log_, clock_, journal_, *notice_sender_, public_url_);
    gateway_->start();
    look_at_timers();
    net::post(io_.io(0), [this] { wait_for_beat(); });
    started_ = true;
    io_.start();
  }

  void drain() {
    std::size_t clients = 0;
    for (const auto& door : gateway_->doors()) {
      clients += door->counts.live.get() + door->counts.streams.get();
    }
    instruments_->departures.begin(drain_limits_, clients);
    gateway_->drain();
  }

  [[nodiscard]] bool ready() const { return started_ && !instruments_->departures.begun(); }
  [[nodiscard]] bool is_empty() const { return gateway_->connections() == 0; }

  [[nodiscard]] std::string metrics() const {
    return expose({.instruments = *instruments_,
                   .live = live_reading(*gateway_),
                   .log = log_,
                   .clock = clock_});
  }

  void stop() {
    if (stopped_) return;
    stopped_ = true;
    notices_.reset();
    if (started_) {
      net::post(io_.io(0), [this] {
        draining_ = true;
        timer_.cancel();
        beat_.cancel();
      });
      if (instruments_->departures.begun() && !is_empty()) {
        log_lines::drain_hurried(gateway_->connections());
      }
      instruments_->departures.hurry();
      gateway_->drain();
      wait_for_peers();
      io_.finish(limits::drain_rest);
    }
    instruments_->admission.stop();  // Who waits there lives on the I/O contexts.
    gateway_.reset();
    entrance_.stop();
    pool_.join();  // What it still does uses the journal, the rebuilder and the queries.
    rebuilder_.reset();
  }

 private:
  // As when it cannot be written: nobody goes on with this log.
  [[noreturn]] static void log_failed(const std::string& what) {
    log_lines::read_failed(what);
    std::_Exit(1);
  }

  [[nodiscard]] std::vector<Live::OnThread> posters() {
    std::vector<Live::OnThread> posters;
    for (std::size_t i = 0; i < io_.count(); ++i) posters.push_back(io_.poster(i));
    return posters;
  }

  // As each I/O thread has them.
  [[nodiscard]] std::vector<GatewayParts> parts_of(const NodeOptions& options,
                                                   const Verifier& verifier) {
    std::vector<GatewayParts> parts;
    for (std::size_t i = 0; i < io_.count(); ++i) {
      parts.push_back(GatewayParts{.io = io_.io(i),
                                   .pool = pool_,
                                   .clock = clock_,
                                   .verifier = verifier,
                                   .entrance = entrance_,
                                   .journal = journal_,
                                   .rebuilder = *rebuilder_,
                                   .hub = live_.hub(i),
                                   .queries = queries_,
                                   .extra_pages = options.extra_pages,
                                   .limits = options.gateway,
                                   .random = options.random,
                                   .instruments = instruments_,
                                   .documents = exchange_ ? &*exchange_ : nullptr,
                                   .tls = tls_.get(),
                                   .arrivals = &arrivals_});
    }
    return parts;
  }

  // No thread may end before the last peer is gone: the plan that a peer of another thread follows
  // may be at home there. Peers that do not go are cut afterwards.
  void wait_for_peers() {
    const auto deadline = std::chrono::steady_clock::now() + limits::drain;
    while (gateway_->connections() > 0 && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(limits::drain_look);
    }
  }

  // On the first I/O thread; the look itself is on the pool, since it reads the disk and waits.
  void look_at_timers() {
    net::post(pool_, [this] {
      try {
        static_cast<void>(send_due(log_, clock_, journal_, limits::timer_batch));
        if (documents_) collect_garbage(log_, *documents_, limits::garbage_batch);
        if (tls_) static_cast<void>(tls_->look());
      } catch (const events::LogFailure& failure) {
        log_lines::read_failed(failure.what());
        std::_Exit(1);  // As when it cannot be written: nobody goes on with this log.
      }
      net::post(io_.io(0), [this] { wait_for_timers(); });
    });
  }

  void wait_for_timers() {
    if (draining_) return;
    timer_.expires_after(limits::timer_look);
    timer_.async_wait([this](const boost::system::error_code& cancelled) {
      if (!cancelled) look_at_timers();
    });
  }

  // What is told of by the time alone is looked at several times a second.
  void wait_for_beat() {
    if (draining_) return;
    beat_.expires_after(protocol::limits::presence_pause);
    beat_.async_wait([this](const boost::system::error_code& cancelled) {
      if (cancelled) return;
      live_.tick();
      wait_for_beat();
    });
  }

  events::Log& log_;
  const Clock& clock_;
  NoticeSender* notice_sender_;
  std::string public_url_;
  const DrainLimits drain_limits_;
  Entrance entrance_;  // What is left on the I/O threads may still have a place in it.

  Pace pace_;  // What is posted to the I/O threads refers to it.
  IoThreads io_;
  net::thread_pool pool_{limits::reader_threads};

  const std::shared_ptr<Instruments> instruments_;  // The journal tells it, so before it.
  Live live_;
  Arrivals arrivals_;  // Told by the journal, so before it.
  Journal journal_;
  std::optional<Rebuilder> rebuilder_;
  Queries queries_;
  Documents* const documents_;
  std::optional<DocumentExchange> exchange_;
  const std::unique_ptr<Tls> tls_;
  std::optional<Gateway> gateway_;

  net::steady_timer timer_{io_.io(0)};
  net::steady_timer beat_{io_.io(0)};
  bool draining_ = false;  // The first I/O thread's.
  std::atomic<bool> started_{false};
  bool stopped_ = false;
  std::optional<Notices> notices_;
};

Node::Node(const NodeOptions& options, events::Log& log, const Verifier& verifier,
           const Clock& clock)
    : parts_(std::make_unique<Parts>(options, log, verifier, clock)) {}

Node::~Node() = default;

Journal& Node::journal() { return parts_->journal(); }
std::uint16_t Node::port() const { return parts_->port(); }
void Node::reload_certificate() { parts_->reload_certificate(); }
void Node::start() { parts_->start(); }
void Node::drain() { parts_->drain(); }
bool Node::ready() const { return parts_->ready(); }
bool Node::is_empty() const { return parts_->is_empty(); }
std::string Node::metrics() const { return parts_->metrics(); }
void Node::stop() { parts_->stop(); }

}  // namespace server
