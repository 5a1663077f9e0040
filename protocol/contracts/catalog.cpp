#include "protocol/contracts/catalog.h"

#include <algorithm>
#include <array>

#include "events/codec.h"
#include "protocol/contracts/shapes.h"

namespace protocol::contracts {
namespace {

struct About {
  std::string_view t;
  std::string_view text;
};
// What a message is for, in a sentence; one that both send is said of both.
constexpr std::array abouts{
    About{"auth", "Who this is, within ten seconds; again on the live socket to renew."},
    About{"subscribe", "Begins a feed; `from` is the position that the client still holds."},
    About{"unsubscribe", "Ends a feed."},
    About{"command", "Asks that something happen. The same commandId is done once."},
    About{"hello", "The first message: what is spoken here, and the limits."},
    About{"welcome", "The token was good: who this is, and until when."},
    About{"ack", "What was asked for happened; a command is on disk."},
    About{"error", "What was asked for did not happen, and why."},
    About{"snapshot", "The whole view at a position, in one part or several."},
    About{"patch", "What changed from one position to the next; apply it only at `from`."},
    About{"event", "One event of an events feed, from one position to the next."},
    About{"heartbeat", "Where each feed stands, so that a client sees what it has missed."},
    About{"presence", "Who looks at the plan, and at what; never stored."},
    About{"revoked", "The right to a feed ended or shrank; drop what it showed."},
    About{"drain", "The server stops: close and resume after `afterMs`, from these positions."},
};

std::string_view about(std::string_view t) {
  const auto* const found =
      std::find_if(abouts.begin(), abouts.end(), [t](const About& each) { return each.t == t; });
  events::check(found != abouts.end(), "every message says what it is for");
  return found->text;
}

// What `ordered_json` has no way to do: a key in front of the others.
Schema with_type(std::string_view t, const Schema& schema) {
  Schema properties = {{"t", {{"const", t}}}};
  properties.update(schema.at("properties"));
  Schema required = {"t"};
  for (const auto& each : schema.at("required")) required.push_back(each);
  return {{"type", "object"}, {"properties", properties}, {"required", required}};
}

template <class Message>
Schema payload_of() {
  return with_positions(with_type(Message::t, events::json::schema<Message>()));
}

// Exactly one of these fields.
Schema one_of(std::initializer_list<std::string_view> keys) {
  Schema choices = Schema::array();
  for (const auto& key : keys) {
    Schema choice = Schema::object();
    choice["required"] = Schema::array({key});
    choices.push_back(std::move(choice));
  }
  return choices;
}

// `body` is read later, by the command's name, so the description of the message lacks it.
void complete_command(Schema& payload) {
  Schema names = Schema::array();
  for (const auto& each : events::describe_commands()) names.push_back(each.name);
  auto& properties = payload["properties"];
  properties["name"] = {{"type", "string"}, {"enum", std::move(names)}};
  properties["body"] = {
      {"type", "object"},
      {"description", "The command's own fields: the schema of that name in /openapi.json."}};
  for (const auto* const key : {"expected", "body"}) payload["required"].push_back(key);
  payload["oneOf"] = one_of({"plan", "unit", "person"});
}

// A list that the server writes is always there; a reader's may be left out.
template <class Message>
void require_lists(Schema& payload) {
  boost::mp11::mp_for_each<events::json::Members<Message>>([&](auto member) {
    using Member = decltype(member);
    using Slot = std::remove_reference_t<decltype(std::declval<Message&>().*Member::pointer)>;
    if constexpr (events::json::is_list<Slot>) {
      payload["required"].push_back(events::json::Key<Member>::text);
    }
  });
}

template <class T>
NamedSchema named() {
  Schema schema;
  if constexpr (events::json::Described<T>) {
    schema = with_positions(events::json::schema<T>());
  } else {
    schema = T::shape();
  }
  schema["description"] = T::about;
  return {.name = std::string(T::name), .schema = std::move(schema)};
}

std::vector<NamedSchema> named_all(const std::vector<events::Described>& all) {
  std::vector<NamedSchema> schemas;
  for (const auto& each : all) {
    Schema schema = each.schema;
    if (!each.about.empty()) schema["description"] = each.about;
    schemas.push_back({.name = each.name, .schema = std::move(schema)});
  }
  return schemas;
}

}  // namespace

Schema with_positions(Schema schema) {
  static const Schema position = events::json::schema<At>();
  if (schema == position) return reference("Position");
  if (schema.is_structured()) {
    for (auto& each : schema) each = with_positions(std::move(each));
  }
  return schema;
}

std::vector<MessageKind> from_clients() {
  std::vector<MessageKind> kinds;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, ClientMessage>>(
      [&](auto identity) {
        using Message = typename decltype(identity)::type;
        auto payload = payload_of<Message>();
        if constexpr (std::same_as<Message, CommandMessage>) complete_command(payload);
        if constexpr (std::same_as<Message, Auth>) payload["oneOf"] = one_of({"token", "ticket"});
        kinds.push_back({.t = Message::t,
                         .key = std::string(Message::t),
                         .about = about(Message::t),
                         .payload = std::move(payload)});
      });
  return kinds;
}

std::vector<MessageKind> from_server() {
  const auto clients = from_clients();
  std::vector<MessageKind> kinds;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, ServerMessages>>(
      [&](auto identity) {
        using Message = typename decltype(identity)::type;
        const bool both = std::any_of(clients.begin(), clients.end(),
                                      [](const auto& each) { return each.t == Message::t; });
        auto payload = payload_of<Message>();
        require_lists<Message>(payload);
        kinds.push_back({.t = Message::t,
                         .key = std::string(Message::t) + (both ? "Frame" : ""),
                         .about = about(Message::t),
                         .payload = std::move(payload)});
      });
  return kinds;
}

std::vector<NamedSchema> shared_schemas() {
  auto position = events::json::schema<At>();
  position["description"] =
      "A place in a history: the log's epoch, and the version of the plan (or the position of the "
      "log for feeds that go over many plans).";
  return {{.name = "Position", .schema = std::move(position)},
          named<ProblemShape>(),
          named<CloudEventShape>(),
          named<People>(),
          named<View>(),
          named<MergePatch>(),
          named<FeedName>()};
}

std::vector<NamedSchema> command_schemas() { return named_all(events::describe_commands()); }
std::vector<NamedSchema> event_schemas() { return named_all(events::describe_events()); }

}  // namespace protocol::contracts
