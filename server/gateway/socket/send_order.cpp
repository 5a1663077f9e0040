#include "server/gateway/socket/send_order.h"

#include <algorithm>
#include <utility>

namespace server {
namespace {

constexpr unsigned opcode_mask = 0x0F;
constexpr unsigned close_opcode = 0x8;

// FIN, opcode 9, no payload.
constexpr std::string_view empty_ping{"\x89\x00", 2};

bool is_close(const std::string& frame) {
  return !frame.empty() && (static_cast<unsigned char>(frame[0]) & opcode_mask) == close_opcode;
}

void add_piece(SendOrder::Gathered& into, std::string_view bytes, SendOrder::Kind kind) {
  into.pieces[into.count] = boost::asio::const_buffer(bytes.data(), bytes.size());
  into.kinds[into.count] = kind;
  ++into.count;
  into.bytes += bytes.size();
}

}  // namespace

void SendOrder::put_control(std::string frame) {
  closing_ = closing_ || is_close(frame);
  control_ = {.bytes = std::move(frame)};
}

void SendOrder::put_ping() {
  if (ping_.bytes.empty() && !closing_) ping_ = {.bytes = std::string(empty_ping)};
}

void SendOrder::add(Gathered& into, const Control& control, Kind kind) {
  if (control.bytes.empty()) return;
  add_piece(into, std::string_view(control.bytes).substr(control.begun_bytes), kind);
}

void SendOrder::gather(const Outbox& outbox, std::size_t bytes_max, Gathered& into) const {
  into.count = 0;
  into.bytes = 0;
  if (over_) return;
  // At most one frame of all has begun, and it is said to its end before anything else.
  const bool control_first = control_.begun_bytes > 0;
  if (control_first) add(into, control_, Kind::control);
  if (ping_.begun_bytes > 0) add(into, ping_, Kind::ping);
  std::size_t place = 0;
  if (outbox.has_begun()) add_piece(into, outbox.unsaid(place++), Kind::data);
  if (!control_first && !closing_) add(into, control_, Kind::control);
  if (ping_.begun_bytes == 0) add(into, ping_, Kind::ping);
  // One place is left for the close.
  const auto most = limits::gathered_pieces_max - 1;
  while (place < outbox.size() && into.count < most && into.bytes < bytes_max) {
    add_piece(into, outbox.unsaid(place++), Kind::data);
  }
  if (closing_ && !control_first && place == outbox.size()) add(into, control_, Kind::control);
}

bool SendOrder::said(Control& control, std::size_t bytes) {
  control.begun_bytes += bytes;
  if (control.begun_bytes < control.bytes.size()) return false;
  control = {};
  return true;
}

void SendOrder::said(Outbox& outbox, const Gathered& gathered, std::size_t bytes) {
  std::size_t data = 0;
  for (std::size_t i = 0; i < gathered.count && bytes > 0; ++i) {
    const auto taken = std::min(bytes, gathered.pieces[i].size());
    bytes -= taken;
    if (gathered.kinds[i] == Kind::data) {
      data += taken;
    } else if (gathered.kinds[i] == Kind::ping) {
      said(ping_, taken);
    } else if (said(control_, taken) && closing_) {
      over_ = true;
    }
  }
  outbox.said(data);
}

}  // namespace server
