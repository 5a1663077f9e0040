#include "events/stores/keys.h"

#include <tuple>

#include "events/bytes.h"

namespace events::stores {
namespace {

constexpr std::size_t digest_size = std::tuple_size_v<Digest>;

Digest take_digest(ByteReader& in) { return digest_from(in.take(digest_size)).value_or(Digest{}); }

// The name before the zero byte; `rest` bytes must follow it.
std::optional<std::string_view> stream_before(std::string_view key, std::size_t rest) {
  if (key.size() <= rest + 1 || key[key.size() - rest - 1] != '\0') return std::nullopt;
  return key.substr(0, key.size() - rest - 1);
}

}  // namespace

std::string number(std::uint64_t value) {
  std::string bytes;
  put_u64(bytes, value);
  return bytes;
}

std::optional<std::uint64_t> number_from(std::string_view bytes) {
  ByteReader in(bytes);
  const auto value = in.take_u64();
  if (!in.at_end()) return std::nullopt;
  return value;
}

std::string event_key(const StreamId& stream, Version version) {
  std::string key;
  key.reserve(stream.value.size() + 9);
  key += stream.value;
  key += '\0';
  put_u64(key, version.value);
  return key;
}

std::string events_end(const StreamId& stream) { return stream.value + '\1'; }

std::optional<EventKey> event_key_from(std::string_view bytes) {
  const auto stream = stream_before(bytes, 8);
  if (!stream) return std::nullopt;
  ByteReader in(bytes.substr(stream->size() + 1));
  return EventKey{.stream = {std::string(*stream)}, .version = {in.take_u64()}};
}

std::string answer_key(const StreamId& stream, const CommandId& command) {
  std::string key;
  key.reserve(stream.value.size() + 1 + uuid_size);
  key += stream.value;
  key += '\0';
  put_uuid(key, command.value);
  return key;
}

std::optional<AnswerKey> answer_key_from(std::string_view bytes) {
  const auto stream = stream_before(bytes, uuid_size);
  if (!stream) return std::nullopt;
  return AnswerKey{.stream = {std::string(*stream)},
                   .command = {uuid_text(bytes.substr(stream->size() + 1))}};
}

std::string encode(const LogRow& row) {
  std::string bytes;
  bytes.reserve(1 + row.stream.value.size() + 8 + 2 * digest_size);
  put_text8(bytes, row.stream.value);
  put_u64(bytes, row.version.value);
  bytes += bytes_of(row.leaf);
  bytes += bytes_of(row.root);
  return bytes;
}

std::optional<LogRow> log_row_from(std::string_view bytes) {
  ByteReader in(bytes);
  const auto stream = in.take_text8();
  const Version version{in.take_u64()};
  const auto leaf = take_digest(in);
  const auto root = take_digest(in);
  if (!in.at_end()) return std::nullopt;
  return LogRow{.stream = {std::string(stream)}, .version = version, .leaf = leaf, .root = root};
}

std::string encode(const StreamHead& head) {
  std::string bytes = number(head.version.value);
  bytes += bytes_of(head.leaf);
  return bytes;
}

std::optional<StreamHead> stream_head_from(std::string_view bytes) {
  ByteReader in(bytes);
  const Version version{in.take_u64()};
  const auto leaf = take_digest(in);
  if (!in.at_end()) return std::nullopt;
  return StreamHead{.version = version, .leaf = leaf};
}

std::string encode(const LogHead& head) {
  std::string bytes = number(head.position.value);
  bytes += bytes_of(head.root);
  return bytes;
}

std::optional<LogHead> log_head_from(std::string_view bytes) {
  ByteReader in(bytes);
  const Position position{in.take_u64()};
  const auto root = take_digest(in);
  if (!in.at_end()) return std::nullopt;
  return LogHead{.position = position, .root = root};
}

std::string encode(const Answer& answer) {
  std::string bytes = number(answer.first.value);
  put_u64(bytes, answer.last.value);
  bytes += bytes_of(answer.request);
  return bytes;
}

std::optional<Answer> answer_from(std::string_view bytes) {
  ByteReader in(bytes);
  const Version first{in.take_u64()};
  const Version last{in.take_u64()};
  const auto request = take_digest(in);
  if (!in.at_end()) return std::nullopt;
  return Answer{.first = first, .last = last, .request = request};
}

}  // namespace events::stores
