#include "server/queries/queries.h"

#include "events/codec.h"
#include "events/json/write.h"
#include "projections/audience.h"
#include "projections/plan_fold.h"
#include "projections/rows.h"
#include "projections/words/words.h"
#include "protocol/messages.h"
#include "server/queries/directory.h"
#include "server/queries/look.h"
#include "server/queries/row_documents.h"

namespace server {
namespace {

using events::json::write_string;
using projections::Json;
using protocol::Problem;

constexpr std::size_t contact_points_max = 100;

}  // namespace

std::optional<Queries::Who> Queries::who(const events::PersonId& person) const {
  const auto text = log_.row(std::string(projections::directory_view), person.value);
  if (!text) return {};
  auto row = row_as<projections::DirectoryRow>(*text);
  if (!row) return {};
  return Who{.viewer = {.person = person, .offices = offices_of(log_, person)},
             .full_name = std::move(row->full_name),
             .language = row->language};
}

events::Result<PlanAnswer, Problem> Queries::plan(const events::PlanId& plan,
                                                  const events::Viewer& viewer,
                                                  const AsOf& as_of) const {
  auto seen = look(log_, clock_, plan, viewer);
  if (!seen) return std::move(seen.error());
  std::optional<events::Version> then;
  if (const auto* version = std::get_if<events::Version>(&as_of)) then = *version;
  if (const auto* time = std::get_if<events::Timestamp>(&as_of)) {
    then = version_at(log_, events::stream_of(plan), *time);
  }
  if (then && *then > seen->fold.version()) return protocol::not_found("version of this plan");
  if (then) seen->fold = projections::fold_plan(log_, plan, then);
  const auto epoch = log_.head().epoch.value;
  const auto seq = seen->fold.last_change(seen->audience).value;
  const Directory directory{log_};
  PlanAnswer answer;
  answer.etag = '"' + std::to_string(epoch) + '-' + std::to_string(seq) + '-' +
                projections::key_of(seen->audience) + '"';
  answer.body = "{\"at\":" + events::json::to_json(protocol::At{.epoch = epoch, .seq = seq}) +
                ",\"people\":" + directory.names(seen->fold.people(seen->audience)) +
                ",\"view\":" + seen->fold.view(seen->audience).dump() + '}';
  return answer;
}

events::Result<std::string, Problem> Queries::summary(const events::PlanId& plan,
                                                      const events::Viewer& viewer,
                                                      projections::Summary which) const {
  const auto seen = look(log_, clock_, plan, viewer);
  if (!seen) return seen.error();
  const auto view = seen->fold.view(seen->audience);
  const auto summary = projections::summary_of(which, view, viewer.person, clock_.now());
  const protocol::At at{.epoch = log_.head().epoch.value,
                        .seq = seen->fold.last_change(seen->audience).value};
  const Directory directory{log_};
  return "{\"at\":" + events::json::to_json(at) +
         ",\"people\":" + directory.names(seen->fold.people(seen->audience)) +
         ",\"summary\":" + summary.dump() + '}';
}

events::Result<std::string, Problem> Queries::events(const events::PlanId& plan,
                                                     const events::Viewer& viewer,
                                                     events::Version after,
                                                     std::size_t limit) const {
  const auto seen = look(log_, clock_, plan, viewer);
  if (!seen) return seen.error();
  std::string list;
  std::size_t count = 0;
  events::Version last = after;
  bool more = false;
  for_each_event(log_, plan, after,
                 [&](const events::Recorded& recorded, const events::plan::Event& e) {
                   if (count == limit) {
                     more = true;
                     return false;
                   }
                   last = recorded.version;
                   if (projections::sees(seen->audience, events::scope_of(e))) {
                     if (count++ > 0) list += ',';
                     list += protocol::cloud_event(recorded);
                   }
                   return true;
                 });
  return "{\"events\":[" + list +
         "],\"next\":" + (more ? std::to_string(last.value) : std::string("null")) + '}';
}

events::Result<std::string, Problem> Queries::timeline(const events::PlanId& plan,
                                                       const events::Viewer& viewer,
                                                       events::person::Language language) const {
  const auto seen = look(log_, clock_, plan, viewer);
  if (!seen) return seen.error();
  const Directory directory{log_};
  const projections::words::Speaker speaker{
      .person = [&](const events::PersonId& person) { return directory.person(person); },
      .body = [&](const events::Orgnr& body) { return directory.body(body); },
      .language = language};
  std::string list;
  for_each_event(log_, plan, {},
                 [&](const events::Recorded& recorded, const events::plan::Event& e) {
                   if (!projections::sees(seen->audience, events::scope_of(e))) return true;
                   if (!list.empty()) list += ',';
                   list += "{\"version\":" + std::to_string(recorded.version.value) + ",\"time\":";
                   write_string(list, events::to_text(recorded.author.at));
                   list += ",\"type\":";
                   write_string(list, recorded.type);
                   list += ",\"by\":";
                   write_string(list, recorded.author.by.value);
                   if (recorded.author.mandate) {
                     list += ",\"onBehalfOf\":";
                     write_string(list, recorded.author.mandate->on_behalf_of.value);
                     list += ",\"authority\":";
                     write_string(list, recorded.author.mandate->authority);
                   }
                   list += ",\"text\":";
                   write_string(list, projections::words::sentence(recorded, e, speaker));
                   list += '}';
                   return true;
                 });
  return "{\"entries\":[" + list + "]}";
}

std::string Queries::my_plans(const events::Viewer& viewer) const {
  const Directory directory{log_};
  const auto now = clock_.now();
  std::string list;
  const auto read = read_my_plans(log_, viewer.person, now, protocol::limits::my_plans_max);
  for (const auto& plan : read.plans) {
    if (!list.empty()) list += ',';
    list += "{\"plan\":";
    write_string(list, plan.plan.value);
    list += ",\"owner\":";
    write_string(list, plan.owner.value);
    list += ",\"ownerName\":";
    write_string(list, directory.person(plan.owner));
    list += ",\"role\":";
    write_string(list, plan.role);
    list += ",\"stage\":";
    write_string(list, plan.stage);
    if (plan.until) {
      list += ",\"accessUntil\":";
      write_string(list, events::to_text(*plan.until));
    }
    list += '}';
  }
  return "{\"plans\":[" + list + "]}";
}

std::string Queries::contact_points(const std::string& municipality) const {
  std::string list;
  const auto prefix = municipality + '\0';
  for (const auto& row :
       log_.rows(std::string(projections::contact_points_view), prefix, "", contact_points_max)) {
    if (!list.empty()) list += ',';
    list += "{\"unit\":";
    write_string(list, row.key.substr(prefix.size()));
    list += ',' + row.value.substr(1);
  }
  return "{\"contactPoints\":[" + list + "]}";
}

std::vector<std::string> Queries::visible(const std::vector<events::Recorded>& missed,
                                          const events::Viewer& viewer) const {
  std::vector<std::string> list;
  if (missed.empty()) return list;
  const auto& stream = missed.front().stream.value;
  const auto seen = look(log_, clock_, {stream.substr(stream.find('/') + 1)}, viewer);
  if (!seen) return list;
  for (const auto& recorded : missed) {
    const auto event = events::decode(recorded);
    const auto* of_plan = event ? std::get_if<events::plan::Event>(&*event) : nullptr;
    if (of_plan && projections::sees(seen->audience, events::scope_of(*of_plan))) {
      list.push_back(protocol::cloud_event(recorded));
    }
  }
  return list;
}

}  // namespace server
