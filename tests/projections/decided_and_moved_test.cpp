// R15, R20, S50: what a decision, an end and a move change of the plan view beside their own rows.
#include <gtest/gtest.h>

#include "projections/plan_fold.h"
#include "tests/support/cast.h"

namespace tests {
namespace {

using projections::Json;
using projections::patch_for;
using projections::PlanFold;

const Audience core{.core = true};
const Audience desk{.desk = true};
const Orgnr new_unit{"955555555"};

// A plan view as it is built, and as a client has it who got patches only.
class PatchedView {
 public:
  explicit PatchedView(Audience audience) : audience_(std::move(audience)) {}

  PatchedView& tell(const Events& events) {
    for (const auto& event : events) {
      const auto draft = encode(event);
      const auto step = fold_.apply({.stream = stream_of(plan_of(id_of(kari))),
                                     .version = fold_.version().next(),
                                     .position = {fold_.version().value + 1},
                                     .epoch = {1},
                                     .author = {.by = id_of(kari), .at = {}, .command = {}},
                                     .type = draft.type,
                                     .schema = draft.schema,
                                     .payload = draft.payload});
      if (const auto patch = patch_for(audience_, step)) patched_.merge_patch(*patch);
      moved_audiences_ = step.may_move_audiences;
    }
    EXPECT_EQ(patched_.dump(), fold_.view(audience_).dump());
    return *this;
  }
  [[nodiscard]] const Json& view() const { return patched_; }
  [[nodiscard]] bool last_moved_audiences() const { return moved_audiences_; }

 private:
  Audience audience_;
  PlanFold fold_{plan_of(id_of(kari))};
  Json patched_ = Json::object();
  bool moved_audiences_ = false;
};

Events with_proposed_training() {
  return all_of(with_goal(),
                measures::MeasureProposed{.measure = {"training"},
                                          .area = LifeArea::health,
                                          .what = "Styrketrening",
                                          .beneficiary = measures::Beneficiary::owner});
}

decisions::DecisionLinked decision_linked(decisions::Outcome outcome) {
  return {.decision = {"vedtak-1"},
          .measure = MeasureId{"training"},
          .area = LifeArea::health,
          .reference = "2026/114",
          .body = service_body,
          .outcome = outcome,
          .decided_on = day("2026-03-01"),
          .appeal_basis = complaint::LegalBasis::pbrl,
          .against_owner_view = false};
}

TEST(PlanView, S50_AMeasureShowsWhatWasDecidedAndKeepsItsOwnStatus) {
  PatchedView told{core};
  told.tell(with_proposed_training());
  EXPECT_FALSE(told.view()["measures"]["training"].contains("decision"));
  told.tell(all_of(decision_linked(decisions::Outcome::refused)));
  EXPECT_EQ(told.view()["measures"]["training"]["decision"], "refused");
  EXPECT_EQ(told.view()["measures"]["training"]["status"], "proposed");
  EXPECT_EQ(told.view()["decisions"]["vedtak-1"]["outcome"], "refused");
}

TEST(PlanView, R5_WhoMayNotSeeTheMeasureSeesNoDecisionOnIt) {
  const auto view_for = [](LifeArea area) {
    PatchedView told{{.group = true, .areas = LifeAreas{area}}};
    return told.tell(all_of(with_proposed_training(), decision_linked(decisions::Outcome::granted)))
        .view();
  };
  EXPECT_EQ(view_for(LifeArea::health)["measures"]["training"]["decision"], "granted");
  EXPECT_FALSE(view_for(LifeArea::education).contains("measures"));
  EXPECT_FALSE(view_for(LifeArea::education).contains("decisions"));
}

TEST(PlanView, R15_TheNewUnitHoldsThePlanAfterAMove) {
  PatchedView told{desk};
  told.tell(all_of(started_plan(),
                   intake::PlanAnchored{.body = unit_body, .kind = BodyKind::coordinating_unit}));
  told.tell(all_of(ending::PlanTransferred{.to_municipality = "4601", .to_unit = new_unit}));
  EXPECT_TRUE(told.last_moved_audiences());
  EXPECT_EQ(told.view()["anchor"]["body"], new_unit.value);
  EXPECT_EQ(told.view()["anchor"]["kind"], "coordinating_unit");
  EXPECT_EQ(told.view()["intake"]["service"], new_unit.value);
  EXPECT_EQ(told.view()["transfer"]["toMunicipality"], "4601");
}

TEST(PlanView, R15_ANewStartLeavesTheOldEndBehind) {
  PatchedView told{core};
  told.tell(all_of(started_plan(), lifecycle::RevisionScheduled{.on = day("2026-09-01")},
                   ending::PlanEnded{.reason = ending::EndReason::owners_wish,
                                     .ended_at = time_of("2026-03-02T12:00:00Z")},
                   ending::RevisionCancelled{.on = day("2026-09-01")}));
  EXPECT_EQ(told.view()["plan"]["status"], "ended");
  EXPECT_EQ(told.view()["plan"]["reason"], "owners_wish");
  EXPECT_FALSE(told.view().contains("nextRevision"));
  told.tell(all_of(lifecycle::PlanStarted{.basis = intake::PlanBasis::right,
                                          .started_at = time_of("2027-03-02T12:00:00Z")}));
  EXPECT_EQ(told.view()["plan"]["status"], "started");
  EXPECT_FALSE(told.view()["plan"].contains("reason"));
  EXPECT_FALSE(told.view()["plan"].contains("endedAt"));
}

TEST(PlanView, R5_TheWordsBehindAStepAreInNoView) {
  PatchedView told{core};
  told.tell(all_of(started_plan(), ending::StepExplained{.step = ending::Step::pause,
                                                         .reason = Note{"Lang reise"}}));
  EXPECT_EQ(told.view().dump().find("Lang reise"), std::string::npos);
}

// --- An event of an older shape (events/upcast.h). ---

TEST(DecidedAndMoved, R46_AnOldVacancyFoldsLikeANewOne) {
  const auto view_after = [](std::uint16_t schema, std::string_view payload) {
    PlanFold fold{plan_of(id_of(kari))};
    const auto tell = [&](const std::string& type, std::uint16_t version, std::string data) {
      static_cast<void>(fold.apply({.stream = stream_of(plan_of(id_of(kari))),
                                    .version = fold.version().next(),
                                    .position = {fold.version().value + 1},
                                    .epoch = {1},
                                    .author = {.by = id_of(kari), .at = {}, .command = {}},
                                    .type = type,
                                    .schema = version,
                                    .payload = std::move(data)}));
    };
    for (const auto& event : started_plan()) {
      const auto draft = encode(event);
      tell(draft.type, draft.schema, draft.payload);
    }
    EXPECT_TRUE(fold.view(core).contains("coordinator"));
    tell("CoordinatorVacated", schema, std::string(payload));
    return fold.view(core).dump();
  };
  const auto old = view_after(1, R"({"coordinator":"ola","reason":"Ny jobb"})");
  EXPECT_EQ(old, view_after(2, R"({"cause":"left","coordinator":"ola"})"));
  EXPECT_FALSE(Json::parse(old).contains("coordinator"));
  EXPECT_THROW(view_after(3, R"({"cause":"left","coordinator":"ola"})"), LogFailure);
}

}  // namespace
}  // namespace tests
