#include "tests/rules/invariants.h"

namespace tests {

const Invariants& all_invariants() {
  static const Invariants all = [] {
    Invariants list;
    for (const auto* some :
         {&access_invariants(), &consent_invariants(), &plan_invariants(), &people_invariants(),
          &talk_invariants(), &timer_invariants(), &record_invariants()}) {
      list.insert(list.end(), some->begin(), some->end());
    }
    return list;
  }();
  return all;
}

}  // namespace tests
