// On her own terms: consents narrowed, renewed, run out and taken back; a plan that paused because
// she said so, and went on because she said so.
#include "tools/demo/papers.h"
#include "tools/demo/turns.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;

const Hands around_leyla{.owner = "leyla",
                         .unit = "leif",
                         .coordinator = "tuva",
                         .body = bodies::mental_health,
                         .profession = "Sosionom"};

void ask_by_secure_form(Teller& story) {
  story.on(-256)
      .by("leyla",
          notices::SubmitSecureForm{
              .form = {"skjema"},
              .owner = {"leyla"},
              .kind = notices::PostKind::request,
              .service = bodies::coordinating_unit,
              .summary = "Vil ha en plan, men vil vite hvem som ser hva før noe deles."})
      .by("leif",
          coordination::GiveInformation{
              .entry = {"om-samtykke"},
              .topic = coordination::Topic::consent,
              .text = "Gikk gjennom de to samtykkene: til planen, og til deling. At det andre kan "
                      "avgrenses til ett område og én person, og trekkes uten grunn."});
  find_need(story, "leif", {intake::Level::municipality, intake::Level::state},
            {intake::Sector::health_and_care, intake::Sector::nav, intake::Sector::housing},
            "Rustjeneste, psykisk helse, bolig og Nav, i flere år.");
  story.on(-249);
  start(story, around_leyla);
  const auto scan = paper("Samtykke til deling, underskrevet");
  story
      .by("leif",
          consent::AttachConsentDocument{.consent = {"plan"},
                                         .document_title = "Samtykke til deling, underskrevet",
                                         .sha256 = scan.sha256,
                                         .media_type = "application/pdf"})
      .on(-242)
      .by("tuva",
          mapping::RecordWhatMatters{{"viktig"},
                                     "At ingen vet mer enn de må. Og et sted å bo som er mitt."})
      .by("leyla", mapping::RecordNeed{{"bolig"}, adaptation, "En bolig uten naboer i trappa."})
      .by("leyla", mapping::RecordResource{
                       {"spraak"}, education, "Snakker fire språk og har vært tolk for mange."});
}

void share_with_care(Teller& story) {
  share(story, around_leyla,
        {.id = "kort",
         .areas = {work},
         .recipients = {{"kaare"}},
         .use = "Prøve hvordan det kjennes at Nav er med",
         .consequences = "Kåre ser arbeid i tre måneder. Ikke noe annet.",
         .until = -150});
  share(story, around_leyla,
        {.id = "lang",
         .areas = {everyday, health, work},
         .recipients = {{"geir"}, {"lars"}},
         .use = "At de som følger opp, vet om dårlige uker før de blir krise",
         .consequences = "Geir og fastlegen ser de tre områdene til fristen går ut.",
         .until = -30});
  story.by("leyla", group::FormGroup{});
  using enum group::MemberKind;
  add_member(story, around_leyla, "kaare", fixed, bodies::nav, "Veileder i Nav");
  add_member(story, around_leyla, "geir", fixed, bodies::mental_health, "Miljøterapeut");
  add_member(story, around_leyla, "lars", group::MemberKind::gp, bodies::gp, "Fastlege");
  story.by("leyla", group::InvitePeer{.peer = {"sofie"}, .kind = group::PeerKind::peer})
      .by("sofie", group::AcceptPeerInvitation{{"sofie"}})
      .by("leyla", consent::GrantAccess{.access = {"sofie-ser"},
                                        .person = {"sofie"},
                                        .areas = {everyday},
                                        .until = story.day(90)})
      .on(-230)
      .by("leyla", goals::SetGoal{.goal = {"doer"},
                                  .area = adaptation,
                                  .horizon = Horizon::short_term,
                                  .own_words = "Jeg vil ha en dør jeg kan låse."})
      .by("tuva", measures::ProposeMeasure{.measure = {"visning"},
                                           .area = adaptation,
                                           .what = "Se på leiligheter sammen",
                                           .goal = events::GoalId{"doer"},
                                           .how = "Tuva ringer på, Leyla sier ja eller nei",
                                           .extent = "Inntil to i uka",
                                           .when = "Til hun har funnet en",
                                           .responsible = PersonId{"tuva"}});
  accept(story, around_leyla, "visning", "tuva");
}

void narrower(Teller& story) {
  story.on(-205)
      .by("leyla",
          consent::ExcludeInformationCategory{.category = work,
                                              .consequences_told =
                                                  "Tuva fortalte at Nav da ikke ser noe, og at "
                                                  "aktivitetsplanen må gjøres for seg."})
      .by("leyla",
          consent::ExcludeRecipient{
              .recipient = {"lars"},
              .consequences_told = "Fastlegen får ikke beskjed om dårlige uker. Hun ringer selv."})
      .on(-149, 0)
      .by(timer, consent::ExpireConsent{{"kort"}})
      .on(-148)
      .by("tuva", group::RemoveMember{.person = {"kaare"},
                                      .reason = "Samtykket er gått ut, og Leyla vil ikke ha et "
                                                "nytt nå."})
      .by("leyla", consent::RevokeAccess{{"sofie-ser"}});
}

void a_pause(Teller& story) {
  story.on(-112)
      .by("leyla", consent::WithdrawConsent{{"plan"}})
      .on(-86)
      .by("leyla", consent::GivePlanConsent{{"plan-igjen"}})
      .by("tuva", lifecycle::ResumePlan{})
      .on(-80)
      .by("leyla", consent::RenewConsent{.consent = {"lang"}, .until = story.day(250)})
      .by("tuva",
          consent::RecordConsentInformation{
              .information = {"info-bolig"},
              .areas = {adaptation},
              .recipients = {{"bente"}},
              .use = "Søknaden om bolig",
              .consequences = "Tildelingskontoret ser det som skrives om bolig, ikke mer."})
      .by("leyla", consent::GiveSharingConsent{.consent = {"bolig"},
                                               .information = events::InformationId{"info-bolig"},
                                               .areas = {adaptation},
                                               .recipients = {{"bente"}},
                                               .use = "Søknaden om bolig",
                                               .until = story.day(120)})
      .by("tuva", coordination::InviteProfessional{.professional = {"bente"},
                                                   .body = bodies::allocation,
                                                   .area = adaptation,
                                                   .purpose = "Hva slags bolig det kan søkes om"})
      .on(-41)
      .by("leyla",
          goals::CloseGoal{
              .goal = {"doer"}, .outcome = goals::GoalOutcome::reached, .note = "Tre låser."})
      .by("leyla", measures::CompleteMeasure{{"visning"}})
      .by("leyla", consent::WithdrawConsent{{"bolig"}});
}

}  // namespace

Story her_own_terms(events::Timestamp now) {
  Teller story("own-terms", now);
  story.plan_of("leyla");
  ask_by_secure_form(story);
  share_with_care(story);
  narrower(story);
  a_pause(story);
  return std::move(story).told();
}

}  // namespace tools::demo
