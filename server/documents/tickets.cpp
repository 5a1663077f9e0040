// A ticket's file:
//
//   file   := "MVT1" key-id:16 bytes nonce:12 bytes sealed:bytes tag:16 bytes
//   sealed := plan:16 bytes sha256:32 bytes at:u64 size:u32 type:u8 person:text8
//
//   name   := 64 hexadecimal digits of HMAC-SHA-256(the key for names, plan sha256 person)
//   at     := microseconds since 1970
//
// AES-256-GCM with magic, key id and name as associated data; a nonce is drawn for each writing.
#include "server/documents/tickets.h"

#include "events/bytes.h"

namespace server {
namespace {

using events::Digest;

constexpr std::string_view ticket_magic = "MVT1";
constexpr std::uint8_t types = 3;  // Of MediaType.

std::string about(const PlanKeys& keys, std::string_view name) {
  return std::string(ticket_magic) + keys.id + std::string(name);
}

}  // namespace

std::string ticket_name(const PlanKeys& keys, const events::PlanId& plan,
                        const events::PersonId& by, const Digest& sha256) {
  std::string text;
  events::put_uuid(text, plan.value);
  text += events::bytes_of(sha256);
  text += by.value;
  return events::to_hex(sealing::keyed_hash(keys.names, text));
}

std::string seal_ticket(const PlanKeys& keys, std::string_view name, const Ticket& ticket) {
  std::string plain;
  events::put_uuid(plain, ticket.plan.value);
  plain += events::bytes_of(ticket.sha256);
  events::put_u64(plain, static_cast<std::uint64_t>(ticket.at.time_since_epoch().count()));
  events::put_u32(plain, ticket.bytes);
  events::put_u8(plain, static_cast<std::uint8_t>(ticket.type));
  events::put_text8(plain, ticket.by.value);
  const auto nonce = sealing::random_bytes(sealing::nonce_bytes);
  return std::string(ticket_magic) + keys.id + nonce +
         sealing::seal(keys.content, nonce, about(keys, name), plain);
}

std::optional<Ticket> open_ticket(const PlanKeys& keys, std::string_view name,
                                  std::string_view sealed) {
  events::ByteReader file(sealed);
  const bool ours =
      file.take(ticket_magic.size()) == ticket_magic && file.take(key_id_bytes) == keys.id;
  const auto nonce = file.take(sealing::nonce_bytes);
  if (file.failed() || !ours) return {};
  const auto plain =
      sealing::open(keys.content, nonce, about(keys, name), sealed.substr(file.offset()));
  if (!plain) return {};
  events::ByteReader in(*plain);
  const auto plan = in.take(events::uuid_size);
  const auto sha256 = events::digest_from(in.take(Digest{}.size()));
  const std::chrono::microseconds at{static_cast<std::int64_t>(in.take_u64())};
  const auto size = in.take_u32();
  const auto type = in.take_u8();
  const auto by = in.take_text8();
  if (!in.at_end() || !sha256 || type >= types) return {};
  return Ticket{.plan = {events::uuid_text(plan)},
                .by = {std::string(by)},
                .sha256 = *sha256,
                .type = static_cast<events::contact::MediaType>(type),
                .bytes = size,
                .at = events::Timestamp{at}};
}

}  // namespace server
