#include <stdexcept>

#include "events/json/read.h"
#include "projections/rows.h"
#include "projections/words/labels.h"
#include "server/data_folder.h"
#include "server/identity/issuer.h"
#include "server/queries/directory.h"
#include "server/queries/queries.h"
#include "tools/commands/commands.h"
#include "tools/terminal.h"

namespace tools {
namespace {

using events::json::Json;

constexpr std::size_t rows_told_at_once = 500;

template <class Each>
void for_each_person(const events::Log& log, const Each& each) {
  const std::string view(projections::directory_view);
  for (std::string after;;) {
    const auto rows = log.rows(view, "", after, rows_told_at_once);
    for (const auto& row : rows) each(events::PersonId{row.key});
    if (rows.size() < rows_told_at_once) return;
    after = rows.back().key;
  }
}

// An office each, and a part in a plan each.
std::vector<std::string> parts_of(const events::Log& log, const events::PersonId& person) {
  const server::Directory directory{log};
  std::vector<std::string> parts;
  for (const auto& office : server::offices_of(log, person)) {
    parts.push_back(directory.body(office.body) + " (" +
                    projections::words::label(office.kind, Language::en) + ")");
  }
  const auto rows = log.rows(std::string(projections::my_plans_view), projections::key_of(person),
                             "", rows_told_at_once);
  for (const auto& row : rows) {
    const auto json = events::json::parse(row.value);
    if (!json) continue;
    const auto plan = events::json::from_json<projections::MyPlan>(*json);
    if (plan) parts.push_back(plan->role + " in the plan of " + plan->owner.value);
  }
  return parts;
}

void list_people(const events::Log& log, const server::Queries& queries, bool as_json) {
  Json people = Json::array();
  for_each_person(log, [&](const events::PersonId& person) {
    const auto who = queries.who(person);
    if (!who) return;
    const auto parts = parts_of(log, person);
    if (as_json) {
      people.push_back({{"person", person.value}, {"fullName", who->full_name}, {"roles", parts}});
      return;
    }
    say(person.value + "  " + who->full_name);
    for (const auto& part : parts) say("    " + part);
  });
  if (as_json) say(people.dump());
}

}  // namespace

int token(const TokenOptions& options) {
  const server::SystemClock clock;
  const auto log = server::open_to_read(options.data);
  const server::Queries queries{*log, clock};
  if (options.list) {
    list_people(*log, queries, options.json);
    return 0;
  }
  const events::PersonId person{options.person};
  if (!queries.who(person)) {
    throw std::runtime_error("nobody is registered as " + options.person +
                             "; `medvirk token --list` shows who there is");
  }
  const auto issuer = server::Issuer::read(options.data);
  const auto now = clock.now();
  const std::chrono::hours life{options.hours};
  const auto text = issuer->token(person, now, life);
  if (options.json) {
    say(Json{{"person", person.value}, {"token", text}, {"expires", events::to_text(now + life)}}
            .dump());
  } else {
    say(text);
  }
  return 0;
}

}  // namespace tools
