// Every event has words in three languages, each its own, and none of them claims a right (R20).
#include "projections/words/words.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <vector>

#include "events/codec.h"
#include "events/json/shape.h"
#include "events/themes.h"
#include "projections/words/labels.h"

namespace tests {
namespace {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.
using projections::words::label;
using projections::words::Language;
using projections::words::say;
using projections::words::section_label;
using projections::words::sentence;
using projections::words::Speaker;
using projections::words::status_label;

constexpr std::array languages{Language::nb, Language::nn, Language::en};

Speaker speaker(Language language) {
  return {.person = [](const PersonId& id) { return id.value == "ola" ? "Ola Nordli" : "Xaver"; },
          .body = [](const Orgnr&) { return "Ytre"; },
          .language = language};
}

// --- A sample of every event: 24 of each, so that every kind, yes, no and gap occurs. ---

constexpr unsigned seeds = 24;

// The rules refuse these with an empty list.
template <class Case>
inline constexpr bool never_empty = boost::mp11::mp_contains<
    boost::mp11::mp_list<consent::ConsentInformationGiven, consent::SharingConsentGiven,
                         consent::AccessGranted, lifecycle::PlanAgreed, meetings::MeetingCalled,
                         meetings::MeetingHeld, contact::MessageSent>,
    Case>::value;

template <class Case, class Slot>
void set(Slot& slot, unsigned seed, unsigned& bools) {
  if constexpr (std::is_same_v<Slot, bool>) {
    slot = ((seed >> bools++) & 1U) != 0;
  } else if constexpr (std::is_integral_v<Slot>) {
    slot = 4096;
  } else if constexpr (std::is_same_v<Slot, Date>) {
    slot = date_from("2026-12-31").value();
  } else if constexpr (std::is_same_v<Slot, Timestamp>) {
    slot = timestamp_from("2026-12-31T12:00:00Z").value();
  } else if constexpr (json::DescribedEnum<Slot>) {
    using All = boost::describe::describe_enumerators<Slot>;
    slot = static_cast<Slot>(seed % boost::mp11::mp_size<All>::value);
  } else if constexpr (json::is_optional<Slot>) {
    if (seed < seeds / 2) set<Case>(slot.emplace(), seed, bools);
  } else if constexpr (json::is_list<Slot>) {
    slot.values.resize(never_empty<Case> ? 1 + seed % 2 : seed % 3);
    for (auto& each : slot.values) set<Case>(each, seed, bools);
  } else {
    slot.value = "91234567890";
  }
}

template <class Case>
Case sample(unsigned seed) {
  Case value{};
  unsigned bools = 0;
  boost::mp11::mp_for_each<json::Members<Case>>(
      [&](auto member) { set<Case>(value.*decltype(member)::pointer, seed, bools); });
  return value;
}

template <class Root, class Case>
bool put(Root& root, const Case& value) {
  bool found = false;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, events::Sum<Root>>>(
      [&](auto identity) {
        using Alternative = typename decltype(identity)::type;
        if constexpr (std::is_same_v<Alternative, Case>) {
          root = value;
          found = true;
        } else if constexpr (is_variant<Alternative>) {
          Alternative inner;
          if (!found && put(inner, value)) {
            root = inner;
            found = true;
          }
        }
      });
  return found;
}

template <class Case>
std::string words(const Case& value, Language language) {
  Event event;
  put(event, value);
  return say(event, speaker(language));
}

// What each event can be heard as, in one language, by the event's name.
std::map<std::string, std::vector<std::string>> all_phrases(Language language) {
  std::map<std::string, std::vector<std::string>> all;
  for_each_case<Event>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    for (unsigned seed = 0; seed < seeds; ++seed) {
      all[std::string(Case::name)].push_back(words(sample<Case>(seed), language));
    }
  });
  return all;
}

using Enums = boost::mp11::mp_list<
    LifeArea, BodyKind, intake::Channel, intake::Asker, intake::Wanted, intake::Form,
    intake::Decision, intake::Level, intake::Sector, intake::PlanBasis, lifecycle::ContentPoint,
    consent::ConsentKind, coordination::Topic, group::RepresentativeKind, group::RepresentativeMode,
    group::PeerKind, group::MemberKind, mapping::WishTime, goals::Horizon, goals::GoalOutcome,
    measures::Beneficiary, measures::LinkKind, meetings::MeetingForm, meetings::MeetingKind,
    meetings::InvitationAnswer, contact::MediaType, notices::Need, notices::NoticeOutcome,
    notices::PostKind, person::Language, complaint::Ground, complaint::LegalBasis,
    complaint::Outcome, decisions::SubPlanKind, decisions::Outcome, decisions::Wants,
    ending::EndReason, ending::CareLevel, ending::Step>;

std::vector<std::string> all_labels(Language language) {
  std::vector<std::string> all;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Enums>>(
      [&](auto identity) {
        using E = typename decltype(identity)::type;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto each) { all.push_back(label(each.value, language)); });
      });
  for_each_case<Event>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    all.push_back(section_label(Case::place.section, language));
    if (!Case::place.status.empty()) all.push_back(status_label(Case::place.status, language));
  });
  return all;
}

