#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::goals;  // NOLINT(google-build-using-namespace)

std::string goals_words(const GoalSet& e, const Speaker& s) {
  return fill(
      s,
      {"satte målet {0} ({1}, {2})", "sette målet {0} ({1}, {2})", "set the goal {0} ({1}, {2})"},
      {quote(s, e.own_words.value), said(s, e.area), said(s, e.horizon)});
}

std::string goals_words(const GoalChanged& e, const Speaker& s) {
  return fill(s, {"endret {0}{1}", "endra {0}{1}", "changed {0}{1}"},
              {goal_named(s, e.goal),
               details({said(s, e.area), e.horizon ? said(s, *e.horizon) : std::string{},
                        detail(s, {"nå", "no", "now"}, e.own_words)})});
}

std::string goals_words(const GoalClosed& e, const Speaker& s) {
  return fill(
      s, {"avsluttet {0}{1}", "avslutta {0}{1}", "closed {0}{1}"},
      {goal_named(s, e.goal), details({said(s, e.area), said(s, e.outcome),
                                       detail(s, {"merknad", "merknad", "note"}, e.note)})});
}

}  // namespace

std::string tell(const events::goals::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return goals_words(each, speaker); }, event);
}

}  // namespace projections::words
