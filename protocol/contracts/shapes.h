// Shapes: the messages that are encoded by splicing texts (messages.h), described, so that the
// contracts are generated from them. No value of these is ever made. Tests encode each builder with
// every field set and compare its fields with the shape's, so that the two cannot drift apart.
#pragma once

#include "protocol/contracts/problem_shape.h"

namespace protocol::contracts {

struct ErrorShape {
  static constexpr std::string_view t = "error";
  std::optional<RequestNumber> id{};
  std::optional<std::string> traceparent{};
  ProblemRef problem;
};
BOOST_DESCRIBE_STRUCT(ErrorShape, (), (id, traceparent, problem))

struct SnapshotShape {
  static constexpr std::string_view t = "snapshot";
  std::optional<RequestNumber> id{};
  FeedName feed;
  At at;
  Why why;
  std::size_t part;
  std::size_t parts;
  std::optional<std::string> hash{};
  std::optional<People> people{};
  ViewOrPiece view;
};
BOOST_DESCRIBE_STRUCT(SnapshotShape, (), (id, feed, at, why, part, parts, hash, people, view))

struct PatchShape {
  static constexpr std::string_view t = "patch";
  FeedName feed;
  At from;
  At to;
  std::optional<std::string> by{};  // None in a merged one, and in a feed of rows.
  events::Timestamp time;
  std::optional<Uuid> command{};
  std::optional<Many<Uuid>> commands{};  // Of those that were merged into one.
  std::optional<People> people{};
  MergePatch patch;
};
BOOST_DESCRIBE_STRUCT(PatchShape, (), (feed, from, to, by, time, command, commands, people, patch))

struct EventShape {
  static constexpr std::string_view t = "event";
  FeedName feed;
  At from;
  At to;
  std::optional<People> people{};
  CloudEventRef event;
};
BOOST_DESCRIBE_STRUCT(EventShape, (), (feed, from, to, people, event))

struct HeartbeatShape {
  struct Feed {
    FeedName feed;
    At head;
    std::int64_t age_ms;
    std::optional<std::string> hash{};
  };
  static constexpr std::string_view t = "heartbeat";
  events::Timestamp time;
  Many<Feed> feeds;
};
BOOST_DESCRIBE_STRUCT(HeartbeatShape::Feed, (), (feed, head, age_ms, hash))
BOOST_DESCRIBE_STRUCT(HeartbeatShape, (), (time, feeds))

enum class RevokedScope { all, some };
BOOST_DESCRIBE_ENUM(RevokedScope, all, some)

struct RevokedShape {
  static constexpr std::string_view t = "revoked";
  FeedName feed;
  RevokedScope scope;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RevokedShape, (), (feed, scope, reason))

struct PresenceShape {
  struct Person {
    PresenceState state;
    std::optional<std::string> at{};
  };
  static constexpr std::string_view t = "presence";
  FeedName feed;
  bool whole;
  ByKey<OrNull<Person>> people;
};
BOOST_DESCRIBE_STRUCT(PresenceShape::Person, (), (state, at))
BOOST_DESCRIBE_STRUCT(PresenceShape, (), (feed, whole, people))

struct DrainShape {
  struct Resume {
    FeedName feed;
    At at;
  };
  static constexpr std::string_view t = "drain";
  std::uint64_t after_ms;
  Many<Resume> resume;
};
BOOST_DESCRIBE_STRUCT(DrainShape::Resume, (), (feed, at))
BOOST_DESCRIBE_STRUCT(DrainShape, (), (after_ms, resume))

// Every message from the server.
using ServerMessages =
    boost::mp11::mp_list<Hello, Welcome, Ack, ErrorShape, SnapshotShape, PatchShape, EventShape,
                         HeartbeatShape, RevokedShape, PresenceShape, DrainShape>;

}  // namespace protocol::contracts
