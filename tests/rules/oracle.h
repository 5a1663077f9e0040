// Oracle: who may see what of a plan, read a second time and naively from its events: each question
// goes through the list and asks whether something covers this person that nothing later has ended.
// It knows nothing of the state that the rules keep.
#pragma once

#include "tests/rules/story.h"

namespace tests {

class Oracle {
 public:
  // After the first `count` events, at a time.
  Oracle(const PersonId& owner, const std::vector<Told>& told, std::size_t count, Timestamp at);

  // The owner, the coordinator, or whoever stands for the owner in all of life.
  [[nodiscard]] bool core(const PersonId& person) const;
  // The areas that consent, access or authority cover for this person now.
  [[nodiscard]] AreaSet areas(const PersonId& person) const;
  [[nodiscard]] bool sees_anything(const PersonId& person) const;
  // Where this person stands for the owner: in either mode, or instead of the owner only.
  [[nodiscard]] AreaSet represented(const PersonId& person, bool instead_only) const;
  // Asked in as a member, or invited by the coordinator, and not removed since.
  [[nodiscard]] bool asked_in(const PersonId& person) const;
  [[nodiscard]] bool takes_part(const PersonId& person) const;
  // What sharing consents say of this person, whether asked in or not.
  [[nodiscard]] AreaSet consented(const PersonId& person) const;
  // Works at a body that has the case.
  [[nodiscard]] bool desk(const PersonId& person) const;

  enum class Verdict { in, out, either };
  // Whether this person belongs to a circle. `either`: the requirement leaves it to the rules.
  [[nodiscard]] Verdict in_circle(const std::string& circle, const PersonId& person) const;
  // The circles that there are, by name.
  using Talk = std::vector<const Told*>;
  [[nodiscard]] const std::map<std::string, Talk>& circles() const { return circles_; }

 private:
  // What one person is and sees: asked for often, found out once.
  struct Person {
    AreaSet represented{};
    AreaSet instead{};
    bool coordinates = false;
    bool asked_in = false;
    bool takes_part = false;
    AreaSet areas{};
    bool whole = false;  // The owner, the coordinator, or who stands for the owner in all of life.
  };
  [[nodiscard]] const Person& of(const PersonId& person) const;
  [[nodiscard]] AreaSet stands_for(const PersonId& person, bool instead_only) const;
  [[nodiscard]] AreaSet granted(const PersonId& person) const;
  [[nodiscard]] bool is_coordinator_now(const PersonId& person) const;
  [[nodiscard]] bool was_asked_in(const PersonId& person) const;
  [[nodiscard]] bool member(const PersonId& person) const;
  [[nodiscard]] bool peer(const PersonId& person) const;
  [[nodiscard]] bool parents_part_over() const;
  [[nodiscard]] bool in_meeting(const Talk& talk, const PersonId& person) const;
  [[nodiscard]] bool in_thread(const Talk& talk, const PersonId& person) const;
  [[nodiscard]] Verdict in_complaint(const Talk& talk, const PersonId& person) const;
  [[nodiscard]] Verdict in_dispute(const Talk& talk, const PersonId& person) const;

  const PersonId& owner_;
  // Those that this asks about, in order: who covers whom, who is what, and where the case is.
  Talk cover_;
  Talk roles_;
  Talk case_;
  std::map<std::string, Talk> circles_;  // What was said in each circle, in order.
  Timestamp at_;
  mutable std::map<PersonId, Person> people_;
};

}  // namespace tests
