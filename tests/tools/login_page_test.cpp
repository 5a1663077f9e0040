// The demo's log-in page: everybody is there, by plan, and each key is one that opens the door.
#include "tools/demo/login_page.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/temp_folder.h"
#include "tests/support/world.h"
#include "tools/demo/people.h"

namespace tests {
namespace {

// What stands between each `before` and the next `after`.
std::vector<std::string> all_between(const std::string& page, std::string_view before,
                                     std::string_view after) {
  std::vector<std::string> all;
  for (auto from = page.find(before); from != std::string::npos; from = page.find(before, from)) {
    from += before.size();
    all.push_back(page.substr(from, page.find(after, from) - from));
  }
  return all;
}

class LoginPage : public testing::Test {
 protected:
  TempFolder folder;
  FakeClock clock;
  std::unique_ptr<server::Issuer> issuer = server::Issuer::open(folder.path());
  std::string page = tools::demo::login_page("http://127.0.0.1:8080", *issuer, clock.now());
};

TEST_F(LoginPage, ShowsEveryFigureWithAKeyOfTheirOwn) {
  std::set<std::string> people;
  for (const auto& token : all_between(page, "aria-label=\"Nøkkelen til ", "</textarea>")) {
    const auto key = token.substr(token.find('>') + 1);
    const auto identity = issuer->verify(key, clock.now());
    ASSERT_TRUE(identity) << token;
    people.insert(identity->person.value);
  }
  for (const auto& figure : tools::demo::figures()) {
    EXPECT_TRUE(people.contains(std::string(figure.id))) << figure.id;
  }
}

TEST_F(LoginPage, HasASectionForEachPlanThatItsContentsLeadTo) {
  const auto titles = all_between(page, "<section id=\"", "\"");
  EXPECT_EQ(titles.size(), tools::demo::casts().size() + 1);
  for (const auto& id : titles) {
    EXPECT_NE(page.find("<a href=\"#" + id + "\">"), std::string::npos) << id;
  }
}

TEST_F(LoginPage, UsesNoIdTwiceAndEveryButtonHasItsBox) {
  std::set<std::string> ids;
  for (const auto& id : all_between(page, " id=\"", "\"")) {
    EXPECT_TRUE(ids.insert(id).second) << id;
  }
  for (const auto& id : all_between(page, " data-token=\"", "\"")) {
    EXPECT_TRUE(ids.contains(id)) << id;
  }
}

}  // namespace
}  // namespace tests
