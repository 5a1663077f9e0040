// The contracts list what the gateway answers, all of it and no more, and are served to everybody.
#include <set>

#include "projections/words/rejections.h"
#include "protocol/contracts/catalog.h"
#include "protocol/contracts/operations.h"
#include "server/gateway/http/routes.h"
#include "tests/server/door.h"

namespace tests {
namespace {

// A path with every parameter as `{}`.
std::string pattern_of(std::string_view path) {
  std::string pattern;
  bool inside = false;
  for (const char c : path) {
    if (c == '}') inside = false;
    if (!inside) pattern += c;
    if (c == '{') inside = true;
  }
  return pattern;
}

TEST(ContractRoutes, EveryRouteIsInTheDocumentAndNoOther) {
  std::set<std::string> answered;
  for (const auto& each : server::routes::listed()) {
    answered.insert((each.method == server::Method::post ? "post " : "get ") + each.path);
  }
  std::set<std::string> described;
  for (const auto& each : protocol::contracts::operations()) {
    described.insert(std::string(each.method) + ' ' + pattern_of(each.path));
  }
  EXPECT_EQ(answered, described);
}

TEST(ContractProblems, EveryProblemWithWordsOfItsOwnIsInTheTable) {
  const auto table = protocol::contracts::problem_type_table();
  for (const auto& each : projections::words::problem_words()) {
    EXPECT_NE(table.find("`/problems/" + std::string(each.slug) + '`'), std::string::npos)
        << each.slug;
  }
}

class ContractDoor : public Door {};

TEST_F(ContractDoor, Threads_BothAreServedWithoutALogInAndUnchangedTheSecondTime) {
  for (const auto* const target : {"/openapi.json", "/asyncapi.json"}) {
    const auto answer = get(target);
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.header("Content-Type"), "application/json");
    const auto document = Json::parse(answer.body);
    EXPECT_TRUE(document.contains("openapi") || document.contains("asyncapi"));
    const std::string etag(answer.header("ETag"));
    ASSERT_FALSE(etag.empty());
    const auto again = get(target, {{"If-None-Match", etag}});
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.body.empty());
    EXPECT_EQ(again.header("ETag"), etag);
  }
}

TEST_F(ContractDoor, Threads_TheyTakeNoOtherMethod) {
  EXPECT_EQ(tools::http(peer(), "POST", "/openapi.json", {}, "{}").status, 405);
}

}  // namespace
}  // namespace tests
