#include "tools/telling/fields.h"

#include <algorithm>
#include <array>
#include <optional>

#include "events/json/shape.h"
#include "projections/words/labels.h"

namespace tools {
namespace {

using events::json::Json;
using projections::words::Language;
namespace words = projections::words;

struct Label {
  std::string_view key;
  std::string_view nb;
  std::string_view nn;
  std::string_view en;
};

constexpr std::array labels{
    Label{"acceptedBy", "godtatt av", "godteke av", "accepted by"},
    Label{"againstOwnerView", "mot planeierens syn", "mot synet til planeigaren",
          "against the plan owner's view"},
    Label{"age", "alder", "alder", "age"},
    Label{"agreedAt", "avtalt", "avtalt", "agreed"},
    Label{"agrees", "enig", "samd", "agrees"},
    Label{"aids", "hjelpemidler", "hjelpemiddel", "aids"},
    Label{"appealBasis", "klagefrist", "klagefrist", "deadline for complaints"},
    Label{"area", "område", "område", "area"},
    Label{"areas", "områder", "område", "areas"},
    Label{"askedBy", "spurt av", "spurt av", "asked by"},
    Label{"assessedBy", "vurdert av", "vurdert av", "assessed by"},
    Label{"assessment", "faglig vurdering", "fagleg vurdering", "professional assessment"},
    Label{"assessments", "bygger på", "byggjer på", "rests on"},
    Label{"authority", "fullmakt", "fullmakt", "authority"},
    Label{"basis", "grunnlag", "grunnlag", "basis"},
    Label{"because", "fordi", "fordi", "because"},
    Label{"beneficiary", "", "", ""},
    Label{"body", "tjeneste", "teneste", "body"},
    Label{"by", "av", "av", "by"},
    Label{"channel", "måte", "måte", "channel"},
    Label{"clarification", "avklaring", "avklaring", "clarification"},
    Label{"competent", "kan samtykke", "kan samtykkje", "can consent"},
    Label{"complaintRoute", "klage", "klage", "how to complain"},
    Label{"consequences", "følger", "følgjer", "consequences"},
    Label{"consequencesTold", "følger", "følgjer", "consequences"},
    Label{"cooperation", "samarbeid", "samarbeid", "cooperation"},
    Label{"coordinated", "må samordnes", "må samordnast", "needs coordination"},
    Label{"coordination", "samordning", "samordning", "coordination"},
    Label{"coordinator", "koordinator", "koordinator", "coordinator"},
    Label{"correctedAt", "rettet", "retta", "corrected"},
    Label{"date", "dato", "dato", "date"},
    Label{"decidedBy", "avgjort av", "avgjord av", "decided by"},
    Label{"decidedOn", "dato", "dato", "date"},
    Label{"decision", "avgjørelse", "avgjerd", "decision"},
    Label{"decisionKnownOn", "avgjørelsen kjent", "avgjerda kjend", "decision known"},
    Label{"deviatesBecause", "fraviker ønsket fordi", "fråvik ønsket fordi", "differs because"},
    Label{"disagreement", "uenighet", "usemje", "disagreement"},
    Label{"documentTitle", "dokument", "dokument", "document"},
    Label{"due", "frist", "frist", "due"},
    Label{"eligible", "fyller vilkårene for individuell plan",
          "fyller vilkåra for individuell plan", "meets the conditions for an individual plan"},
    Label{"endedAt", "avsluttet", "avslutta", "ended"},
    Label{"evaluatedBy", "vurdert av", "vurdert av", "evaluated by"},
    Label{"evaluation", "vurdering", "vurdering", "evaluation"},
    Label{"expectedBirth", "termin", "termin", "due date"},
    Label{"extent", "omfang", "omfang", "extent"},
    Label{"familyWish", "familiens ønske", "ønsket til familien", "wish of the family"},
    Label{"filedAt", "klaget", "klaga", "filed"},
    Label{"filedBy", "klaget av", "klaga av", "filed by"},
    Label{"filedWith", "levert hos", "levert hos", "handed in at"},
    Label{"followsWish", "som ønsket", "som ønskt", "as wished"},
    Label{"form", "form", "form", "form"},
    Label{"forwardedAt", "sendt videre", "send vidare", "sent on"},
    Label{"from", "fra", "frå", "from"},
    Label{"function", "rolle", "rolle", "function"},
    Label{"goal", "mål", "mål", "goal"},
    Label{"governor", "statsforvalter", "statsforvaltar", "county governor"},
    Label{"ground", "klagegrunn", "klagegrunn", "ground"},
    Label{"grounds", "begrunnelse", "grunngjeving", "grounds"},
    Label{"heldOn", "holdt", "halde", "held"},
    Label{"horizon", "sikt", "sikt", "horizon"},
    Label{"how", "hvordan", "korleis", "how"},
    Label{"information", "informasjon", "informasjon", "information"},
    Label{"informedAt", "informert", "informert", "informed"},
    Label{"informedBy", "informert av", "informert av", "informed by"},
    Label{"interpreter", "tolk", "tolk", "interpreter"},
    Label{"involved", "med", "med", "involved"},
    Label{"kind", "slag", "slag", "kind"},
    Label{"language", "språk", "språk", "language"},
    Label{"legalBasis", "lovgrunnlag", "lovgrunnlag", "legal basis"},
    Label{"level", "nivå", "nivå", "level"},
    Label{"levels", "nivåer", "nivå", "levels"},
    Label{"longTerm", "langvarig", "langvarig", "long-term"},
    Label{"matters", "gjelder", "gjeld", "about"},
    Label{"measure", "tiltak", "tiltak", "measure"},
    Label{"mediaType", "filtype", "filtype", "media type"},
    Label{"missedDeadline", "sendt etter fristen", "send etter fristen",
          "filed after the deadline"},
    Label{"mode", "måte", "måte", "mode"},
    Label{"nextRevision", "neste gang", "neste gong", "next time"},
    Label{"note", "merknad", "merknad", "note"},
    Label{"noticedAt", "meldt", "meldt", "notified"},
    Label{"on", "dag", "dag", "on"},
    Label{"onBehalfOf", "på vegne av", "på vegner av", "on behalf of"},
    Label{"other", "annet tiltak", "anna tiltak", "other measure"},
    Label{"otherArea", "område", "område", "area"},
    Label{"otherBody", "og", "og", "and"},
    Label{"outcome", "resultat", "resultat", "outcome"},
    Label{"owner", "planeier", "planeigar", "plan owner"},
    Label{"ownerAgreement", "planeieren sa", "planeigaren sa", "the plan owner said"},
    Label{"ownWords", "med egne ord", "med eigne ord", "in own words"},
    Label{"parentsKeepAccess", "foreldrene beholder innsynet", "foreldra beheld innsynet",
          "parents keep access"},
    Label{"parties", "parter", "partar", "parties"},
    Label{"party", "hvem", "kven", "party"},
    Label{"pausedAt", "på pause fra", "på pause frå", "paused"},
    Label{"peer", "likeperson", "likeperson", "peer"},
    Label{"person", "person", "person", "person"},
    Label{"previous", "før", "før", "previous"},
    Label{"profession", "yrke", "yrke", "profession"},
    Label{"professional", "fagperson", "fagperson", "professional"},
    Label{"purpose", "formål", "føremål", "purpose"},
    Label{"question", "spørsmål", "spørsmål", "question"},
    Label{"reason", "begrunnelse", "grunngjeving", "reason"},
    Label{"reasons", "begrunnelse", "grunngjeving", "reasons"},
    Label{"received", "mottatt", "motteke", "received"},
    Label{"receivedAt", "mottatt", "motteke", "received"},
    Label{"receivedBy", "vurderes på nytt av", "blir vurdert på nytt av", "reconsidered by"},
    Label{"recipient", "mottaker", "mottakar", "recipient"},
    Label{"recipients", "mottakere", "mottakarar", "recipients"},
    Label{"reconsideration", "ny vurdering", "ny vurdering", "reconsideration"},
    Label{"recordedAt", "registrert", "registrert", "recorded"},
    Label{"reference", "referanse", "referanse", "reference"},
    Label{"request", "henvendelse", "førespurnad", "request"},
    Label{"responsible", "ansvarlig", "ansvarleg", "responsible"},
    Label{"responsibleBody", "ansvaret har", "ansvaret har", "responsible"},
    Label{"resumedAt", "tatt opp igjen", "teke opp att", "resumed"},
    Label{"ruling", "statsforvalteren", "statsforvaltaren", "the county governor"},
    Label{"rulingText", "begrunnelse", "grunngjeving", "reasons"},
    Label{"schedule", "plan for tid", "plan for tid", "schedule"},
    Label{"scope", "gjelder", "gjeld", "scope"},
    Label{"sectors", "sektorer", "sektorar", "sectors"},
    Label{"sender", "avsender", "avsendar", "sender"},
    Label{"service", "tjeneste", "teneste", "service"},
    Label{"sharedWith", "delt med", "delt med", "shared with"},
    Label{"since", "siden", "sidan", "since"},
    Label{"sought", "søkt om", "søkt om", "applied for"},
    Label{"startedAt", "startet", "starta", "started"},
    Label{"status", "status", "status", "status"},
    Label{"summary", "innhold", "innhald", "content"},
    Label{"takingPart", "medvirkning", "medverknad", "taking part"},
    Label{"text", "tekst", "tekst", "text"},
    Label{"time", "når", "når", "when"},
    Label{"title", "navn", "namn", "title"},
    Label{"toMunicipality", "kommunenummer", "kommunenummer", "municipality number"},
    Label{"tookPart", "med", "med", "took part"},
    Label{"topic", "tema", "tema", "topic"},
    Label{"toUnit", "til", "til", "to"},
    Label{"unit", "enhet", "eining", "unit"},
    Label{"until", "til", "til", "until"},
    Label{"use", "bruk", "bruk", "use"},
    Label{"vacantSince", "ledig fra", "ledig frå", "vacant since"},
    Label{"view", "mening", "meining", "view"},
    Label{"wants", "ønsker", "ønskjer", "wants"},
    Label{"what", "hva", "kva", "what"},
    Label{"when", "når", "når", "when"},
    Label{"wish", "ønske", "ønske", "wish"},
    Label{"wishStated", "ønske uttalt", "ønske uttalt", "wish stated"},
};

template <class E>
std::optional<std::string> label_of(std::string_view text, Language language) {
  const auto value = events::json::enum_from<E>(text);
  if (!value) return {};
  return words::label(*value, language);
}

// What `kind` means depends on where it stands.
std::optional<std::string> kind_text(std::string_view section, std::string_view text,
                                     Language language) {
  if (section == "consents") return label_of<events::consent::ConsentKind>(text, language);
  if (section == "anchor") return label_of<events::BodyKind>(text, language);
  if (section == "members") return label_of<events::group::MemberKind>(text, language);
  if (section == "representatives") {
    return label_of<events::group::RepresentativeKind>(text, language);
  }
  if (section == "subPlans") return label_of<events::decisions::SubPlanKind>(text, language);
  if (section == "measureLinks") return label_of<events::measures::LinkKind>(text, language);
  if (section == "secureForms" || section == "postalItems") {
    return label_of<events::notices::PostKind>(text, language);
  }
  return label_of<events::group::PeerKind>(text, language);
}

std::optional<std::string> enum_label(std::string_view section, std::string_view key,
                                      std::string_view text, Language language) {
  const bool decided =
      (section == "decisions" && key == "outcome") || (section == "measures" && key == "decision");
  if (decided) return label_of<events::decisions::Outcome>(text, language);
  if (section == "ownerViews" && key == "wants") {
    return label_of<events::decisions::Wants>(text, language);
  }
  if (section == "plan" && key == "reason") {
    return label_of<events::ending::EndReason>(text, language);
  }
  if (section == "notices" && key == "wants") {
    return label_of<events::notices::Need>(text, language);
  }
  if (section == "notices" && key == "outcome") {
    return label_of<events::notices::NoticeOutcome>(text, language);
  }
  if (section == "childHeard" && key == "on") {
    return label_of<events::consent::ConsentKind>(text, language);
  }
  if (key == "matters") return label_of<events::consent::ConsentKind>(text, language);
  if (key == "appealBasis" || key == "legalBasis") {
    return label_of<events::complaint::LegalBasis>(text, language);
  }
  if (key == "level") return label_of<events::ending::CareLevel>(text, language);
  if (key == "ground") return label_of<events::complaint::Ground>(text, language);
  if (key == "reconsideration" || key == "ruling") {
    return label_of<events::complaint::Outcome>(text, language);
  }
  if (key == "status") {
    auto status = words::status_label(text, language);
    return status.empty() ? std::nullopt : std::optional{std::move(status)};
  }
  if (key == "kind") return kind_text(section, text, language);
  if (key == "area" || key == "areas" || key == "category" || key == "scope" ||
      key == "otherArea") {
    return label_of<events::LifeArea>(text, language);
  }
  if (key == "horizon") return label_of<events::goals::Horizon>(text, language);
  if (key == "outcome") return label_of<events::goals::GoalOutcome>(text, language);
  if (key == "mode") return label_of<events::group::RepresentativeMode>(text, language);
  if (key == "channel") return label_of<events::intake::Channel>(text, language);
  if (key == "askedBy" || key == "sender") return label_of<events::intake::Asker>(text, language);
  if (key == "wants") return label_of<events::intake::Wanted>(text, language);
  if (key == "form") return label_of<events::intake::Form>(text, language);
  if (key == "decision") return label_of<events::intake::Decision>(text, language);
  if (key == "basis") return label_of<events::intake::PlanBasis>(text, language);
  if (key == "levels") return label_of<events::intake::Level>(text, language);
  if (key == "sectors") return label_of<events::intake::Sector>(text, language);
  if (key == "topic") return label_of<events::coordination::Topic>(text, language);
  if (key == "time") return label_of<events::mapping::WishTime>(text, language);
  if (key == "beneficiary") return label_of<events::measures::Beneficiary>(text, language);
  return {};
}

bool names_person(std::string_view key) {
  constexpr std::array<std::string_view, 21> keys{
      "acceptedBy",  "assessedBy", "by",         "coordinator",  "evaluatedBy", "filedBy",
      "informedBy",  "involved",   "onBehalfOf", "owner",        "parties",     "party",
      "peer",        "person",     "previous",   "professional", "recipient",   "recipients",
      "responsible", "sharedWith", "tookPart"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool names_body(std::string_view key) {
  constexpr std::array<std::string_view, 10> keys{
      "body",       "decidedBy",       "filedWith", "governor", "otherBody",
      "receivedBy", "responsibleBody", "service",   "toUnit",   "unit"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string one_text(std::string_view section, std::string_view key, const std::string& text,
                     const Reader& reader) {
  if (names_person(key)) return reader.person({text});
  if (names_body(key)) return reader.body({text});
  if (key == "goal") return reader.title("goals", text);
  if (key == "measure" || key == "other") return reader.title("measures", text);
  if (key == "assessment") return reader.title("assessments", text);
  if (key == "disagreement") return reader.title("disagreements", text);
  if (auto label = enum_label(section, key, text, reader.language)) return *label;
  if (const auto date = events::date_from(text)) return words::date_text(*date, reader.language);
  if (const auto time = events::timestamp_from(text)) {
    return words::date_text(events::day_of(*time), reader.language);
  }
  return text;
}

std::string yes_or_no(bool yes, Language language) {
  if (language == Language::en) return yes ? "yes" : "no";
  return yes ? "ja" : "nei";
}

}  // namespace

std::string field_label(std::string_view key, Language language) {
  const auto found = std::find_if(labels.begin(), labels.end(),
                                  [&](const Label& label) { return label.key == key; });
  if (found == labels.end()) return std::string(key);
  switch (language) {
    case Language::nb: return std::string(found->nb);
    case Language::nn: return std::string(found->nn);
    case Language::en: break;
  }
  return std::string(found->en);
}

std::string field_text(std::string_view section, std::string_view key, const Json& value,
                       const Reader& reader) {
  if (value.is_string()) return one_text(section, key, value.get<std::string>(), reader);
  if (value.is_boolean()) return yes_or_no(value.get<bool>(), reader.language);
  std::string list;
  const auto add = [&](const std::string& text) {
    if (!list.empty()) list += ", ";
    list += text;
  };
  if (value.is_array()) {
    for (const auto& each : value) add(field_text(section, key, each, reader));
    return list;
  }
  if (value.is_object()) {  // `acceptedBy`: a set of people.
    for (const auto& member : value.items()) add(one_text(section, key, member.key(), reader));
    return list;
  }
  return value.dump();
}

}  // namespace tools
