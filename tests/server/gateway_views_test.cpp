// The views across plans over HTTP: an administrator sees where they stand and has them built anew
// while the server goes on; nobody else learns anything.
#include <thread>

#include "events/unit/unit.h"
#include "projections/rows.h"
#include "tests/server/door.h"
#include "tests/support/replace_rows.h"

namespace tests {
namespace {

constexpr std::string_view administrator = "admin";
const std::string views = "/api/v1/views";
const std::string view_of_plans(projections::my_plans_view);

class ViewsDoor : public Door {
 protected:
  void SetUp() override {
    {
      World world(&log_);
      const auto ask = [&](const StreamId& stream, decltype(server::Ask::command) command) {
        World::done(world.send(world.ask_of(system_actor.value, stream, std::move(command))));
      };
      const auto admin = id_of(administrator);
      ask(stream_of(admin),
          person::Command{person::RegisterPerson{.person = admin, .full_name = "Administrator"}});
      ask(stream_of(unit::operator_unit),
          unit::Command{unit::RegisterBody{.unit = unit::operator_unit,
                                           .kind = BodyKind::operator_,
                                           .title = "Drift",
                                           .municipality = "0000"}});
      ask(stream_of(unit::operator_unit),
          unit::Command{unit::AssignUnitMember{.person = admin, .profession = "Administrator"}});
    }
    Door::SetUp();
  }
  [[nodiscard]] HttpAnswer rebuild(const std::string& view, std::string_view by) const {
    auto headers = as(by);
    headers.emplace_back("Content-Type", "application/json");
    return tools::http(peer(), "POST", views + "/" + view + "/rebuild", headers, "{}");
  }
  [[nodiscard]] Json state_of(const std::string& view) const {
    return Json::parse(get(views + "/" + view, as(administrator)).body);
  }
  // Once it is no longer waiting or being built.
  [[nodiscard]] Json rebuilt(const std::string& view) const {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < deadline) {
      auto state = state_of(view);
      const std::string stage = state.at("rebuild").at("stage");
      if (stage == "done" || stage == "given_up") return state;
      std::this_thread::yield();
    }
    ADD_FAILURE() << view << " is not built in time";
    return {{"rebuild", {{"stage", nullptr}}}};
  }
  [[nodiscard]] std::size_t plans_of_kari() const {
    return Json::parse(get("/api/v1/me/plans", as(kari)).body).at("plans").size();
  }
};

TEST_F(ViewsDoor, Threads_AnAdministratorHasAViewBuiltAnewWhileTheServerGoesOn) {
  replace_rows(log_, view_of_plans, {}, log_.head().position);
  ASSERT_EQ(plans_of_kari(), 0U);
  const auto answer = rebuild(view_of_plans, administrator);
  ASSERT_EQ(answer.status, 202) << answer.body;
  EXPECT_EQ(answer.header("Location"), views + "/" + view_of_plans);
  EXPECT_TRUE(Json::parse(answer.body).contains("rebuild"));
  ASSERT_EQ(command(kari, fresh_command(), set_goal("swim", seen())).status, 200);
  const auto state = rebuilt(view_of_plans);
  EXPECT_EQ(state.at("rebuild").at("stage"), "done");
  EXPECT_EQ(state.at("rebuild").at("rows"), log_.rows(view_of_plans, "", "", 1000).size());
  EXPECT_EQ(state.at("checkpoint"), state.at("head"));
  EXPECT_EQ(plans_of_kari(), 1U);
}

TEST_F(ViewsDoor, Threads_AllViewsAreListedWithWhereTheyStand) {
  const auto answer = get(views, as(administrator));
  ASSERT_EQ(answer.status, 200) << answer.body;
  std::vector<std::string> names;
  const auto body = Json::parse(answer.body);
  for (const auto& view : body.at("views")) {
    names.push_back(view.at("view"));
    EXPECT_EQ(view.at("checkpoint"), log_.head().position.value);
    EXPECT_FALSE(view.contains("rebuild"));
  }
  EXPECT_EQ(names, server::view_names());
}

TEST_F(ViewsDoor, Threads_NobodyElseLearnsAnythingOrHasAnythingDone) {
  for (const auto who : {kari, coordinator, caseworker, stranger}) {
    for (const auto& answer :
         {get(views, as(who)), get(views + "/" + view_of_plans, as(who)),
          get(views + "/none@1", as(who)), rebuild(view_of_plans, who), rebuild("none@1", who)}) {
      EXPECT_EQ(answer.status, 403) << answer.body;
      EXPECT_EQ(problem(answer), "/problems/administrators-only");
    }
  }
  EXPECT_EQ(get(views).status, 401);
  EXPECT_EQ(rebuild(view_of_plans, "nobody").status, 401);
  EXPECT_FALSE(state_of(view_of_plans).contains("rebuild"));
}

TEST_F(ViewsDoor, Threads_AViewThatThereIsNotIsAnsweredWithThoseThatThereAre) {
  for (const auto& answer :
       {get(views + "/none@1", as(administrator)), rebuild("none@1", administrator)}) {
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(problem(answer), "/problems/unknown-view");
    for (const auto& view : server::view_names()) {
      EXPECT_NE(answer.body.find(view), std::string::npos) << answer.body;
    }
  }
}

TEST_F(ViewsDoor, Threads_ARebuildIsAskedForWithJsonByPost) {
  const auto path = views + "/" + view_of_plans + "/rebuild";
  EXPECT_EQ(get(path, as(administrator)).status, 405);
  EXPECT_EQ(tools::http(peer(), "POST", path, as(administrator), "{}").status, 415);
  EXPECT_FALSE(state_of(view_of_plans).contains("rebuild"));
}

// Who leaves the operator's unit is no administrator from that moment on.
TEST_F(ViewsDoor, Threads_R51_TheRightIsThatOfNow) {
  ASSERT_EQ(get(views, as(administrator)).status, 200);
  const Json release{{"expected", log_.version_of(stream_of(unit::operator_unit)).value},
                     {"name", "ReleaseUnitMember"},
                     {"body", {{"person", administrator}}}};
  const auto answer = command(administrator, fresh_command(), release,
                              "/api/v1/units/" + unit::operator_unit.value + "/commands");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(get(views, as(administrator)).status, 403);
  EXPECT_EQ(rebuild(view_of_plans, administrator).status, 403);
}

}  // namespace
}  // namespace tests
