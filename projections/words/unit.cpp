#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::unit;  // NOLINT(google-build-using-namespace)

std::string unit_words(const BodyRegistered& e, const Speaker& s) {
  return fill(s,
              {"la {0} inn i registeret ({1}, kommunenummer {2})",
               "la {0} inn i registeret ({1}, kommunenummer {2})",
               "added {0} to the register ({1}, municipality number {2})"},
              {plain(e.title.value), said(s, e.kind), plain(e.municipality.value)});
}

std::string unit_words(const CoordinatingUnitRegistered& e, const Speaker& s) {
  return fill(s,
              {"la {0} inn i registeret som koordinerende enhet (kommunenummer {1})",
               "la {0} inn i registeret som koordinerande eining (kommunenummer {1})",
               "added {0} to the register as a coordinating unit (municipality number {1})"},
              {plain(e.title.value), plain(e.municipality.value)});
}

std::string unit_words(const UnitMemberAssigned& e, const Speaker& s) {
  const auto appoints = e.may_appoint
                            ? fill(s, {"kan oppnevne koordinatorer", "kan oppnemne koordinatorar",
                                       "may appoint coordinators"})
                            : std::string{};
  return fill(s,
              {"registrerte at {0} er ansatt her{1}", "registrerte at {0} er tilsett her{1}",
               "recorded that {0} works here{1}"},
              {s.person(e.person), details({plain(e.profession.value), appoints})});
}

std::string unit_words(const UnitMemberReleased& e, const Speaker& s) {
  return fill(
      s,
      {"registrerte at {0} ikke lenger er ansatt her",
       "registrerte at {0} ikkje lenger er tilsett her", "recorded that {0} no longer works here"},
      {s.person(e.person)});
}

std::string unit_words(const ContactPointPublished& e, const Speaker& s) {
  return fill(
      s,
      {"kunngjorde hvor du kan henvende deg: {0}{1}", "kunngjorde kvar du kan vende deg: {0}{1}",
       "published where to turn: {0}{1}"},
      {plain(e.title.value),
       details({detail(s, {"telefon", "telefon", "phone"}, e.phone),
                detail(s, {"adresse", "adresse", "address"}, e.address),
                detail(s, {"åpningstid", "opningstid", "opening hours"}, e.opening_hours)})});
}

std::string unit_words(const CoordinatorTrained& e, const Speaker& s) {
  return fill(s,
              {"registrerte at {0} har fått opplæring som koordinator: {1}",
               "registrerte at {0} har fått opplæring som koordinator: {1}",
               "recorded that {0} was trained as a coordinator: {1}"},
              {s.person(e.coordinator), quote(s, e.subject.value)});
}

std::string unit_words(const CoordinatorGuided& e, const Speaker& s) {
  return fill(s,
              {"registrerte at {0} har fått veiledning som koordinator: {1}",
               "registrerte at {0} har fått rettleiing som koordinator: {1}",
               "recorded that {0} was guided as a coordinator: {1}"},
              {s.person(e.coordinator), quote(s, e.subject.value)});
}

}  // namespace

std::string tell(const events::unit::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return unit_words(each, speaker); }, event);
}

}  // namespace projections::words
