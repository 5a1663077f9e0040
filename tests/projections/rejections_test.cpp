// What a rejection says in Bokmål and Nynorsk: every refusal that the rules can make, and every
// problem of the protocol, has words; each its own; and none of them claims a right (R20).
#include "projections/words/rejections.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <tuple>

#include "events/plan/standing.h"
#include "tests/projections/whole_words.h"
#include "tests/support/refusal_calls.h"

namespace tests {
namespace {

using namespace projections::words;  // NOLINT(google-build-using-namespace)

const std::vector<RefusalWords>& rows() {
  static const std::vector<RefusalWords> all = [] {
    std::vector<RefusalWords> list;
    for (const auto part :
         {consent_refusals(), childhood_refusals(), intake_refusals(), group_refusals(),
          content_refusals(), life_refusals(), meeting_refusals(), dispute_refusals(),
          register_refusals(), retention_refusals()}) {
      list.insert(list.end(), part.begin(), part.end());
    }
    return list;
  }();
  return all;
}

using Key = std::tuple<std::string, std::string, std::string>;
Key key_of(const RefusalWords& row) {
  return {std::string(row.rule), std::string(row.slug), std::string(row.sense)};
}
std::string name_of(const Key& key) {
  return std::get<0>(key) + "/" + std::get<1>(key) + "/" + std::get<2>(key);
}

// The row that speaks for a call: the rule's own, or the one for every rule.
std::optional<Key> row_for(const RefusalCall& call) {
  static const std::set<Key> keys = [] {
    std::set<Key> all;
    for (const auto& row : rows()) all.insert(key_of(row));
    return all;
  }();
  for (const auto& rule : {call.rule.value_or(""), std::string{}}) {
    const Key key{rule, *call.slug, *call.sense};
    if (keys.contains(key)) return key;
  }
  return {};
}

std::vector<RefusalCall> calls() { return refusal_calls(MEDVIRK_SOURCE_DIR); }

TEST(Rejections, EveryRefusalInTheRulesHasWords) {
  std::string missing;
  for (const auto& call : calls()) {
    if (!call.slug || !call.sense) continue;  // Said by those who call: see the two tests below.
    if (row_for(call)) continue;
    missing += call.where + ": rule " + call.rule.value_or("any") + ", slug " + *call.slug +
               ", sense " + *call.sense + "\n";
  }
  EXPECT_TRUE(missing.empty()) << "no words in projections/words/rejections_*.cpp for\n" << missing;
}

// What a function is given to pass on stands as a text where it is called; so this finds the slugs
// that no call to `broken` or `invalid` shows.
TEST(Rejections, EverySlugInTheRulesHasWords) {
  std::set<std::string> known;
  for (const auto& row : rows()) {
    known.emplace(row.slug);
    known.emplace(row.sense);
  }
  for (const auto& text : dashed_texts(MEDVIRK_SOURCE_DIR)) {
    EXPECT_TRUE(known.contains(text)) << "no words in projections/words/rejections_*.cpp: " << text;
  }
}

// A new function that passes a sense on is told to refusal_calls.cpp, so that its callers are seen.
TEST(Rejections, WhoPassesASenseOnIsFollowed) {
  for (const auto& call : calls()) {
    if (call.sense) continue;
    EXPECT_TRUE(call.where.starts_with("events/plan/ending.cpp")) << call.where;
  }
}

TEST(Rejections, TheSearchFindsWhatItLooksFor) {
  const auto all = calls();
  EXPECT_GT(all.size(), 250U);
  const auto finds = [&](const std::string& rule, const std::string& slug,
                         const std::string& sense) {
    return std::any_of(all.begin(), all.end(), [&](const RefusalCall& each) {
      return each.rule == rule && each.slug == slug && each.sense == sense;
    });
  };
  EXPECT_TRUE(finds("R16", "goal-missing", ""));
  EXPECT_TRUE(finds("R41", "complaint-not-there", "")) << "a constant of the function";
  EXPECT_TRUE(finds("R28", "not-yours-to-do", "answering"));
  EXPECT_TRUE(finds("R9", "not-yours-to-do", "pausing")) << "through a function";
  EXPECT_TRUE(dashed_texts(MEDVIRK_SOURCE_DIR).contains("sub-plan-exists"));
}

// Two refusals share words only where somebody has seen to it that the words fit both.
TEST(Rejections, WordsAreSharedOnlyWhereTheyFitAll) {
  const std::set<std::string> fit_all{
      "/access-exists/",      "/areas-missing/",     "/coordinator-from-service/",
      "/entry-exists/",       "/kind-is-operator/",  "/measure-not-accepted/",
      "/no-consent-cover/",   "/not-due/",           "/not-yours-to-do/timer",
      "/nothing-asked/",      "/nothing-to-change/", "/owner-agreement-missing/",
      "/parents-part-over/",  "/person-unknown/",    "R34/not-yours-to-do/",
      "R43/not-yours-to-do/", "S33/not-yours-to-do/"};
  std::map<std::string, std::set<std::string>> details;
  for (const auto& call : calls()) {
    if (!call.slug || !call.sense || !call.detail) continue;
    if (const auto row = row_for(call)) details[name_of(*row)].insert(*call.detail);
  }
  for (const auto& [row, said] : details) {
    EXPECT_TRUE(said.size() == 1 || fit_all.contains(row))
        << row << " speaks for \"" << *said.begin() << "\" and \"" << *said.rbegin()
        << "\": give one of them a sense, or see that the words fit both and say so here";
  }
}

TEST(Rejections, NoWordsAreForNothing) {
  auto made = dashed_texts(MEDVIRK_SOURCE_DIR);
  for (const auto& call : calls()) {
    if (call.slug) made.insert(*call.slug);
    if (call.sense) made.insert(*call.sense);
  }
  std::set<Key> seen;
  for (const auto& row : rows()) {
    EXPECT_TRUE(made.contains(std::string(row.slug))) << row.slug;
    EXPECT_TRUE(row.sense.empty() || made.contains(std::string(row.sense))) << row.sense;
    EXPECT_TRUE(seen.insert(key_of(row)).second) << "twice: " << name_of(key_of(row));
  }
}

TEST(Rejections, EveryProblemOfTheProtocolHasWords) {
  std::set<std::string> known;
  for (const auto& each : problem_words()) known.emplace(each.slug);
  EXPECT_EQ(known, problem_slugs(MEDVIRK_SOURCE_DIR));
  EXPECT_EQ(known.size(), problem_words().size());
}

// --- How they are said. ---

struct Text {
  std::string nb;
  std::string nn;
};
std::vector<Text> all_texts() {
  std::vector<Text> all;
  for (const auto& row : rows()) all.push_back({std::string(row.nb), std::string(row.nn)});
  for (const auto& row : problem_words()) {
    all.push_back({std::string(row.title_nb) + ".", std::string(row.title_nn) + "."});
    all.push_back({std::string(row.nb), std::string(row.nn)});
  }
  return all;
}

TEST(Rejections, AreWholeSentences) {
  const std::regex command_name("[a-z][A-Z][a-z]{2}");
  for (const auto& [nb, nn] : all_texts()) {
    for (const auto& text : {nb, nn}) {
      EXPECT_GT(text.size(), 8U) << text;
      EXPECT_EQ(text.back(), '.') << text;
      EXPECT_EQ(text.find("  "), std::string::npos) << text;
      const bool small = text.front() >= 'a' && text.front() <= 'z';
      EXPECT_FALSE(small) << text;
    }
  }
  for (const auto& row : rows()) {
    EXPECT_NE(row.nb, row.nn);
    EXPECT_EQ(row.nb.find('{'), std::string_view::npos) << row.nb;
    const std::string nb(row.nb);
    // The fields at fault are named beside; only what the sender must write is named as they do.
    const bool names_a_field = nb.find("(uidKey)") != std::string::npos;
    EXPECT_TRUE(names_a_field || !std::regex_search(nb, command_name)) << nb;
  }
}

TEST(Rejections, NoLanguageLeaksIntoAnother) {
  const std::vector<std::string> bokmaal{
      "ikke",       "hva",       "hvordan",      "hvor",         "hvem",      "fra",
      "et",         "en",        "noe",          "nå",           "uten",      "tjenester",
      "planeieren", "pårørende", "opplysninger", "begrunnelse",  "ansvarlig", "områder",
      "gjelder",    "være",      "annen",        "koordinatorer"};
  const std::vector<std::string> nynorsk{"ikkje",     "kva",          "korleis",   "kvar",
                                         "kven",      "frå",          "eit",       "ein",
                                         "noko",      "utan",         "tenester",  "planeigaren",
                                         "pårørande", "opplysningar", "ansvarleg", "grunngjeving",
                                         "gjeld",     "vere",         "annan",     "eining"};
  const std::vector<std::string> english{"the", "and", "of", "with", "was", "is", "not"};
  for (const auto& [nb, nn] : all_texts()) {
    EXPECT_EQ(first_of(nb, nynorsk), "") << nb;
    EXPECT_EQ(first_of(nb, english), "") << nb;
    EXPECT_EQ(first_of(nn, bokmaal), "") << nn;
    EXPECT_EQ(first_of(nn, english), "") << nn;
  }
}

TEST(Rejections, R20_NoneClaimsARight) {
  const std::vector<std::string> claims{"rett til",  "rett på",    "krav på",
                                        "rettighet", "rettigheit", "berettig"};
  for (const auto& [nb, nn] : all_texts()) {
    for (const auto& claim : claims) {
      EXPECT_EQ(nb.find(claim), std::string::npos) << nb;
      EXPECT_EQ(nn.find(claim), std::string::npos) << nn;
    }
  }
}

TEST(Rejections, ARefusalIsSaidInTheReadersLanguage) {
  const auto refusal = events::broken("R16", "goal-missing", "The plan has no open goal yet.");
  const auto nb = say_refusal(refusal, Language::nb);
  const auto nn = say_refusal(refusal, Language::nn);
  ASSERT_TRUE(nb && nn);
  EXPECT_EQ(nb->title, "Reglene for planen tillater ikke dette");
  EXPECT_EQ(nn->detail,
            "Planen har ikkje noko ope mål enno. Set eit mål før eit tiltak blir avtalt.");
  EXPECT_FALSE(say_refusal(refusal, Language::en)) << "the rule's own detail stands";
  EXPECT_FALSE(say_refusal(events::broken("R16", "never-heard-of", "…"), Language::nb));
}

TEST(Rejections, TheRulesOwnWordsComeBeforeThoseForEveryRule) {
  const auto detail = [](std::string_view rule, std::string_view slug) {
    return say_refusal(events::broken(rule, slug, "…"), Language::nb)->detail;
  };
  EXPECT_NE(detail("R13", "until-passed"), detail("R4", "until-passed"));
  EXPECT_EQ(detail("S33", "until-passed"), detail("R4", "until-passed"));
  const auto sense = [](std::string_view which) {
    return say_refusal(events::forbidden("R38", "…", which), Language::nn)->detail;
  };
  EXPECT_NE(sense(""), sense("ending"));
}

TEST(Rejections, AProblemSaysTheLimitThatItWasGiven) {
  EXPECT_EQ(say_problem("too-large", "65536", Language::nb)->detail, "Send høyst 65536 byte.");
  EXPECT_EQ(say_problem("no-access", "", Language::nn)->title, "Ikkje tilgang til denne planen");
  EXPECT_FALSE(say_problem("no-access", "", Language::en));
  EXPECT_FALSE(say_problem("never-heard-of", "", Language::nb));
}

}  // namespace
}  // namespace tests
