// What a client may send on a live socket once the handshake is done, and what it gets: by Beast
// over the gateway's own fanout layer, set up as live_session.cpp does.
//
// An input is choices (choices.h), and then the bytes of the client. The choices decide what was
// agreed, how the bytes are cut, how much the connection takes at a time, and what is said
// meanwhile. Whatever comes in, what is heard is what RFC 6455 says that it is (spoken.h), and what
// goes out is in order (sayings.h).
#include <boost/asio/io_context.hpp>
#include <boost/beast/websocket.hpp>
#include <cstdint>

#include "protocol/limits.h"
#include "protocol/messages.h"
#include "server/gateway/socket/deflate.h"
#include "server/gateway/socket/fanout_layer.h"
#include "server/gateway/socket/message_buffer.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/memory_stream.h"
#include "tests/fuzz/sayings.h"
#include "tests/fuzz/spoken.h"

namespace tests {
namespace {

namespace websocket = boost::beast::websocket;
namespace http = boost::beast::http;
using events::check;
using Error = boost::system::error_code;

constexpr std::size_t messages_max = protocol::limits::message_bytes_max;
constexpr std::size_t sayings_max = 24;
constexpr std::size_t turns_max = 1'000'000;

// At and around what a header says otherwise, is deflated from, or is queued at most.
constexpr std::array<std::size_t, 12> sizes{0,   125, 126,  127,    400,    511,
                                            512, 600, 4000, 65'535, 65'536, 70'000};
constexpr std::size_t large_from = 8;
constexpr std::array<const char*, 6> offers{
    nullptr,
    nullptr,
    "permessage-deflate",
    "permessage-deflate; client_max_window_bits",
    "permessage-deflate; server_max_window_bits=10",
    "permessage-deflate; client_no_context_takeover; client_max_window_bits=9"};

class Session final : public server::FanoutWatcher {
 public:
  explicit Session(std::string_view input) : choices_(input), incoming_(input) {
    wire_.takes = [this](std::size_t bytes) { return taken(bytes); };
    left_to_say_ = choices_.below(sayings_max);
    if (choices_.one_in(8)) writes_left_ = choices_.below(40);
    outbox_.count_in(counts_);
    accept();
  }

  void run() {
    check_turns();
    const auto heard = hear(incoming_, agreed_, messages_max);
    check_heard(heard);
    check_pongs(heard);
    sayings_.check_end(!broken_ && !closing_ && !failed_early_);
    ws_.next_layer().leave();
    context_.restart();
    context_.poll();
  }

 private:
  // One thing after the other, until nothing happens any more.
  void check_turns() {
    for (std::size_t turn = 0; turn < turns_max; ++turn) {
      if (raw_ && !choices_.one_in(3)) look();
      if (context_.poll_one() > 0) {
        if (raw_ && choices_.one_in(5)) say();
        continue;
      }
      if (look()) continue;
      if (wire_.is_read() && wire_.has_more()) {
        wire_.feed(1 + choices_.below(choices_.one_in(2) ? 8 : 5000));
      } else if (raw_ && left_to_say_ > 0) {
        say();
      } else if (!hung_up_) {
        hung_up_ = true;
        wire_.hang_up();
      } else {
        return;
      }
    }
    events::fail("it never comes to rest");
  }

  // What has come out; true if something has.
  bool look() {
    const auto bytes = wire_.take_outgoing();
    if (!raw_) {
      greeting_ += bytes;
    } else {
      sayings_.check_frames(bytes, outbox_deflates_);
    }
    return !bytes.empty();
  }

  std::optional<std::size_t> taken(std::size_t bytes) {
    if (raw_ && writes_left_ && (*writes_left_)-- == 0) return {};
    return bytes == 0 || !choices_.one_in(2) ? bytes : 1 + choices_.below(bytes);
  }

  void accept() {
    const auto* offer = offers[choices_.below(offers.size())];
    request_ = {http::verb::get, "/live", 11};
    request_.set(http::field::host, "a");
    request_.set(http::field::connection, "upgrade");
    request_.set(http::field::upgrade, "websocket");
    request_.set(http::field::sec_websocket_key, "dGhlIHNhbXBsZSBub25jZQ==");
    request_.set(http::field::sec_websocket_version, "13");
    if (offer != nullptr) request_.set(http::field::sec_websocket_extensions, offer);
    ws_.set_option(websocket::stream_base::decorator([this](websocket::response_type& response) {
      const auto field = response[http::field::sec_websocket_extensions];
      const std::string_view agreed(field.data(), field.size());
      agreed_ = !agreed.empty();
      outbox_deflates_ = server::agrees_to_deflate(agreed);
      if (server::may_come_deflated(agreed)) buffer_.expect_deflated();
    }));
    ws_.set_option(server::deflate_offer(choices_.below(4) != 3));
    ws_.read_message_max(messages_max);
    ws_.async_accept(request_, [this](Error failure) {
      check(!failure, "the handshake goes well");
      begin();
    });
  }

  void begin() {
    look();
    check(greeting_.starts_with("HTTP/1.1 101") && greeting_.ends_with("\r\n\r\n"),
          "the handshake is answered");
    raw_ = true;
    outbox_.set_compressed(outbox_deflates_);
    if (choices_.one_in(3)) wire_.go_through_a_socket();
    ws_.next_layer().go_raw(
        {.outbox = outbox_, .watcher = *this, .counts = counts_, .turn_end = turn_end_});
    read();
  }

  void read() {
    ws_.async_read_some(buffer_.prepare(),
                        [this](Error failure, std::size_t bytes) { was_read(failure, bytes); });
  }
  void was_read(Error failure, std::size_t bytes) {
    failed_early_ = failure && !hung_up_;
    if (failure) return;
    buffer_.commit(bytes);
    if (ws_.is_message_done()) {
      heard_.push_back({.text = ws_.got_text(), .payload = buffer_.take()});
      check(heard_.back().payload.size() <= messages_max, "no message is larger than the limit");
      check(!ws_.got_text() || is_utf8(heard_.back().payload), "what is text is UTF-8");
    }
    waits_for_room_ = outbox_.is_full();
    if (!waits_for_room_) read();
  }

  void say() {
    if (left_to_say_ == 0) return;
    --left_to_say_;
    const std::string feed = choices_.one_in(2) ? "plan/a" : "plan/b";
    const auto bytes = sizes[choices_.below(choices_.one_in(4) ? sizes.size() : large_from)];
    switch (choices_.below(16)) {
      case 0: return ws_.next_layer().ping();
      case 1: return push({}, sayings_.reply(bytes));
      case 2: return push(feed, sayings_.snapshot(feed, bytes));
      case 3: return push(feed, sayings_.presence(feed));
      case 4: sayings_.lose(); return outbox_.purge(feed);
      case 5: return choices_.one_in(8) ? end() : push({}, sayings_.reply(bytes));
      case 6: return choices_.one_in(8) ? give_up() : push({}, sayings_.reply(bytes));
      default: return push(feed, sayings_.patch(feed, bytes));
    }
  }
  void push(const std::string& feed, server::FrameText frame) {
    if (outbox_.ending()) sayings_.lose();
    outbox_.push(feed, std::move(frame), std::chrono::steady_clock::now());
    ring();
  }
  void end() {
    outbox_.end(protocol::CloseCode::drain, "drain");
    ring();
  }
  void give_up() {
    outbox_.give_up();
    ring();
  }

  // As LiveSession's.
  void ring() {
    ws_.next_layer().flush_later();
    if (!outbox_.ending() || closing_) return;
    closing_ = true;
    sayings_.lose();
    const websocket::close_reason reason(static_cast<websocket::close_code>(outbox_.ending()->code),
                                         outbox_.ending()->reason);
    ws_.async_close(reason, [](Error) {});
  }
  void blocked() override {}
  void advanced() override {
    if (!waits_for_room_ || outbox_.is_full()) return;
    waits_for_room_ = false;
    read();
  }
  void closing() override {
    if (std::exchange(closing_, true)) return;
    sayings_.lose();
    outbox_.end(protocol::CloseCode::normal, {});
  }
  void broken() override { broken_ = true; }

  // What was heard is what was said; less, if we had said that we close, or could not go on.
  void check_heard(const Heard& said) const {
    const bool cut = closing_ || broken_ || waits_for_room_;
    check(said.in_doubt || heard_.size() <= said.messages.size(), "nothing is heard unsaid");
    check(cut || heard_.size() >= said.messages.size(), "everything is heard");
    const auto both = std::min(heard_.size(), said.messages.size());
    for (std::size_t i = 0; i < both; ++i) {
      check(heard_[i] == said.messages[i], "what is heard is what was said");
    }
  }
  void check_pongs(const Heard& said) const {
    if (said.in_doubt) return;
    const auto& pongs = sayings_.pongs();
    const bool all = said.to_the_end && !closing_ && !broken_ && !waits_for_room_;
    check(pongs.size() <= said.pings.size(), "there is no pong without a ping");
    check(!all || pongs.size() == said.pings.size(), "each ping is answered");
    check(std::equal(pongs.begin(), pongs.end(), said.pings.begin()), "pongs say what pings said");
  }

  net::io_context context_{1};
  const net::executor_work_guard<net::io_context::executor_type> work_{context_.get_executor()};
  Choices choices_;
  const std::string_view incoming_;
  Wire wire_{context_.get_executor(), incoming_};
  server::LiveCounts counts_;
  server::TurnEnd turn_end_{context_.get_executor()};
  server::Outbox outbox_;
  server::MessageBuffer buffer_;
  Sayings sayings_;
  websocket::request_type request_;
  std::string greeting_;
  std::vector<Heard::Message> heard_;
  std::size_t left_to_say_ = 0;
  std::optional<std::size_t> writes_left_;  // Until one fails.
  bool agreed_ = false;
  bool outbox_deflates_ = false;
  bool raw_ = false;
  bool hung_up_ = false;
  bool closing_ = false;
  bool broken_ = false;
  bool failed_early_ = false;  // Before all was read.
  bool waits_for_room_ = false;
  websocket::stream<server::FanoutLayer<MemoryStream>, true> ws_{MemoryStream(wire_)};
};

}  // namespace
}  // namespace tests

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name for it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  tests::Session({reinterpret_cast<const char*>(data), size}).run();
  return 0;
}
