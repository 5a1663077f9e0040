#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::consent;  // NOLINT(google-build-using-namespace)

std::string use(const Speaker& s, const events::Note& text) {
  return detail(s, {"bruk", "bruk", "use"}, text);
}

std::string consequences(const Speaker& s, const events::Note& text) {
  return detail(s, {"følger", "følgjer", "consequences"}, text);
}

std::string consent_words(const ConsentInformationGiven& e, const Speaker& s) {
  return fill(s,
              {"informerte om deling av opplysninger om {0} med {1}{2}",
               "informerte om deling av opplysningar om {0} med {1}{2}",
               "gave information about sharing what concerns {0} with {1}{2}"},
              {labels(s, e.areas), people(s, e.recipients),
               details({use(s, e.use), consequences(s, e.consequences)})});
}

std::string consent_words(const PlanConsentGiven&, const Speaker& s) {
  return fill(s, {"samtykket til at det utarbeides en individuell plan",
                  "samtykte til at det blir utarbeidd ein individuell plan",
                  "consented to the making of an individual plan"});
}

std::string consent_words(const CoordinatorConsentGiven&, const Speaker& s) {
  return fill(s, {"samtykket til å få koordinator", "samtykte til å få koordinator",
                  "consented to having a coordinator"});
}

std::string consent_words(const SharingConsentGiven& e, const Speaker& s) {
  return fill(s,
              {"samtykket til at opplysninger om {0} deles med {1} til og med {2}{3}",
               "samtykte til at opplysningar om {0} blir delte med {1} til og med {2}{3}",
               "consented to sharing what concerns {0} with {1} up to and including {2}{3}"},
              {labels(s, e.areas), people(s, e.recipients), said(s, e.until),
               details({use(s, e.use), consequences(s, e.consequences)})});
}

std::string consent_words(const ConsentWithdrawn& e, const Speaker& s) {
  return fill(s,
              {"trakk tilbake samtykket til {0}", "trekte tilbake samtykket til {0}",
               "withdrew the consent to {0}"},
              {said(s, e.kind)});
}

std::string consent_words(const ConsentExpired& e, const Speaker& s) {
  return fill(s,
              {"meldte at samtykket til {0} er utløpt", "melde at samtykket til {0} har gått ut",
               "noted that the consent to {0} has expired"},
              {said(s, e.kind)});
}

std::string consent_words(const RecipientExcluded& e, const Speaker& s) {
  return fill(s,
              {"holdt {0} utenfor delingen av opplysninger{1}",
               "heldt {0} utanfor delinga av opplysningar{1}",
               "kept {0} out of the sharing of information{1}"},
              {s.person(e.recipient), details({consequences(s, e.consequences_told)})});
}

std::string consent_words(const InformationCategoryExcluded& e, const Speaker& s) {
  return fill(s,
              {"holdt opplysninger om {0} utenfor delingen{1}",
               "heldt opplysningar om {0} utanfor delinga{1}",
               "kept what concerns {0} out of the sharing of information{1}"},
              {said(s, e.category), details({consequences(s, e.consequences_told)})});
}

std::string consent_words(const AccessGranted& e, const Speaker& s) {
  return fill(s,
              {"ga {0} innsyn i {1} til og med {2}", "gav {0} innsyn i {1} til og med {2}",
               "let {0} see what concerns {1} up to and including {2}"},
              {s.person(e.person), labels(s, e.areas), said(s, e.until)});
}

std::string consent_words(const AccessRevoked&, const Speaker& s) {
  return fill(s, {"tok tilbake et innsyn som var gitt", "tok tilbake eit innsyn som var gitt",
                  "took back an access that had been given"});
}

std::string consent_words(const AccessExpired&, const Speaker& s) {
  return fill(s, {"meldte at et innsyn er utløpt", "melde at eit innsyn har gått ut",
                  "noted that an access has expired"});
}

std::string consent_words(const ConsentRenewed& e, const Speaker& s) {
  return fill(
      s,
      {"forlenget samtykket til {0} til og med {1}", "forlengde samtykket til {0} til og med {1}",
       "extended the consent to {0} up to and including {1}"},
      {said(s, e.kind), said(s, e.until)});
}

std::string consent_words(const ConsentDocumentAttached& e, const Speaker& s) {
  return fill(s,
              {"la dokumentet {0} ved et samtykke", "la dokumentet {0} ved eit samtykke",
               "attached the document {0} to a consent"},
              {quote(s, e.document_title.value)});
}

}  // namespace

std::string tell(const events::consent::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return consent_words(each, speaker); }, event);
}

}  // namespace projections::words
