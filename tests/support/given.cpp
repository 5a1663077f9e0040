#include "tests/support/given.h"

namespace tests {

std::string text_of(const Events& list) {
  std::string text;
  for (const auto& event : list) {
    const auto draft = events::encode(event);
    text += draft.type + " " + draft.payload + "\n";
  }
  return text;
}

events::Plan fold(const Events& history, events::Plan plan) {
  for (const auto& event : history) plan = events::plan::evolve(std::move(plan), event);
  return plan;
}

Scenario::Scenario(Events history) : history_(std::move(history)) {}
Scenario::Scenario(const Scenario& other) = default;
Scenario& Scenario::operator=(const Scenario& other) = default;
Scenario::~Scenario() = default;

Scenario& Scenario::as(std::string_view person, std::vector<events::Office> offices) {
  stamp_.by = events::PersonId{std::string(person)};
  stamp_.offices = std::move(offices);
  return *this;
}

Scenario& Scenario::at(std::string_view time) {
  stamp_.at = events::timestamp_from(time).value();
  return *this;
}

Scenario& Scenario::decide(const events::plan::Command& command) {
  auto plan = fold(history_);
  plan.id = events::plan_of(events::PersonId{"kari"});
  auto decision = events::plan::decide(plan, command, stamp_);
  if (!decision) {
    rejection_ = decision.error();
    return *this;
  }
  happened_ = *decision;
  plan = fold(happened_, std::move(plan));
  append_to(happened_, events::plan::derive(plan, stamp_));
  return *this;
}

void Scenario::expect(const Events& all) {
  ASSERT_FALSE(rejection_) << "refused: " << rejection_->rule << " " << rejection_->slug;
  EXPECT_EQ(text_of(happened_), text_of(all));
}

void Scenario::then_accepted() {
  EXPECT_FALSE(rejection_) << "refused: " << rejection_->rule << " " << rejection_->slug;
}

void Scenario::then_refused(std::string_view rule, std::string_view slug,
                            const std::vector<std::string>& fields) {
  ASSERT_TRUE(rejection_) << "accepted:\n" << text_of(happened_);
  EXPECT_EQ(rejection_->rule, rule);
  EXPECT_EQ(rejection_->slug, slug);
  EXPECT_FALSE(rejection_->detail.empty());
  if (!fields.empty()) {
    EXPECT_EQ(rejection_->fields, fields);
  }
}

}  // namespace tests
