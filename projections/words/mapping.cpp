#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::mapping;  // NOLINT(google-build-using-namespace)

std::string mapping_words(const WhatMattersRecorded& e, const Speaker& s) {
  return fill(s,
              {"skrev ned det som betyr mest: {0}", "skreiv ned det som betyr mest: {0}",
               "wrote down what matters most: {0}"},
              {quote(s, e.text.value)});
}

std::string mapping_words(const SituationRecorded& e, const Speaker& s) {
  return fill(s,
              {"beskrev situasjonen ({0}): {1}", "skildra situasjonen ({0}): {1}",
               "described the situation ({0}): {1}"},
              {said(s, e.area), quote(s, e.text.value)});
}

std::string mapping_words(const NeedRecorded& e, const Speaker& s) {
  return fill(s,
              {"skrev ned et behov ({0}): {1}", "skreiv ned eit behov ({0}): {1}",
               "wrote down a need ({0}): {1}"},
              {said(s, e.area), quote(s, e.text.value)});
}

std::string mapping_words(const ResourceRecorded& e, const Speaker& s) {
  return fill(s,
              {"skrev ned en ressurs ({0}): {1}", "skreiv ned ein ressurs ({0}): {1}",
               "wrote down a resource ({0}): {1}"},
              {said(s, e.area), quote(s, e.text.value)});
}

std::string mapping_words(const WishRecorded& e, const Speaker& s) {
  return fill(s,
              {"skrev ned et ønske ({0}, {1}): {2}", "skreiv ned eit ønske ({0}, {1}): {2}",
               "wrote down a wish ({0}, {1}): {2}"},
              {said(s, e.area), said(s, e.time), quote(s, e.text.value)});
}

std::string interpreter(const Speaker& s, const std::optional<bool>& needed) {
  if (!needed) return {};
  return *needed ? fill(s, {"med tolk", "med tolk", "with an interpreter"})
                 : fill(s, {"uten tolk", "utan tolk", "without an interpreter"});
}

std::string aids(const Speaker& s, const events::List<events::Line, aids_max>& given) {
  if (given.empty()) return {};
  std::vector<std::string> each;
  for (const auto& aid : given) each.push_back(plain(aid.value));
  return fill(s, {"hjelpemidler: {0}", "hjelpemiddel: {0}", "aids: {0}"}, {listed(s, each)});
}

std::string mapping_words(const FacilitationSet& e, const Speaker& s) {
  return fill(s,
              {"la til rette for medvirkning{0}", "la til rette for medverknad{0}",
               "made it possible to take part{0}"},
              {details({detail(s, {"språk", "språk", "language"}, e.language),
                        interpreter(s, e.interpreter), aids(s, e.aids),
                        detail(s, {"form", "form", "form"}, e.form)})});
}

std::string mapping_words(const OwnerTaskAssigned& e, const Speaker& s) {
  return fill(
      s,
      {"satte opp en oppgave for planeieren: {0}{1}",
       "sette opp ei oppgåve for planeigaren: {0}{1}", "set up a task for the plan owner: {0}{1}"},
      {quote(s, e.what.value),
       details({said(s, e.area), detail(s, {"når", "når", "when"}, e.when)})});
}

std::string mapping_words(const ContributionAgreed& e, const Speaker& s) {
  return fill(s,
              {"avtalte hva {0} bidrar med ({1}): {2}", "avtalte kva {0} bidreg med ({1}): {2}",
               "agreed what {0} will contribute ({1}): {2}"},
              {s.person(e.party), said(s, e.area), quote(s, e.what.value)});
}

}  // namespace

std::string tell(const events::mapping::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return mapping_words(each, speaker); }, event);
}

}  // namespace projections::words
