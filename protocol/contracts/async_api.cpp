#include "protocol/contracts/async_api.h"

#include <algorithm>
#include <array>

#include "events/check.h"
#include "protocol/contracts/catalog.h"
#include "protocol/contracts/examples.h"

namespace protocol::contracts {
namespace {

Schema in_components(std::string_view name) { return reference_to("#/components/messages/", name); }
Schema in_channel(std::string_view name) { return reference_to("#/channels/live/messages/", name); }
Schema channel() { return reference_to("#/channels/", "live"); }

// What a request is answered with; what is not here has no answer of its own.
struct Reply {
  std::string_view to;
  std::string_view with;
};
constexpr std::array replies{
    Reply{"auth", "welcome"},
    Reply{"subscribe", "ack"},
    Reply{"unsubscribe", "ack"},
    Reply{"command", "ack"},
};

// Whether it could be this message: clients and the server have a `t` in common.
bool fits(const Schema& message, const MessageKind& kind) {
  if (!message.is_object() || message.value("t", "") != kind.t) return false;
  const auto& fields = message.items();
  const bool known = std::all_of(fields.begin(), fields.end(), [&](const auto& field) {
    return kind.payload.at("properties").contains(field.key());
  });
  const auto& required = kind.payload.at("required");
  return known && std::all_of(required.begin(), required.end(), [&](const Schema& key) {
           return message.contains(key.get<std::string>());
         });
}

Schema examples_of(const MessageKind& kind) {
  Schema found = Schema::array();
  for (const auto& example : examples()) {
    auto message = Schema::parse(example.text);
    if (!fits(message, kind)) continue;
    found.push_back({{"name", example.name}, {"payload", std::move(message)}});
  }
  return found;
}

Schema message_of(const MessageKind& kind) {
  Schema message = {{"name", kind.t},
                    {"title", kind.key},
                    {"summary", kind.about},
                    {"contentType", "application/json"}};
  if (kind.payload.at("properties").contains("id")) {
    message["correlationId"] = {{"location", "$message.payload#/id"}};
  }
  message["payload"] = kind.payload;
  if (auto shown = examples_of(kind); !shown.empty()) message["examples"] = std::move(shown);
  return message;
}

std::string capital(std::string text) {
  constexpr char case_bit = 'a' - 'A';
  text.front() = static_cast<char>(text.front() - case_bit);
  return text;
}

// Seen from the server: what clients send it receives.
Schema receive(const MessageKind& kind) {
  Schema operation = {{"action", "receive"},
                      {"channel", channel()},
                      {"summary", kind.about},
                      {"messages", Schema::array({in_channel(kind.key)})}};
  const auto* const reply = std::find_if(replies.begin(), replies.end(),
                                         [&](const Reply& each) { return each.to == kind.t; });
  if (reply != replies.end()) {
    operation["reply"] = {
        {"channel", channel()},
        {"messages", Schema::array({in_channel(reply->with), in_channel("error")})}};
  }
  return operation;
}

Schema send(const MessageKind& kind) {
  return {{"action", "send"},
          {"channel", channel()},
          {"summary", kind.about},
          {"messages", Schema::array({in_channel(kind.key)})}};
}

Schema conversation_info() {
  return {
      {"title", "Medvirk, live"},
      {"version", "1.0.0"},
      {"description",
       "Individual plans as they change. WebSocket, subprotocol `medvirk.v1.json`, one JSON "
       "object a text message; `t` is its type. Unknown fields are ignored, and an unknown `t` is "
       "an `error`. Requests carry a number `id`, which the reply echoes. A frame of a feed is "
       "applied only if its `from` is the position that the client holds; otherwise the client "
       "subscribes again.\n\nWith the subprotocol `" +
           std::string(cloud_events_subprotocol) +
           "` instead, each message is a bare CloudEvent, and nothing is said: feed and position "
           "stand in the query, `/live?feed=events/<id>&after=<seq>`, the token in "
           "`Authorization`.\n\n## Close codes\n\n" +
           close_code_table() + "\n## Problem types\n\n" + problem_type_table()},
      {"license", {{"name", "Apache-2.0"}}}};
}

Schema channels(const std::vector<MessageKind>& all) {
  Schema messages = Schema::object();
  for (const auto& kind : all) messages[kind.key] = in_components(kind.key);
  Schema asked = {
      {"type", "object"},
      {"properties",
       {{"Sec-WebSocket-Protocol", {{"type", "string"}, {"const", std::string(subprotocol)}}}}},
      {"required", Schema::array({"Sec-WebSocket-Protocol"})}};
  Schema binding = {{"method", "GET"}, {"headers", asked}, {"bindingVersion", "0.1.0"}};
  Schema live = {{"address", "/live"},
                 {"title", "Live"},
                 {"messages", messages},
                 {"bindings", {{"ws", binding}}}};
  return {{"live", live}};
}

Schema components(const std::vector<MessageKind>& all) {
  Schema messages = Schema::object();
  for (const auto& kind : all) messages[kind.key] = message_of(kind);
  Schema schemas = Schema::object();
  for (auto& each : shared_schemas()) schemas[each.name] = std::move(each.schema);
  for (auto& each : event_schemas()) {
    events::check(!schemas.contains(each.name), "a schema's name stands for one thing");
    schemas[each.name] = std::move(each.schema);
  }
  Schema token = {{"type", "http"},
                  {"scheme", "bearer"},
                  {"bearerFormat", "JWT"},
                  {"description", "Said in the message `auth`, not in the upgrade."}};
  return {{"messages", messages}, {"schemas", schemas}, {"securitySchemes", {{"token", token}}}};
}

Schema servers() {
  Schema host = {{"default", "localhost:8080"}, {"description", "Where the server listens."}};
  Schema here = {
      {"host", "{host}"},
      {"protocol", "wss"},
      {"description", "The server that this document came from."},
      {"variables", {{"host", host}}},
      {"security", Schema::array({reference_to("#/components/securitySchemes/", "token")})}};
  return {{"here", here}};
}

}  // namespace

std::string async_api() {
  const auto clients = from_clients();
  const auto server = from_server();
  auto all = clients;
  all.insert(all.end(), server.begin(), server.end());
  Schema operations = Schema::object();
  for (const auto& kind : clients) operations["on" + capital(kind.key)] = receive(kind);
  for (const auto& kind : server) operations["say" + capital(kind.key)] = send(kind);
  const Schema document = {
      {"asyncapi", "3.0.0"},         {"id", "urn:medvirk:live"},
      {"info", conversation_info()}, {"defaultContentType", "application/json"},
      {"servers", servers()},        {"channels", channels(all)},
      {"operations", operations},    {"components", components(all)}};
  return document.dump(document_indent) + "\n";
}

}  // namespace protocol::contracts
