// What the words sound like: who did what, on whose behalf, with which names, dates and lists.
#include <gtest/gtest.h>

#include "projections/words/words.h"
#include "tests/support/given.h"

namespace tests {
namespace {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.
using projections::words::Language;
using projections::words::say;
using projections::words::sentence;
using projections::words::Speaker;

Speaker speaker_knowing_ola(Language language) {
  return {.person = [](const PersonId& id) { return id.value == "ola" ? "Ola Nordli" : "Xaver"; },
          .body = [](const Orgnr&) { return "Ytre"; },
          .language = language};
}

template <class Case>
std::string words_of(const Case& value, Language language) {
  return say(lift<plan::Event>(value), speaker_knowing_ola(language));
}

const goals::GoalSet goal{.goal = {"walk"},
                          .area = LifeArea::health,
                          .horizon = goals::Horizon::short_term,
                          .own_words = "Gå til butikken selv"};

Recorded by(std::string_view person) {
  return {.stream = {"plan/1"},
          .version = {1},
          .position = {1},
          .epoch = {1},
          .author = {.by = {std::string(person)},
                     .at = timestamp_from("2026-03-02T12:00:00Z").value(),
                     .command = {"00000000-0000-0000-0000-000000000001"}},
          .type = "GoalSet",
          .schema = 1,
          .payload = "{}"};
}

std::string told(const Recorded& recorded, Language language) {
  return sentence(recorded, plan::Event{goals::Event{goal}}, speaker_knowing_ola(language));
}

TEST(Sentences, ASentenceSaysWhoAndWhat) {
  EXPECT_EQ(told(by("ola"), Language::nb),
            "Ola Nordli satte målet «Gå til butikken selv» (helse, kort sikt).");
  EXPECT_EQ(told(by("ola"), Language::nn),
            "Ola Nordli sette målet «Gå til butikken selv» (helse, kort sikt).");
  EXPECT_EQ(told(by("ola"), Language::en),
            "Ola Nordli set the goal “Gå til butikken selv” (health, short term).");
}

TEST(Sentences, R13_ASentenceNamesBothAndTheAuthority) {
  auto recorded = by("ola");
  recorded.author.mandate = Mandate{.on_behalf_of = {"kari"}, .authority = "verge til 31.12.2026"};
  EXPECT_EQ(told(recorded, Language::nn),
            "Ola Nordli på vegner av Xaver (fullmakt: verge til 31.12.2026) sette målet "
            "«Gå til butikken selv» (helse, kort sikt).");
}

TEST(Sentences, TheTimersSpeakAsMedvirk) {
  const lifecycle::StartOverdue overdue{.due = timestamp_from("2026-02-05T00:00:00Z").value()};
  EXPECT_EQ(sentence(by(system_actor.value), plan::Event{lifecycle::Event{overdue}},
                     speaker_knowing_ola(Language::nb)),
            "Medvirk meldte at arbeidet med planen ikke var startet innen fristen 05.02.2026.");
}

TEST(Sentences, DatesAreWrittenAsTheLanguageWritesThem) {
  using projections::words::date_text;
  const auto last = date_from("2026-12-31").value();
  EXPECT_EQ(date_text(last, Language::nb), "31.12.2026");
  EXPECT_EQ(date_text(last, Language::nn), "31.12.2026");
  EXPECT_EQ(date_text(last, Language::en), "31 December 2026");
  EXPECT_EQ(date_text(date_from("2026-01-05").value(), Language::nb), "05.01.2026");
  EXPECT_EQ(date_text(date_from("2026-01-05").value(), Language::en), "5 January 2026");
}

TEST(Sentences, AMeasureIsNamedWhereItsTitleIsKnown) {
  const measures::MeasureResumed resumed{.measure = {"training"}, .area = LifeArea::health};
  auto knowing = speaker_knowing_ola(Language::nb);
  knowing.title = [](std::string_view entity) {
    return entity == "measure/training" ? std::string("Styrketrening") : std::string{};
  };
  EXPECT_EQ(words_of(resumed, Language::nb), "tok opp igjen et tiltak (helse)");
  EXPECT_EQ(say(plan::Event{measures::Event{resumed}}, knowing),
            "tok opp igjen tiltaket «Styrketrening» (helse)");
}

TEST(Sentences, LongTextIsShortenedBetweenCharactersAndKeptOnOneLine) {
  std::string text = "to\nlinjer ";
  for (int i = 0; i < 500; ++i) text += "å";
  const auto phrase = words_of(
      mapping::WhatMattersRecorded{.entry = {"e"}, .area = LifeArea::everyday, .text = text},
      Language::nb);
  EXPECT_TRUE(phrase.starts_with("skrev ned det som betyr mest: «to linjer åå"));
  EXPECT_TRUE(phrase.ends_with("å…»"));
  EXPECT_LT(phrase.size(), 400U);
}

TEST(Sentences, TextWithBracesIsTextAndNoPattern) {
  EXPECT_EQ(words_of(
                mapping::WhatMattersRecorded{
                    .entry = {"e"}, .area = LifeArea::everyday, .text = "{0} {x}"},
                Language::en),
            "wrote down what matters most: “{0} {x}”");
}

TEST(Sentences, SeveralAreListedAsPeopleListThem) {
  const consent::AccessGranted granted{
      .access = {"a"},
      .person = {"ola"},
      .areas = {LifeArea::health, LifeArea::work, LifeArea::leisure},
      .until = date_from("2026-12-31").value()};
  EXPECT_EQ(words_of(granted, Language::nn),
            "gav Ola Nordli innsyn i helse, arbeid og fritid til og med 31.12.2026");
}

TEST(Sentences, ANationalIdAndADateOfBirthAreNeverSaid) {
  person::PersonRegistered registered{
      .person = {"ola"}, .full_name = "Ola", .language = Language::nb};
  registered.national_id = "01019012345";
  registered.born = date_from("1990-01-01").value();
  for (const auto language : {Language::nb, Language::nn, Language::en}) {
    const auto said = say(person::Event{registered}, speaker_knowing_ola(language));
    EXPECT_EQ(said.find_first_of("0123456789"), std::string::npos);
  }
}

}  // namespace
}  // namespace tests
