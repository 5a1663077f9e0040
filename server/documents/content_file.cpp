// A content file:
//
//   file   := header chunk 1 to n
//   header := "MVD1" key-id:16 bytes salt:32 bytes size:u64         (size: of the content)
//   chunk  := cipher:1 to 65536 bytes tag:16 bytes                  (all but the last are full)
//
//   name   := 64 hexadecimal digits of HMAC-SHA-256(the plan's key for names, SHA-256 of content)
//   key    := HKDF-SHA-256(the plan's key for content, salt, "medvirk document 1: " SHA-256)
//   nonce  := last:u32 number:u64      (last: 1 for the last chunk, else 0; number: 0, 1, 2 …)
//
// Chunks are AES-256-GCM, each with the whole header as associated data: none can be changed, left
// out, moved, or taken from another document, plan or writing. A salt is drawn for each writing.
#include "server/documents/content_file.h"

#include <algorithm>
#include <system_error>

#include "events/bytes.h"
#include "events/log.h"
#include "events/stores/file.h"
#include "protocol/limits.h"
#include "server/documents/places.h"

namespace server {
namespace {

namespace fs = std::filesystem;
using events::Digest;

constexpr std::string_view content_magic = "MVD1";
constexpr std::size_t salt_bytes = 32;
constexpr std::size_t header_bytes = content_magic.size() + key_id_bytes + salt_bytes + 8;
constexpr std::size_t sealed_chunk_bytes = chunk_bytes + sealing::tag_bytes;

std::string nonce_of(std::uint64_t number, bool last) {
  std::string nonce;
  events::put_u32(nonce, last ? 1 : 0);
  events::put_u64(nonce, number);
  return nonce;
}

sealing::Key file_key(const PlanKeys& keys, std::string_view salt, const Digest& sha256) {
  const auto purpose = "medvirk document 1: " + std::string(events::bytes_of(sha256));
  return sealing::derive(keys.content, salt, purpose);
}

constexpr std::uint64_t chunks_in(std::uint64_t size) {
  return (size + chunk_bytes - 1) / chunk_bytes;
}

// What a header says; none if it is none of ours, or of another secret.
struct Header {
  std::string_view salt;
  std::uint64_t size;
};
std::optional<Header> content_header(std::string_view bytes, const PlanKeys& keys) {
  events::ByteReader in(bytes);
  const bool ours =
      in.take(content_magic.size()) == content_magic && in.take(key_id_bytes) == keys.id;
  const auto salt = in.take(salt_bytes);
  const auto size = in.take_u64();
  const bool bounded = size > 0 && size <= protocol::limits::document_bytes_max;
  if (in.failed() || !ours || !bounded) return {};
  return Header{.salt = salt, .size = size};
}

std::optional<std::string> open_chunks(std::string_view bytes, const PlanKeys& keys,
                                       const Digest& sha256) {
  const auto header = content_header(bytes.substr(0, header_bytes), keys);
  if (!header) return {};
  const auto count = chunks_in(header->size);
  if (bytes.size() != header_bytes + header->size + count * sealing::tag_bytes) return {};
  const auto key = file_key(keys, header->salt, sha256);
  const auto about = bytes.substr(0, header_bytes);
  std::string content;
  content.reserve(header->size);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto sealed = bytes.substr(header_bytes + i * sealed_chunk_bytes, sealed_chunk_bytes);
    const auto plain = sealing::open(key, nonce_of(i, i + 1 == count), about, sealed);
    if (!plain) return {};
    content += *plain;
  }
  return content;
}

// Of a file that is there: no more is read than one of ours can hold.
std::size_t bytes_to_read(const fs::path& file) {
  constexpr auto size_max = protocol::limits::document_bytes_max;
  constexpr auto most = header_bytes + size_max + chunks_in(size_max) * sealing::tag_bytes;
  std::error_code failure;
  const auto size = fs::file_size(file, failure);
  return failure ? most : std::min<std::uintmax_t>(size, most + 1);
}

}  // namespace

std::string content_name(const PlanKeys& keys, const Digest& sha256) {
  return events::to_hex(sealing::keyed_hash(keys.names, events::bytes_of(sha256)));
}

void write_content(const fs::path& file, const PlanKeys& keys, const Digest& sha256,
                   std::string_view content) {
  events::check(!content.empty() && content.size() <= protocol::limits::document_bytes_max,
                "a document has content, and no more than its bound");
  const auto salt = sealing::random_bytes(salt_bytes);
  std::string header(content_magic);
  header += keys.id;
  header += salt;
  events::put_u64(header, content.size());
  const auto key = file_key(keys, salt, sha256);

  auto out = events::stores::File::open_to_write(file);
  out.write(0, header);
  const auto count = chunks_in(content.size());
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto plain = content.substr(i * chunk_bytes, chunk_bytes);
    out.write(header_bytes + i * sealed_chunk_bytes,
              sealing::seal(key, nonce_of(i, i + 1 == count), header, plain));
  }
  out.sync();
}

events::Result<std::string, Unreadable> read_content(const fs::path& file, const PlanKeys& keys,
                                                     const Digest& sha256) {
  const auto in = events::stores::File::open_to_read(file);
  if (!in) return Unreadable::missing;
  auto content = open_chunks(in->read(bytes_to_read(file)), keys, sha256);
  if (!content || events::sha256(*content) != sha256) return Unreadable::damaged;
  return std::move(*content);
}

}  // namespace server
