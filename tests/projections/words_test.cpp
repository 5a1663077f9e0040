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
#include "tests/projections/whole_words.h"
#include "tests/support/sampler.h"

namespace tests {
namespace {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.
using projections::words::label;
using projections::words::Language;
using projections::words::say;
using projections::words::section_label;
using projections::words::Speaker;
using projections::words::status_label;

constexpr std::array languages{Language::nb, Language::nn, Language::en};

Speaker speaker_in(Language language) {
  return {.person = [](const PersonId&) { return "Xaver"; },
          .body = [](const Orgnr&) { return "Ytre"; },
          .language = language};
}

// The rules refuse these with an empty list.
const std::set<std::string> never_empty{
    "ConsentInformationGiven", "SharingConsentGiven", "AccessGranted", "PlanAgreed",
    "MeetingCalled",           "MeetingHeld",         "MessageSent"};

// What each event can be heard as, in one language, by the event's name.
using Phrases = std::map<std::string, std::vector<std::string>>;
Phrases listen(Language language) {
  Phrases all;
  for (const auto& [name, about, schema] : describe_events()) {
    for (unsigned number = 0; number < samples; ++number) {
      const auto sample = sample_of(schema, number, never_empty.contains(name));
      all[name].push_back(say(event_of(name, sample), speaker_in(language)));
    }
  }
  return all;
}
const Phrases& all_phrases(Language language) {
  static const std::map<Language, Phrases> all{{Language::nb, listen(Language::nb)},
                                               {Language::nn, listen(Language::nn)},
                                               {Language::en, listen(Language::en)}};
  return all.at(language);
}

using Enums = boost::mp11::mp_list<
    LifeArea, BodyKind, intake::Channel, intake::Asker, intake::Wanted, intake::Form,
    intake::Decision, intake::Level, intake::Sector, intake::PlanBasis, lifecycle::ContentPoint,
    consent::ConsentKind, coordination::Topic, coordination::VacancyCause,
    group::RepresentativeKind, group::RepresentativeMode, group::PeerKind, group::MemberKind,
    mapping::WishTime, goals::Horizon, goals::GoalOutcome, measures::Beneficiary,
    measures::LinkKind, meetings::MeetingForm, meetings::MeetingKind, meetings::InvitationAnswer,
    contact::MediaType, notices::Need, notices::NoticeOutcome, notices::PostKind, person::Language,
    complaint::Ground, complaint::LegalBasis, complaint::Outcome, decisions::SubPlanKind,
    decisions::Outcome, decisions::Wants, ending::EndReason, ending::CareLevel, ending::Step>;

std::vector<std::string> all_labels(Language language) {
  std::vector<std::string> all;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Enums>>(
      [&](auto identity) {
        using E = typename decltype(identity)::type;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto each) { all.push_back(label(each.value, language)); });
      });
  for_each_case<events::Event>([&](auto identity) {
    using Case = typename decltype(identity)::type;
    all.push_back(section_label(Case::place.section, language));
    if (!Case::place.status.empty()) all.push_back(status_label(Case::place.status, language));
  });
  return all;
}

TEST(Words, EveryEventHasWordsInThreeLanguages) {
  for (const auto language : languages) {
    const auto& all = all_phrases(language);
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
  const auto& nb = all_phrases(Language::nb);
  const auto& nn = all_phrases(Language::nn);
  const auto& en = all_phrases(Language::en);
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

}  // namespace
}  // namespace tests
