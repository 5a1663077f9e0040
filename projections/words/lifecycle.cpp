#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::lifecycle;  // NOLINT(google-build-using-namespace)

std::string lifecycle_words(const PlanStarted& e, const Speaker& s) {
  return fill(s,
              {"startet arbeidet med planen ({0})", "starta arbeidet med planen ({0})",
               "started the work on the plan ({0})"},
              {said(s, e.basis)});
}

std::string lifecycle_words(const StartOverdue& e, const Speaker& s) {
  return fill(s,
              {"meldte at arbeidet med planen ikke var startet innen fristen {0}",
               "melde at arbeidet med planen ikkje var starta innan fristen {0}",
               "noted that the work on the plan had not started by {0}"},
              {said(s, e.due)});
}

std::string lifecycle_words(const PlanPaused&, const Speaker& s) {
  return fill(s, {"satte planen på pause", "sette planen på pause", "paused the plan"});
}

std::string lifecycle_words(const PlanResumed&, const Speaker& s) {
  return fill(s, {"tok opp igjen arbeidet med planen", "tok opp att arbeidet med planen",
                  "resumed the work on the plan"});
}

std::string lifecycle_words(const PlanPeriodSet& e, const Speaker& s) {
  return fill(s,
              {"satte planperioden til {0}–{1}", "sette planperioden til {0}–{1}",
               "set the plan period to {0} – {1}"},
              {said(s, e.from), said(s, e.until)});
}

std::string lifecycle_words(const RevisionScheduled& e, const Speaker& s) {
  return fill(s,
              {"satte neste revisjon til {0}", "sette neste revisjon til {0}",
               "scheduled the next revision for {0}"},
              {said(s, e.on)});
}

std::string lifecycle_words(const RevisionOverdue& e, const Speaker& s) {
  return fill(s,
              {"meldte at datoen for revisjon, {0}, er passert",
               "melde at datoen for revisjon, {0}, er passert",
               "noted that the revision date, {0}, has passed"},
              {said(s, e.due)});
}

std::string lifecycle_words(const ContentPointDeclaredNone& e, const Speaker& s) {
  return fill(
      s,
      {"oppga at planen ikke har noe om {0}{1}", "oppgav at planen ikkje har noko om {0}{1}",
       "stated that the plan has nothing on {0}{1}"},
      {said(s, e.point), details({reason(s, e.because)})});
}

std::string lifecycle_words(const AgreementGiven&, const Speaker& s) {
  return fill(s, {"sa seg enig i planen slik den er", "sa seg einig i planen slik han er",
                  "agreed to the plan as it stands"});
}

// It follows from what somebody just did: the last yes, or the last thing that was missing.
std::string lifecycle_words(const PlanAgreed& e, const Speaker& s) {
  return fill(s,
              {"sørget for det siste som manglet: alle partene er enige om planen ({0})",
               "sørgde for det siste som mangla: alle partane er einige om planen ({0})",
               "added the last thing that was missing: all parties agree on the plan ({0})"},
              {people(s, e.parties)});
}

}  // namespace

std::string tell(const events::lifecycle::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return lifecycle_words(each, speaker); }, event);
}

}  // namespace projections::words
