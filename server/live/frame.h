// Frame: one WebSocket message, encoded once and shared by all who get it: an RFC 6455 header and
// its JSON text, in one piece. Immutable once made; any thread.
//
// A server's frames are not masked (RFC 6455 section 5.1), so the bytes are the same for everybody.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/messages.h"

namespace server {

class Frame {
 public:
  // A patch says where it leads from and to, so that a slow reader's can be merged into one.
  struct Patch {
    protocol::At from;
    protocol::At to;
  };

  explicit Frame(std::string json, std::optional<Patch> patch = {}, bool snapshot = false);

  [[nodiscard]] std::string_view text() const;  // The JSON.
  // FIN, text, unmasked; its bytes stand before text.
  [[nodiscard]] std::string_view header() const;
  [[nodiscard]] std::string_view wire() const { return wire_; }  // Header and text.
  [[nodiscard]] const std::optional<Patch>& patch() const { return patch_; }
  // A snapshot's length is the plan's, so it counts against no limit of a queue.
  [[nodiscard]] bool is_snapshot() const { return is_snapshot_; }

  // The same message deflated by itself, with a window of its own (RFC 7692 section 7.2.3.4), so
  // that it suits everybody who has agreed on permessage-deflate: RSV1 is set. Made when first
  // asked for; empty if deflating gains nothing.
  [[nodiscard]] std::string_view compressed_wire() const;

 private:
  const std::size_t header_bytes_;
  const std::string wire_;
  const std::optional<Patch> patch_;
  const bool is_snapshot_;
  mutable std::once_flag deflated_;
  mutable std::string compressed_wire_;
};

using FrameText = std::shared_ptr<const Frame>;

// Anything but a patch or a snapshot.
[[nodiscard]] FrameText frame(std::string json);

}  // namespace server
