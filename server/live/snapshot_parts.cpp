#include "server/live/snapshot_parts.h"

#include <string_view>
#include <utility>

#include "protocol/limits.h"

namespace server {
namespace {

// A cut that does not fall inside a UTF-8 character.
std::size_t cut_before(std::string_view text, std::size_t wanted) {
  if (wanted >= text.size()) return text.size();
  while (wanted > 0 && (static_cast<unsigned char>(text[wanted]) & 0xC0U) == 0x80U) --wanted;
  return wanted;
}

std::vector<std::string_view> pieces_of(std::string_view view) {
  std::vector<std::string_view> pieces;
  while (!view.empty()) {
    pieces.push_back(view.substr(0, cut_before(view, protocol::limits::snapshot_part_bytes)));
    view.remove_prefix(pieces.back().size());
  }
  return pieces;
}

}  // namespace

std::vector<FrameText> snapshot_frames(protocol::SnapshotFrame snapshot) {
  const auto hash = std::exchange(snapshot.hash, {});
  const auto pieces = pieces_of(snapshot.view);
  std::vector<FrameText> frames;
  snapshot.parts = pieces.size();
  for (snapshot.part = 1; snapshot.part <= snapshot.parts; ++snapshot.part) {
    snapshot.view = pieces[snapshot.part - 1];
    if (snapshot.part > 1) snapshot.people = "{}";
    if (snapshot.part == snapshot.parts) snapshot.hash = hash;
    frames.push_back(std::make_shared<const Frame>(protocol::encode(snapshot), std::nullopt, true));
  }
  return frames;
}

}  // namespace server
