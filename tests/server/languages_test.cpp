// Problems in the reader's language, over the real door: what Accept-Language asks for, else the
// asker's own language; on the socket the person's.
#include "server/gateway/languages.h"

#include "tests/server/door.h"

namespace tests {
namespace {

using events::person::Language;
using server::preferred_language;

TEST(Languages, TheFirstOfThoseWeSpeakIsTaken) {
  EXPECT_EQ(preferred_language("nn"), Language::nn);
  EXPECT_EQ(preferred_language("nb-NO, nn;q=0.9"), Language::nb);
  EXPECT_EQ(preferred_language("EN-gb"), Language::en);
  EXPECT_EQ(preferred_language("se, nn-NO"), Language::nn);
  EXPECT_EQ(preferred_language("no"), Language::nb);
  EXPECT_EQ(preferred_language("nn, nb"), Language::nn) << "of equals the first";
}

TEST(Languages, WeightsDecide) {
  EXPECT_EQ(preferred_language("en;q=0.5, nn;q=0.8, nb;q=0.799"), Language::nn);
  EXPECT_EQ(preferred_language("en; q=0.9 ,nb ; Q=1.000"), Language::nb);
  EXPECT_EQ(preferred_language("en;q=0.9, nb"), Language::nb) << "no weight is 1";
  EXPECT_EQ(preferred_language("nb;q=0"), std::nullopt) << "a weight of 0 is a no";
  EXPECT_EQ(preferred_language("nb;q=0.000, en;q=0.001"), Language::en);
}

TEST(Languages, WhatSaysNothingOfThoseWeSpeakLeavesItToTheAsker) {
  for (const auto* header : {"", "*", "de, fr;q=0.5", ",,;q=1,", "nbx", "-", "n"}) {
    EXPECT_EQ(preferred_language(header), std::nullopt) << header;
  }
}

TEST(Languages, NonsenseWeightsDoNotCount) {
  for (const auto* weight : {"q=", "q=2", "q=1.5", "q=0.1234", "q=-1", "q=0,5", "q=.5", "q", "p=1",
                             "q=0.x", "q=1.001", "=1", "q=99999999999999999999"}) {
    EXPECT_EQ(preferred_language(std::string("nn;") + weight + ", en;q=0.1"), Language::en)
        << weight;
  }
}

TEST(Languages, OnlySoManyRangesAreLookedAt) {
  std::string header;
  for (std::size_t i = 1; i < server::language_ranges_max; ++i) header += "de,";
  EXPECT_EQ(preferred_language(header + "nn"), Language::nn) << "the last that is looked at";
  EXPECT_EQ(preferred_language(header + "de,nn"), std::nullopt);
}

TEST(Languages, AProblemWithoutWordsStaysAsItIs) {
  const protocol::Problem strange{
      .status = 400, .slug = "never-heard-of", .title = "Strange", .detail = "Strange indeed."};
  auto reply = server::problem_reply(strange);
  server::say_in(reply, Language::nb);
  EXPECT_NE(reply.body.find("Strange indeed."), std::string::npos) << reply.body;
  EXPECT_EQ(reply.headers.front(), (std::pair<std::string, std::string>{"Content-Language", "en"}));
}

// A person who reads Nynorsk, registered while the server runs.
class InLanguages : public Door {
 protected:
  static constexpr std::string_view nynorsk_reader = "nina";

  void register_nina() const {
    const Json person{
        {"expected", 0},
        {"name", "RegisterPerson"},
        {"body", {{"person", nynorsk_reader}, {"fullName", "Nina Fjell"}, {"language", "nn"}}}};
    const auto answer =
        command(caseworker, fresh_command(), person, "/api/v1/persons/nina/commands");
    ASSERT_EQ(answer.status, 200) << answer.body;
  }
  // A goal set by somebody who may not.
  [[nodiscard]] HttpAnswer refused(std::string_view by, const Headers& more = {}) const {
    auto headers = as(by);
    headers.emplace_back("Content-Type", "application/json");
    headers.emplace_back("Idempotency-Key", fresh_command().value);
    headers.insert(headers.end(), more.begin(), more.end());
    const auto body = set_goal("swim", seen()).dump();
    return tools::http(peer(), "POST", plan_path() + "/commands", headers, body);
  }
  static std::string detail(const HttpAnswer& answer) {
    return Json::parse(answer.body).at("detail").get<std::string>();
  }

