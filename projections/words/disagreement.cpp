#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::disagreement;  // NOLINT(google-build-using-namespace)

// What the disagreement is about, where it names a measure or an assessment.
std::string subject(const DisagreementRaised& e, const Speaker& s) {
  if (e.measure) {
    return fill(s, {"gjelder {0}", "gjeld {0}", "concerning {0}"}, {measure_named(s, *e.measure)});
  }
  if (e.assessment) {
    return fill(s, {"gjelder en faglig vurdering", "gjeld ei fagleg vurdering",
                    "concerning a professional assessment"});
  }
  return {};
}

std::string disagreement_words(const DisagreementRaised& e, const Speaker& s) {
  return fill(
      s,
      {"tok opp en uenighet{0}: {1}", "tok opp ei usemje{0}: {1}", "raised a disagreement{0}: {1}"},
      {details({said(s, e.area), subject(e, s)}), quote(s, e.text.value)});
}

std::string disagreement_words(const SecondOpinionRequested& e, const Speaker& s) {
  return fill(
      s,
      {"ba {0} ({1}) om en ny faglig vurdering ({2}): {3}",
       "bad {0} ({1}) om ei ny fagleg vurdering ({2}): {3}",
       "asked {0} ({1}) for a second professional assessment ({2}): {3}"},
      {s.person(e.professional), s.body(e.body), said(s, e.area), quote(s, e.question.value)});
}

std::string disagreement_words(const SecondOpinionGiven& e, const Speaker& s) {
  return fill(s,
              {"ga en ny faglig vurdering ved siden av den første ({0}): {1}",
               "gav ei ny fagleg vurdering ved sida av den første ({0}): {1}",
               "gave a second professional assessment beside the first ({0}): {1}"},
              {said(s, e.area), quote(s, e.text.value)});
}

std::string disagreement_words(const DisagreementSettled& e, const Speaker& s) {
  return fill(s,
              {"skrev ned hva uenigheten førte til ({0}): {1}",
               "skreiv ned kva usemja førte til ({0}): {1}",
               "wrote down what came of the disagreement ({0}): {1}"},
              {said(s, e.area), quote(s, e.outcome.value)});
}

std::string disagreement_words(const ResponsibilityDisputeReferred& e, const Speaker& s) {
  return fill(s,
              {"ba statsforvalteren ({0}) avklare om det er {1} eller {2} som har ansvaret: {3}",
               "bad statsforvaltaren ({0}) avklare om det er {1} eller {2} som har ansvaret: {3}",
               "asked the county governor ({0}) to clarify whether {1} or {2} is responsible: {3}"},
              {s.body(e.governor), s.body(e.body), s.body(e.other_body), quote(s, e.text.value)});
}

std::string disagreement_words(const ResponsibilityClarified& e, const Speaker& s) {
  return fill(s,
              {"avklarte at {0} har ansvaret: {1}", "avklara at {0} har ansvaret: {1}",
               "clarified that {0} is responsible: {1}"},
              {s.body(e.responsible_body), quote(s, e.clarification.value)});
}

}  // namespace

std::string tell(const events::disagreement::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return disagreement_words(each, speaker); }, event);
}

}  // namespace projections::words
