// UnitDoor: a whole server on RocksDB whose coordinating unit has several plans at its desk:
// Kari's, with a complaint that has gone to the county governor, and five people who have just
// asked.
#pragma once

#include <gtest/gtest.h>

#include "server/data_folder.h"
#include "server/identity/issuer.h"
#include "server/node.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"
#include "tools/client/http.h"

namespace tests {

using events::json::Json;

inline constexpr std::string_view officer = "stein";         // At the service; no part in the plan.
inline constexpr std::string_view governor_officer = "gro";  // At the county governor.
inline const Orgnr governor_body{"955555555"};
inline constexpr int askers = 5;  // asker-1, who has applied in writing, to asker-5.
inline std::string asker(int number) { return "asker-" + std::to_string(number); }

class UnitDoor : public testing::Test {
 protected:
  void SetUp() override {
    log_ = server::open_to_write(data());
    issuer_ = server::Issuer::open(data());
    {
      World world(log_.get());
      tell(world);
    }
    clock_.set("2026-05-10T12:00:00Z");
    start();
  }
  void restart() {
    node_.reset();
    log_.reset();
    log_ = server::open_to_write(data());
    start();
  }

  [[nodiscard]] tools::HttpAnswer get(const std::string& target, std::string_view person) const {
    return tools::http({.host = "127.0.0.1", .port = node_->port()}, "GET", target, as(person));
  }
  // What is answered, which must be a 200.
  [[nodiscard]] Json json(const std::string& target, std::string_view person) const {
    const auto answer = get(target, person);
    EXPECT_EQ(answer.status, 200) << target << answer.body;
    return Json::parse(answer.body, nullptr, false);
  }
  void command(std::string_view by, const std::string& name, const Json& body) const {
    auto headers = as(by);
    headers.emplace_back("Content-Type", "application/json");
    headers.emplace_back("Idempotency-Key", fresh_command().value);
    const Json message{
        {"expected", log_->version_of(World::plan_stream()).value}, {"name", name}, {"body", body}};
    const auto answer = tools::http({.host = "127.0.0.1", .port = node_->port()}, "POST",
                                    plan_path() + "/commands", headers, message.dump());
    EXPECT_EQ(answer.status, 200) << answer.body;
  }
  static std::string unit_path(const Orgnr& unit, const std::string& what) {
    return "/api/v1/units/" + unit.value + "/" + what;
  }
  static std::string plan_path() { return "/api/v1/plans/" + World::plan().value; }
  [[nodiscard]] FakeClock& clock() { return clock_; }
  static std::string plan_id(const std::string& owner) { return plan_of({owner}).value; }

 private:
  [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "data"; }
  [[nodiscard]] tools::Headers as(std::string_view person) const {
    const auto token = issuer_->token(id_of(person), clock_.now(), std::chrono::hours{1});
    return {{"Authorization", "Bearer " + token}};
  }
  void start() {
    node_.emplace(server::NodeOptions{}, *log_, *issuer_, clock_);
    node_->start();
  }

  template <class Root, class Command>
  static void say(World& world, std::string_view by, const StreamId& stream, Command command) {
    World::done(world.send(world.ask_of(by, stream, Root{std::move(command)})));
  }
  static void register_more(World& world) {
    const auto& system = system_actor.value;
    std::vector<std::string> people{std::string(officer), std::string(governor_officer)};
    for (int i = 1; i <= askers; ++i) people.push_back(asker(i));
    for (const auto& who : people) {
      say<person::Command>(world, system, stream_of(id_of(who)),
                           person::RegisterPerson{.person = id_of(who), .full_name = who});
    }
    say<unit::Command>(world, system, stream_of(governor_body),
                       unit::RegisterBody{.unit = governor_body,
                                          .kind = BodyKind::county_governor,
                                          .title = "Statsforvalteren",
                                          .municipality = "9999"});
    for (const auto& [body, who] :
         {std::pair{service_body, officer}, std::pair{governor_body, governor_officer}}) {
      say<unit::Command>(world, system, stream_of(body),
                         unit::AssignUnitMember{.person = id_of(who), .profession = "Jurist"});
    }
  }
  static void let_five_people_ask(World& world) {
    for (int i = 1; i <= askers; ++i) {
      const intake::RegisterRequest request{.request = {"request-1"},
                                            .owner = {asker(i)},
                                            .channel = intake::Channel::digital,
                                            .asked_by = intake::Asker::owner,
                                            .service = unit_body,
                                            .wants = intake::Wanted::plan};
      World::done(world.send(
          world.ask_of(asker(i), stream_of(plan_of({asker(i)})), lift<plan::Command>(request))));
    }
    const intake::SubmitApplication application{.application = {"application-1"},
                                                .owner = {asker(1)},
                                                .form = intake::Form::written,
                                                .unit = unit_body};
    World::done(world.send(
        world.ask_of(asker(1), stream_of(plan_of({asker(1)})), lift<plan::Command>(application))));
  }
  static goals::SetGoal goal(const std::string& id, const std::string& words) {
    return {.goal = {id},
            .area = LifeArea::health,
            .horizon = goals::Horizon::short_term,
            .own_words = words};
  }
  static complaint::FileComplaint complaint_to_service(const std::string& id) {
    return {.complaint = {id},
            .ground = complaint::Ground::plan_deficient,
            .text = "Planen mangler det som betyr mest",
            .decided_by = service_body,
            .decision_known_on = day("2026-03-01"),
            .legal_basis = complaint::LegalBasis::pbrl};
  }
  static void complain(World& world) {
    world.clock().set("2026-03-05T12:00:00Z");
    world.must(kari, complaint_to_service("complaint-1"));
    world.must(kari, goal("bus", "Ta bussen alene"));
    world.clock().set("2026-03-07T12:00:00Z");
    world.must(officer, complaint::ReconsiderComplaint{.complaint = {"complaint-1"},
                                                       .outcome = complaint::Outcome::kept,
                                                       .reason = "Målene er satt"});
    world.must(officer, complaint::ForwardComplaint{.complaint = {"complaint-1"},
                                                    .governor = governor_body});
    world.must(kari, goal("ski", "Gå på ski"));
    world.must(kari, complaint_to_service("complaint-2"));
    world.must(kari, complaint_to_service("complaint-3"));
  }
  static void tell(World& world) {
    world.open_plan();
    world.must(coordinator,
               intake::AnchorPlan{.body = unit_body, .kind = BodyKind::coordinating_unit});
    world.must(coordinator, lifecycle::ScheduleRevision{.on = day("2026-04-01")});
    register_more(world);
    world.clock().set("2026-03-03T12:00:00Z");
    let_five_people_ask(world);
    world.clock().set("2026-03-04T12:00:00Z");
    say<unit::Command>(world, caseworker, stream_of(unit_body),
                       unit::RecordTraining{.coordinator = id_of(coordinator),
                                            .subject = "Innføring for koordinatorer"});
    complain(world);
  }

  TempFolder folder_;
  FakeClock clock_;
  std::unique_ptr<server::Issuer> issuer_;
  std::unique_ptr<events::Log> log_;
  std::optional<server::Node> node_;
};

}  // namespace tests