  static constexpr const char* goal_nb =
      "Et mål settes av planeieren, en representant eller koordinatoren.";
  static constexpr const char* goal_nn =
      "Eit mål blir sett av planeigaren, ein representant eller koordinatoren.";
  static constexpr const char* goal_en =
      "A goal is set by the owner, a representative or the coordinator.";
};

TEST_F(InLanguages, Threads_ARejectionIsSaidInTheAskersOwnLanguage) {
  register_nina();
  const auto nb = refused(stranger);
  EXPECT_EQ(nb.status, 403);
  EXPECT_EQ(detail(nb), goal_nb);
  EXPECT_EQ(nb.header("Content-Language"), "nb");
  EXPECT_EQ(nb.header("Vary"), "Accept-Language");
  const auto nn = refused(nynorsk_reader);
  EXPECT_EQ(detail(nn), goal_nn);
  EXPECT_EQ(nn.header("Content-Language"), "nn");
  EXPECT_EQ(Json::parse(nn.body).at("title"), "Dette kan ikkje du gjere");
}

TEST_F(InLanguages, Threads_AcceptLanguageComesBeforeTheAskersOwn) {
  register_nina();
  const auto asked = [&](const std::string& header) {
    return refused(nynorsk_reader, {{"Accept-Language", header}});
  };
  EXPECT_EQ(detail(asked("nb-NO,nb;q=0.9,en;q=0.5")), goal_nb);
  EXPECT_EQ(detail(asked("en")), goal_en);
  EXPECT_EQ(asked("en").header("Content-Language"), "en");
  EXPECT_EQ(detail(asked("de-DE")), goal_nn) << "names none of those we speak";
  EXPECT_EQ(detail(asked(std::string(4000, 'n'))), goal_nn);
}

TEST_F(InLanguages, Threads_TypeStatusRuleAndFieldsAreTheSameInEveryLanguage) {
  const auto facts = [&](const char* language) {
    auto body = Json::parse(refused(stranger, {{"Accept-Language", language}}).body);
    body.erase("title");
    body.erase("detail");
    return body;
  };
  EXPECT_EQ(facts("nn"), facts("en"));
  EXPECT_EQ(facts("nb").at("type"), "/problems/not-yours-to-do");
  EXPECT_EQ(facts("nb").at("rule"), "S39");
}

TEST_F(InLanguages, Threads_OtherProblemsAreSaidInItToo) {
  const Headers nynorsk{{"Accept-Language", "nn"}};
  EXPECT_EQ(detail(get(plan_path(), nynorsk)),
            "Innlogginga manglar, har gått ut eller gjeld ikkje nokon som er registrert her. Logg "
            "inn på nytt.");
  EXPECT_EQ(Json::parse(get("/nothing", nynorsk).body).at("title"), "Her er det ingenting");
  EXPECT_EQ(Json::parse(get(plan_path(), as(stranger)).body).at("title"),
            "Ikke tilgang til denne planen")
      << "Bokmål is sven's own";
  EXPECT_EQ(get("/nothing").header("Content-Language"), "en") << "nobody's, and nothing asked for";
  const auto too_large =
      raw("POST " + plan_path() +
          "/commands HTTP/1.1\r\nHost: a\r\nAccept-Language: nn\r\nContent-Length: 65537\r\n\r\n");
  EXPECT_NE(too_large.find("Send høgst 65536 byte."), std::string::npos) << too_large;
}

TEST_F(InLanguages, Threads_TheNextRequestOnAConnectionIsNotAnsweredInTheLastOnesLanguage) {
  const auto answers =
      raw("GET /nothing HTTP/1.1\r\nHost: a\r\nAccept-Language: nn\r\n\r\n"
          "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answers.find("Content-Language: nn"), std::string::npos) << answers;
  EXPECT_NE(answers.find("Content-Language: en"), std::string::npos) << answers;
}

TEST_F(InLanguages, Threads_OnTheSocketThePersonsLanguageIsSpoken) {
  register_nina();
  LiveClient client(peer());
  say(client, {{"t", "subscribe"}, {"id", 1}, {"feed", feed()}});
  EXPECT_EQ(next(client, "error").at("problem").at("title"), "Log in first") << "of nobody yet";
  log_in(client, nynorsk_reader);
  say(client, {{"t", "subscribe"}, {"id", 2}, {"feed", feed()}});
  EXPECT_EQ(next(client, "error").at("problem").at("title"), "Ikkje tilgang til denne planen");
  say(client, {{"t", "command"},
               {"id", 3},
               {"plan", World::plan().value},
               {"commandId", fresh_command().value},
               {"expected", seen()},
               {"name", "SetGoal"},
               {"body", set_goal("swim", 0).at("body")}});
  const auto problem = next(client, "error").at("problem");
  EXPECT_EQ(problem.at("detail"), goal_nn);
  EXPECT_EQ(problem.at("type"), "/problems/not-yours-to-do");
}

}  // namespace
}  // namespace tests
