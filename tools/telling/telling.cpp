#include "tools/telling/telling.h"

#include <charconv>
#include <string_view>

#include "events/codec.h"

namespace tools {
namespace {

using events::json::Json;

constexpr std::string_view type_prefix = "no.medvirk.";

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// `urn:medvirk:event:CoordinatorVacated:2` → 2; an event that says nothing is of version 1.
std::uint16_t schema_from(const std::string& data_schema) {
  const auto number = data_schema.substr(data_schema.rfind(':') + 1);
  std::uint16_t schema = 1;
  std::from_chars(number.data(), number.data() + number.size(), schema);
  return schema;
}

}  // namespace

std::optional<std::string> Telling::sentence(const events::Recorded& recorded) {
  const auto event = events::decode(recorded);
  if (!event) return {};
  learn(*event);
  const projections::words::Speaker speaker{.person = person_,
                                            .body = body_,
                                            .language = language_,
                                            .title = [this](std::string_view entity) {
                                              const auto found = titles_.find(entity);
                                              return found == titles_.end() ? std::string{}
                                                                            : found->second;
                                            }};
  return projections::words::sentence(recorded, *event, speaker);
}

void Telling::learn(const events::Event& event) {
  const auto* of_plan = std::get_if<events::plan::Event>(&event);
  if (!of_plan) return;
  std::string title;
  if (const auto* theme = std::get_if<events::goals::Event>(of_plan)) {
    if (const auto* set = std::get_if<events::goals::GoalSet>(theme)) title = set->own_words.value;
    if (const auto* changed = std::get_if<events::goals::GoalChanged>(theme)) {
      if (changed->own_words) title = changed->own_words->value;
    }
  } else if (const auto* measure = std::get_if<events::measures::Event>(of_plan)) {
    using namespace events::measures;  // NOLINT(google-build-using-namespace): two names, one use.
    if (const auto* proposed = std::get_if<MeasureProposed>(measure)) title = proposed->what.value;
    if (const auto* changed = std::get_if<MeasureChanged>(measure)) {
      if (changed->what) title = changed->what->value;
    }
  }
  if (!title.empty()) titles_[events::entity_of(event)] = std::move(title);
}

std::optional<events::Recorded> recorded_from(const Json& cloud_event) {
  const auto type = text_at(cloud_event, "type");
  const auto at = events::timestamp_from(text_at(cloud_event, "time"));
  const auto sequence = text_at(cloud_event, "sequence");
  const auto data = cloud_event.find("data");
  if (!type.starts_with(type_prefix) || !at || sequence.empty() || data == cloud_event.end()) {
    return {};
  }
  events::Recorded recorded{
      .stream = events::stream_of(events::PlanId{text_at(cloud_event, "subject")}),
      .version = {std::stoull(sequence)},
      .position = {},
      .epoch = {},
      .author = {.by = {text_at(cloud_event, "by")},
                 .at = *at,
                 .command = {text_at(cloud_event, "command")}},
      .type = type.substr(type_prefix.size()),
      .schema = schema_from(text_at(cloud_event, "dataschema")),
      .payload = data->dump()};
  if (cloud_event.contains("onbehalfof")) {
    recorded.author.mandate = events::Mandate{.on_behalf_of = {text_at(cloud_event, "onbehalfof")},
                                              .authority = text_at(cloud_event, "authority")};
  }
  return recorded;
}

std::string moment_text(events::Timestamp at) {
  const auto text = events::to_text(at);  // 2026-03-02T13:05:00.000000Z
  return text.substr(8, 2) + "." + text.substr(5, 2) + "." + text.substr(0, 4) + " " +
         text.substr(11, 5);
}

}  // namespace tools
