#include "events/stores/anchor.h"

#include <utility>

#include "events/bytes.h"

namespace events::stores {
namespace {

constexpr std::string_view magic = "MVA1";
constexpr std::size_t slot_size = 4 + 3 * 8 + 32 + 4;
constexpr std::size_t slot_offset = 512;  // Of the second slot.

struct Slot {
  std::uint64_t counter;
  Head head;
};

std::string encode_slot(const Slot& slot) {
  std::string bytes(magic);
  put_u64(bytes, slot.counter);
  put_u64(bytes, slot.head.position.value);
  put_u64(bytes, slot.head.epoch.value);
  bytes += bytes_of(slot.head.root);
  put_u32(bytes, crc32c(bytes));
  return bytes;
}

std::optional<Slot> decode(std::string_view bytes) {
  ByteReader in(bytes);
  const auto head = in.take(slot_size - 4);
  const auto crc = in.take_u32();
  if (in.failed() || crc != crc32c(head) || !head.starts_with(magic)) return std::nullopt;
  ByteReader fields(head.substr(magic.size()));
  const auto counter = fields.take_u64();
  const Position position{fields.take_u64()};
  const Epoch epoch{fields.take_u64()};
  return Slot{.counter = counter,
              .head = {.epoch = epoch,
                       .position = position,
                       .root = digest_from(fields.take(32)).value_or(Digest{})}};
}

// Nothing if no slot is whole.
std::optional<Slot> newest(const File& file) {
  const auto bytes = file.read(slot_offset + slot_size);
  const std::string_view all = bytes;
  const auto first = decode(all.substr(0, slot_size));
  const auto second = all.size() > slot_offset ? decode(all.substr(slot_offset)) : std::nullopt;
  if (first && second) return first->counter > second->counter ? first : second;
  return first ? first : second;
}

}  // namespace

Result<Head, NoAnchor> read_anchor(const std::filesystem::path& path) {
  const auto file = File::open_to_read(path);
  if (!file) return NoAnchor::missing;
  const auto slot = newest(*file);
  if (!slot) return NoAnchor::damaged;
  return slot->head;
}

Anchor::Anchor(const std::filesystem::path& path, const Head& head, Monotonic now)
    : file_(File::open_to_write(path)), now_(std::move(now)) {
  if (const auto slot = newest(file_)) counter_ = slot->counter;
  write_slot(head);  // Twice: both slots whole, and the file at its full size before it is needed.
  sync();
  write_slot(head);
  sync();
  sync_folder(path.parent_path());
}

Anchor::~Anchor() {
  if (synced_) return;
  try {
    sync();
  } catch (const LogFailure&) {
    // The log itself is safe; the anchor is behind by what a power cut may hide anyway.
  }
}

void Anchor::write(const Head& head) {
  write_slot(head);
  if (!now_ || now_() - synced_at_ >= sync_interval) sync();
}

void Anchor::write_slot(const Head& head) {
  ++counter_;
  synced_ = false;
  file_.write(counter_ % 2 == 0 ? 0 : slot_offset,
              encode_slot({.counter = counter_, .head = head}));
}

void Anchor::sync() {
  file_.sync();
  synced_ = true;
  if (now_) synced_at_ = now_();
}

}  // namespace events::stores
