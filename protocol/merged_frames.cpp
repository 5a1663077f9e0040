#include "protocol/merged_frames.h"

#include <optional>

#include "events/json/read.h"
#include "protocol/merge_patch.h"

namespace protocol {
namespace {

using events::json::Json;

// A message of this type, or nothing.
std::optional<Json> parsed(std::string_view frame, std::string_view type) {
  auto json = Json::parse(frame, nullptr, false);
  if (!json.is_object() || !json.contains("feed")) return {};
  const auto found = json.find("t");
  if (found == json.end() || *found != type) return {};
  return json;
}

std::optional<Json> parsed_patch(std::string_view frame) {
  auto patch = parsed(frame, "patch");
  if (!patch || !patch->contains("from") || !patch->contains("to") || !patch->contains("patch")) {
    return {};
  }
  return patch;
}

// With `t` first, as every message has it.
std::string encoded(std::string_view type, Json& frame) {
  frame.erase("t");
  auto out = std::string("{\"t\":\"").append(type).append("\",");
  return out += frame.dump().substr(1);
}

// Members of both; the second's count.
void add_members(Json& into, const Json& second, const std::string& name) {
  const auto added = second.find(name);
  if (added == second.end() || !added->is_object()) return;
  auto& members = into[name];
  if (!members.is_object()) members = Json::object();
  members.update(*added);
}

void add_commands(Json& commands, const Json& patch) {
  const auto one = patch.find("command");
  if (one != patch.end() && *one != "") commands.push_back(*one);
  const auto more = patch.find("commands");
  if (more != patch.end() && more->is_array()) {
    commands.insert(commands.end(), more->begin(), more->end());
  }
}

}  // namespace

MergedFrame merge_patches(std::span<const std::string_view> frames) {
  MergedFrame merged;
  Json all;
  Json commands = Json::array();
  for (const auto frame : frames) {
    auto next = parsed_patch(frame);
    if (!next) break;
    if (merged.count == 0) {
      add_commands(commands, *next);
      all = std::move(*next);
    } else {
      const bool follows = all["feed"] == (*next)["feed"] && all["to"] == (*next)["from"];
      if (!follows || !can_compose(all["patch"], (*next)["patch"])) break;
      add_commands(commands, *next);
      compose(all["patch"], (*next)["patch"]);
      add_members(all, *next, "people");
      all["to"] = std::move((*next)["to"]);
      if (next->contains("time")) all["time"] = std::move((*next)["time"]);
    }
    ++merged.count;
  }
  if (merged.count == 0) return merged;
  all.erase("by");
  all.erase("command");
  all["commands"] = std::move(commands);
  merged.text = encoded("patch", all);
  return merged;
}

bool is_presence(std::string_view frame) { return frame.starts_with("{\"t\":\"presence\""); }

MergedFrame merge_presence(std::span<const std::string_view> frames) {
  MergedFrame merged;
  Json all;
  for (const auto frame : frames) {
    auto next = parsed(frame, "presence");
    if (!next || (merged.count > 0 && all["feed"] != (*next)["feed"])) break;
    const auto whole = next->find("whole");
    if (merged.count == 0 || (whole != next->end() && *whole == true)) {
      all = std::move(*next);
    } else {
      add_members(all, *next, "people");
    }
    ++merged.count;
  }
  if (merged.count > 0) merged.text = encoded("presence", all);
  return merged;
}

}  // namespace protocol