// Which of these words stand in the text, as whole words.
std::string first_of(const std::string& text, const std::vector<std::string>& words) {
  std::string padded = " ";
  for (const char letter : text) {
    padded += std::string_view(",.;:()").find(letter) != std::string_view::npos ? ' ' : letter;
  }
  padded += " ";
  for (const auto& word : words) {
    if (padded.find(" " + word + " ") != std::string::npos) return word;
  }
  return {};
}

TEST(Words, EveryEventHasWordsInThreeLanguages) {
  for (const auto language : languages) {
    const auto all = all_phrases(language);
    EXPECT_EQ(all.size(), describe_events().size());
    for (const auto& [name, phrases] : all) {
      for (const auto& phrase : phrases) {
        EXPECT_GT(phrase.size(), 10U) << name << ": " << phrase;
        EXPECT_EQ(phrase.find_first_of("{}"), std::string::npos) << name << ": " << phrase;
        EXPECT_EQ(phrase.find("  "), std::string::npos) << name << ": " << phrase;
        EXPECT_EQ(phrase.find("()"), std::string::npos) << name << ": " << phrase;
        EXPECT_NE(phrase.back(), ' ') << name << ": " << phrase;
        EXPECT_NE(phrase.back(), '.') << name << ": " << phrase;
      }
    }
  }
}

TEST(Words, EachLanguageHasItsOwn) {
  const std::set<std::string> alike{"CoordinatorTrained"};  // The same in Bokmål and Nynorsk.
  const auto nb = all_phrases(Language::nb);
  const auto nn = all_phrases(Language::nn);
  const auto en = all_phrases(Language::en);
  for (const auto& [name, phrases] : nb) {
    EXPECT_EQ(phrases == nn.at(name), alike.contains(name)) << name << ": " << phrases.front();
    for (std::size_t i = 0; i < phrases.size(); ++i) EXPECT_NE(phrases[i], en.at(name)[i]);
  }
}

TEST(Words, NoLanguageLeaksIntoAnother) {
  const std::vector<std::string> bokmaal{"ikke",         "hva",          "hvordan",
                                         "hvor",         "hvem",         "fra",
                                         "et",           "en",           "noe",
                                         "nå",           "uten",         "tjenester",
                                         "planeieren",   "pårørende",    "skrev",
                                         "opplysninger", "ga",           "begrunnelse",
                                         "ansvarlig",    "områder",      "gjelder",
                                         "være",         "skole",        "enhet",
                                         "annen",        "hjelpemidler", "ansvarsgruppen",
                                         "oppgave",      "framtiden",    "sammen"};
  const std::vector<std::string> nynorsk{
      "ikkje",         "kva",     "korleis",      "kvar",   "kven",         "frå",
      "eit",           "ein",     "noko",         "utan",   "tenester",     "planeigaren",
      "pårørande",     "skreiv",  "opplysningar", "gav",    "grunngjeving", "ansvarleg",
      "gjeld",         "vere",    "skule",        "eining", "annan",        "hjelpemiddel",
      "ansvarsgruppa", "oppgåve", "framtida",     "saman"};
  const std::vector<std::string> norwegian{"og", "om",   "som", "til", "med",
                                           "på", "ikke", "av",  "er",  "det"};
  const std::vector<std::string> english{"the", "and", "of", "with", "was", "is", "a", "not"};
  const auto check = [](Language language, const std::vector<std::string>& foreign) {
    for (const auto& [name, phrases] : all_phrases(language)) {
      for (const auto& phrase : phrases) EXPECT_EQ(first_of(phrase, foreign), "") << phrase;
    }
    for (const auto& each : all_labels(language)) EXPECT_EQ(first_of(each, foreign), "") << each;
  };
  check(Language::nb, nynorsk);
  check(Language::nb, english);
  check(Language::nn, bokmaal);
  check(Language::nn, english);
  check(Language::en, norwegian);
}

TEST(Words, R20_NoPhraseClaimsARight) {
  const std::vector<std::string> claims{"rett til",  "rett på",    "krav på",
                                        "rettighet", "rettigheit", "entitl",
                                        "right to",  "a right",    "berettig"};
  for (const auto language : languages) {
    auto texts = all_labels(language);
    for (const auto& [name, phrases] : all_phrases(language)) {
      texts.insert(texts.end(), phrases.begin(), phrases.end());
    }
    for (const auto& text : texts) {
      for (const auto& claim : claims) EXPECT_EQ(text.find(claim), std::string::npos) << text;
    }
  }
}

TEST(Words, EveryKindStateAndSectionHasALabel) {
  for (const auto language : languages) {
    for (const auto& each : all_labels(language)) EXPECT_FALSE(each.empty());
    EXPECT_FALSE(section_label("participants", language).empty());
    EXPECT_FALSE(section_label("completeness", language).empty());
    EXPECT_FALSE(status_label("answered", language).empty());
    EXPECT_TRUE(section_label("no-such-section", language).empty());
    EXPECT_TRUE(status_label("no-such-status", language).empty());
  }
}

