#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::childhood;  // NOLINT(google-build-using-namespace)

std::string childhood_words(const BirthDateRecorded& e, const Speaker& s) {
  return fill(s,
              {"skrev ned fødselsdatoen {0}", "skreiv ned fødselsdatoen {0}",
               "recorded the date of birth, {0}"},
              {said(s, e.date)});
}

std::string childhood_words(const BirthDateCorrected& e, const Speaker& s) {
  return fill(s,
              {"rettet fødselsdatoen til {0}{1}", "retta fødselsdatoen til {0}{1}",
               "corrected the date of birth to {0}{1}"},
              {said(s, e.date), details({reason(s, e.reason)})});
}

std::string childhood_words(const CompetenceAssessed& e, const Speaker& s) {
  const auto on = details({labels(s, e.matters), labels(s, e.areas), reason(s, e.reason)});
  if (e.competent) {
    return fill(s,
                {"vurderte at planeieren kan samtykke selv{0}",
                 "vurderte at planeigaren kan samtykkje sjølv{0}",
                 "assessed the plan owner as able to consent{0}"},
                {on});
  }
  return fill(s,
              {"vurderte at planeieren ikke kan samtykke selv{0}",
               "vurderte at planeigaren ikkje kan samtykkje sjølv{0}",
               "assessed the plan owner as unable to consent{0}"},
              {on});
}

std::string childhood_words(const ChildHeard& e, const Speaker& s) {
  const Phrase agrees{"er enig", "er samd", "agrees"};
  const Phrase differs{"er ikke enig", "er ikkje samd", "does not agree"};
  return fill(s,
              {"skrev ned hva barnet på {0} år mener{1}: {2}",
               "skreiv ned kva barnet på {0} år meiner{1}: {2}",
               "wrote down what the child, aged {0}, thinks{1}: {2}"},
              {std::to_string(e.age),
               details({e.on ? said(s, *e.on) : std::string{},
                        e.topic ? quote(s, e.topic->value) : std::string{},
                        (e.agrees ? agrees : differs).in(s.language)}),
               quote(s, e.view.value)});
}

std::string childhood_words(const ChildViewWeighed& e, const Speaker& s) {
  return fill(s,
              {"skrev ned hvorfor det blir bestemt noe annet enn barnet ønsker{0}",
               "skreiv ned kvifor det blir bestemt noko anna enn barnet ønskjer{0}",
               "wrote down why something else is decided than what the child wants{0}"},
              {details({reason(s, e.reason)})});
}

std::string expected(const Speaker& s, const std::optional<events::Date>& day) {
  if (!day) return {};
  return fill(s, {"termin {0}", "termin {0}", "due {0}"}, {said(s, *day)});
}

std::string childhood_words(const ChildCoordinatorAppointed& e, const Speaker& s) {
  return fill(s,
              {"oppnevnte {0} fra {1} som barnekoordinator{2}",
               "oppnemnde {0} frå {1} som barnekoordinator{2}",
               "appointed {0} from {1} as child coordinator{2}"},
              {s.person(e.person), s.body(e.body),
               details({detail(s, {"familien ønsker", "familien ønskjer", "the family wishes"},
                               e.family_wish),
                        expected(s, e.expected_birth)})});
}

std::string childhood_words(const ChildCoordinatorDeclined& e, const Speaker& s) {
  return fill(s,
              {"takket nei til barnekoordinator{0}", "takka nei til barnekoordinator{0}",
               "said no to a child coordinator{0}"},
              {details({reason(s, e.reason)})});
}

std::string childhood_words(const ChildCoordinatorEndedAt18& e, const Speaker& s) {
  return fill(s,
              {"meldte at {0} ikke lenger er barnekoordinator, fordi barnet er blitt myndig",
               "melde at {0} ikkje lenger er barnekoordinator, fordi barnet har blitt myndig",
               "noted that {0} is no longer child coordinator, because the child has come of age"},
              {s.person(e.person)});
}

std::string childhood_words(const ConsentReconfirmationDue& e, const Speaker& s) {
  return fill(s,
              {"meldte at planeieren er fylt {0} år og skal bekrefte samtykkene selv",
               "melde at planeigaren har fylt {0} år og skal stadfeste samtykka sjølv",
               "noted that the plan owner has turned {0} and is to confirm the consents"},
              {std::to_string(e.age)});
}

std::string childhood_words(const ConsentReconfirmed& e, const Speaker& s) {
  if (e.parents_keep_access) {
    return fill(s,
                {"bekreftet samtykkene ved fylte {0} år og lar foreldrene beholde innsynet",
                 "stadfesta samtykka ved fylte {0} år og lèt foreldra behalde innsynet",
                 "confirmed the consents on turning {0} and lets the parents keep their access"},
                {std::to_string(e.age)});
  }
  return fill(s,
              {"bekreftet samtykkene ved fylte {0} år, uten at foreldrene beholder innsynet",
               "stadfesta samtykka ved fylte {0} år, utan at foreldra beheld innsynet",
               "confirmed the consents on turning {0}, without the parents keeping their access"},
              {std::to_string(e.age)});
}

}  // namespace

std::string tell(const events::childhood::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return childhood_words(each, speaker); }, event);
}

}  // namespace projections::words
