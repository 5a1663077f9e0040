#include "server/live/names.h"

#include "events/json/write.h"

namespace server {

std::vector<events::PersonId> Names::unknown(const std::vector<events::PersonId>& people) const {
  std::vector<events::PersonId> unknown;
  for (const auto& each : people) {
    if (!names_.contains(each)) unknown.push_back(each);
  }
  return unknown;
}

void Names::learn(const Directory& directory, const std::vector<events::PersonId>& people) {
  for (const auto& each : unknown(people)) names_.emplace(each, directory.person(each));
}

void Names::add(Names&& more) { names_.merge(more.names_); }

std::string Names::json(const std::vector<events::PersonId>& people) const {
  std::string text = "{";
  for (const auto& each : people) {
    if (text.size() > 1) text += ',';
    const auto found = names_.find(each);
    events::json::write_string(text, each.value);
    text += ':';
    events::json::write_string(text, found == names_.end() ? each.value : found->second);
  }
  return text + '}';
}

}  // namespace server
