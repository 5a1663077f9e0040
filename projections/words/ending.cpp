#include "projections/words/speech.h"

namespace projections::words {

Phrase words_for(events::ending::EndReason reason) {
  using enum events::ending::EndReason;
  switch (reason) {
    case goals_reached: return {"målene er nådd", "måla er nådde", "the goals are reached"};
    case owners_wish:
      return {"etter planeierens ønske", "etter ønske frå planeigaren", "at the plan owner's wish"};
    case no_longer_in_need:
      return {"det er ikke lenger behov for planen", "det er ikkje lenger behov for planen",
              "the plan is no longer needed"};
    case moved_abroad: return {"flyttet til utlandet", "flytta til utlandet", "moved abroad"};
    case died: return {"planeieren er død", "planeigaren er død", "the plan owner has died"};
    case other: return {"annen grunn", "annan grunn", "another reason"};
  }
  return {};
}

Phrase words_for(events::ending::CareLevel level) {
  using enum events::ending::CareLevel;
  switch (level) {
    case home: return {"hjemme", "heime", "at home"};
    case home_with_services:
      return {"hjemme med tjenester", "heime med tenester", "at home with services"};
    case sheltered_housing: return {"omsorgsbolig", "omsorgsbustad", "sheltered housing"};
    case residential: return {"institusjon", "institusjon", "residential care"};
    case hospital: return {"sykehus", "sjukehus", "hospital"};
    case rehabilitation: return {"rehabilitering", "rehabilitering", "rehabilitation"};
    case other: return {"annet", "anna", "other"};
  }
  return {};
}

Phrase words_for(events::ending::Step step) {
  using enum events::ending::Step;
  switch (step) {
    case pause: return {"pausen", "pausen", "the pause"};
    case end: return {"avslutningen", "avslutninga", "the end of the plan"};
    case transfer: return {"flyttingen", "flyttinga", "the move"};
    case leave:
      return {"at koordinatoren slutter", "at koordinatoren sluttar", "the coordinator's leaving"};
    case resume:
      return {"at arbeidet ble tatt opp igjen", "at arbeidet vart teke opp att", "the resumption"};
    case removal:
      return {"at et medlem gikk ut", "at ein medlem gjekk ut", "that a member was removed"};
  }
  return {};
}

namespace {

using namespace events::ending;  // NOLINT(google-build-using-namespace)

std::string ending_words(const RevisionHeld& e, const Speaker& s) {
  const auto with = e.took_part.empty() ? std::string{}
                                        : fill(s, {"sammen med {0}", "saman med {0}", "with {0}"},
                                               {people(s, e.took_part)});
  return fill(s,
              {"holdt revisjon av planen {0}: {1}{2}", "heldt revisjon av planen {0}: {1}{2}",
               "held a revision of the plan on {0}: {1}{2}"},
              {said(s, e.held_on), quote(s, e.outcome.value),
               details({with, fill(s, {"neste gang {0}", "neste gong {0}", "next time {0}"},
                                   {said(s, e.next_revision)})})});
}

std::string ending_words(const PlanEvaluated& e, const Speaker& s) {
  return fill(s,
              {"vurderte hvordan planen virker: {0}", "vurderte korleis planen verkar: {0}",
               "evaluated the plan: {0}"},
              {quote(s, e.text.value)});
}

std::string ending_words(const ProcessEvaluated& e, const Speaker& s) {
  return fill(
      s,
      {"vurderte hvordan arbeidet med planen går{0}", "vurderte korleis arbeidet med planen går{0}",
       "evaluated how the work on the plan is going{0}"},
      {details({detail(s, {"medvirkning", "medverknad", "taking part"}, e.taking_part),
                detail(s, {"samarbeid", "samarbeid", "cooperation"}, e.cooperation),
                detail(s, {"samordning", "samordning", "coordination"}, e.coordination)})});
}

std::string ending_words(const PlanEnded& e, const Speaker& s) {
  return fill(s, {"avsluttet planen ({0})", "avslutta planen ({0})", "ended the plan ({0})"},
              {said(s, e.reason)});
}

std::string ending_words(const StepExplained& e, const Speaker& s) {
  return fill(
      s, {"la til en forklaring på {0}{1}", "la til ei forklaring på {0}{1}", "explained {0}{1}"},
      {said(s, e.step), details({reason(s, e.reason), owner_said(s, e.owner_agreement)})});
}

std::string ending_words(const RevisionCancelled& e, const Speaker& s) {
  return fill(s,
              {"tok bort datoen for neste revisjon, {0}, siden planen er avsluttet",
               "tok bort datoen for neste revisjon, {0}, sidan planen er avslutta",
               "took away the date of the next revision, {0}, as the plan has ended"},
              {said(s, e.on)});
}

std::string ending_words(const CoordinatorVacancyClosed& e, const Speaker& s) {
  return fill(s,
              {"lukket den ledige koordinatorplassen fra {0}, siden planen er avsluttet",
               "lukka den ledige koordinatorplassen frå {0}, sidan planen er avslutta",
               "closed the vacancy for a coordinator open from {0}, as the plan has ended"},
              {said(s, e.vacant_since)});
}

std::string ending_words(const PlanTransferred& e, const Speaker& s) {
  return fill(s,
              {"flyttet planen over til {0} (kommunenummer {1})",
               "flytta planen over til {0} (kommunenummer {1})",
               "moved the plan over to {0} (municipality number {1})"},
              {s.body(e.to_unit), plain(e.to_municipality.value)});
}

std::string ending_words(const CareLevelChanged& e, const Speaker& s) {
  return fill(
      s,
      {"skrev ned et nytt omsorgsnivå fra {0}: {1}", "skreiv ned eit nytt omsorgsnivå frå {0}: {1}",
       "recorded a new level of care from {0}: {1}"},
      {said(s, e.since), said(s, e.level)});
}

}  // namespace

std::string tell(const events::ending::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return ending_words(each, speaker); }, event);
}

}  // namespace projections::words
