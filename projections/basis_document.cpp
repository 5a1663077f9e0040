#include "projections/basis_document.h"

#include <set>
#include <string_view>
#include <vector>

#include "events/json/shape.h"
#include "projections/html.h"
#include "projections/picked.h"
#include "projections/words/labels.h"
#include "projections/words/speech.h"

namespace projections {
namespace {

using events::json::Json;
using words::Phrase;
using words::Speaker;

const Phrase title{"Individuell plan: grunnlagsdokument", "Individuell plan: grunnlagsdokument",
                   "Individual plan: basis document"};
const Phrase owner_label{"Planeier", "Planeigar", "Plan owner"};
const Phrase body_label{"Til", "Til", "To"};
const Phrase purpose_label{"Formål", "Føremål", "Purpose"};
const Phrase areas_label{"Områder", "Område", "Areas"};
const Phrase taken_out_label{"Tatt ut", "Teke ut", "Taken out"};
const Phrase taken_out_by{"{0} av {1}", "{0} av {1}", "{0} by {1}"};
const Phrase on_behalf{"{0} på vegne av {1}", "{0} på vegner av {1}", "{0} on behalf of {1}"};
// In the words of the municipalities' own pages (S50, R20).
const Phrase no_greater_right{
    "Den individuelle planen gir ikke større rett til tjenester, men den er et viktig "
    "grunnlagsdokument.",
    "Den individuelle planen gir ikkje større rett til dei enkelte tenestene, men den er eit "
    "viktig grunnlagsdokument.",
    "The individual plan gives no greater right to services, but it is an important basis "
    "document."};
const Phrase only_these{
    "Dokumentet viser bare områdene som er nevnt over, slik de sto i planen da det ble tatt ut.",
    "Dokumentet viser berre områda som er nemnde over, slik dei stod i planen då det vart teke ut.",
    "This document shows only the areas named above, as they stood in the plan when it was taken "
    "out."};
const Phrase confidential{"Alle personopplysninger i dokumentet er underlagt taushetsplikt.",
                          "Alle personopplysningar i dokumentet er omfatta av teieplikt.",
                          "All personal data in this document are confidential."};
const Phrase printed_from{"Medvirk, {0}, versjon {1} av planen",
                          "Medvirk, {0}, versjon {1} av planen",
                          "Medvirk, {0}, version {1} of the plan"};
const Phrase nothing_written{"Ikke skrevet ned på disse områdene.",
                             "Ikkje skrive ned på desse områda.",
                             "Nothing is written down in these areas."};
const Phrase how_label{"Hvordan", "Korleis", "How"};
const Phrase extent_label{"Omfang", "Omfang", "Extent"};
const Phrase when_label{"Når", "Når", "When"};
const Phrase responsible_label{"Ansvarlig", "Ansvarleg", "Responsible"};
const Phrase goal_label{"Mål", "Mål", "Goal"};
const Phrase status_name{"Status", "Status", "Status"};
const Phrase decision_label{"Vedtak", "Vedtak", "Decision"};
const Phrase accepted_label{"Godtatt av", "Godteke av", "Accepted by"};
const Phrase whole_plan_agreed{"Planen ble avtalt {0}.", "Planen vart avtalt {0}.",
                               "The plan was agreed on {0}."};
const Phrase nobody_yet{"Ingen har sagt ja til planen slik den sto da.",
                        "Ingen hadde sagt ja til planen slik han stod då.",
                        "Nobody had said yes to the plan as it stood then."};

// Plain on a screen and on paper; nothing is fetched.
constexpr std::string_view style =
    "body{font:11pt/1.5 sans-serif;color:#111;max-width:42em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.6em;line-height:1.2}h2{font-size:1.2em;margin-top:2em;border-bottom:1px solid "
    "#767676}h2,h3{break-after:avoid}h3{font-size:1em;margin:0}"
    "dl{display:grid;grid-template-columns:9em 1fr;gap:.2em 1em;margin:.5em 0}"
    "dt{color:#444}dd{margin:0}dd,p{white-space:pre-wrap;overflow-wrap:anywhere}"
    ".note{border-left:4px solid #111;padding-left:1em}"
    ".part{margin:1em 0;break-inside:avoid}footer{margin-top:3em;font-size:.9em}"
    "@media print{body{margin:0;max-width:none;padding:0}}@page{margin:20mm}";

// `<p>…</p>`; what is inside is escaped here, and nowhere else.
std::string element(std::string_view name, std::string_view inside) {
  std::string markup = "<";
  markup += name;
  markup += '>';
  markup += html_escaped(inside);
  markup += "</";
  markup += name;
  return markup + ">\n";
}

class Page {
 public:
  Page(const Json& view, const Speaker& speaker) : view_(view), speaker_(speaker) {}

