#include "tests/support/sampler.h"

#include <algorithm>
#include <stdexcept>

#include "events/readers.h"

namespace tests {
namespace {

using events::json::Json;

constexpr std::string_view digits = "91234567890";

class Sampler {
 public:
  Sampler(unsigned number, bool lists_are_filled)
      : number_(number), lists_are_filled_(lists_are_filled) {}

  Json any(const Json& schema) {
    const auto type = schema.at("type").get<std::string>();
    if (type == "object") return object(schema);
    if (type == "array") return list(schema);
    if (type == "boolean") return ((number_ >> bools_++) & 1U) != 0;
    if (type == "integer") return 4096;
    return text(schema);
  }

 private:
  Json object(const Json& schema) {
    const auto& required = schema.at("required");
    Json made = Json::object();
    for (const auto& [key, property] : schema.at("properties").items()) {
      const bool is_list = property.at("type") == "array";
      const bool optional = std::find(required.begin(), required.end(), key) == required.end();
      if (optional && !is_list && number_ >= samples / 2) continue;
      made[key] = any(property);
    }
    return made;
  }

  Json list(const Json& schema) {
    Json made = Json::array();
    const unsigned count = lists_are_filled_ ? 1 + number_ % 2 : number_ % 3;
    for (unsigned i = 0; i < count; ++i) made.push_back(any(schema.at("items")));
    return made;
  }

  [[nodiscard]] Json text(const Json& schema) const {
    if (const auto kinds = schema.find("enum"); kinds != schema.end()) {
      return (*kinds)[number_ % kinds->size()].get<std::string>();
    }
    const auto format = schema.value("format", "");
    if (format == "date") return "2026-12-31";
    if (format == "date-time") return "2026-12-31T12:00:00Z";
    if (format == "uuid") return "0c0ffee0-0000-4000-8000-000000000001";
    if (schema.value("pattern", "") == "^[0-9]{9}$") return digits.substr(0, 9);
    return digits.substr(0, schema.value("maxLength", digits.size()));
  }

  unsigned number_;
  bool lists_are_filled_;
  unsigned bools_ = 0;
};

// The version of an event's shape that `describe_events` describes.
std::uint16_t schema_now(const std::string& name) {
  std::uint16_t schema = 0;
  events::for_each_case<events::Event>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    if (Case::name == name) schema = events::schema_of<Case>();
  });
  return schema;
}

}  // namespace

Json sample_of(const Json& schema, unsigned number, bool lists_are_filled) {
  return Sampler{number, lists_are_filled}.any(schema);
}

events::Event event_of(const std::string& name, const Json& sample) {
  auto event = events::decode(events::Recorded{.stream = {},
                                               .version = {1},
                                               .position = {1},
                                               .epoch = {1},
                                               .author = {.by = {}, .at = {}, .command = {}},
                                               .type = name,
                                               .schema = schema_now(name),
                                               .payload = sample.dump()});
  if (!event) throw std::logic_error("no event " + name + " is " + sample.dump());
  return *std::move(event);
}

}  // namespace tests
