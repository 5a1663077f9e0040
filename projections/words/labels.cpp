#include "projections/words/labels.h"

namespace projections::words {

Phrase words_for(events::LifeArea area) {
  using enum events::LifeArea;
  switch (area) {
    case everyday: return {"hverdagen", "kvardagen", "everyday life"};
    case health: return {"helse", "helse", "health"};
    case social: return {"sosialt liv", "sosialt liv", "social life"};
    case economy: return {"økonomi", "økonomi", "finances"};
    case education: return {"utdanning", "utdanning", "education"};
    case work: return {"arbeid", "arbeid", "work"};
    case leisure: return {"fritid", "fritid", "leisure"};
    case aids: return {"hjelpemidler", "hjelpemiddel", "assistive aids"};
    case adaptation: return {"praktisk tilrettelegging", "praktisk tilrettelegging", "adaptations"};
    case support_contact: return {"støttekontakt", "støttekontakt", "support contact"};
  }
  return {};
}

Phrase words_for(events::BodyKind kind) {
  using enum events::BodyKind;
  switch (kind) {
    case coordinating_unit:
      return {"koordinerende enhet", "koordinerande eining", "coordinating unit"};
    case municipal_service: return {"kommunal tjeneste", "kommunal teneste", "municipal service"};
    case health_trust: return {"helseforetak", "helseføretak", "health trust"};
    case nav_office: return {"Nav-kontor", "Nav-kontor", "Nav office"};
    case child_welfare: return {"barnevern", "barnevern", "child welfare service"};
    case school: return {"skole", "skule", "school"};
    case gp_practice: return {"fastlegekontor", "fastlegekontor", "GP practice"};
    case private_provider: return {"privat tjenesteyter", "privat tenesteytar", "private provider"};
    case other_agency: return {"annen etat", "annan etat", "other agency"};
    case county_governor: return {"statsforvalter", "statsforvaltar", "county governor"};
    case operator_: return {"drift av Medvirk", "drift av Medvirk", "operation of Medvirk"};
  }
  return {};
}

Phrase words_for(events::intake::Channel channel) {
  using enum events::intake::Channel;
  switch (channel) {
    case conversation: return {"samtale", "samtale", "conversation"};
    case phone: return {"telefon", "telefon", "phone"};
    case letter: return {"brev", "brev", "letter"};
    case secure_form: return {"sikkert skjema", "sikkert skjema", "secure form"};
    case meeting: return {"møte", "møte", "meeting"};
    case digital: return {"digital henvendelse", "digital førespurnad", "online"};
  }
  return {};
}

Phrase words_for(events::intake::Asker asker) {
  using enum events::intake::Asker;
  switch (asker) {
    case owner: return {"planeieren", "planeigaren", "the plan owner"};
    case kin: return {"pårørende", "pårørande", "next of kin"};
    case service: return {"en tjeneste", "ei teneste", "a service"};
  }
  return {};
}

Phrase words_for(events::intake::Wanted wanted) {
  using enum events::intake::Wanted;
  switch (wanted) {
    case plan: return {"individuell plan", "individuell plan", "an individual plan"};
    case coordinator: return {"koordinator", "koordinator", "a coordinator"};
    case unsure:
      return {"plan eller koordinator", "plan eller koordinator", "a plan or a coordinator"};
  }
  return {};
}

Phrase words_for(events::intake::Form form) {
  using enum events::intake::Form;
  switch (form) {
    case written: return {"skriftlig", "skriftleg", "in writing"};
    case secure_form: return {"sikkert skjema", "sikkert skjema", "secure form"};
    case post: return {"post", "post", "by post"};
  }
  return {};
}

Phrase words_for(events::intake::Decision decision) {
  using enum events::intake::Decision;
  switch (decision) {
    case granted: return {"innvilget", "innvilga", "granted"};
    case refused: return {"avslått", "avslått", "refused"};
  }
  return {};
}

Phrase words_for(events::intake::Level level) {
  using enum events::intake::Level;
  switch (level) {
    case municipality: return {"kommunen", "kommunen", "the municipality"};
    case specialist_service:
      return {"spesialisthelsetjenesten", "spesialisthelsetenesta",
              "the specialist health service"};
    case state: return {"staten", "staten", "the state"};
  }
  return {};
}

Phrase words_for(events::intake::Sector sector) {
  using enum events::intake::Sector;
  switch (sector) {
    case health_and_care: return {"helse og omsorg", "helse og omsorg", "health and care"};
    case social: return {"sosiale tjenester", "sosiale tenester", "social services"};
    case nav: return {"Nav", "Nav", "Nav"};
    case education: return {"skole og utdanning", "skule og utdanning", "education"};
    case child_welfare: return {"barnevern", "barnevern", "child welfare"};
    case housing: return {"bolig", "bustad", "housing"};
    case culture_and_leisure:
      return {"kultur og fritid", "kultur og fritid", "culture and leisure"};
    case other: return {"andre sektorer", "andre sektorar", "other sectors"};
  }
  return {};
}

// Whether the law asks for the plan, or the municipality offers it anyway. Not "right": that word
// would be read as one to services (R20).
Phrase words_for(events::intake::PlanBasis basis) {
  using enum events::intake::PlanBasis;
  switch (basis) {
    case right: return {"etter loven", "etter lova", "under the law"};
    case voluntary:
      return {"på frivillig grunnlag", "på frivillig grunnlag", "on a voluntary basis"};
  }
  return {};
}

Phrase words_for(events::lifecycle::ContentPoint point) {
  using enum events::lifecycle::ContentPoint;
  switch (point) {
    case a:
      return {"mål, ressurser og behov for tjenester", "mål, ressursar og behov for tenester",
              "goals, resources and needs for services"};
    case b:
      return {"hvem som deltar i arbeidet", "kven som deltek i arbeidet",
              "who takes part in the work"};
    case c: return {"hvem som er koordinator", "kven som er koordinator", "who is coordinator"};
    case d:
      return {"hva hver enkelt bidrar med", "kva kvar og ein bidreg med",
              "what each person will contribute"};
    case e:
      return {"tiltakene, omfanget av dem og hvem som er ansvarlig",
              "tiltaka, omfanget av dei og kven som er ansvarleg",
              "the measures, their extent and who is responsible"};
    case f:
      return {"hvordan tiltakene gjennomføres", "korleis tiltaka blir gjennomførte",
              "how the measures are carried out"};
    case g:
      return {"planperiode og tidspunkt for revisjon", "planperiode og tidspunkt for revisjon",
              "the plan period and times of revision"};
    case h:
      return {"samtykke til planen og til deling av opplysninger",
              "samtykke til planen og til deling av opplysningar",
              "consent to the plan and to sharing information"};
    case i: return {"samarbeid med andre", "samarbeid med andre", "cooperation with others"};
  }
  return {};
}

Phrase words_for(events::consent::ConsentKind kind) {
  using enum events::consent::ConsentKind;
  switch (kind) {
    case plan: return {"individuell plan", "individuell plan", "an individual plan"};
    case coordinator: return {"koordinator", "koordinator", "a coordinator"};
    case sharing:
      return {"deling av opplysninger", "deling av opplysningar", "the sharing of information"};
  }
  return {};
}

Phrase words_for(events::coordination::Topic topic) {
  using enum events::coordination::Topic;
  switch (topic) {
    case individual_plan: return {"individuell plan", "individuell plan", "the individual plan"};
    case coordinator: return {"koordinator", "koordinator", "the coordinator"};
    case services: return {"tjenester", "tenester", "services"};
    case municipal_resources:
      return {"tiltak og ressurser i kommunen", "tiltak og ressursar i kommunen",
              "measures and resources in the municipality"};
    case complaint: return {"klage", "klage", "complaints"};
    case consent: return {"samtykke", "samtykke", "consent"};
    case participation: return {"medvirkning", "medverknad", "taking part"};
  }
  return {};
}

Phrase words_for(events::group::RepresentativeKind kind) {
  using enum events::group::RepresentativeKind;
  switch (kind) {
    case parent: return {"forelder", "forelder", "parent"};
    case guardian: return {"verge", "verje", "guardian"};
    case proxy: return {"fullmektig", "fullmektig", "proxy"};
  }
  return {};
}

Phrase words_for(events::group::RepresentativeMode mode) {
  using enum events::group::RepresentativeMode;
  switch (mode) {
    case instead:
      return {"på vegne av planeieren", "på vegner av planeigaren", "on behalf of the plan owner"};
    case together:
      return {"sammen med planeieren", "saman med planeigaren", "together with the plan owner"};
  }
  return {};
}

Phrase words_for(events::group::PeerKind kind) {
  using enum events::group::PeerKind;
  switch (kind) {
    case peer: return {"likeperson", "likeperson", "peer"};
    case adviser: return {"rådgiver", "rådgivar", "adviser"};
  }
  return {};
}

Phrase words_for(events::group::MemberKind kind) {
  using enum events::group::MemberKind;
  switch (kind) {
    case fixed: return {"fast medlem", "fast medlem", "fixed member"};
    case ad_hoc: return {"medlem ved behov", "medlem ved behov", "member when needed"};
    case gp: return {"fastlege", "fastlege", "GP"};
    case kin: return {"pårørende", "pårørande", "next of kin"};
  }
  return {};
}

Phrase words_for(events::mapping::WishTime time) {
  using enum events::mapping::WishTime;
  switch (time) {
    case now: return {"nå", "no", "now"};
    case future: return {"i framtiden", "i framtida", "in the future"};
  }
  return {};
}

Phrase words_for(events::goals::Horizon horizon) {
  using enum events::goals::Horizon;
  switch (horizon) {
    case short_term: return {"kort sikt", "kort sikt", "short term"};
    case long_term: return {"lang sikt", "lang sikt", "long term"};
  }
  return {};
}

Phrase words_for(events::goals::GoalOutcome outcome) {
  using enum events::goals::GoalOutcome;
  switch (outcome) {
    case reached: return {"nådd", "nådd", "reached"};
    case partly_reached: return {"delvis nådd", "delvis nådd", "partly reached"};
    case given_up: return {"gitt opp", "gitt opp", "given up"};
  }
  return {};
}

Phrase words_for(events::measures::Beneficiary beneficiary) {
  using enum events::measures::Beneficiary;
  switch (beneficiary) {
    case owner: return {"for planeieren", "for planeigaren", "for the plan owner"};
    case family_member: return {"for en i familien", "for ein i familien", "for a family member"};
  }
  return {};
}

Phrase words_for(events::measures::LinkKind kind) {
  using enum events::measures::LinkKind;
  switch (kind) {
    case depends_on: return {"avhenger av", "er avhengig av", "depends on"};
    case supports: return {"støtter opp om", "støttar opp om", "supports"};
  }
  return {};
}

Phrase words_for(events::complaint::Ground ground) {
  using enum events::complaint::Ground;
  switch (ground) {
    case no_plan:
      return {"har ikke fått individuell plan", "har ikkje fått individuell plan",
              "no individual plan was made"};
    case partly_fulfilled:
      return {"bare delvis oppfylt", "berre delvis oppfylt", "only partly fulfilled"};
    case plan_deficient: return {"mangelfull plan", "mangelfull plan", "a deficient plan"};
    case no_participation:
      return {"manglende mulighet til medvirkning", "manglande høve til medverknad",
              "no proper chance to take part"};
    case no_facilitation:
      return {"manglende tilrettelegging", "manglande tilrettelegging", "no help to take part"};
    case no_will_to_cooperate:
      return {"manglende vilje til samarbeid", "manglande vilje til samarbeid",
              "lack of will to cooperate"};
    case no_coordinator:
      return {"koordinator er ikke oppnevnt", "koordinator er ikkje oppnemnd",
              "no coordinator was appointed"};
    case no_child_coordinator:
      return {"barnekoordinator er ikke oppnevnt", "barnekoordinator er ikkje oppnemnd",
              "no child coordinator was appointed"};
  }
  return {};
}

// The full name of pbrl says what no text here says (R20); its short form is in common use.
Phrase words_for(events::complaint::LegalBasis basis) {
  using enum events::complaint::LegalBasis;
  switch (basis) {
    case pbrl: return {"etter pbrl", "etter pbrl", "under pbrl"};
    case fvl: return {"etter forvaltningsloven", "etter forvaltingslova", "under fvl"};
  }
  return {};
}

Phrase words_for(events::complaint::Outcome outcome) {
  using enum events::complaint::Outcome;
  switch (outcome) {
    case upheld: return {"medhold", "medhald", "upheld"};
    case partly: return {"delvis medhold", "delvis medhald", "partly upheld"};
    case kept: return {"ikke medhold", "ikkje medhald", "not upheld"};
  }
  return {};
}

Phrase words_for(events::meetings::MeetingForm form) {
  using enum events::meetings::MeetingForm;
  switch (form) {
    case joint_meetings:
      return {"møter med flere fagpersoner samtidig", "møte med fleire fagpersonar samtidig",
              "joint meetings"};
    case separate_follow_up:
      return {"oppfølging hver for seg", "oppfølging kvar for seg", "separate follow-up"};
  }
  return {};
}

Phrase words_for(events::meetings::MeetingKind kind) {
  using enum events::meetings::MeetingKind;
  switch (kind) {
    case joint: return {"felles møte", "felles møte", "joint meeting"};
    case separate: return {"egen samtale", "eigen samtale", "separate conversation"};
  }
  return {};
}

Phrase words_for(events::meetings::InvitationAnswer answer) {
  using enum events::meetings::InvitationAnswer;
  switch (answer) {
    case yes: return {"ja", "ja", "yes"};
    case no: return {"nei", "nei", "no"};
    case maybe: return {"kanskje", "kanskje", "maybe"};
  }
  return {};
}

Phrase words_for(events::contact::MediaType type) {
  using enum events::contact::MediaType;
  switch (type) {
    case pdf: return {"PDF", "PDF", "PDF"};
    case png: return {"bilde (PNG)", "bilete (PNG)", "image (PNG)"};
    case jpeg: return {"bilde (JPEG)", "bilete (JPEG)", "image (JPEG)"};
  }
  return {};
}

Phrase words_for(Language language) {
  switch (language) {
    case Language::nb: return {"bokmål", "bokmål", "Norwegian Bokmål"};
    case Language::nn: return {"nynorsk", "nynorsk", "Norwegian Nynorsk"};
    case Language::en: return {"engelsk", "engelsk", "English"};
  }
  return {};
}

}  // namespace projections::words
