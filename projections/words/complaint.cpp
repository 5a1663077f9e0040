#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::complaint;  // NOLINT(google-build-using-namespace)

std::string filed_elsewhere(const ComplaintFiled& e, const Speaker& s) {
  if (e.filed_with == e.decided_by) return {};
  return fill(s, {"levert hos {0}", "levert hos {0}", "handed in at {0}"}, {s.body(e.filed_with)});
}

std::string known_on(const ComplaintFiled& e, const Speaker& s) {
  if (!e.decision_known_on) return {};
  return fill(s, {"avgjørelsen ble kjent {0}", "avgjerda vart kjend {0}", "decision known on {0}"},
              {said(s, *e.decision_known_on)});
}

std::string complaint_words(const ComplaintFiled& e, const Speaker& s) {
  return fill(
      s, {"klaget på {0}{1}: {2}", "klaga på {0}{1}: {2}", "complained of {0}{1}: {2}"},
      {s.body(e.decided_by),
       details({said(s, e.ground), said(s, e.legal_basis), filed_elsewhere(e, s), known_on(e, s)}),
       quote(s, e.text.value)});
}

std::string complaint_words(const ComplaintReceivedBy& e, const Speaker& s) {
  return fill(s,
              {"sendte klagen til {0}, som skal vurdere saken på nytt",
               "sende klaga til {0}, som skal vurdere saka på nytt",
               "passed the complaint to {0}, which is to reconsider the matter"},
              {s.body(e.received_by)});
}

std::string complaint_words(const LateComplaintFlagged& e, const Speaker& s) {
  return fill(
      s,
      {"merket klagen som sendt etter fristen {0}; den blir behandlet likevel",
       "merkte klaga som send etter fristen {0}; ho blir behandla likevel",
       "flagged the complaint as filed after the deadline, {0}; it is handled all the same"},
      {said(s, e.missed_deadline)});
}

std::string complaint_words(const ComplaintReconsidered& e, const Speaker& s) {
  return fill(
      s,
      {"vurderte klagen på nytt{0}", "vurderte klaga på nytt{0}", "reconsidered the complaint{0}"},
      {details({said(s, e.reconsideration), reason(s, e.reason)})});
}

std::string complaint_words(const ComplaintSentToSF& e, const Speaker& s) {
  return fill(s,
              {"sendte klagen til statsforvalteren ({0}) med planen slik den var {1} og {2}",
               "sende klaga til statsforvaltaren ({0}) med planen slik han var {1} og {2}",
               "sent the complaint to the county governor ({0}) with the plan as it was on {1} and "
               "on {2}"},
              {s.body(e.governor), said(s, e.filed_at), said(s, e.forwarded_at)});
}

std::string complaint_words(const ComplaintDecided& e, const Speaker& s) {
  return fill(s,
              {"avgjorde klagen ({0}): {1}", "avgjorde klaga ({0}): {1}",
               "decided the complaint ({0}): {1}"},
              {said(s, e.ruling), quote(s, e.ruling_text.value)});
}

std::string complaint_words(const ComplaintWithdrawn&, const Speaker& s) {
  return fill(s, {"trakk klagen tilbake", "trekte klaga tilbake", "withdrew the complaint"});
}

std::string complaint_words(const ComplaintShared& e, const Speaker& s) {
  return fill(s, {"lot {0} se klagen", "lét {0} sjå klaga", "let {0} see the complaint"},
              {s.person(e.person)});
}

std::string complaint_words(const ComplaintSharingEnded& e, const Speaker& s) {
  return fill(s,
              {"lar ikke lenger {0} se klagen", "lèt ikkje lenger {0} sjå klaga",
               "no longer lets {0} see the complaint"},
              {s.person(e.person)});
}

}  // namespace

std::string tell(const events::complaint::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return complaint_words(each, speaker); }, event);
}

}  // namespace projections::words
