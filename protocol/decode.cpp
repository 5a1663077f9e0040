#include "protocol/messages.h"

namespace protocol {
namespace {

using events::Result;
using events::json::Fault;
using events::json::Faults;
using events::json::Json;

constexpr std::string_view known_messages = "auth, subscribe, unsubscribe, command, presence";

std::optional<RequestNumber> id_of(const Json& message) {
  const auto id = message.find("id");
  if (id == message.end() || !id->is_number_unsigned()) return {};
  return id->get<RequestNumber>();
}

std::string_view message_type(const Json& message) {
  const auto t = message.find("t");
  if (t == message.end() || !t->is_string()) return {};
  return t->get_ref<const std::string&>();
}

template <class Message>
Result<ClientMessage, Problem> read(const Json& json) {
  auto message = events::json::from_json<Message>(json);
  if (!message) return invalid_message(message.error());
  return ClientMessage{std::move(*message)};
}

// The part of a command that its name decides the shape of. Moves it out of `json`.
std::optional<Problem> take_body(Json& json, Json& body) {
  const auto found = json.find("body");
  if (found == json.end() || !found->is_object()) {
    return invalid_message({Fault{"/body", "an object with the fields of the command"}});
  }
  body = std::move(*found);
  return {};
}

Result<ClientMessage, Problem> read_command(Json& json) {
  auto command = events::json::from_json<CommandMessage>(json);
  if (!command) return invalid_message(command.error());
  const int named = (command->plan ? 1 : 0) + (command->unit ? 1 : 0) + (command->person ? 1 : 0);
  if (named != 1) return invalid_message({Fault{"", "exactly one of plan, unit and person"}});
  if (!command->expected) return expected_missing();
  if (auto problem = take_body(json, command->body)) return std::move(*problem);
  return ClientMessage{std::move(*command)};
}

Result<ClientMessage, Problem> read_auth(const Json& json) {
  auto auth = events::json::from_json<Auth>(json);
  if (!auth) return invalid_message(auth.error());
  if (auth->token.has_value() == auth->ticket.has_value()) {
    return invalid_message({Fault{"", "exactly one of token and ticket"}});
  }
  return ClientMessage{std::move(*auth)};
}

Result<ClientMessage, Problem> read_any(Json& json) {
  const auto t = message_type(json);
  if (t == Auth::t) return read_auth(json);
  if (t == Subscribe::t) return read<Subscribe>(json);
  if (t == Unsubscribe::t) return read<Unsubscribe>(json);
  if (t == CommandMessage::t) return read_command(json);
  if (t == PresenceMessage::t) return read<PresenceMessage>(json);
  return unknown_message(known_messages);
}

// Text → object, or what is wrong with it.
Result<Json, Problem> read_object(std::string_view text) {
  auto json = events::json::parse(text);
  if (!json) return bad_json(json.error().front().expected);
  if (!json->is_object()) return invalid_message({Fault{"", "an object"}});
  return std::move(*json);
}

}  // namespace

Result<ClientMessage, BadMessage> decode(std::string_view text) {
  auto json = read_object(text);
  if (!json) return BadMessage{.id = {}, .problem = std::move(json.error())};
  const auto id = id_of(*json);
  auto message = read_any(*json);
  if (!message) return BadMessage{.id = id, .problem = std::move(message.error())};
  return std::move(*message);
}

Result<CommandBody, Problem> decode_command_body(std::string_view text) {
  auto json = read_object(text);
  if (!json) return std::move(json.error());
  auto command = events::json::from_json<CommandBody>(*json);
  if (!command) return invalid_message(command.error());
  if (!command->expected) return expected_missing();
  if (auto problem = take_body(*json, command->body)) return std::move(*problem);
  return std::move(*command);
}

}  // namespace protocol
