#include "projections/words/words.h"

#include <array>

#include "events/overloaded.h"
#include "projections/words/speech.h"

namespace projections::words {

const std::string& Phrase::in(Language language) const {
  switch (language) {
    case Language::nb: return nb;
    case Language::nn: return nn;
    case Language::en: break;
  }
  return en;
}

std::string say(const events::Event& event, const Speaker& speaker) {
  return std::visit(events::Overloaded{
                        [&](const events::plan::Event& each) {
                          return std::visit([&](const auto& theme) { return tell(theme, speaker); },
                                            each);
                        },
                        [&](const events::unit::Event& each) { return tell(each, speaker); },
                        [&](const events::person::Event& each) { return tell(each, speaker); },
                    },
                    event);
}

std::string actor_name(const events::PersonId& person, const Speaker& speaker) {
  return person == events::system_actor ? "Medvirk" : speaker.person(person);
}

std::string sentence(const events::Recorded& recorded, const events::Event& event,
                     const Speaker& speaker) {
  const auto& author = recorded.author;
  auto actor = actor_name(author.by, speaker);
  if (author.mandate) {
    actor = fill(speaker,
                 {"{0} på vegne av {1} (fullmakt: {2})", "{0} på vegner av {1} (fullmakt: {2})",
                  "{0} on behalf of {1} (authority: {2})"},
                 {actor, speaker.person(author.mandate->on_behalf_of), author.mandate->authority});
  }
  const auto phrase = say(event, speaker);
  const bool ended = phrase.ends_with(".»") || phrase.ends_with(".”");  // By the quoted words.
  return actor + " " + phrase + (ended ? "" : ".");
}

std::string date_text(events::Date date, Language language) {
  const auto day = static_cast<unsigned>(date.day());
  const auto month = static_cast<unsigned>(date.month());
  const auto year = std::to_string(static_cast<int>(date.year()));
  if (language == Language::en) {
    constexpr std::array<std::string_view, 12> months{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return std::to_string(day) + " " + std::string(months.at((month + 11) % 12)) + " " + year;
  }
  const auto two_digits = [](unsigned number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  return two_digits(day) + "." + two_digits(month) + "." + year;
}

}  // namespace projections::words