  std::string head(const events::Recorded& recorded,
                   const events::decisions::BasisDocumentExported& exported) const {
    std::string markup = "<header>\n" + element("h1", in(title)) + "<dl>\n";
    markup += row(owner_label, name(text_in(rows_in(view_, "plan"), "owner")));
    markup += row(body_label, speaker_.body(exported.body));
    markup += row(purpose_label, exported.purpose.value);
    markup += row(areas_label, words::labels(speaker_, exported.areas));
    markup += row(taken_out_label, taken_out(recorded));
    const auto coordinator = text_in(rows_in(view_, "coordinator"), "coordinator");
    markup += row(coordinator.empty() ? std::string{} : heading("coordinator"), name(coordinator));
    markup += "</dl>\n<p class=\"note\">" + html_escaped(in(no_greater_right)) + "</p>\n";
    return markup + element("p", in(only_these)) + "</header>\n";
  }

  // A section whose rows are one text each.
  std::string texts(std::string_view section, std::string_view field) const {
    std::string inside;
    for (const auto& [id, each] : rows_in(view_, section).items()) {
      if (text_in(each, "status") == "closed") continue;  // A goal that is reached or given up.
      inside += "<div class=\"part\">\n" + element("h3", kinds(each)) +
                element("p", text_in(each, field)) + "</div>\n";
    }
    return part(heading(section), inside);
  }

  std::string measures() const {
    std::string inside;
    for (const auto& [id, each] : rows_in(view_, "measures").items()) {
      if (text_in(each, "status") == "declined") continue;
      inside += "<div class=\"part\">\n" + element("h3", text_in(each, "what")) + "<dl>\n";
      inside += row(areas_label, kinds(each));
      inside += row(goal_label,
                    text_in(rows_in(rows_in(view_, "goals"), text_in(each, "goal")), "ownWords"));
      inside += row(how_label, text_in(each, "how"));
      inside += row(extent_label, text_in(each, "extent"));
      inside += row(when_label, when(each));
      inside += row(responsible_label, name(text_in(each, "responsible")));
      inside += row(status_name, words::status_label(text_in(each, "status"), speaker_.language));
      inside += row(accepted_label, names(rows_in(each, "acceptedBy")));
      inside += row(decision_label, decision(text_in(each, "decision")));
      inside += "</dl>\n</div>\n";
    }
    return part(heading("measures"), inside);
  }

  // The owner's side and those who do something that the document shows; the others who have agreed
  // are no matter of the body's.
  std::string agreements() const {
    std::set<std::string> concerned{text_in(rows_in(view_, "plan"), "owner"),
                                    text_in(rows_in(view_, "coordinator"), "coordinator")};
    for (const auto& [id, each] : rows_in(view_, "measures").items()) {
      concerned.insert(text_in(each, "responsible"));
    }
    std::string inside;
    const auto& plan = rows_in(view_, "plan");
    if (const auto agreed = events::timestamp_from(text_in(plan, "agreedAt"));
        agreed && text_in(plan, "status") == "agreed") {
      inside += element("p", words::fill(speaker_, whole_plan_agreed, {date(*agreed)}));
    }
    std::string list;
    for (const auto& [party, each] : rows_in(view_, "agreement").items()) {
      const auto owner = text_in(each, "onBehalfOf");
      if (!concerned.contains(party) && owner.empty()) continue;
      list += element("li", owner.empty()
                                ? name(party)
                                : words::fill(speaker_, on_behalf, {name(party), name(owner)}));
    }
    inside += list.empty() ? element("p", in(nobody_yet)) : "<ul>\n" + list + "</ul>\n";
    return part(heading("agreements"), inside);
  }

