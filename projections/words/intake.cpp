#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::intake;  // NOLINT(google-build-using-namespace): one overload an event.

std::string intake_words(const RequestRegistered& e, const Speaker& s) {
  return fill(s,
              {"registrerte en henvendelse om {0} for {1} hos {2}, tatt opp av {3} ({4}){5}",
               "registrerte ein førespurnad om {0} for {1} hos {2}, teken opp av {3} ({4}){5}",
               "registered a request for {0} for {1} at {2}, raised by {3} ({4}){5}"},
              {said(s, e.wants), s.person(e.owner), s.body(e.service), said(s, e.asked_by),
               said(s, e.channel), e.note ? ": " + quote(s, e.note->value) : ""});
}

std::string intake_words(const ApplicationSubmitted& e, const Speaker& s) {
  return fill(s,
              {"sendte inn en søknad om individuell plan for {0} til {1} ({2})",
               "sende inn ein søknad om individuell plan for {0} til {1} ({2})",
               "submitted an application for an individual plan for {0} to {1} ({2})"},
              {s.person(e.owner), s.body(e.unit), said(s, e.form)});
}

std::string intake_words(const ApplicationDecided& e, const Speaker& s) {
  const auto how = details({reason(s, e.reasons),
                            detail(s, {"slik kan du klage", "slik kan du klage", "how to complain"},
                                   e.complaint_route)});
  if (e.decision == Decision::granted) {
    return fill(s, {"innvilget søknaden{0}", "innvilga søknaden{0}", "granted the application{0}"},
                {how});
  }
  return fill(s, {"avslo søknaden{0}", "avslo søknaden{0}", "refused the application{0}"}, {how});
}

std::string intake_words(const IntakeResponsibilityTaken& e, const Speaker& s) {
  return fill(s,
              {"tok på vegne av {0} ansvaret for å avklare behovet og komme i gang med arbeidet",
               "tok på vegner av {0} ansvaret for å avklare behovet og få arbeidet i gang",
               "took on the responsibility, for {0}, to clarify the need and start the work"},
              {s.body(e.service)});
}

std::string intake_words(const ClarificationRecorded& e, const Speaker& s) {
  return fill(s,
              {"skrev ned hva som er avklart: {0}", "skreiv ned kva som er avklart: {0}",
               "wrote down what has been clarified: {0}"},
              {quote(s, e.text.value)});
}

// Nothing but the length of the need and whether it has to be coordinated counts.
Phrase assessment(bool long_term, bool coordinated) {
  if (long_term && coordinated) {
    return {"vurderte at behovet er langvarig og gjelder koordinerte tjenester{0}",
            "vurderte at behovet er langvarig og gjeld koordinerte tenester{0}",
            "assessed the need as long-term and in need of coordination{0}"};
  }
  if (long_term) {
    return {"vurderte at behovet er langvarig, men ikke gjelder koordinerte tjenester{0}",
            "vurderte at behovet er langvarig, men ikkje gjeld koordinerte tenester{0}",
            "assessed the need as long-term but not in need of coordination{0}"};
  }
  if (coordinated) {
    return {"vurderte at behovet gjelder koordinerte tjenester, men ikke er langvarig{0}",
            "vurderte at behovet gjeld koordinerte tenester, men ikkje er langvarig{0}",
            "assessed the need as in need of coordination but not long-term{0}"};
  }
  return {"vurderte at behovet verken er langvarig eller gjelder koordinerte tjenester{0}",
          "vurderte at behovet korkje er langvarig eller gjeld koordinerte tenester{0}",
          "assessed the need as neither long-term nor in need of coordination{0}"};
}

// With commas only: several of these have an "and" of their own.
template <class E, std::size_t Max>
std::string row_of(const Speaker& s, const events::List<E, Max>& values) {
  std::string row;
  for (const auto value : values) row += (row.empty() ? "" : ", ") + said(s, value);
  return row;
}

std::string intake_words(const EligibilityAssessed& e, const Speaker& s) {
  return fill(s, assessment(e.long_term, e.coordinated),
              {details({row_of(s, e.levels), row_of(s, e.sectors), reason(s, e.grounds)})});
}

std::string intake_words(const PlanDeclined& e, const Speaker& s) {
  return fill(s,
              {"takket nei til individuell plan{0}", "takka nei til individuell plan{0}",
               "said no to an individual plan{0}"},
              {details({reason(s, e.reason)})});
}

std::string intake_words(const VoluntaryPlanOffered& e, const Speaker& s) {
  return fill(s,
              {"tilbød en individuell plan {0}{1}", "tilbaud ein individuell plan {0}{1}",
               "offered an individual plan {0}{1}"},
              {said(s, e.basis), details({reason(s, e.grounds)})});
}

std::string intake_words(const PlanAnchored& e, const Speaker& s) {
  return fill(s,
              {"forankret planen hos {0} ({1})", "forankra planen hos {0} ({1})",
               "anchored the plan with {0} ({1})"},
              {s.body(e.body), said(s, e.kind)});
}

std::string intake_words(const CooperationRequested& e, const Speaker& s) {
  return fill(s,
              {"ba {0} om å samarbeide om {1}: {2}", "bad {0} om å samarbeide om {1}: {2}",
               "asked {0} to cooperate on {1}: {2}"},
              {s.body(e.body), said(s, e.area), quote(s, e.what.value)});
}

std::string intake_words(const CooperationAccepted& e, const Speaker& s) {
  return fill(s,
              {"takket ja til å samarbeide om {0}", "takka ja til å samarbeide om {0}",
               "agreed to cooperate on {0}"},
              {said(s, e.area)});
}

std::string intake_words(const CooperationRefused& e, const Speaker& s) {
  return fill(s,
              {"takket nei til å samarbeide om {0}{1}", "takka nei til å samarbeide om {0}{1}",
               "refused to cooperate on {0}{1}"},
              {said(s, e.area), details({reason(s, e.reason)})});
}

std::string intake_words(const CoordinatorApplicationSubmitted& e, const Speaker& s) {
  return fill(s,
              {"sendte inn en søknad om koordinator for {0} til {1}",
               "sende inn ein søknad om koordinator for {0} til {1}",
               "submitted an application for a coordinator for {0} to {1}"},
              {s.person(e.owner), s.body(e.unit)});
}

std::string intake_words(const CoordinatorOnlyOffered& e, const Speaker& s) {
  return fill(s,
              {"tilbød en koordinator fra {0}, uten individuell plan",
               "tilbaud ein koordinator frå {0}, utan individuell plan",
               "offered a coordinator from {0}, without an individual plan"},
              {s.body(e.body)});
}

std::string intake_words(const CoordinatorOnlyAccepted&, const Speaker& s) {
  return fill(s, {"takket ja til koordinator uten individuell plan",
                  "takka ja til koordinator utan individuell plan",
                  "accepted a coordinator without an individual plan"});
}

std::string intake_words(const CoordinatorOnlyDeclined&, const Speaker& s) {
  return fill(s, {"takket nei til koordinator uten individuell plan",
                  "takka nei til koordinator utan individuell plan",
                  "declined a coordinator without an individual plan"});
}

}  // namespace

std::string tell(const events::intake::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return intake_words(each, speaker); }, event);
}

}  // namespace projections::words
