#include "server/queries/directory.h"

#include "events/json/read.h"
#include "events/json/write.h"
#include "projections/rows.h"

namespace server {
namespace {

constexpr std::size_t cached_max = 50'000;

template <class T>
std::optional<T> read_row(const events::Log& log, std::string_view view, const std::string& key) {
  const auto text = log.row(std::string(view), key);
  if (!text) return {};
  const auto json = events::json::parse(*text);
  if (!json) return {};
  auto row = events::json::from_json<T>(*json);
  return row ? std::optional{std::move(*row)} : std::nullopt;
}

}  // namespace

std::vector<events::Office> offices_of(const events::Log& log, const events::PersonId& person) {
  constexpr std::size_t offices_max = 64;
  std::vector<events::Office> offices;
  for (const auto& row : log.rows(std::string(projections::offices_view),
                                  projections::key_of(person), "", offices_max)) {
    const auto json = events::json::parse(row.value);
    events::check(json.has_value(), "a row of our own is JSON");
    auto office = events::json::from_json<events::Office>(*json);
    if (office) offices.push_back(std::move(*office));
  }
  return offices;
}

std::string Directory::person(const events::PersonId& person) const {
  {
    const std::lock_guard lock{mutex_};
    if (const auto found = people_.find(person.value); found != people_.end()) {
      return found->second;
    }
  }
  const auto row =
      read_row<projections::DirectoryRow>(log_, projections::directory_view, person.value);
  if (!row) return person.value;
  const std::lock_guard lock{mutex_};
  if (people_.size() >= cached_max) people_.clear();
  people_[person.value] = row->full_name;
  return row->full_name;
}

std::string Directory::body(const events::Orgnr& body) const {
  const auto row = read_row<projections::BodyRow>(log_, projections::bodies_view, body.value);
  return row ? row->title : body.value;
}

std::string Directory::names(const std::vector<events::PersonId>& people) const {
  std::string text = "{";
  for (const auto& each : people) {
    if (text.size() > 1) text += ',';
    events::json::write_string(text, each.value);
    text += ':';
    events::json::write_string(text, person(each));
  }
  return text + '}';
}

}  // namespace server
