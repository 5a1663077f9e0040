#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::retention;  // NOLINT(google-build-using-namespace)

std::string retention_words(const RetentionDutySet& e, const Speaker& s) {
  std::string until;
  if (e.until) {
    until = fill(s, {"til og med {0}", "til og med {0}", "until {0}"}, {said(s, *e.until)});
  }
  return fill(s,
              {"skrev at {0} har plikt til å ta vare på planens historie{1}",
               "skreiv at {0} har plikt til å ta vare på historia til planen{1}",
               "recorded that {0} has a duty to keep the plan's history{1}"},
              {s.body(e.body),
               details({detail(s, {"hjemmel", "heimel", "legal basis"}, e.legal_basis), until})});
}

std::string retention_words(const RetentionDutyLifted& e, const Speaker& s) {
  return fill(s,
              {"skrev at plikten til å ta vare på planens historie er over{0}",
               "skreiv at plikta til å ta vare på historia til planen er over{0}",
               "recorded that the duty to keep the plan's history is over{0}"},
              {details({reason(s, e.reason)})});
}

std::string retention_words(const ErasureRequested& /*e*/, const Speaker& s) {
  return fill(
      s, {"ba om at planens historie blir slettet", "bad om at historia til planen blir sletta",
          "asked that the plan's history is erased"});
}

std::string retention_words(const ErasureExplained& e, const Speaker& s) {
  return fill(s,
              {"skrev hvorfor planens historie skal slettes{0}",
               "skreiv kvifor historia til planen skal slettast{0}",
               "wrote why the plan's history is to be erased{0}"},
              {details({reason(s, e.reason)})});
}

}  // namespace

std::string tell(const events::retention::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return retention_words(each, speaker); }, event);
}

}  // namespace projections::words
