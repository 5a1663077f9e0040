#include "protocol/contracts/open_api.h"

#include <boost/mp11.hpp>

#include "events/check.h"
#include "protocol/contracts/answers.h"
#include "protocol/contracts/answers_more.h"
#include "protocol/contracts/catalog.h"
#include "protocol/contracts/operations.h"
#include "protocol/contracts/parameters.h"

namespace protocol::contracts {
namespace {

using Answers = boost::mp11::mp_list<
    CommandAnswer, PlanAnswer, EventsPage, TimelineAnswer, SummaryAnswer, ConsentsAnswer,
    ComplaintAnswer, ComplaintPlanAnswer, CalendarAnswer, MyPlansAnswer, NoticeChannelsAnswer,
    ContactPointsAnswer, CalendarLinkAnswer, UploadAnswer, UnitDeskAnswer, UnitCasesAnswer,
    UnitStatisticsAnswer, ViewState, ViewsAnswer, SessionAnswer, TicketAnswer, LogOutAnswer>;

// Each command as an object of its name and its own body.
Schema commands() {
  Schema choices = Schema::array();
  for (const auto& each : command_schemas()) {
    choices.push_back(
        {{"type", "object"},
         {"properties", {{"name", {{"const", each.name}}}, {"body", reference(each.name)}}},
         {"required", Schema::array({"name", "body"})}});
  }
  return {{"oneOf", std::move(choices)},
          {"description", "A command's name, and the body that goes with it."}};
}

Schema command_request() {
  Schema seen = {{"type", "integer"},
                 {"minimum", 0},
                 {"description", "The version that the sender saw (R52)."}};
  Schema expected = {{"type", "object"},
                     {"properties", {{"expected", std::move(seen)}}},
                     {"required", Schema::array({"expected"})}};
  return {{"allOf", Schema::array({std::move(expected), reference("Command")})}};
}

Schema schemas() {
  Schema all = Schema::object();
  const auto add = [&](const std::string& name, Schema schema) {
    events::check(!all.contains(name), "a schema's name stands for one thing");
    all[name] = std::move(schema);
  };
  for (auto& each : shared_schemas()) add(each.name, std::move(each.schema));
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Answers>>(
      [&](auto identity) {
        using Answer = typename decltype(identity)::type;
        auto schema = with_positions(events::json::schema<Answer>());
        schema["description"] = Answer::about;
        add(std::string(Answer::name), std::move(schema));
      });
  add("Document", {{"type", "object"}});
  add("Empty", {{"type", "object"}, {"description", "`{}`"}});
  add("Command", commands());
  add("CommandRequest", command_request());
  for (auto& each : command_schemas()) add(each.name, std::move(each.schema));
  return all;
}

Schema content(std::string_view media_type, Schema schema) {
  Schema content = Schema::object();
  content[std::string(media_type)] = {{"schema", std::move(schema)}};
  return content;
}

Schema answer_of(const Operation& operation) {
  constexpr int switching = 101;
  Schema answer = {{"description", operation.about}};
  if (!operation.answer.empty()) {
    answer["content"] = content(operation.media_type, reference(operation.answer));
  } else if (!operation.media_type.empty() && operation.status != switching) {
    answer["content"] = content(operation.media_type, Schema::object());
  }
  return answer;
}

Schema body_of(const Operation& operation) {
  Schema body = {{"required", true}};
  if (operation.body == "binary") {
    body["content"] = Schema::object();
    for (const auto* const kind : {"application/pdf", "image/png", "image/jpeg"}) {
      body["content"][kind] = {{"schema", Schema::object()}};
    }
  } else {
    body["content"] = content("application/json", reference(operation.body));
  }
  return body;
}

// Questions about a plan can be told to wait for a position (read your own write).
bool can_wait(const Operation& operation) {
  return operation.method == "get" && operation.path.starts_with("/api/v1/plans/{plan}") &&
         operation.media_type != "*/*" && operation.media_type != "text/event-stream";
}

Schema operation_of(const Operation& operation) {
  Schema said = {{"operationId", operation.id}, {"summary", operation.about}};
  Schema parameters = Schema::array();
  for (const auto& name : path_parameters_in(operation.path)) {
    parameters.push_back(reference_to("#/components/parameters/", name));
  }
  for (const auto& name : words_of(operation.query)) {
    parameters.push_back(reference_to("#/components/parameters/", name));
  }
  if (can_wait(operation)) {
    for (const auto* const name : {"min", "prefer"}) {
      parameters.push_back(reference_to("#/components/parameters/", name));
    }
  }
  if (operation.login == Login::needed) {
    parameters.push_back(reference_to("#/components/parameters/", "dpop"));
  }
  if (!parameters.empty()) said["parameters"] = std::move(parameters);
  if (!operation.body.empty()) said["requestBody"] = body_of(operation);
  Schema& responses = said["responses"] = Schema::object();
  responses[std::to_string(operation.status)] = answer_of(operation);
  if (operation.query.find("ifNoneMatch") != std::string_view::npos) {
    responses["304"] = {{"description", "As the asker has it already."}};
  }
  responses["4XX"] = reference_to("#/components/responses/", "Problem");
  responses["5XX"] = reference_to("#/components/responses/", "Problem");
  if (operation.login == Login::none) said["security"] = Schema::array();
  return said;
}

Schema paths() {
  Schema all = Schema::object();
  for (const auto& each : operations()) {
    all[std::string(each.path)][std::string(each.method)] = operation_of(each);
  }
  return all;
}

Schema http_info() {
  return {{"title", "Medvirk"},
          {"version", "1.0.0"},
          {"description",
           "Individual plans (individuell plan) over HTTP. What changes is followed on the socket "
           "`/live`: see /asyncapi.json. Every problem is RFC 9457, in the language that "
           "`Accept-Language` asks for.\n\n## Problem types\n\n" +
               problem_type_table()},
          {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
}

}  // namespace

std::string open_api() {
  Schema problem = {{"description", "What was wrong and what would be right."},
                    {"content", content("application/problem+json", reference("Problem"))}};
  const Schema components = {{"schemas", schemas()},
                             {"parameters", parameters()},
                             {"responses", {{"Problem", std::move(problem)}}},
                             {"securitySchemes", security_schemes()}};
  Schema server = {{"url", "/"}, {"description", "The server that this document came from."}};
  const Schema document = {{"openapi", "3.1.0"},
                           {"info", http_info()},
                           {"servers", Schema::array({std::move(server)})},
                           {"security", security()},
                           {"paths", paths()},
                           {"components", components}};
  return document.dump(document_indent) + "\n";
}

}  // namespace protocol::contracts
