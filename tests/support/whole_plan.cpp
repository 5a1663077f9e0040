#include "tests/support/whole_plan.h"

namespace tests {

measures::MeasureProposed proposed_walks() {
  return {.measure = {"walks"},
          .area = LifeArea::health,
          .what = "Gå tur sammen",
          .goal = GoalId{"walk"},
          .how = "Fra trappa og ut",
          .extent = "En time",
          .when = "Hver tirsdag",
          .responsible = id_of(physio),
          .beneficiary = measures::Beneficiary::owner};
}

measures::MeasureAccepted accepted_walks() {
  return {.measure = {"walks"}, .area = LifeArea::health, .party = id_of(physio), .complete = true};
}

Events with_mapping() {
  return all_of(
      with_goal(),
      mapping::NeedRecorded{
          .entry = {"stairs"}, .area = LifeArea::health, .text = "Trenger hjelp i trapper"},
      mapping::ResourceRecorded{.entry = {"dog"}, .area = LifeArea::everyday, .text = "Har hund"});
}

Events without_dates() {
  return all_of(with_mapping(),
                mapping::ContributionAgreed{.contribution = {"company"},
                                            .area = LifeArea::everyday,
                                            .party = id_of(kari),
                                            .what = "Lufter hunden"},
                proposed_walks(), accepted_walks(),
                intake::CooperationRequested{.cooperation = {"nav"},
                                             .area = LifeArea::work,
                                             .body = trust_body,
                                             .what = "Møte om arbeid"});
}

Events whole_plan() {
  return all_of(without_dates(),
                lifecycle::PlanPeriodSet{.from = day("2026-01-20"), .until = day("2027-01-19")},
                lifecycle::RevisionScheduled{.on = day("2026-09-01")});
}

lifecycle::AgreementGiven agreement_of(std::string_view person) { return {.party = id_of(person)}; }

}  // namespace tests
