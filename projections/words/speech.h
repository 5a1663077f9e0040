// Speech: the small parts that sentences are put together from; for the files of this folder only.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "projections/words/labels.h"
#include "projections/words/words.h"

namespace projections::words {

inline constexpr std::size_t quote_max = 160;  // Characters of somebody's text in one sentence.

// The pattern in the speaker's language, `{0}`, `{1}` … replaced. The order of words is the
// language's own.
[[nodiscard]] std::string fill(const Speaker& speaker, const Phrase& pattern,
                               std::initializer_list<std::string> arguments = {});

// Somebody's own text on one line, shortened; in the language's quotation marks or without.
[[nodiscard]] std::string plain(std::string_view text);
[[nodiscard]] std::string quote(const Speaker& speaker, std::string_view text);

// `a, b og c`
[[nodiscard]] std::string listed(const Speaker& speaker, const std::vector<std::string>& words);

// ` (a; b)` from those that are not empty, or nothing at all.
[[nodiscard]] std::string details(std::initializer_list<std::string> parts);

// `begrunnelse: «…»`, or nothing if there is none.
template <std::size_t Max>
[[nodiscard]] std::string detail(const Speaker& speaker, const Phrase& what,
                                 const std::optional<events::Text<Max>>& text) {
  return text ? what.in(speaker.language) + ": " + quote(speaker, text->value) : std::string{};
}
template <std::size_t Max>
[[nodiscard]] std::string detail(const Speaker& speaker, const Phrase& what,
                                 const events::Text<Max>& text) {
  return detail(speaker, what, std::optional{text});
}
// The detail that most refusals have.
template <class Text>
[[nodiscard]] std::string reason(const Speaker& speaker, const Text& text) {
  return detail(speaker, {"begrunnelse", "grunngjeving", "reason"}, text);
}

// What stands before where something takes place.
inline const Phrase where_label{"sted", "stad", "place"};

// What the owner said to something that somebody else did.
template <class Text>
[[nodiscard]] std::string owner_said(const Speaker& speaker, const Text& text) {
  return detail(speaker, {"planeieren sa", "planeigaren sa", "the plan owner said"}, text);
}

template <std::size_t Max>
[[nodiscard]] std::string people(const Speaker& speaker,
                                 const events::List<events::PersonId, Max>& ids) {
  std::vector<std::string> names;
  for (const auto& id : ids) names.push_back(speaker.person(id));
  return listed(speaker, names);
}

// The labels of a list of enumerators: `helse og fritid`.
template <class E, std::size_t Max>
[[nodiscard]] std::string labels(const Speaker& speaker, const events::List<E, Max>& values) {
  std::vector<std::string> words;
  for (const auto value : values) words.push_back(label(value, speaker.language));
  return listed(speaker, words);
}

template <class E>
[[nodiscard]] std::string said(const Speaker& speaker, E value) {
  return label(value, speaker.language);
}
[[nodiscard]] inline std::string said(const Speaker& speaker, events::Date date) {
  return date_text(date, speaker.language);
}
[[nodiscard]] inline std::string said(const Speaker& speaker, events::Timestamp time) {
  return date_text(events::day_of(time), speaker.language);
}

// `tiltaket «Styrketrening»` where the speaker knows the title, else `et tiltak`.
[[nodiscard]] std::string measure_named(const Speaker& speaker, const events::MeasureId& id);
[[nodiscard]] std::string goal_named(const Speaker& speaker, const events::GoalId& id);

// One overload a theme, each in the file of its name; an event without words does not compile.
[[nodiscard]] std::string tell(const events::intake::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::lifecycle::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::consent::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::coordination::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::group::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::mapping::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::goals::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::measures::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::disagreement::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::complaint::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::decisions::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::ending::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::notices::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::childhood::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::emergency::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::meetings::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::contact::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::retention::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::unit::Event& event, const Speaker& speaker);
[[nodiscard]] std::string tell(const events::person::Event& event, const Speaker& speaker);

}  // namespace projections::words
