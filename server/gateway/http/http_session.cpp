#include "server/gateway/http/http_session.h"

#include <boost/asio/co_spawn.hpp>

#include "protocol/limits.h"
#include "server/gateway/awaits.h"
#include "server/gateway/feeds/cloud_events_session.h"
#include "server/gateway/feeds/sse_session.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/http/exchanges.h"
#include "server/gateway/http/http_peer.h"
#include "server/gateway/http/replies.h"
#include "server/gateway/peer/peer_address.h"
#include "server/gateway/peer/tls.h"
#include "server/gateway/request_record.h"
#include "server/gateway/socket/live_session.h"
#include "server/gateway/socket/upgrade.h"
#include "server/log_lines.h"

namespace server {
namespace {

namespace wire = protocol::limits;
using boost::system::error_code;
using http_wire::Parser;
using http_wire::Request;
using net::ip::tcp;
using protocol::Problem;

constexpr int status_upgraded = 101;

PeerStream stream_on(const Door& door, tcp::socket socket) {
  if (door.parts.tls == nullptr) return PeerStream(std::move(socket));
  return {std::move(socket), door.parts.tls->current()};
}

std::string address_of(const tcp::socket& socket) {
  error_code failure;
  const auto peer = socket.remote_endpoint(failure);
  return failure ? std::string() : text_of(peer.address());
}

class HttpSession final : public Connection, public std::enable_shared_from_this<HttpSession> {
 public:
  HttpSession(std::shared_ptr<Door> door, tcp::socket socket)
      : door_(std::move(door)),
        executor_(socket.get_executor()),
        address_(address_of(socket)),
        arrived_(door_->everyone->traffic.arrive(address_)),
        peer_(stream_on(*door_, std::move(socket)), door_->parts.limits, door_->wheel) {
    door_->enter(*this);
  }
  ~HttpSession() override { door_->leave(*this); }

  void start() {
    const auto ended = [self = shared_from_this()](const std::exception_ptr& failure) {
      if (failure) log_lines::connection_failed("an exception on an HTTP connection");
    };
    net::co_spawn(executor_, run(), ended);
  }

  void drain() override {
    if (idle_) cut();
  }
  void cut() override { peer_.close(); }

 private:
  net::awaitable<void> run() {
    // Keys are not agreed on with one who has too many connections: that is what costs.
    if (!arrived_ && peer_.is_tls()) co_return peer_.close();
    const bool agreed = co_await peer_.handshake();
    if (!agreed) co_return peer_.close();
    bool goes_on = true;
    if (!arrived_) {
      const auto max = door_->parts.limits.connections_each_address_max;
      goes_on = co_await refuse(protocol::too_many("connections of one address at a time", max));
    }
    if (goes_on) goes_on = co_await first_byte();
    while (goes_on) {
      goes_on = co_await serve_one();
      // Not `&&`: gcc 12 awaits its right side whatever the left one says.
      if (goes_on) goes_on = co_await first_byte();
    }
    if (peer_.is_open()) co_await peer_.linger();
  }

  // Waits for a request to begin; false if there will be none.
  net::awaitable<bool> first_byte() {
    if (peer_.has_more()) co_return true;
    if (door_->draining()) co_return false;
    idle_ = true;
    const bool begun = co_await peer_.first_byte(
        served_any_ ? std::chrono::milliseconds(wire::keep_alive) : bounds().handshake);
    idle_ = false;
    co_return begun;
  }

  // Reads a request and replies; true if another may follow.
  net::awaitable<bool> serve_one() {
    reader_ = {};
    record_.begin(std::chrono::steady_clock::now());
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(wire::header_bytes_max));
    parser.body_limit(boost::none);  // Not before its address is known; and see below.
    const auto failure = co_await peer_.read_header(parser);
    if (failure) co_return co_await refuse_read(failure);
    reader_ = http_wire::reader_of(parser.get());
    if (const auto fault = http_wire::fault_in(parser.get())) co_return co_await refuse(*fault);
    if (http_wire::asks_live(parser.get())) co_return co_await upgrade(parser);
    const HttpRequest head = http_wire::head_of(parser.get());
    record_.heard(head);
    const auto route = routes::route_of(head);
    if (route) {
      record_.goes_to(name_of(*route));
      if (const auto* upload = std::get_if<routes::Upload>(&*route)) {
        co_return co_await take_in(*upload, head, parser);
      }
    }
    if (http_wire::length_of(parser).value_or(0) > wire::message_bytes_max) {
      co_return co_await refuse(protocol::too_large(wire::message_bytes_max));
    }
    if (http_wire::expects_continue(parser.get())) co_await peer_.say_continue();
    const auto broken = co_await peer_.read_body(parser, bounds().request_body);
    if (broken) co_return co_await refuse_read(broken);
    if (route) {
      if (const auto* follow = std::get_if<routes::FollowPlan>(&*route)) {
        co_return co_await stream_events(*follow, head);
      }
    }
    const bool keep_alive = parser.keep_alive();
    const HttpRequest request = http_wire::whole_of(parser.release());
    HttpReply reply = co_await reply_to(*door_, request, place_);
    co_return co_await end_request(reply, keep_alive, request.method == Method::head);
  }

  net::awaitable<bool> end_request(HttpReply& reply, bool keep_alive, bool head_only) {
    served_any_ = true;
    const bool goes_on = co_await write(reply, keep_alive && !door_->draining(), head_only);
    place_.reset();
    co_return goes_on;
  }

