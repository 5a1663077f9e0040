// What a client says, as text: a message of the socket's, the body of a command over HTTP, and the
// command in it by its name; and our own frames as they are merged for a slow reader, one a line.
// Nothing of it throws; what is refused says where; what is taken is written as it was read.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "events/check.h"
#include "events/codec.h"
#include "protocol/merge_patch.h"
#include "protocol/merged_frames.h"
#include "protocol/messages.h"
#include "protocol/place.h"
#include "protocol/trace_context.h"

namespace tests {
namespace {

using events::check;
using events::json::Json;

bool is_pointer(std::string_view text) { return text.empty() || text.front() == '/'; }

void check_problem(const protocol::Problem& problem) {
  check(problem.status >= 400 && problem.status < 500, "what a client says is the client's fault");
  check(!problem.slug.empty() && !problem.title.empty(), "a problem has a name");
  for (const auto& field : problem.fields) check(is_pointer(field.pointer), "a fault has a place");
  check(events::json::parse(protocol::to_json(problem)).has_value(), "a problem is JSON");
}

// `read` is plan_command() or one of its like. What it takes is read again as the same.
template <class Read>
void check_command(const Read& read, const std::string& name, const Json& body) {
  const auto command = read(name, body);
  if (!command) {
    check(!command.error().empty(), "a refusal says why");
    return check_problem(protocol::invalid_body(command.error()));
  }
  const auto draft = events::encode(*command);
  check(draft.type == name, "a command keeps its name");
  const auto json = events::json::parse(draft.payload);
  check(json.has_value(), "what is written is JSON");
  const auto again = read(name, *json);
  check(again && events::encode(*again).payload == draft.payload, "what is written is read");
}

// A name that is none stands for one of those there are: an input would hardly hit upon them.
std::string known(const std::string& name) {
  static const std::vector<events::Described> commands = events::describe_commands();
  const auto is = [&](const events::Described& each) { return each.name == name; };
  if (std::any_of(commands.begin(), commands.end(), is)) return name;
  std::size_t sum = 0;
  for (const char c : name) sum = 31 * sum + static_cast<unsigned char>(c);
  return commands[sum % commands.size()].name;
}

void check_commands(const std::string& said, const Json& body) {
  check_command(events::plan_command, said, body);
  const auto name = known(said);
  check_command(events::plan_command, name, body);
  check_command(events::unit_command, name, body);
  check_command(events::person_command, name, body);
}

void check_place(std::string_view text) {
  if (const auto at = protocol::at_from(text)) {
    check(protocol::at_from(protocol::to_text(*at)) == at, "a place is read as it is written");
  }
  const auto trace = protocol::trace_context_from(text);
  if (trace) {
    check(protocol::trace_context_from(protocol::to_text(*trace)) == trace,
          "a trace is read as it is written");
  }
}

void check_message(std::string_view text) {
  const auto message = protocol::decode(text);
  if (!message) return check_problem(message.error().problem);
  if (const auto* command = std::get_if<protocol::CommandMessage>(&*message)) {
    check(command->expected.has_value() && command->body.is_object(), "a command is whole");
    check_commands(command->name, command->body);
    check_place(command->traceparent.value_or(""));
  }
}

void check_body(std::string_view text) {
  const auto body = protocol::decode_command_body(text);
  if (!body) return check_problem(body.error());
  check(body->expected.has_value() && body->body.is_object(), "a command is whole");
  check_commands(body->name, body->body);
}

// Looking for a member without reading all of it: of a frame as we write it, and of anything.
void check_members(std::string_view text) {
  const auto type = protocol::type_of(text);
  const auto at = protocol::at_in(text);
  const auto json = events::json::parse(text);
  if (!json || !json->is_object() || json->dump() != text) return;
  // Canonical, as ours are: then both ways of reading find the same.
  const auto found = json->find("t");
  const bool plain =
      found != json->end() && found->is_string() && found->dump().find('\\') == std::string::npos;
  if (plain) check(type == found->get_ref<const std::string&>(), "the type is the type");
  const auto place = json->find("at");
  if (place == json->end()) return check(!at.has_value(), "no place is found where there is none");
  const auto read = events::json::from_json<protocol::At>(*place);
  if (read) check(at == *read, "a place is the place");
}

std::vector<std::string_view> lines_of(std::string_view text) {
  constexpr std::size_t lines_max = 16;
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < lines_max) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Json applied(Json document, const Json& patch) {
  document.merge_patch(patch);
  return document;
}

// Frames one after the other, and what they are merged into, lead to the same. Only for what is as
// ours are: one `patch` each, an object.
void check_merged(const std::vector<std::string_view>& frames) {
  const auto merged = protocol::merge_patches(frames);
  check(merged.count <= frames.size(), "no more are merged than there are");
  if (merged.count == 0) return;
  const auto all = Json::parse(merged.text, nullptr, false);
  check(all.is_object() && all.value("t", "") == "patch", "what is merged is a patch");
  Json one_by_one = Json::object();
  for (std::size_t i = 0; i < merged.count; ++i) {
    const auto patch = Json::parse(frames[i])["patch"];
    if (!patch.is_object()) return;
    one_by_one.merge_patch(patch);
  }
  check(applied(Json::object(), all["patch"]) == one_by_one, "merged patches do the same");
}

void check_presence(const std::vector<std::string_view>& frames) {
  const auto merged = protocol::merge_presence(frames);
  check(merged.count <= frames.size(), "no more are merged than there are");
  if (merged.count > 0) check(protocol::is_presence(merged.text), "it is presence still");
}

// For every document, both patches as one do what the first and then the second does.
void check_composed(const std::vector<std::string_view>& lines) {
  if (lines.size() != 3) return;
  const auto document = events::json::parse(lines[0]);
  const auto first = events::json::parse(lines[1]);
  const auto second = events::json::parse(lines[2]);
  if (!document || !first || !second) return;
  if (!protocol::can_compose(*first, *second)) return;
  auto both = *first;
  protocol::compose(both, *second);
  check(applied(*document, both) == applied(applied(*document, *first), *second),
        "composed patches do the same");
}

}  // namespace
}  // namespace tests

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name for it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  tests::check_message(text);
  tests::check_body(text);
  tests::check_place(text);
  tests::check_members(text);
  const auto lines = tests::lines_of(text);
  tests::check_merged(lines);
  tests::check_presence(lines);
  tests::check_composed(lines);
  return 0;
}
