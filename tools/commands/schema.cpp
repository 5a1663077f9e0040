#include <algorithm>
#include <stdexcept>

#include "events/codec.h"
#include "protocol/contracts/async_api.h"
#include "protocol/contracts/open_api.h"
#include "tools/commands/commands.h"
#include "tools/terminal.h"

namespace tools {
namespace {

namespace contracts = protocol::contracts;
using events::json::Json;

constexpr const char* dialect = "https://json-schema.org/draft/2020-12/schema";

Json described(const events::Described& each) {
  auto schema = each.schema;
  schema["title"] = each.name;
  if (!each.about.empty()) schema["description"] = each.about;
  return schema;
}

}  // namespace

int schema(const SchemaOptions& options) {
  if (options.open_api || options.async_api) {
    auto document = options.open_api ? contracts::open_api() : contracts::async_api();
    document.pop_back();  // Its last line feed: `say` has its own.
    say(document);
    return 0;
  }
  auto all = events::describe_commands();
  const auto more = events::describe_events();
  all.insert(all.end(), more.begin(), more.end());
  if (options.name) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const events::Described& each) {
      return each.name == *options.name;
    });
    if (found == all.end()) {
      throw std::runtime_error("no command or event is called " + *options.name +
                               "; `medvirk schema` prints all of them");
    }
    auto document = described(*found);
    document["$schema"] = dialect;
    say(document.dump(2));
    return 0;
  }
  Json definitions = Json::object();
  for (const auto& each : all) definitions[each.name] = described(each);
  say(Json{{"$schema", dialect},
           {"title", "Medvirk: the bodies of all commands and the data of all events"},
           {"$defs", std::move(definitions)}}
          .dump(2));
  return 0;
}

}  // namespace tools