  // A document's content: read only once it is clear who sends it, and that they may.
  net::awaitable<bool> take_in(const routes::Upload& upload, const HttpRequest& head,
                               Parser& parser) {
    std::function<Admitted()> ask = [this, &upload, &head, length = http_wire::length_of(parser)] {
      return admit(door_->parts, upload, head, length);
    };
    const auto admitted = co_await on_pool(door_->parts.pool, std::move(ask));
    if (!admitted) co_return co_await refuse(admitted.error());
    auto place = door_->uploads.enter(admitted->viewer.person);
    if (!place) co_return co_await refuse(place.error());
    place_ = std::move(*place);
    if (http_wire::expects_continue(parser.get())) co_await peer_.say_continue();
    const auto broken = co_await peer_.read_body(parser, bounds().transfer);
    if (broken) {
      place_.reset();
      co_return co_await refuse_read(broken);
    }
    const bool keep_alive = parser.keep_alive();
    std::function<HttpReply()> work = [this, &upload, &admitted, &parser] {
      return keep(door_->parts, upload, *admitted, parser.get().body());
    };
    HttpReply reply = co_await on_pool(door_->parts.pool, std::move(work));
    co_return co_await end_request(reply, keep_alive, false);
  }

  // The connection becomes a WebSocket, and another session's.
  net::awaitable<bool> upgrade(Parser& parser) {
    const OriginRule rule{.origins = bounds().origins, .tls = peer_.is_tls()};
    if (const auto fault = fault_in_upgrade(parser.get(), rule)) co_return co_await refuse(*fault);
    if (peer_.has_more() || http_wire::length_of(parser).value_or(0) > 0) {
      co_return co_await refuse(
          protocol::bad_request("Send nothing before the upgrade is answered."));
    }
    record_.goes_to("live");
    if (speech_of(parser.get()) == Speech::medvirk) {
      record_.end(status_upgraded, std::chrono::steady_clock::now());
      serve_live(door_, release(), parser.release());
      co_return false;
    }
    const HttpRequest head = http_wire::head_of(parser.get());
    std::function<Wish()> work = [this, &head] { return wish_for_events(door_->parts, head); };
    auto wish = co_await wanted(std::move(work));
    if (!wish) co_return co_await refuse(wish.error());
    serve_cloud_events(door_, release(), parser.release(), std::move(*wish));
    co_return false;
  }

  // The reply that does not end (SSE): the connection becomes another session's.
  net::awaitable<bool> stream_events(const routes::FollowPlan& follow, const HttpRequest& head) {
    if (head.method == Method::head) {
      co_return co_await refuse(protocol::method_not_allowed("GET"));
    }
    std::function<Wish()> work = [this, &follow, &head] {
      return wish_to_follow(door_->parts, follow, head);
    };
    auto wish = co_await wanted(std::move(work));
    if (!wish) co_return co_await refuse(wish.error());
    serve_sse(door_, release(), std::move(*wish), reader_);
    co_return false;
  }

  // Who wants to follow something, if they may have one connection more.
  net::awaitable<Wish> wanted(std::function<Wish()>&& work) {
    auto wish = co_await on_pool(door_->parts.pool, std::move(work));
    if (!wish) co_return wish;
    // The door has told everybody already: whoever entered now would not hear of it.
    if (door_->draining()) co_return protocol::overloaded(Departures::come_back.count());
    auto& traffic = door_->everyone->traffic;
    wish->place = traffic.enter(wish->known.who.viewer.person);
    if (!wish->place) co_return traffic.too_many_connections();
    co_return wish;
  }

  // The connection, which goes on counting as one of its address.
  PeerStream release() {
    auto stream = peer_.release();
    stream.keep(arrived_);
    return stream;
  }

  net::awaitable<bool> refuse_read(error_code failure) {
    const auto problem = http_wire::problem_of_read(failure);
    if (problem) co_return co_await refuse(*problem);
    peer_.close();
    co_return false;
  }

  // Replies to what is no request; what follows it on the connection is not looked at.
  net::awaitable<bool> refuse(const Problem& problem) {
    HttpReply reply = problem_reply(problem);
    co_return co_await write(reply, false, false);
  }

  // True if the connection goes on.
  net::awaitable<bool> write(HttpReply& reply, bool keep_alive, bool head_only) {
    if (reply.status == 401 && !reader_.authorization.empty()) {
      const auto now = std::chrono::steady_clock::now();
      if (const auto wait = door_->everyone->traffic.failed_login(address_, now)) {
        reply = problem_reply(*wait);
        keep_alive = false;
      }
    }
    if (reply.problem) co_await say_to_reader(*door_, reader_, reply);
    record_.stamp(reply);
    const int status = reply.status;
    const http_wire::Way way{.keep_alive = keep_alive, .tls = peer_.is_tls()};
    const auto response = http_wire::response_of(std::move(reply), way);
    const bool written = co_await peer_.write(response, head_only);
    record_.end(status, std::chrono::steady_clock::now());
    co_return written&& keep_alive;
  }

  [[nodiscard]] const GatewayLimits& bounds() const { return door_->parts.limits; }

  const std::shared_ptr<Door> door_;
  const net::any_io_executor executor_;
  const std::string address_;
  const Crowd::Place arrived_;
  HttpPeer peer_;
  HttpRequest reader_;
  RequestRecord record_{door_->parts.instruments->measures, random_salt};
  Transfers::Place place_;  // While a document is on its way.
  bool idle_ = false;       // Between two requests.
  bool served_any_ = false;
};

}  // namespace

void serve_http(std::shared_ptr<Door> door, tcp::socket socket) {
  std::make_shared<HttpSession>(std::move(door), std::move(socket))->start();
}

}  // namespace server
