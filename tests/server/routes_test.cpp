// Which request asks what, without a socket.
#include "server/gateway/http/routes.h"

#include <gtest/gtest.h>

#include "events/json/read.h"

namespace tests {
namespace {

using server::HttpReply;
using server::HttpRequest;
using server::Method;
namespace routes = server::routes;

const std::string plan_id = "2f0c1a9e-5b6d-5a41-9c3e-8d7f6a5b4c3d";
const std::string plan_path = "/api/v1/plans/" + plan_id;

HttpRequest get_request(const std::string& target) {
  return {.method = Method::get, .target = target};
}
HttpRequest post_request(const std::string& target) {
  return {.method = Method::post, .target = target, .content_type = "application/json"};
}

template <class Question>
Question question_of(const HttpRequest& request) {
  const auto route = routes::route_of(request);
  if (!route) {
    ADD_FAILURE() << route.error().body;
    return {};
  }
  const auto* question = std::get_if<Question>(&*route);
  if (question == nullptr) {
    ADD_FAILURE() << "another question than meant: " << request.target;
    return {};
  }
  return *question;
}

HttpReply refused(const HttpRequest& request) {
  const auto route = routes::route_of(request);
  if (!route) return route.error();
  ADD_FAILURE() << "a question, although it is none: " << request.target;
  return {};
}

std::string header_of(const HttpReply& reply, std::string_view name) {
  for (const auto& [key, value] : reply.headers) {
    if (key == name) return value;
  }
  return {};
}

TEST(Routes, APlanAsItIsNow) {
  const auto plan = question_of<routes::Plan>(get_request(plan_path));
  EXPECT_EQ(plan.plan.value, plan_id);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(plan.as_of));
}

TEST(Routes, APlanAsItWas) {
  const auto version = question_of<routes::Plan>(get_request(plan_path + "?at=12")).as_of;
  EXPECT_EQ(std::get<events::Version>(version).value, 12U);
  const auto utc = events::timestamp_from("2026-03-02T11:00:00Z").value();
  for (const auto* text :
       {"2026-03-02T11:00:00Z", "2026-03-02T12:00:00%2B01:00", "2026-03-02T12:00:00+01:00"}) {
    const auto as_of = question_of<routes::Plan>(get_request(plan_path + "?at=" + text)).as_of;
    ASSERT_TRUE(std::holds_alternative<events::Timestamp>(as_of)) << text;
    EXPECT_EQ(std::get<events::Timestamp>(as_of), utc) << text;
  }
  EXPECT_EQ(refused(get_request(plan_path + "?at=yesterday")).status, 400);
  EXPECT_EQ(refused(get_request(plan_path + "?at=")).status, 400);
}

TEST(Routes, HistoryIsReadInPagesOfBoundedSize) {
  const auto usual = question_of<routes::Events>(get_request(plan_path + "/events"));
  EXPECT_EQ(usual.after.value, 0U);
  EXPECT_EQ(usual.limit, 100U);
  const auto page =
      question_of<routes::Events>(get_request(plan_path + "/events?after=7&limit=1000"));
  EXPECT_EQ(page.after.value, 7U);
  EXPECT_EQ(page.limit, 1000U);
  for (const auto* query : {"?limit=0", "?limit=1001", "?limit=x", "?after=-1", "?after=1e3",
                            "?after=99999999999999999999"}) {
    EXPECT_EQ(refused(get_request(plan_path + "/events" + query)).status, 400) << query;
  }
}

TEST(Routes, TheTimelineSpeaksThreeLanguages) {
  using events::person::Language;
  EXPECT_FALSE(question_of<routes::Timeline>(get_request(plan_path + "/timeline")).language);
  EXPECT_EQ(question_of<routes::Timeline>(get_request(plan_path + "/timeline?lang=nn")).language,
            Language::nn);
  EXPECT_EQ(refused(get_request(plan_path + "/timeline?lang=de")).status, 400);
}

TEST(Routes, OtherQuestions) {
  question_of<routes::Home>(get_request("/"));
  question_of<routes::Home>(get_request("/?from=somewhere"));
  question_of<routes::Health>(get_request("/healthz"));
  question_of<routes::Ready>(get_request("/readyz"));
  question_of<routes::Live>(get_request("/live"));
  question_of<routes::MyPlans>(get_request("/api/v1/me/plans"));
  EXPECT_EQ(
      question_of<routes::ContactPoints>(get_request("/api/v1/contact-points/4203")).municipality,
      "4203");
}

TEST(Routes, DocumentsAreBroughtAsTheyAreAndFetchedByIdOrHash) {
  auto request = post_request(plan_path + "/documents");
  request.content_type = "image/png";
  EXPECT_EQ(question_of<routes::Upload>(request).plan.value, plan_id);
  const auto document =
      question_of<routes::Document>(get_request(plan_path + "/documents/report-1"));
  EXPECT_EQ(document.plan.value, plan_id);
  EXPECT_EQ(document.which, "report-1");
  const std::string hash(64, 'a');
  EXPECT_EQ(question_of<routes::Document>(get_request(plan_path + "/documents/" + hash)).which,
            hash);
  EXPECT_EQ(refused(get_request(plan_path + "/documents/" + hash + "a")).status, 404);
  EXPECT_EQ(refused(get_request(plan_path + "/documents/Report.pdf")).status, 404);
  EXPECT_EQ(refused(get_request("/api/v1/plans/kari/documents/report")).status, 404);
  EXPECT_EQ(refused(post_request("/api/v1/plans/kari/documents")).status, 404);
  EXPECT_EQ(header_of(refused(get_request(plan_path + "/documents")), "Allow"), "POST");
  EXPECT_EQ(header_of(refused(post_request(plan_path + "/documents/report")), "Allow"),
            "GET, HEAD");
}

TEST(Routes, HeadAsksTheSameAsGet) {
  auto request = get_request(plan_path);
  request.method = Method::head;
  question_of<routes::Plan>(request);
}

TEST(Routes, CommandsToAPlanAUnitOrAPerson) {
  const auto whose = [](const std::string& target) {
    return question_of<routes::Commands>(post_request(target)).whose;
  };
  EXPECT_EQ(std::get<events::PlanId>(whose(plan_path + "/commands")).value, plan_id);
  EXPECT_EQ(std::get<events::Orgnr>(whose("/api/v1/units/911111111/commands")).value, "911111111");
  EXPECT_EQ(std::get<events::PersonId>(whose("/api/v1/persons/kari/commands")).value, "kari");
}

TEST(Routes, WhatIsNotThereIs404) {
  for (const auto& target :
       {std::string("/nothing"), std::string("/api/v1/plans"), std::string("/api/v1/plans/"),
        std::string("/api/v1/plans/kari"), plan_path + "/", plan_path + "/secrets",
        plan_path + "%2Fevents", std::string("//"), std::string("/healthz/x/y/z/a/b/c"),
        std::string("/api/v1/contact-points/42"), std::string("/api/v1/contact-points/420a")}) {
    EXPECT_EQ(refused(get_request(target)).status, 404) << target;
  }
  EXPECT_EQ(refused(post_request("/api/v1/units/1/commands")).status, 404);
  EXPECT_EQ(refused(post_request("/api/v1/persons/Kari/commands")).status, 404);
}

TEST(Routes, WhatIsAskedOfAUnitNamesItAndItsPage) {
  const std::string unit = "/api/v1/units/911111111/";
  const auto desk = question_of<routes::UnitDesk>(
      get_request(unit + "desk?section=vacancies&limit=200&after=2026-01-01/a"));
  EXPECT_EQ(desk.unit.value, "911111111");
  EXPECT_EQ(desk.section, server::DeskSection::vacancies);
  EXPECT_EQ(desk.page.after, "2026-01-01/a");
  EXPECT_EQ(desk.page.limit, 200U);
  EXPECT_FALSE(question_of<routes::UnitDesk>(get_request(unit + "desk")).section);
  EXPECT_EQ(question_of<routes::UnitCases>(get_request(unit + "cases")).page.limit, 50U);
  const auto statistics =
      question_of<routes::UnitStatistics>(get_request(unit + "statistics?at=2025-12-31"));
  EXPECT_EQ(statistics.at, events::date_from("2025-12-31"));
  for (const auto& query :
       {std::string("desk?limit=201"), std::string("desk?after=a"), std::string("desk?section=a"),
        std::string("cases?limit=0"), "cases?after=" + std::string(257, 'a'),
        std::string("statistics?at=2025")}) {
    EXPECT_EQ(refused(get_request(unit + query)).status, 400) << query;
  }
  EXPECT_EQ(refused(get_request("/api/v1/units/1/desk")).status, 404);
}

TEST(Routes, R41_TwoSegmentsNameThePlanAndTheComplaint) {
  const auto path = plan_path + "/complaints/complaint-1/plan";
  const auto file = question_of<routes::ComplaintPlan>(get_request(path + "?moment=sending"));
  EXPECT_EQ(file.plan.value, plan_id);
  EXPECT_EQ(file.complaint.value, "complaint-1");
  EXPECT_EQ(file.moment, server::Moment::sending);
  EXPECT_EQ(refused(get_request(path)).status, 400);
  EXPECT_EQ(refused(get_request(path + "?moment=now")).status, 400);
  EXPECT_EQ(refused(get_request(plan_path + "/complaints/Klage/plan?moment=filing")).status, 404);
}

TEST(Routes, AnotherMethodIs405AndSaysWhich) {
  const auto posted = refused(post_request(plan_path));
  EXPECT_EQ(posted.status, 405);
  EXPECT_EQ(header_of(posted, "Allow"), "GET, HEAD");
  const auto got = refused(get_request(plan_path + "/commands"));
  EXPECT_EQ(got.status, 405);
  EXPECT_EQ(header_of(got, "Allow"), "POST");
}

TEST(Routes, ACommandIsJsonOr415) {
  auto request = post_request(plan_path + "/commands");
  for (const auto* type : {"application/json", "Application/JSON; charset=utf-8"}) {
    request.content_type = type;
    EXPECT_TRUE(routes::route_of(request)) << type;
  }
  for (const auto* type :
       {"", "text/plain", "application/jsonp", "application/x-www-form-urlencoded"}) {
    request.content_type = type;
    EXPECT_EQ(refused(request).status, 415) << type;
  }
}

TEST(Routes, ATargetThatIsNoPathOrTooLongIsRefused) {
  for (const auto* target : {"", "*", "kari", "http://a/b", "/%zz", "/a b"}) {
    EXPECT_EQ(refused(get_request(target)).status, 400) << target;
  }
  EXPECT_EQ(refused(get_request("/" + std::string(2048, 'a'))).status, 414);
}

TEST(HttpMessage, ATokenIsTakenFromBearerOnly) {
  const auto bearer = [](const std::string& header) {
    return std::string(server::bearer_of({.authorization = header}));
  };
  EXPECT_EQ(bearer("Bearer abc"), "abc");
  EXPECT_EQ(bearer("bearer  abc "), "abc");
  EXPECT_EQ(bearer("Basic abc"), "");
  EXPECT_EQ(bearer("Bearer"), "");
  EXPECT_EQ(bearer(""), "");
}

TEST(HttpMessage, AnEntityTagIsFoundInAList) {
  EXPECT_TRUE(server::none_match_fails("\"1-2-a\"", "\"1-2-a\""));
  EXPECT_TRUE(server::none_match_fails("\"0\", W/\"1-2-a\"", "\"1-2-a\""));
  EXPECT_TRUE(server::none_match_fails("*", "\"1-2-a\""));
  EXPECT_FALSE(server::none_match_fails("\"1-2-b\"", "\"1-2-a\""));
  EXPECT_FALSE(server::none_match_fails("", "\"1-2-a\""));
}

TEST(HttpMessage, APageOfAnotherSiteIsKnownByItsOrigin) {
  EXPECT_TRUE(server::same_site("", "127.0.0.1:8080"));
  EXPECT_TRUE(server::same_site("http://127.0.0.1:8080", "127.0.0.1:8080"));
  EXPECT_TRUE(server::same_site("https://Medvirk.example", "medvirk.example"));
  EXPECT_FALSE(server::same_site("https://evil.example", "medvirk.example"));
  EXPECT_FALSE(server::same_site("http://127.0.0.1:9090", "127.0.0.1:8080"));
  EXPECT_FALSE(server::same_site("null", "127.0.0.1:8080"));
}

TEST(HttpMessage, OnlyNamesOfThisMachineAreLocal) {
  for (const auto* host : {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080"}) {
    EXPECT_TRUE(server::is_local_name(host)) << host;
  }
  for (const auto* host :
       {"", "localhost.evil.example", "evil.example", "127.0.0.1.evil.example"}) {
    EXPECT_FALSE(server::is_local_name(host)) << host;
  }
}

}  // namespace
}  // namespace tests
