#include "server/identity/scopes.h"

#include <algorithm>
#include <array>
#include <utility>

namespace server {
namespace {

using ScopeName = std::pair<Scope, std::string_view>;
constexpr std::array scope_names{
    ScopeName{Scope::plans_read, "plans:read"},
    ScopeName{Scope::events_read, "events:read"},
    ScopeName{Scope::units_read, "units:read"},
    ScopeName{Scope::documents_read, "documents:read"},
    ScopeName{Scope::documents_write, "documents:write"},
    ScopeName{Scope::commands_write, "commands:write"},
};

bool has_word(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string_view to_text(Scope scope) {
  const auto* const found =
      std::find_if(scope_names.begin(), scope_names.end(),
                   [&](const ScopeName& each) { return each.first == scope; });
  return found->second;
}

bool is_scope(std::string_view text) {
  return std::any_of(scope_names.begin(), scope_names.end(),
                     [&](const ScopeName& each) { return each.second == text; });
}

std::string scopes_known() {
  std::string text;
  for (const auto& [scope, name] : scope_names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

bool allows(const std::vector<std::string>& scopes, ScopesAsked one_of) {
  return std::any_of(one_of.begin(), one_of.end(),
                     [&](Scope each) { return has_word(scopes, to_text(each)); });
}

Scope scope_of_feed(std::string_view feed) {
  if (feed.starts_with("events/")) return Scope::events_read;
  if (feed.starts_with("unit/")) return Scope::units_read;
  return Scope::plans_read;
}

std::vector<std::string> granted(std::string_view token_scope,
                                 const std::vector<std::string>& configured) {
  std::vector<std::string> both;
  while (!token_scope.empty()) {
    const auto end = std::min(token_scope.find(' '), token_scope.size());
    const std::string word(token_scope.substr(0, end));
    token_scope.remove_prefix(std::min(end + 1, token_scope.size()));
    if (has_word(configured, word) && !has_word(both, word)) both.push_back(word);
  }
  std::sort(both.begin(), both.end());
  return both;
}

}  // namespace server
