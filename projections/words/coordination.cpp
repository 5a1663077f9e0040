#include "projections/words/speech.h"

namespace projections::words {

Phrase words_for(events::coordination::VacancyCause cause) {
  using enum events::coordination::VacancyCause;
  switch (cause) {
    case left: return {"har sluttet", "har slutta", "has left"};
    case consent_withdrawn:
      return {"samtykket til koordinator er trukket tilbake",
              "samtykket til koordinator er trekt tilbake",
              "the consent to a coordinator is withdrawn"};
    case plan_moved:
      return {"planen er flyttet til en annen kommune", "planen er flytta til ein annan kommune",
              "the plan has moved to another municipality"};
  }
  return {};
}

namespace {

using namespace events::coordination;  // NOLINT(google-build-using-namespace)

std::string coordination_words(const CoordinatorWishStated& e, const Speaker& s) {
  if (!e.person) {
    return fill(s,
                {"sa hva som er ønsket av en koordinator: {0}",
                 "sa kva som er ønskt av ein koordinator: {0}",
                 "said what is wished for in a coordinator: {0}"},
                {quote(s, e.wish.value)});
  }
  return fill(s,
              {"ønsket {0} som koordinator: {1}", "ønskte {0} som koordinator: {1}",
               "wished for {0} as coordinator: {1}"},
              {s.person(*e.person), quote(s, e.wish.value)});
}

// How the choice relates to what the owner wished (R26).
template <class Chosen>
std::string wish(const Chosen& e, const Speaker& s) {
  if (e.deviates_because) {
    return detail(s,
                  {"avviker fra planeierens ønske fordi", "avvik frå ønsket til planeigaren fordi",
                   "differs from the plan owner's wish because"},
                  e.deviates_because);
  }
  if (!e.wish_stated) {
    return fill(s, {"det var ikke uttrykt noe ønske", "det var ikkje uttrykt noko ønske",
                    "no wish had been stated"});
  }
  return fill(s, {"i tråd med planeierens ønske", "i tråd med ønsket til planeigaren",
                  "in line with the plan owner's wish"});
}

template <class Chosen>
std::string who(const Chosen& e, const Speaker& s) {
  return s.person(e.coordinator) + " (" + plain(e.profession.value) + ", " + s.body(e.body) + ")";
}

std::string coordination_words(const CoordinatorAppointed& e, const Speaker& s) {
  return fill(s,
              {"oppnevnte {0} som koordinator{1}", "oppnemnde {0} som koordinator{1}",
               "appointed {0} as coordinator{1}"},
              {who(e, s), details({wish(e, s)})});
}

std::string coordination_words(const OtherCoordinatorRequested& e, const Speaker& s) {
  return fill(s,
              {"ba om en annen koordinator{0}", "bad om ein annan koordinator{0}",
               "asked for another coordinator{0}"},
              {details({reason(s, e.reason)})});
}

std::string coordination_words(const CoordinatorReplaced& e, const Speaker& s) {
  return fill(
      s,
      {"oppnevnte {0} som koordinator etter {1}{2}", "oppnemnde {0} som koordinator etter {1}{2}",
       "appointed {0} as coordinator in place of {1}{2}"},
      {who(e, s), s.person(e.previous), details({wish(e, s)})});
}

std::string coordination_words(const RequestRefused& e, const Speaker& s) {
  return fill(s,
              {"sa nei til ønsket om en annen koordinator{0}",
               "sa nei til ønsket om ein annan koordinator{0}",
               "said no to the request for another coordinator{0}"},
              {details({reason(s, e.reason)})});
}

std::string coordination_words(const CoordinatorVacated& e, const Speaker& s) {
  return fill(s,
              {"registrerte at {0} ikke lenger er koordinator{1}",
               "registrerte at {0} ikkje lenger er koordinator{1}",
               "recorded that {0} is no longer coordinator{1}"},
              {s.person(e.coordinator), details({said(s, e.cause), reason(s, e.reason)})});
}

std::string coordination_words(const CoordinatorVacancyOpened& e, const Speaker& s) {
  return fill(s,
              {"registrerte at det ikke er noen koordinator fra {0}",
               "registrerte at det ikkje er nokon koordinator frå {0}",
               "recorded that there is no coordinator from {0}"},
              {said(s, e.vacant_since)});
}

std::string coordination_words(const InvolvementRecorded& e, const Speaker& s) {
  const auto involved = e.involved.empty()
                            ? fill(s, {"planeieren", "planeigaren", "the plan owner"})
                            : people(s, e.involved);
  return fill(s,
              {"skrev ned hvordan {0} har medvirket: {1}",
               "skreiv ned korleis {0} har medverka: {1}", "wrote down how {0} took part: {1}"},
              {involved, quote(s, e.how.value)});
}

std::string coordination_words(const InformationGiven& e, const Speaker& s) {
  return fill(s,
              {"ga informasjon om {0}: {1}", "gav informasjon om {0}: {1}",
               "gave information about {0}: {1}"},
              {said(s, e.topic), quote(s, e.text.value)});
}

std::string coordination_words(const ProfessionalInvited& e, const Speaker& s) {
  return fill(
      s,
      {"trakk inn {0} ({1}) når det gjelder {2}: {3}",
       "trekte inn {0} ({1}) når det gjeld {2}: {3}", "brought in {0} ({1}) for {2}: {3}"},
      {s.person(e.professional), s.body(e.body), said(s, e.area), quote(s, e.purpose.value)});
}

}  // namespace

std::string tell(const events::coordination::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return coordination_words(each, speaker); }, event);
}

}  // namespace projections::words
