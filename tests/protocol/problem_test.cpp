// Problems: RFC 9457 as clients rely on it.
#include "protocol/problem.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/golden.h"

namespace tests {
namespace {

using namespace protocol;  // NOLINT(google-build-using-namespace): tests speak its words.
using events::json::Json;

Json json_of(const Problem& problem) { return Json::parse(to_json(problem)); }

TEST(Problem, OfARuleNamesTheRuleTheStatusAndTheFields) {
  using events::Refusal;
  const auto of = [](Refusal kind) {
    return json_of(problem_of({.kind = kind,
                               .rule = "R16",
                               .slug = "goal-missing",
                               .detail = "Set a goal first.",
                               .fields = {"goal"}}));
  };
  EXPECT_EQ(of(Refusal::forbidden).at("status"), 403);
  EXPECT_EQ(of(Refusal::forbidden).at("title"), "Not yours to do");
  EXPECT_EQ(of(Refusal::invalid).at("status"), 422);
  EXPECT_EQ(of(Refusal::invalid).at("title"), "The command is not complete");
  const auto broken = of(Refusal::broken);
  EXPECT_EQ(broken.at("status"), 409);
  EXPECT_EQ(broken.at("title"), "The rules of the plan do not allow this");
  EXPECT_EQ(broken.at("type"), "/problems/goal-missing");
  EXPECT_EQ(broken.at("rule"), "R16");
  EXPECT_EQ(broken.at("detail"), "Set a goal first.");
  EXPECT_EQ(broken.at("fields"), Json::parse(R"([{"pointer":"/body/goal"}])"));
}

TEST(Problem, R14_SaysWhomToTurnTo) {
  const auto problem = json_of(problem_of({.kind = events::Refusal::broken,
                                           .rule = "R14",
                                           .slug = "plan-exists",
                                           .detail = "There is a plan already.",
                                           .contact_body = "911111111"}));
  EXPECT_EQ(problem.at("contactBody"), "911111111");
}

TEST(Problem, R52_AConflictShowsWhatWasMissed) {
  const auto text = to_json(stale(12, {R"({"id":"a/11"})", R"({"id":"a/12"})"}));
  EXPECT_EQ(text, golden("messages/problem_stale.json"));
  const auto nothing = json_of(stale(12, {}));
  EXPECT_EQ(nothing.at("missed"), Json::array());
  EXPECT_EQ(nothing.at("version"), 12);
}

TEST(Problem, OfABodyPointsIntoTheMessage) {
  const auto problem = json_of(invalid_body({{"/ownWords", "this field is required"},
                                             {"", "an object"},
                                             {"/name", "a name that `medvirk schema` lists"}}));
  EXPECT_EQ(problem.at("status"), 422);
  const auto& fields = problem.at("fields");
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(fields[0],
            Json::parse(R"({"pointer":"/body/ownWords","expected":"this field is required"})"));
  EXPECT_EQ(fields[1].at("pointer"), "/body");
  EXPECT_EQ(fields[2].at("pointer"), "/name");
}

TEST(Problem, BusySaysWhenToComeBack) {
  const auto problem = json_of(overloaded(1500));
  EXPECT_EQ(problem.at("status"), 503);
  EXPECT_EQ(problem.at("retryAfterMs"), 1500);
}

// A client decides by type, so two must not share one; people read the title.
TEST(Problem, EachTypeIsItsOwnAndHasATitle) {
  const std::vector<Problem> all{bad_json("JSON"),
                                 bad_request("No."),
                                 bad_query("limit", "1"),
                                 idempotency_key_missing(),
                                 subprotocol_missing("x"),
                                 unauthorized("No."),
                                 no_access(),
                                 no_document(),
                                 foreign_origin(),
                                 another_person(),
                                 unknown_person(),
                                 insufficient_scope("plans:read"),
                                 people_only(),
                                 administrators_only(),
                                 not_found("x"),
                                 unknown_view("x"),
                                 method_not_allowed("GET"),
                                 stale(1, {}),
                                 command_reused(),
                                 length_required(),
                                 too_large(1),
                                 target_too_long(1),
                                 unsupported_media_type(),
                                 unsupported_document("No.", "application/pdf"),
                                 misdirected(),
                                 expected_missing(),
                                 invalid_body({}),
                                 invalid_message({}),
                                 unknown_message("x"),
                                 unknown_feed(),
                                 upgrade_required(),
                                 too_many("x", 1),
                                 headers_too_large(1),
                                 overloaded(1),
                                 internal_error(),
                                 document_damaged(),
                                 document_not_kept()};
  std::set<std::string> slugs;
  for (const auto& problem : all) {
    EXPECT_TRUE(slugs.insert(problem.slug).second) << problem.slug << " is used twice";
    EXPECT_FALSE(problem.title.empty() || problem.detail.empty()) << problem.slug;
    EXPECT_TRUE(problem.status >= 400 && problem.status < 600) << problem.slug;
    EXPECT_EQ(json_of(problem).at("type"), "/problems/" + problem.slug);
  }
}

}  // namespace
}  // namespace tests
