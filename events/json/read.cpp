#include "events/json/read.h"

namespace events::json {
namespace {

// Builds the document while it counts how deep it stands; too deep ends the parse.
class BoundedParser {
 public:
  [[nodiscard]] Result<Json, Faults> parse(std::string_view text) {
    bool too_deep = false;
    const auto watch = [&](int depth, Json::parse_event_t, Json&) {
      too_deep = too_deep || depth > depth_max;
      return !too_deep;
    };
    auto document = Json::parse(text, watch, false);
    if (too_deep) {
      return Faults{{"", "JSON nested at most " + std::to_string(depth_max) + " deep"}};
    }
    if (document.is_discarded()) return Faults{{"", "valid JSON (RFC 8259) in UTF-8"}};
    return document;
  }
};

// Code points of valid UTF-8: every byte that does not continue one.
std::size_t length_of(std::string_view text) {
  std::size_t length = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++length;
  }
  return length;
}

}  // namespace

Result<Json, Faults> parse(std::string_view text) { return BoundedParser{}.parse(text); }

std::string detail::text_fault(std::string_view text, std::size_t length_max) {
  bool blank = true;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if ((code < 0x20 && c != '\n' && c != '\t') || code == 0x7F)
      return "text with no control characters";
    blank = blank && (c == ' ' || c == '\n' || c == '\t');
  }
  if (!blank && length_of(text) <= length_max) return {};
  return "text of 1 to " + std::to_string(length_max) + " characters, not blank";
}

void detail::Reader::read_fields(const Json& json, std::span<const FieldReader> fields,
                                 void* object) {
  if (!json.is_object()) return fault("an object");
  for (const auto& field : fields) {
    const auto found = json.find(field.key);
    const bool absent = found == json.end() || found->is_null();
    inside(field.key, [&] {
      if (!absent) {
        field.read(*this, *found, object);
      } else if (field.required) {
        fault("this field is required");
      }
    });
  }
}

void detail::Reader::fault_names(std::span<const std::string_view> names) {
  std::string expected = "one of";
  for (const auto name : names) expected.append(" ").append(name);
  fault(std::move(expected));
}

}  // namespace events::json
