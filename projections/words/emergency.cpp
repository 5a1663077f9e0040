#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::emergency;  // NOLINT(google-build-using-namespace)

std::string emergency_words(const EmergencyAccessUsed& e, const Speaker& s) {
  return fill(s,
              {"brukte nødtilgang fordi liv og helse var i fare{0}",
               "brukte naudtilgang fordi liv og helse var i fare{0}",
               "used emergency access because life and health were in danger{0}"},
              {details({labels(s, e.areas),
                        fill(s, {"til {0}", "til {0}", "until {0}"}, {said(s, e.until)}),
                        reason(s, e.reason)})});
}

}  // namespace

std::string tell(const events::emergency::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return emergency_words(each, speaker); }, event);
}

}  // namespace projections::words
