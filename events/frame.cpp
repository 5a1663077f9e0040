#include "events/frame.h"

#include "events/bytes.h"
#include "events/check.h"

namespace events {
namespace {

constexpr std::string_view magic = "MV";
constexpr std::uint8_t format = 1;
constexpr std::uint8_t plain = 0;
constexpr std::size_t digest_size = std::tuple_size_v<Digest>;
constexpr std::size_t salt_size = std::tuple_size_v<Salt>;
constexpr std::size_t crc_size = 4;
// All that is not text: magic to flags, 4 numbers, schema, 5 lengths, command, commitment, body.
constexpr std::size_t fixed_size =
    4 + 4 * 8 + 2 + (4 * 1 + 2) + uuid_size + digest_size + 4 + salt_size + crc_size;

constexpr std::string_view leaf_mark{"\0", 1};
constexpr std::string_view root_mark{"\1", 1};

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= frame_limits::name_max;
}

void check_fits(const Recorded& event) {
  const auto& author = event.author;
  check(is_name(event.stream.value) && event.stream.value.find('\0') == std::string::npos,
        "a stream's name has 1 to 255 bytes, none of them 0");
  check(is_name(event.type), "an event's type has 1 to 255 bytes");
  check(is_name(author.by.value), "an actor's id has 1 to 255 bytes");
  check(!author.mandate || is_name(author.mandate->on_behalf_of.value),
        "the id of whom somebody acts for has 1 to 255 bytes");
  check(!author.mandate || author.mandate->authority.size() <= frame_limits::authority_max,
        "an authority has at most 1024 bytes");
  check(is_uuid(author.command.value), "a command's id is a lower-case UUID");
  check(event.payload.size() <= frame_limits::payload_max, "a payload has at most 16 MiB");
}

std::string_view bytes_of_salt(const Salt& salt) {
  return {reinterpret_cast<const char*>(salt.data()), salt.size()};
}

// What can be said before any field is read.
std::optional<std::string> outer_fault(std::string_view frame) {
  if (frame.substr(0, magic.size()) != magic) return "this is no event: the bytes do not start MV";
  if (frame.size() > magic.size()) {
    const auto found = static_cast<std::uint8_t>(frame[magic.size()]);
    if (found != format) {
      return "the frame has format " + std::to_string(found) + " and this medvirk knows " +
             std::to_string(format) + ": use the version that wrote it, or a newer one";
    }
  }
  if (frame.size() < fixed_size) return "the frame is cut short";
  ByteReader end(frame.substr(frame.size() - crc_size));
  if (end.take_u32() != crc32c(frame.substr(0, frame.size() - crc_size))) {
    return "the frame is damaged: its CRC differs";
  }
  if (static_cast<std::uint8_t>(frame[magic.size() + 1]) != plain) {
    return "the frame has flags that this medvirk does not know: use a newer version";
  }
  return std::nullopt;
}

std::optional<Mandate> mandate_from(std::string_view on_behalf_of, std::string_view authority) {
  if (on_behalf_of.empty()) return std::nullopt;
  return Mandate{.on_behalf_of = {std::string(on_behalf_of)}, .authority = std::string(authority)};
}

}  // namespace

std::string encode_frame(const Recorded& event, const Salt& salt) {
  check_fits(event);
  const auto& author = event.author;
  const std::string_view on_behalf_of =
      author.mandate ? std::string_view(author.mandate->on_behalf_of.value) : "";
  const std::string_view authority =
      author.mandate ? std::string_view(author.mandate->authority) : "";
  std::string out;
  out.reserve(fixed_size + event.stream.value.size() + event.type.size() + author.by.value.size() +
              on_behalf_of.size() + authority.size() + event.payload.size());
  out += magic;
  put_u8(out, format);
  put_u8(out, plain);
  put_text8(out, event.stream.value);
  put_u64(out, event.version.value);
  put_u64(out, event.position.value);
  put_u64(out, event.epoch.value);
  put_u64(out, static_cast<std::uint64_t>(author.at.time_since_epoch().count()));
  put_text8(out, event.type);
  put_u16(out, event.schema);
  put_text8(out, author.by.value);
  put_text8(out, on_behalf_of);
  put_text16(out, authority);
  put_uuid(out, author.command.value);
  out += bytes_of(sha256_of({bytes_of_salt(salt), event.payload}));
  put_number(out, event.payload.size(), 4);
  out += bytes_of_salt(salt);
  out += event.payload;
  put_u32(out, crc32c(out));
  return out;
}

Result<Recorded, std::string> decode_frame(std::string_view frame) {
  if (auto fault = outer_fault(frame)) return *std::move(fault);
  ByteReader in(frame.substr(0, frame.size() - crc_size));
  (void)in.take(magic.size() + 2);
  const auto stream = in.take_text8();
  const Version version{in.take_u64()};
  const Position position{in.take_u64()};
  const Epoch epoch{in.take_u64()};
  const auto time = static_cast<std::int64_t>(in.take_u64());
  const auto type = in.take_text8();
  const auto schema = in.take_u16();
  const auto actor = in.take_text8();
  const auto on_behalf_of = in.take_text8();
  const auto authority = in.take_text16();
  const auto command = in.take(uuid_size);
  const auto commitment = in.take(digest_size);
  const auto payload_size = in.take_u32();
  const auto salted = in.take(salt_size + payload_size);
  if (!in.at_end()) return std::string("the frame's lengths do not add up");
  if (stream.empty() || type.empty() || actor.empty() ||
      authority.size() > frame_limits::authority_max ||
      (on_behalf_of.empty() && !authority.empty()) || payload_size > frame_limits::payload_max) {
    return std::string("the frame has a field outside its bounds");
  }
  if (bytes_of(sha256(salted)) != commitment) {
    return std::string("the payload is not what the frame commits to");
  }
  return Recorded{.stream = {std::string(stream)},
                  .version = version,
                  .position = position,
                  .epoch = epoch,
                  .author = {.by = {std::string(actor)},
                             .mandate = mandate_from(on_behalf_of, authority),
                             .at = Timestamp(std::chrono::microseconds(time)),
                             .command = {uuid_text(command)}},
                  .type = std::string(type),
                  .schema = schema,
                  .payload = std::string(salted.substr(salt_size))};
}

std::optional<Digest> leaf_of(std::string_view frame) {
  ByteReader in(frame);
  (void)in.take(magic.size() + 2);
  (void)in.take_text8();   // Stream.
  (void)in.take(4 * 8);    // Version, position, epoch, time.
  (void)in.take_text8();   // Type.
  (void)in.take_u16();     // Schema.
  (void)in.take_text8();   // Actor.
  (void)in.take_text8();   // On behalf of.
  (void)in.take_text16();  // Authority.
  (void)in.take(uuid_size + digest_size);
  if (in.failed()) return std::nullopt;
  return sha256_of({leaf_mark, frame.substr(0, in.offset())});
}

Digest next_root(const Digest& root, const Digest& leaf) {
  return sha256_of({root_mark, bytes_of(root), bytes_of(leaf)});
}

}  // namespace events
