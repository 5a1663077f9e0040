#include "tools/telling/plan_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "events/json/shape.h"
#include "projections/words/labels.h"
#include "tools/telling/fields.h"

namespace tools {
namespace {

using events::json::Json;
namespace words = projections::words;

// The order in which a plan is read: what it is, whose voice, who is there, what is done, and what
// it rests on. Sections that are not named here come last.
// clang-format off
constexpr auto reading_order = std::to_array<std::string_view>({
    "plan", "agreement", "agreements", "completeness", "whatMatters", "situation", "needs",
    "resources", "wishes", "facilitation", "goals", "measures", "measureLinks", "decisions",
    "ownerViews", "subPlans", "serviceApplications", "basisDocuments", "assessments", "careLevel",
    "secondOpinions", "disagreements", "ownerTasks", "contributions", "coordinator",
    "coordinatorWish", "coordinatorRequests",
    "group", "participants", "professionals", "peerInvitations", "cooperation", "period",
    "nextRevision", "revisions", "planEvaluations", "processEvaluations", "declaredNone",
    "consents", "consentInformation", "access",
    "excludedRecipients", "excludedCategories", "involvement", "informationGiven", "requests",
    "applications", "intake", "clarification", "eligibility", "planOffer", "coordinatorOffer",
    "anchor", "transfer", "start"});
// clang-format on

// What a row is known by.
constexpr std::array<std::string_view, 7> title_keys{"ownWords", "what", "text",   "wish",
                                                     "how",      "use",  "measure"};
std::string_view title_key_of(const Json& row) {
  for (const auto key : title_keys) {
    if (row.contains(key)) return key;
  }
  return {};
}

// Beside the content: when and by whom stands in the timeline.
bool is_aside(std::string_view key) { return key == "changedAt" || key == "changedBy"; }

class Writer {
 public:
  explicit Writer(const Reader& reader) : reader_(reader) {}

  void section(std::string_view name, const Json& value) {
    auto heading = words::section_label(name, reader_.language);
    lines.emplace_back();
    lines.push_back(heading.empty() ? std::string(name) : std::move(heading));
    if (name == "completeness") return completeness(value);
    if (name == "participants") {
      for (const auto& part : value.items()) subsection(part.key(), part.value());
    } else if (holds_rows(value)) {
      rows(name, value);
    } else {
      fields(name, {}, value, "  ");
    }
  }

  std::vector<std::string> lines;

 private:
  static bool holds_rows(const Json& value) {
    return std::all_of(value.begin(), value.end(),
                       [](const Json& each) { return each.is_object(); });
  }

  void subsection(const std::string& name, const Json& value) {
    lines.push_back("  " + words::section_label(name, reader_.language));
    rows(name, value, "    ");
  }

  void rows(std::string_view section, const Json& value, const std::string& indent = "  ") {
    for (const auto& row : value.items()) {
      const auto title_key = title_key_of(row.value());
      auto title = reader_.person({row.key()});
      if (!title_key.empty()) {
        title = field_text(section, title_key, row.value()[std::string(title_key)], reader_);
      }
      lines.push_back(indent + "• " + title);
      fields(section, title_key, row.value(), indent + "    ", row.key());
    }
  }

  void fields(std::string_view section, std::string_view but, const Json& row,
              const std::string& indent, const std::string& own_key = {}) {
    std::string line;
    for (const auto& field : row.items()) {
      const auto& key = field.key();
      const bool is_own_key = field.value().is_string() && field.value() == own_key;
      if (key == but || is_aside(key) || is_own_key || (section == "plan" && key == "id")) continue;
      const auto text = field_text(section, key, field.value(), reader_);
      if (text.empty()) continue;
      if (!line.empty()) line += " · ";
      const auto label = field_label(key, reader_.language);
      line += label.empty() ? text : label + ": " + text;
    }
    if (!line.empty()) lines.push_back(indent + line);
  }

  void completeness(const Json& value) {
    for (const auto& flag : value.items()) {
      const auto point = events::json::enum_from<events::lifecycle::ContentPoint>(flag.key());
      const bool there = flag.value().is_boolean() && flag.value().get<bool>();
      if (point) {
        lines.push_back(std::string(there ? "  [x] " : "  [ ] ") + flag.key() + ": " +
                        words::label(*point, reader_.language));
      }
    }
  }

  const Reader& reader_;
};

}  // namespace

std::vector<std::string> plan_text(const Json& view, Reader reader) {
  reader.title = [&view](const std::string& section, const std::string& row) {
    const auto rows = view.find(section);
    if (rows == view.end() || !rows->contains(row)) return row;
    const auto& found = (*rows)[row];
    const auto key = title_key_of(found);
    return key.empty() ? row : found[std::string(key)].get<std::string>();
  };
  Writer writer(reader);
  for (const auto name : reading_order) {
    if (const auto found = view.find(name); found != view.end()) writer.section(name, *found);
  }
  for (const auto& section : view.items()) {
    const bool told =
        std::find(reading_order.begin(), reading_order.end(), section.key()) != reading_order.end();
    if (!told) writer.section(section.key(), section.value());
  }
  return std::move(writer.lines);
}

}  // namespace tools