  std::string foot(const events::Recorded& recorded) const {
    return "<footer>\n" + element("p", in(confidential)) +
           element("p", words::fill(
                            speaker_, printed_from,
                            {date(recorded.author.at), std::to_string(recorded.version.value)})) +
           "</footer>\n";
  }

 private:
  [[nodiscard]] std::string in(const Phrase& phrase) const { return phrase.in(speaker_.language); }
  [[nodiscard]] std::string heading(std::string_view section) const {
    return words::section_label(section, speaker_.language);
  }
  [[nodiscard]] std::string date(events::Timestamp time) const {
    return words::date_text(events::day_of(time), speaker_.language);
  }
  [[nodiscard]] std::string name(const std::string& person) const {
    return person.empty() ? std::string{} : speaker_.person({person});
  }
  [[nodiscard]] std::string names(const Json& people) const {
    std::vector<std::string> list;
    for (const auto& [person, yes] : people.items()) list.push_back(name(person));
    return words::listed(speaker_, list);
  }

  // One line of a list of terms; nothing where there is nothing to say.
  static std::string row(const std::string& label, const std::string& value) {
    if (value.empty()) return {};
    return element("dt", label) + element("dd", value);
  }
  [[nodiscard]] std::string row(const Phrase& label, const std::string& value) const {
    return row(in(label), value);
  }

  [[nodiscard]] std::string part(const std::string& label, const std::string& inside) const {
    return "<section>\n" + element("h2", label) +
           (inside.empty() ? element("p", in(nothing_written)) : inside) + "</section>\n";
  }

  // The life area of a row, and a goal's horizon.
  [[nodiscard]] std::string kinds(const Json& each) const {
    std::string said;
    if (const auto area = events::json::enum_from<events::LifeArea>(text_in(each, "area"))) {
      said = words::label(*area, speaker_.language);
    }
    using events::goals::Horizon;
    if (const auto horizon = events::json::enum_from<Horizon>(text_in(each, "horizon"))) {
      said += ", " + words::label(*horizon, speaker_.language);
    }
    return said;
  }

  static std::string when(const Json& measure) {
    const auto when = text_in(measure, "when");
    const auto schedule = text_in(measure, "schedule");
    return when.empty() || schedule.empty() ? when + schedule : when + "\n" + schedule;
  }

  [[nodiscard]] std::string decision(const std::string& outcome) const {
    const auto known = events::json::enum_from<events::decisions::Outcome>(outcome);
    return known ? words::label(*known, speaker_.language) : std::string{};
  }

  [[nodiscard]] std::string taken_out(const events::Recorded& recorded) const {
    const auto& author = recorded.author;
    auto by = name(author.by.value);
    if (author.mandate) {
      by = words::fill(speaker_, on_behalf, {by, name(author.mandate->on_behalf_of.value)});
    }
    return words::fill(speaker_, taken_out_by, {date(author.at), by});
  }

  const Json& view_;
  const Speaker& speaker_;
};

}  // namespace

events::Audience basis_audience(const events::decisions::BasisDocumentExported& of) {
  return {.group = true, .areas = of.areas};
}

std::string basis_document(const events::Recorded& recorded,
                           const events::decisions::BasisDocumentExported& exported,
                           const Json& view, const Speaker& speaker) {
  const Page page{view, speaker};
  std::string markup = "<!doctype html>\n<html lang=\"";
  markup += events::json::enum_text(speaker.language);
  markup += "\">\n<head>\n<meta charset=\"utf-8\">\n";
  markup += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  markup += element("title", title.in(speaker.language)) + "<style>";
  markup += style;
  markup += "</style>\n</head>\n<body>\n" + page.head(recorded, exported) + "<main>\n";
  markup += page.texts("whatMatters", "text") + page.texts("goals", "ownWords");
  markup += page.texts("needs", "text") + page.measures() + page.agreements() + "</main>\n";
  return markup + page.foot(recorded) + "</body>\n</html>\n";
}

}  // namespace projections
