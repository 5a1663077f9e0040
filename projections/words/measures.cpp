#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::measures;  // NOLINT(google-build-using-namespace)

const Phrase how_label{"hvordan", "korleis", "how"};
const Phrase extent_label{"omfang", "omfang", "extent"};
const Phrase when_label{"når", "når", "when"};

std::string responsible(const Speaker& s, const std::optional<events::PersonId>& person) {
  if (!person) return {};
  return fill(s, {"ansvarlig: {0}", "ansvarleg: {0}", "responsible: {0}"}, {s.person(*person)});
}

std::string measures_words(const AssessmentRecorded& e, const Speaker& s) {
  return fill(s,
              {"skrev en faglig vurdering ({0}): {1}", "skreiv ei fagleg vurdering ({0}): {1}",
               "wrote a professional assessment ({0}): {1}"},
              {said(s, e.area), quote(s, e.text.value)});
}

std::string measures_words(const MeasureProposed& e, const Speaker& s) {
  const bool family = e.beneficiary == Beneficiary::family_member;
  return fill(s,
              {"foreslo tiltaket {0}{1}", "føreslo tiltaket {0}{1}", "proposed the measure {0}{1}"},
              {quote(s, e.what.value),
               details({said(s, e.area), family ? said(s, e.beneficiary) : std::string{},
                        detail(s, how_label, e.how), detail(s, extent_label, e.extent),
                        detail(s, when_label, e.when), responsible(s, e.responsible)})});
}

std::string measures_words(const MeasureChanged& e, const Speaker& s) {
  return fill(s, {"endret {0}{1}", "endra {0}{1}", "changed {0}{1}"},
              {measure_named(s, e.measure),
               details({said(s, e.area), detail(s, {"hva", "kva", "what"}, e.what),
                        e.beneficiary ? said(s, *e.beneficiary) : std::string{},
                        detail(s, extent_label, e.extent), detail(s, when_label, e.when),
                        responsible(s, e.responsible)})});
}

std::string measures_words(const MeasureImplementationDescribed& e, const Speaker& s) {
  return fill(
      s,
      {"beskrev hvordan {0} gjennomføres: {1}{2}", "skildra korleis {0} blir gjennomført: {1}{2}",
       "described how {0} is carried out: {1}{2}"},
      {measure_named(s, e.measure), quote(s, e.how.value),
       details({said(s, e.area), detail(s, {"tidsplan", "tidsplan", "schedule"}, e.schedule)})});
}

std::string measures_words(const MeasureAccepted& e, const Speaker& s) {
  const auto complete =
      e.complete
          ? fill(s, {"tiltaket er nå avtalt", "tiltaket er no avtalt", "the measure is now agreed"})
          : std::string{};
  return fill(s, {"sa ja til {0}{1}", "sa ja til {0}{1}", "said yes to {0}{1}"},
              {measure_named(s, e.measure), details({said(s, e.area), complete})});
}

std::string measures_words(const MeasureDeclined& e, const Speaker& s) {
  return fill(s, {"sa nei til {0}{1}", "sa nei til {0}{1}", "said no to {0}{1}"},
              {measure_named(s, e.measure), details({said(s, e.area), reason(s, e.reason)})});
}

std::string measures_words(const MeasuresLinked& e, const Speaker& s) {
  if (!s.title || s.title("measure/" + e.measure.value).empty() ||
      s.title("measure/" + e.other.value).empty()) {
    return fill(
        s,
        {"koblet sammen to tiltak: det ene {0} det andre",
         "kopla saman to tiltak: det eine {0} det andre", "linked two measures: one {0} the other"},
        {said(s, e.kind)});
  }
  return fill(s,
              {"koblet sammen to tiltak: {0} {1} {2}", "kopla saman to tiltak: {0} {1} {2}",
               "linked two measures: {0} {1} {2}"},
              {measure_named(s, e.measure), said(s, e.kind), measure_named(s, e.other)});
}

std::string measures_words(const MeasurePaused& e, const Speaker& s) {
  return fill(s, {"satte {0} på pause{1}", "sette {0} på pause{1}", "paused {0}{1}"},
              {measure_named(s, e.measure), details({said(s, e.area), reason(s, e.reason)})});
}

std::string measures_words(const MeasureResumed& e, const Speaker& s) {
  return fill(s, {"tok opp igjen {0}{1}", "tok opp att {0}{1}", "resumed {0}{1}"},
              {measure_named(s, e.measure), details({said(s, e.area)})});
}

std::string measures_words(const MeasureCompleted& e, const Speaker& s) {
  return fill(s, {"fullførte {0}{1}", "fullførte {0}{1}", "completed {0}{1}"},
              {measure_named(s, e.measure), details({said(s, e.area)})});
}

std::string measures_words(const MeasureEvaluated& e, const Speaker& s) {
  return fill(s,
              {"evaluerte {0} ({1}): {2}", "evaluerte {0} ({1}): {2}", "evaluated {0} ({1}): {2}"},
              {measure_named(s, e.measure), said(s, e.area), quote(s, e.evaluation.value)});
}

}  // namespace

std::string tell(const events::measures::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return measures_words(each, speaker); }, event);
}

}  // namespace projections::words
