// Messages: the whole conversation on the socket, on one page (DESIGN.md section 5). One JSON
// object a text message; `t` is its type, which is the struct's `t`. Unknown fields are ignored.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "events/ids.h"
#include "events/json/read.h"
#include "events/time.h"
#include "protocol/limits.h"
#include "protocol/problem.h"

namespace protocol {

inline constexpr std::string_view subprotocol = "medvirk.v1.json";

// A place in a plan's history: the writer's epoch and the plan's version.
struct At {
  std::uint64_t epoch;
  std::uint64_t seq;
  bool operator==(const At&) const = default;
};
BOOST_DESCRIBE_STRUCT(At, (), (epoch, seq))

// A client's own number for a request; its reply echoes it.
using RequestNumber = std::uint64_t;

// --- From the client. ---

struct Auth {
  static constexpr std::string_view t = "auth";
  std::optional<RequestNumber> id{};
  std::string token;
};
BOOST_DESCRIBE_STRUCT(Auth, (), (id, token))

struct Subscribe {
  static constexpr std::string_view t = "subscribe";
  RequestNumber id;
  std::string feed;  // `plan/<id>` or `events/<id>`.
  std::optional<At> from{};
};
BOOST_DESCRIBE_STRUCT(Subscribe, (), (id, feed, from))

struct Unsubscribe {
  static constexpr std::string_view t = "unsubscribe";
  RequestNumber id;
  std::string feed;
};
BOOST_DESCRIBE_STRUCT(Unsubscribe, (), (id, feed))

// A command to a plan, a unit or a person's entry: exactly one of the three is named.
struct CommandMessage {
  static constexpr std::string_view t = "command";
  RequestNumber id;
  std::optional<events::PlanId> plan{};
  std::optional<events::Orgnr> unit{};
  std::optional<events::PersonId> person{};
  events::CommandId command_id;
  std::optional<std::uint64_t> expected{};  // The version that the sender saw; required (R52).
  std::string name;
  events::json::Json body{};  // An object; its shape depends on `name`, so it is read later.
};
BOOST_DESCRIBE_STRUCT(CommandMessage, (), (id, plan, unit, person, command_id, expected, name))

using ClientMessage = std::variant<Auth, Subscribe, Unsubscribe, CommandMessage>;

// --- From the server. ---

struct Hello {
  static constexpr std::string_view t = "hello";
  std::string protocol;
  Limits limits;
  std::uint64_t heartbeat_ms;
  events::Timestamp time;
};
BOOST_DESCRIBE_STRUCT(Hello, (), (protocol, limits, heartbeat_ms, time))

struct Welcome {
  static constexpr std::string_view t = "welcome";
  std::optional<RequestNumber> id{};
  events::PersonId person;
  std::string full_name;
  events::List<std::string, 64> roles;  // `<kind of body>/<orgnr>` for each office.
  events::Timestamp expires;
};
BOOST_DESCRIBE_STRUCT(Welcome, (), (id, person, full_name, roles, expires))

// What was asked for happened: a command was appended (`at`, `duplicate`), a subscription began
// (its frames may have come before) or ended.
struct Ack {
  static constexpr std::string_view t = "ack";
  RequestNumber id;
  std::optional<At> at{};
  std::optional<bool> duplicate{};
};
BOOST_DESCRIBE_STRUCT(Ack, (), (id, at, duplicate))

// Frames of a feed are encoded once for each audience, so their builders take JSON text that is
// spliced in unparsed; `people` is an object, person id → full name, for everybody mentioned.
enum class Why { first, behind, epoch, audience };
[[nodiscard]] std::string_view to_text(Why why);

struct SnapshotFrame {
  std::string_view feed;
  At at;
  std::size_t part;   // 1 to parts. The `view` texts of all parts, joined, are one JSON document.
  std::size_t parts;  // With one part `view` is the document itself; else a string with a piece.
  std::string_view view;    // A piece ends between characters, not within one (UTF-8).
  std::string_view people;  // Empty: left out.
  Why why;
  std::optional<RequestNumber> id{};
};
struct PatchFrame {
  std::string_view feed;
  At from;
  At to;
  std::string_view patch;  // RFC 7396.
  std::string_view people;
  std::string_view by;
  events::Timestamp time;
  std::string_view command;
};
struct EventFrame {
  std::string_view feed;
  At from;
  At to;
  std::string_view event;  // A CloudEvent.
  std::string_view people;
};
struct HeartbeatFrame {
  struct Feed {
    std::string_view feed;
    At head;
    std::int64_t age_ms;  // Since the feed's last change.
  };
  std::vector<Feed> feeds;
  events::Timestamp time;
};
struct RevokedFrame {
  std::string_view feed;
  std::string_view scope;   // `all` or `some`: what is left comes as a new snapshot.
  std::string_view reason;  // A slug: `consent-withdrawn`, `consent-expired`, `access-ended`, …
};

[[nodiscard]] std::string encode(const Hello& hello);
[[nodiscard]] std::string encode(const Welcome& welcome);
[[nodiscard]] std::string encode(const Ack& ack);
// {"t":"error","id"?,"problem":{…}}: the problem is the same bytes as an HTTP body.
[[nodiscard]] std::string encode_error(std::optional<RequestNumber> id, const Problem& problem);
[[nodiscard]] std::string encode(const SnapshotFrame& frame);
[[nodiscard]] std::string encode(const PatchFrame& frame);
[[nodiscard]] std::string encode(const EventFrame& frame);
[[nodiscard]] std::string encode(const HeartbeatFrame& frame);
[[nodiscard]] std::string encode(const RevokedFrame& frame);

// Whether an encoded frame is a snapshot: its length is the plan's, so it counts against no queue.
[[nodiscard]] bool is_snapshot(std::string_view frame);

// One event as a CloudEvents 1.0 object (structured mode, JSON format): id, source, specversion,
// type `no.medvirk.<Event>`, subject, time, sequence, and `data` spliced from the log.
[[nodiscard]] std::string cloud_event(const events::Recorded& recorded);

// What was wrong with a message, and the request it belongs to if that could be read.
struct BadMessage {
  std::optional<RequestNumber> id;
  Problem problem;
};
// Text → message. Never throws.
[[nodiscard]] events::Result<ClientMessage, BadMessage> decode(std::string_view text);

// A command over HTTP has the fields `expected`, `name` and `body` only: the command's id is the
// Idempotency-Key, and the target says for whom it is.
struct CommandBody {
  std::optional<std::uint64_t> expected{};
  std::string name;
  events::json::Json body{};
};
BOOST_DESCRIBE_STRUCT(CommandBody, (), (expected, name))
// Never throws.
[[nodiscard]] events::Result<CommandBody, Problem> decode_command_body(std::string_view text);

}  // namespace protocol
