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
// For programs that only follow a plan's events: each message is one bare CloudEvent (CloudEvents'
// WebSockets binding), and the client says nothing.
inline constexpr std::string_view cloud_events_subprotocol = "cloudevents.json";

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

// Exactly one of the two is named.
struct Auth {
  static constexpr std::string_view t = "auth";
  std::optional<RequestNumber> id{};
  std::optional<std::string> token{};
  std::optional<std::string> ticket{};  // From `POST /api/v1/tickets`; good once.
};
BOOST_DESCRIBE_STRUCT(Auth, (), (id, token, ticket))

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
  std::optional<std::string> traceparent{};  // W3C Trace Context; what is none is passed over.
};
BOOST_DESCRIBE_STRUCT(CommandMessage, (),
                      (id, plan, unit, person, command_id, expected, name, traceparent))

// Who is looking at a plan, and at what: said on a socket that follows it, and again within
// `limits::presence_life`. There is no answer, and none of it is kept (gateway.md (d)).
enum class PresenceState { looking, editing, away };
BOOST_DESCRIBE_ENUM(PresenceState, looking, editing, away)

struct PresenceMessage {
  static constexpr std::string_view t = "presence";
  std::optional<RequestNumber> id{};  // For the error, if there is one.
  std::string feed;                   // `plan/<id>`.
  PresenceState state;
  std::optional<std::string> at{};  // An entry of the plan view, such as `goals/walk`.
};
BOOST_DESCRIBE_STRUCT(PresenceMessage, (), (id, feed, state, at))

using ClientMessage = std::variant<Auth, Subscribe, Unsubscribe, CommandMessage, PresenceMessage>;

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
//
// A subscription begins `live` (nothing was missed), with a `replay` of what was missed, or with a
// `snapshot`. Why: it is the `first`, or held no position; it was `behind`; the position is of
// another `epoch`; the rights are not those of then (`audience`); a snapshot is `cheaper`.
BOOST_DEFINE_ENUM_CLASS(Begins, live, replay, snapshot)
BOOST_DEFINE_ENUM_CLASS(Why, first, behind, epoch, audience, cheaper)
[[nodiscard]] std::string_view to_text(Why why);

struct Ack {
  static constexpr std::string_view t = "ack";
  RequestNumber id;
  std::optional<At> at{};
  std::optional<bool> duplicate{};
  std::optional<Begins> begins{};            // Of a subscription.
  std::optional<Why> why{};                  // None with `live`.
  std::optional<std::string> traceparent{};  // Our own step, if the command had one.
};
BOOST_DESCRIBE_STRUCT(Ack, (), (id, at, duplicate, begins, why, traceparent))

// Frames of a feed are encoded once for each audience, so their builders take JSON text that is
// spliced in unparsed; `people` is an object, person id → full name, for everybody mentioned.
// `hash` is of a view's canonical JSON (RFC 8785): SHA-256, base64url without padding. A client
// whose own view at the same position has another one has drifted, and subscribes anew.
struct SnapshotFrame {
  std::string_view feed;
  At at;
  std::size_t part;   // 1 to parts. The `view` texts of all parts, joined, are one JSON document.
  std::size_t parts;  // With one part `view` is the document itself; else a string with a piece.
  std::string_view view;    // A piece ends between characters, not within one (UTF-8).
  std::string_view people;  // Empty: left out.
  Why why;
  std::optional<RequestNumber> id{};
  std::string_view hash{};  // Of the whole view; on the last part. Empty: left out.
};
struct PatchFrame {
  std::string_view feed;
  At from;
  At to;
  std::string_view patch;  // RFC 7396.
  std::string_view people;
  std::string_view by;  // Empty: left out; so is `command`. A feed of rows has neither.
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
    std::int64_t age_ms;      // Since the feed's last change.
    std::string_view hash{};  // Of the view at `head`. Empty: left out.
  };
  std::vector<Feed> feeds;
  events::Timestamp time;
};
// The server stops: it closes the socket with 1012 in so long. `resume`: where the client's feeds
// stand, so what it will have been sent; it resumes each from its own position, elsewhere or later.
struct DrainFrame {
  struct Feed {
    std::string_view feed;
    At at;
  };
  std::uint64_t after_ms;
  std::vector<Feed> resume;
};
struct PresenceFrame {
  struct Person {
    std::string_view person;
    std::optional<PresenceState> state{};  // None: they are gone.
    std::string_view at{};                 // Empty: left out.
  };
  std::string_view feed;
  std::vector<Person> people;
  bool whole;  // Nobody else is here; else what has changed since the frame before.
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
// With `traceparent`, if it is not empty, beside the problem.
[[nodiscard]] std::string encode_error(std::optional<RequestNumber> id, const Problem& problem,
                                       std::string_view traceparent = {});
[[nodiscard]] std::string encode(const SnapshotFrame& frame);
[[nodiscard]] std::string encode(const PatchFrame& frame);
[[nodiscard]] std::string encode(const EventFrame& frame);
[[nodiscard]] std::string encode(const HeartbeatFrame& frame);
[[nodiscard]] std::string encode(const RevokedFrame& frame);
[[nodiscard]] std::string encode(const PresenceFrame& frame);
[[nodiscard]] std::string encode(const DrainFrame& frame);

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
