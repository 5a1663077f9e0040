#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::group;  // NOLINT(google-build-using-namespace)

std::string scope(const Speaker& s, const events::LifeAreas& areas) {
  if (areas.empty()) return fill(s, {"på alle områder", "på alle område", "in all areas"});
  return fill(s, {"når det gjelder {0}", "når det gjeld {0}", "in what concerns {0}"},
              {labels(s, areas)});
}

std::string group_words(const RepresentativeAppointed& e, const Speaker& s) {
  return fill(
      s,
      {"registrerte at {0} ({1}) deltar {2} {3} fra {4} til og med {5}{6}",
       "registrerte at {0} ({1}) deltek {2} {3} frå {4} til og med {5}{6}",
       "recorded that {0} ({1}) takes part {2} {3} from {4} up to and including {5}{6}"},
      {s.person(e.person), said(s, e.kind), said(s, e.mode), scope(s, e.scope), said(s, e.from),
       said(s, e.until), details({detail(s, {"grunnlag", "grunnlag", "authority"}, e.authority)})});
}

std::string group_words(const RepresentationEnded&, const Speaker& s) {
  return fill(
      s, {"avsluttet en representasjon", "avslutta ein representasjon", "ended a representation"});
}

std::string group_words(const PeerInvited& e, const Speaker& s) {
  return fill(s,
              {"ba {0} om å være med ({1})", "bad {0} om å vere med ({1})",
               "asked {0} to come along ({1})"},
              {s.person(e.peer), said(s, e.kind)});
}

std::string group_words(const PeerAccepted& e, const Speaker& s) {
  return fill(s,
              {"takket ja til å være med ({0})", "takka ja til å vere med ({0})",
               "agreed to come along ({0})"},
              {said(s, e.kind)});
}

std::string group_words(const PeerEnded& e, const Speaker& s) {
  return fill(s,
              {"registrerte at {0} ikke lenger er med som støtte",
               "registrerte at {0} ikkje lenger er med som støtte",
               "recorded that {0} no longer comes along"},
              {s.person(e.peer)});
}

std::string group_words(const PeerInvitationEnded& e, const Speaker& s) {
  return fill(s,
              {"trakk tilbake spørsmålet til {0} om å være med som støtte",
               "trekte tilbake spørsmålet til {0} om å vere med som støtte",
               "took back the question to {0} about coming along"},
              {s.person(e.peer)});
}

std::string group_words(const GroupFormed& e, const Speaker& s) {
  return fill(s,
              {"opprettet en ansvarsgruppe for {0}", "oppretta ei ansvarsgruppe for {0}",
               "formed a responsibility group for {0}"},
              {s.person(e.owner)});
}

std::string group_words(const MemberAdded& e, const Speaker& s) {
  return fill(s,
              {"tok {0} inn i ansvarsgruppen{1}", "tok {0} inn i ansvarsgruppa{1}",
               "added {0} to the responsibility group{1}"},
              {s.person(e.person), details({plain(e.function.value), said(s, e.kind),
                                            e.body ? s.body(*e.body) : std::string{}})});
}

std::string group_words(const MemberRemoved& e, const Speaker& s) {
  return fill(s,
              {"tok {0} ut av ansvarsgruppen{1}", "tok {0} ut av ansvarsgruppa{1}",
               "removed {0} from the responsibility group{1}"},
              {s.person(e.person), details({reason(s, e.reason)})});
}

}  // namespace

std::string tell(const events::group::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return group_words(each, speaker); }, event);
}

}  // namespace projections::words
