// Turns: what most of the demo's plans tell alike: the unit takes over, the owner says yes, a
// consent to share is given, the group is formed.
#pragma once

#include <string_view>

#include "tools/demo/stories.h"

namespace tools::demo {

// Who does what in one plan: the owner, or who acts for the owner; the unit's caseworker; the
// coordinator with body and profession.
struct Hands {
  std::string_view owner;
  std::string_view unit;
  std::string_view coordinator;
  Orgnr body;
  std::string_view profession;
};

// The body that was asked hands over to the coordinating unit, which finds the need.
void hand_over(Teller& story, std::string_view asked, std::string_view unit,
               std::string_view clarified);
void find_need(Teller& story, std::string_view unit, std::vector<intake::Level> levels,
               std::vector<intake::Sector> sectors, std::string_view grounds);

// Yes to a plan and to a coordinator; the work starts, and somebody is appointed.
void start(Teller& story, const Hands& hands);

// What is shared with whom, and until when: told first, then consented to.
struct Sharing {
  std::string_view id;
  events::LifeAreas areas;
  consent::Recipients recipients;
  std::string_view use;
  std::string_view consequences;
  int until;  // Days from today.
};
void share(Teller& story, const Hands& hands, const Sharing& sharing);

void add_member(Teller& story, const Hands& hands, std::string_view who, group::MemberKind kind,
                const Orgnr& body, std::string_view function);

// Both the responsible party and the owner's side say yes.
void accept(Teller& story, const Hands& hands, std::string_view measure,
            std::string_view responsible);

}  // namespace tools::demo
