#include "projections/words/speech.h"

namespace projections::words {

Phrase words_for(events::decisions::SubPlanKind kind) {
  using enum events::decisions::SubPlanKind;
  switch (kind) {
    case education_plan:
      return {"individuell opplæringsplan", "individuell opplæringsplan",
              "individual education plan"};
    case qualification_programme:
      return {"kvalifiseringsprogram", "kvalifiseringsprogram", "qualification programme"};
    case introduction_programme:
      return {"introduksjonsprogram", "introduksjonsprogram", "introduction programme"};
    case activity_plan: return {"aktivitetsplan", "aktivitetsplan", "activity plan"};
    case rehabilitation_plan:
      return {"rehabiliteringsplan", "rehabiliteringsplan", "rehabilitation plan"};
    case treatment_plan: return {"behandlingsplan", "behandlingsplan", "treatment plan"};
    case other: return {"annen plan", "annan plan", "other plan"};
  }
  return {};
}

Phrase words_for(events::decisions::Outcome outcome) {
  using enum events::decisions::Outcome;
  switch (outcome) {
    case granted: return {"innvilget", "innvilga", "granted"};
    case partly: return {"delvis innvilget", "delvis innvilga", "partly granted"};
    case refused: return {"avslått", "avslått", "refused"};
  }
  return {};
}

Phrase words_for(events::decisions::Wants wants) {
  using enum events::decisions::Wants;
  switch (wants) {
    case in_favour: return {"ønsker det", "ønskjer det", "in favour"};
    case against: return {"ønsker det ikke", "ønskjer det ikkje", "against"};
  }
  return {};
}

namespace {

using namespace events::decisions;  // NOLINT(google-build-using-namespace)

std::string about(const Speaker& s, const std::optional<events::MeasureId>& measure) {
  if (!measure) return {};
  return fill(s, {"gjelder {0}", "gjeld {0}", "about {0}"}, {measure_named(s, *measure)});
}

std::string period(const Speaker& s, const SubPlanAttached& e) {
  if (e.from && e.until) {
    return fill(s, {"{0}–{1}", "{0}–{1}", "{0} – {1}"}, {said(s, *e.from), said(s, *e.until)});
  }
  if (e.from) return fill(s, {"fra {0}", "frå {0}", "from {0}"}, {said(s, *e.from)});
  if (e.until) {
    return fill(s, {"til og med {0}", "til og med {0}", "up to and including {0}"},
                {said(s, *e.until)});
  }
  return {};
}

std::string decisions_words(const SubPlanAttached& e, const Speaker& s) {
  return fill(s,
              {"knyttet {0} fra {1} til planen som delplan: {2}{3}",
               "knytte {0} frå {1} til planen som delplan: {2}{3}",
               "attached as a sub-plan the {0} of {1}: {2}{3}"},
              {said(s, e.kind), s.body(e.body), quote(s, e.title.value),
               details({said(s, e.area), period(s, e)})});
}

std::string decisions_words(const DecisionLinked& e, const Speaker& s) {
  const Phrase differs{"avviker fra planeierens syn fordi", "avvik frå synet til planeigaren fordi",
                       "differs from the plan owner's view because"};
  const Phrase because{"begrunnelse", "grunngjeving", "reason"};
  return fill(s,
              {"la inn et vedtak fra {0} {1}: {2}{3}", "la inn eit vedtak frå {0} {1}: {2}{3}",
               "added a decision by {0} of {1}: {2}{3}"},
              {s.body(e.body), said(s, e.decided_on), said(s, e.outcome),
               details({said(s, e.area), about(s, e.measure),
                        detail(s, {"referanse", "referanse", "reference"}, e.reference),
                        fill(s, {"klagefrist {0}", "klagefrist {0}", "deadline for complaints {0}"},
                             {said(s, e.appeal_basis)}),
                        detail(s, e.against_owner_view ? differs : because, e.deviates_because)})});
}

std::string decisions_words(const BasisDocumentExported& e, const Speaker& s) {
  return fill(s,
              {"tok ut et grunnlagsdokument til {0}{1}", "tok ut eit grunnlagsdokument til {0}{1}",
               "took out a basis document for {0}{1}"},
              {s.body(e.body),
               details({labels(s, e.areas), detail(s, {"formål", "føremål", "purpose"}, e.purpose),
                        owner_said(s, e.owner_agreement)})});
}

std::string decisions_words(const ServiceApplicationLinked& e, const Speaker& s) {
  return fill(
      s,
      {"la inn en søknad til {0}: {1}{2}", "la inn ein søknad til {0}: {1}{2}",
       "added an application to {0}: {1}{2}"},
      {s.body(e.body), quote(s, e.sought.value), details({said(s, e.area), about(s, e.measure)})});
}

std::string decisions_words(const OwnerViewRecorded& e, const Speaker& s) {
  return fill(s,
              {"skrev ned planeierens syn: {0}{1}", "skreiv ned synet til planeigaren: {0}{1}",
               "wrote down the plan owner's view: {0}{1}"},
              {quote(s, e.text.value), details({said(s, e.area), about(s, e.measure),
                                                e.wants ? said(s, *e.wants) : std::string{}})});
}

}  // namespace

std::string tell(const events::decisions::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return decisions_words(each, speaker); }, event);
}

}  // namespace projections::words
