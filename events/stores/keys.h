// Keys: where everything lies in RocksDB, key by key. Numbers are big-endian, so that their order
// is the order of the bytes.
//
//   table  key                             value
//   ev     stream 0x00 version:u64         frame (frame.h)
//   log    position:u64                    stream:text8 version:u64 leaf:32 root:32
//   head   stream                          version:u64 leaf:32, of the stream's last event
//   idem   stream 0x00 command:16          first:u64 last:u64 request:32
//   meta   "format"                        "medvirk-log/1"
//          "epoch"                         epoch:u64
//          "head"                          position:u64 root:32
//          "view/" view                    the table that holds its rows; no such row: v.<view>
//   v.<view>, and v.<view>~<n> for the n-th that was built beside the one before it
//          row's key                       row's value
//          0x00 "cp"                       position:u64, up to where the view has been advanced
//
// A stream's name has no zero byte, so all keys of a stream lie together.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "events/log.h"

namespace events::stores {

inline constexpr std::string_view log_format = "medvirk-log/1";

inline constexpr std::string_view events_table = "ev";
inline constexpr std::string_view log_table = "log";
inline constexpr std::string_view heads_table = "head";
inline constexpr std::string_view answers_table = "idem";
inline constexpr std::string_view meta_table = "meta";
inline constexpr std::string_view view_prefix = "v.";

inline constexpr std::string_view format_key = "format";
inline constexpr std::string_view epoch_key = "epoch";
inline constexpr std::string_view head_key = "head";
inline constexpr std::string_view view_key_prefix = "view/";
inline constexpr std::string_view checkpoint_key{"\0cp", 3};

// A row of `log`: where the event at a position is, and what was proved with it.
struct LogRow {
  StreamId stream;
  Version version;
  Digest leaf;
  Digest root;
  bool operator==(const LogRow&) const = default;
};
// A row of `head`.
struct StreamHead {
  Version version;
  Digest leaf;
  bool operator==(const StreamHead&) const = default;
};
// The row `head` of `meta`.
struct LogHead {
  Position position;
  Digest root;
  bool operator==(const LogHead&) const = default;
};

[[nodiscard]] std::string event_key(const StreamId& stream, Version version);
// Before the first and after the last key of a stream in `ev`.
[[nodiscard]] std::string events_end(const StreamId& stream);
[[nodiscard]] std::string answer_key(const StreamId& stream, const CommandId& command);
[[nodiscard]] std::string number(std::uint64_t value);  // As key or value.

struct EventKey {
  StreamId stream;
  Version version;
};
struct AnswerKey {
  StreamId stream;
  CommandId command;
};
// Nothing: the bytes are not such a key or value.
[[nodiscard]] std::optional<EventKey> event_key_from(std::string_view bytes);
[[nodiscard]] std::optional<AnswerKey> answer_key_from(std::string_view bytes);
[[nodiscard]] std::optional<std::uint64_t> number_from(std::string_view bytes);

[[nodiscard]] std::string encode(const LogRow& row);
[[nodiscard]] std::string encode(const StreamHead& head);
[[nodiscard]] std::string encode(const LogHead& head);
[[nodiscard]] std::string encode(const Answer& answer);
[[nodiscard]] std::optional<LogRow> log_row_from(std::string_view bytes);
[[nodiscard]] std::optional<StreamHead> stream_head_from(std::string_view bytes);
[[nodiscard]] std::optional<LogHead> log_head_from(std::string_view bytes);
[[nodiscard]] std::optional<Answer> answer_from(std::string_view bytes);

}  // namespace events::stores
