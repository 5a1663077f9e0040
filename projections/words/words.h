// Words: what happened, said in Bokmål, Nynorsk and English; every event has its own sentence.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "events/event.h"

namespace projections::words {

using Language = events::person::Language;

// The same words in all three languages.
struct Phrase {
  std::string nb;
  std::string nn;
  std::string en;
  [[nodiscard]] const std::string& in(Language language) const;
};

using Names = std::function<std::string(const events::PersonId&)>;
using BodyNames = std::function<std::string(const events::Orgnr&)>;
// What a goal or measure is called: `measure/training` → its words, or nothing where they are not
// known or not for this reader.
using Titles = std::function<std::string(std::string_view entity)>;

// How names are said, and in which language. The log knows ids only.
struct Speaker {
  Names person;
  BodyNames body;
  Language language;
  Titles title{};  // None: "et tiltak" instead of "tiltaket «Styrketrening»".
};

// What happened, as a verb phrase without the actor: `satte målet «Gå til butikken selv» (helse,
// kort sikt)`. Never that anything is a right (R20).
[[nodiscard]] std::string say(const events::Event& event, const Speaker& speaker);

// Who did it, on whose behalf and by what authority (R13), and what: a whole sentence.
[[nodiscard]] std::string sentence(const events::Recorded& recorded, const events::Event& event,
                                   const Speaker& speaker);

// The person's name; the timers' own actor is called Medvirk.
[[nodiscard]] std::string actor_name(const events::PersonId& person, const Speaker& speaker);

// `31.12.2026`, `31 December 2026`.
[[nodiscard]] std::string date_text(events::Date date, Language language);

}  // namespace projections::words
