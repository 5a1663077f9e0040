#include "events/json/write.h"
#include "protocol/messages.h"

namespace protocol {
namespace {

namespace json = events::json;

constexpr std::size_t head_bytes = 256;  // Room for what stands around the spliced texts.

std::string begin(std::string_view t, std::size_t spliced_bytes = 0) {
  std::string out;
  out.reserve(head_bytes + spliced_bytes);
  return out.append("{\"t\":\"").append(t).append("\"");
}

void key(std::string& out, std::string_view name) { out.append(",\"").append(name).append("\":"); }

template <class T>
void add_member(std::string& out, std::string_view name, const T& value) {
  key(out, name);
  json::write(out, value);
}

void add_text(std::string& out, std::string_view name, std::string_view text) {
  key(out, name);
  json::write_string(out, text);
}

// `document` is JSON already.
void splice(std::string& out, std::string_view name, std::string_view document) {
  key(out, name);
  out += document;
}

void splice_people(std::string& out, std::string_view people) {
  if (!people.empty()) splice(out, "people", people);
}

template <class Message>
std::string encode_described(const Message& message) {
  auto out = begin(Message::t);
  json::for_each_sorted(message, [&]<class M>(std::string_view name, const M& member) {
    if constexpr (json::is_optional<M>) {
      if (member) add_member(out, name, *member);
    } else {
      add_member(out, name, member);
    }
  });
  return out += '}';
}

constexpr std::string_view snapshot_t = "snapshot";

}  // namespace

std::string_view to_text(Why why) {
  switch (why) {
    case Why::first: return "first";
    case Why::behind: return "behind";
    case Why::epoch: return "epoch";
    case Why::audience: return "audience";
    case Why::cheaper: return "cheaper";
  }
  events::fail("a Why that does not exist");
}

std::string encode(const Hello& hello) { return encode_described(hello); }
std::string encode(const Welcome& welcome) { return encode_described(welcome); }
std::string encode(const Ack& ack) { return encode_described(ack); }

std::string encode_error(std::optional<RequestNumber> id, const Problem& problem,
                         std::string_view traceparent) {
  auto out = begin("error");
  if (id) add_member(out, "id", *id);
  if (!traceparent.empty()) add_text(out, "traceparent", traceparent);
  splice(out, "problem", to_json(problem));
  return out += '}';
}

std::string encode(const SnapshotFrame& frame) {
  auto out = begin(snapshot_t, frame.feed.size() + frame.view.size() + frame.people.size());
  if (frame.id) add_member(out, "id", *frame.id);
  add_text(out, "feed", frame.feed);
  add_member(out, "at", frame.at);
  add_text(out, "why", to_text(frame.why));
  add_member(out, "part", frame.part);
  add_member(out, "parts", frame.parts);
  if (!frame.hash.empty()) add_text(out, "hash", frame.hash);
  splice_people(out, frame.people);
  if (frame.parts == 1) {
    splice(out, "view", frame.view);
  } else {
    add_text(out, "view", frame.view);
  }
  return out += '}';
}

std::string encode(const PatchFrame& frame) {
  auto out = begin("patch", frame.feed.size() + frame.patch.size() + frame.people.size());
  add_text(out, "feed", frame.feed);
  add_member(out, "from", frame.from);
  add_member(out, "to", frame.to);
  if (!frame.by.empty()) add_text(out, "by", frame.by);
  add_member(out, "time", frame.time);
  if (!frame.command.empty()) add_text(out, "command", frame.command);
  splice_people(out, frame.people);
  splice(out, "patch", frame.patch);
  return out += '}';
}

std::string encode(const EventFrame& frame) {
  auto out = begin("event", frame.feed.size() + frame.event.size() + frame.people.size());
  add_text(out, "feed", frame.feed);
  add_member(out, "from", frame.from);
  add_member(out, "to", frame.to);
  splice_people(out, frame.people);
  splice(out, "event", frame.event);
  return out += '}';
}

std::string encode(const HeartbeatFrame& frame) {
  auto out = begin("heartbeat", frame.feeds.size() * head_bytes);
  add_member(out, "time", frame.time);
  out += ",\"feeds\":[";
  for (const auto& feed : frame.feeds) {
    if (out.back() == '}') out += ',';
    out += "{\"feed\":";
    json::write_string(out, feed.feed);
    add_member(out, "head", feed.head);
    add_member(out, "ageMs", feed.age_ms);
    if (!feed.hash.empty()) add_text(out, "hash", feed.hash);
    out += '}';
  }
  return out += "]}";
}

std::string encode(const RevokedFrame& frame) {
  auto out = begin("revoked");
  add_text(out, "feed", frame.feed);
  add_text(out, "scope", frame.scope);
  add_text(out, "reason", frame.reason);
  return out += '}';
}

std::string encode(const DrainFrame& frame) {
  auto out = begin("drain", frame.resume.size() * head_bytes);
  add_member(out, "afterMs", frame.after_ms);
  out += ",\"resume\":[";
  for (const auto& each : frame.resume) {
    if (out.back() == '}') out += ',';
    out += "{\"feed\":";
    json::write_string(out, each.feed);
    add_member(out, "at", each.at);
    out += '}';
  }
  return out += "]}";
}

std::string encode(const PresenceFrame& frame) {
  auto out = begin("presence", frame.people.size() * head_bytes);
  add_text(out, "feed", frame.feed);
  add_member(out, "whole", frame.whole);
  out += ",\"people\":{";
  std::string_view separator;
  for (const auto& each : frame.people) {
    json::write_string(out.append(separator), each.person);
    separator = ",";
    if (!each.state) {
      out += ":null";
      continue;
    }
    out += ":{\"state\":";
    json::write(out, *each.state);
    if (!each.at.empty()) add_text(out, "at", each.at);
    out += '}';
  }
  return out += "}}";
}

bool is_snapshot(std::string_view frame) {
  constexpr std::string_view start = "{\"t\":\"snapshot\"";
  static_assert(start.substr(6, snapshot_t.size()) == snapshot_t);
  return frame.starts_with(start);
}

}  // namespace protocol
