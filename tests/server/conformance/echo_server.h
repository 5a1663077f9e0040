// Echo server: a WebSocket that says back each text it hears, built with exactly the layer that the
// product sends through, for the cases whose answer has to be the question. What is binary comes
// back as the text `binary <bytes>`.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/websocket.hpp>
#include <future>
#include <memory>
#include <thread>
#include <utility>

#include "server/gateway/socket/fanout_layer.h"
#include "server/gateway/socket/message_buffer.h"
#include "tools/client/http.h"

namespace tests {

class EchoSession final : public server::FanoutWatcher,
                          public std::enable_shared_from_this<EchoSession> {
 public:
  EchoSession(boost::asio::ip::tcp::socket socket, bool deflates, server::LiveCounts& counts);

  boost::asio::awaitable<void> run();
  // Into the outbox, and out at the end of the loop's turn.
  void say(const std::string& feed, server::FrameText frame);
  // Behind all that is queued.
  void close(std::uint16_t code);

  [[nodiscard]] server::Outbox& outbox() { return outbox_; }
  // Bytes that the kernel holds for the peer.
  [[nodiscard]] std::size_t kernel_bytes();

  void blocked() override {}
  void advanced() override {}
  void closing() override;
  void broken() override;

 private:
  boost::beast::websocket::stream<server::FanoutLayer<boost::asio::ip::tcp::socket>, true> ws_;
  const bool deflates_;
  server::LiveCounts& counts_;
  server::TurnEnd turn_end_;
  server::Outbox outbox_;
  server::MessageBuffer buffer_;
};

class EchoServer {
 public:
  enum class Deflate { off, on };
  explicit EchoServer(Deflate deflate = Deflate::off);
  EchoServer(const EchoServer&) = delete;
  EchoServer& operator=(const EchoServer&) = delete;
  ~EchoServer();

  [[nodiscard]] tools::Peer peer() const;
  [[nodiscard]] const server::LiveCounts& counts() const { return counts_; }

  // Does something with the session that was opened last, on the server's thread, in one turn of
  // its loop; returns what that returns.
  template <class Done>
  auto with_session(Done done) {
    std::packaged_task<decltype(done(std::declval<EchoSession&>()))()> task(
        [this, done = std::move(done)] { return done(*last_); });
    auto result = task.get_future();
    boost::asio::post(io_, [&task] { task(); });
    return result.get();
  }

 private:
  boost::asio::awaitable<void> accept();

  const bool deflates_;
  server::LiveCounts counts_;
  boost::asio::io_context io_{1};
  boost::asio::ip::tcp::acceptor acceptor_;
  std::shared_ptr<EchoSession> last_;
  std::thread thread_;
};

}  // namespace tests