TEST(Words, KindsOfOneSortAreToldApart) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Enums>>(
      [](auto identity) {
        using E = typename decltype(identity)::type;
        using All = boost::describe::describe_enumerators<E>;
        for (const auto language : languages) {
          std::set<std::string> seen;
          boost::mp11::mp_for_each<All>(
              [&](auto each) { seen.insert(label(each.value, language)); });
          EXPECT_EQ(seen.size(), boost::mp11::mp_size<All>::value) << *seen.begin();
        }
      });
}

// --- What it sounds like. ---

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
  return sentence(recorded, plan::Event{goals::Event{goal}}, speaker(language));
}

TEST(Words, ASentenceSaysWhoAndWhat) {
  EXPECT_EQ(told(by("ola"), Language::nb),
            "Ola Nordli satte målet «Gå til butikken selv» (helse, kort sikt).");
  EXPECT_EQ(told(by("ola"), Language::nn),
            "Ola Nordli sette målet «Gå til butikken selv» (helse, kort sikt).");
  EXPECT_EQ(told(by("ola"), Language::en),
            "Ola Nordli set the goal “Gå til butikken selv” (health, short term).");
}

TEST(Words, R13_ASentenceNamesBothAndTheAuthority) {
  auto recorded = by("ola");
  recorded.author.mandate = Mandate{.on_behalf_of = {"kari"}, .authority = "verge til 31.12.2026"};
  EXPECT_EQ(told(recorded, Language::nn),
            "Ola Nordli på vegner av Xaver (fullmakt: verge til 31.12.2026) sette målet "
            "«Gå til butikken selv» (helse, kort sikt).");
}

TEST(Words, TheTimersSpeakAsMedvirk) {
  const lifecycle::StartOverdue overdue{.due = timestamp_from("2026-02-05T00:00:00Z").value()};
  EXPECT_EQ(sentence(by(system_actor.value), plan::Event{lifecycle::Event{overdue}},
                     speaker(Language::nb)),
            "Medvirk meldte at arbeidet med planen ikke var startet innen fristen 05.02.2026.");
}

TEST(Words, DatesAreWrittenAsTheLanguageWritesThem) {
  using projections::words::date_text;
  const auto last = date_from("2026-12-31").value();
  EXPECT_EQ(date_text(last, Language::nb), "31.12.2026");
  EXPECT_EQ(date_text(last, Language::nn), "31.12.2026");
  EXPECT_EQ(date_text(last, Language::en), "31 December 2026");
  EXPECT_EQ(date_text(date_from("2026-01-05").value(), Language::nb), "05.01.2026");
  EXPECT_EQ(date_text(date_from("2026-01-05").value(), Language::en), "5 January 2026");
}

TEST(Words, AMeasureIsNamedWhereItsTitleIsKnown) {
  const measures::MeasureResumed resumed{.measure = {"training"}, .area = LifeArea::health};
  auto knowing = speaker(Language::nb);
  knowing.title = [](std::string_view entity) {
    return entity == "measure/training" ? std::string("Styrketrening") : std::string{};
  };
  EXPECT_EQ(words(resumed, Language::nb), "tok opp igjen et tiltak (helse)");
  EXPECT_EQ(say(plan::Event{measures::Event{resumed}}, knowing),
            "tok opp igjen tiltaket «Styrketrening» (helse)");
}

TEST(Words, LongTextIsShortenedBetweenCharactersAndKeptOnOneLine) {
  std::string text = "to\nlinjer ";
  for (int i = 0; i < 500; ++i) text += "å";
  const auto phrase =
      words(mapping::WhatMattersRecorded{.entry = {"e"}, .area = LifeArea::everyday, .text = text},
            Language::nb);
  EXPECT_TRUE(phrase.starts_with("skrev ned det som betyr mest: «to linjer åå"));
  EXPECT_TRUE(phrase.ends_with("å…»"));
  EXPECT_LT(phrase.size(), 400U);
}

TEST(Words, TextWithBracesIsTextAndNoPattern) {
  EXPECT_EQ(words(
                mapping::WhatMattersRecorded{
                    .entry = {"e"}, .area = LifeArea::everyday, .text = "{0} {x}"},
                Language::en),
            "wrote down what matters most: “{0} {x}”");
}

TEST(Words, SeveralAreListedAsPeopleListThem) {
  const consent::AccessGranted granted{
      .access = {"a"},
      .person = {"ola"},
      .areas = {LifeArea::health, LifeArea::work, LifeArea::leisure},
      .until = date_from("2026-12-31").value()};
  EXPECT_EQ(words(granted, Language::nn),
            "gav Ola Nordli innsyn i helse, arbeid og fritid til og med 31.12.2026");
}

TEST(Words, ANationalIdAndADateOfBirthAreNeverSaid) {
  person::PersonRegistered registered{
      .person = {"ola"}, .full_name = "Ola", .language = Language::nb};
  registered.national_id = "01019012345";
  registered.born = date_from("1990-01-01").value();
  for (const auto language : languages) {
    EXPECT_EQ(words(registered, language).find_first_of("0123456789"), std::string::npos);
  }
}

}  // namespace
}  // namespace tests
