#include "projections/words/rejections.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "projections/words/speech.h"

namespace projections::words {
namespace {

using Key = std::tuple<std::string_view, std::string_view, std::string_view>;
using Table = std::map<Key, const RefusalWords*>;

// Built once.
const Table& table() {
  static const Table all = [] {
    Table rows;
    for (const auto part :
         {consent_refusals(), childhood_refusals(), intake_refusals(), group_refusals(),
          content_refusals(), life_refusals(), meeting_refusals(), dispute_refusals(),
          register_refusals(), retention_refusals()}) {
      for (const auto& row : part) rows.emplace(Key{row.rule, row.slug, row.sense}, &row);
    }
    return rows;
  }();
  return all;
}

// The words for this very rule, else those that fit under every rule.
const RefusalWords* find(const events::Rejection& rejection) {
  for (const std::string_view rule : {std::string_view(rejection.rule), std::string_view{}}) {
    const auto found = table().find(Key{rule, rejection.slug, rejection.sense});
    if (found != table().end()) return found->second;
  }
  return nullptr;
}

std::string_view title_of(events::Refusal kind, bool nynorsk) {
  switch (kind) {
    case events::Refusal::forbidden:
      return nynorsk ? "Dette kan ikkje du gjere" : "Dette kan ikke du gjøre";
    case events::Refusal::broken:
      return nynorsk ? "Reglane for planen tillèt ikkje dette"
                     : "Reglene for planen tillater ikke dette";
    case events::Refusal::invalid: break;
  }
  return nynorsk ? "Noko manglar eller er feil" : "Noe mangler eller er feil";
}

}  // namespace

std::optional<Said> say_refusal(const events::Rejection& rejection, Language language) {
  if (language == Language::en) return {};
  const auto* words = find(rejection);
  if (!words) return {};
  const bool nynorsk = language == Language::nn;
  return Said{.title = std::string(title_of(rejection.kind, nynorsk)),
              .detail = std::string(nynorsk ? words->nn : words->nb)};
}

std::optional<Said> say_problem(std::string_view slug, std::string_view given, Language language) {
  if (language == Language::en) return {};
  const auto all = problem_words();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const ProblemWords& each) { return each.slug == slug; });
  if (found == all.end()) return {};
  const bool nynorsk = language == Language::nn;
  std::string detail(nynorsk ? found->nn : found->nb);
  constexpr std::string_view gap = "{0}";
  if (const auto at = detail.find(gap); at != std::string::npos) {
    detail.replace(at, gap.size(), given);
  }
  return Said{.title = std::string(nynorsk ? found->title_nn : found->title_nb),
              .detail = std::move(detail)};
}

}  // namespace projections::words
