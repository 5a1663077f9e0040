// A youth who turns eighteen: he decides for himself already, the child coordinator's time is over
// on the birthday, and he gets the coordinator that he asked for.
#include "tools/demo/turns.h"

namespace tools::demo {
namespace {

using childhood::ConsentKind;
using enum events::LifeArea;
using goals::Horizon;

constexpr int eighteen = -40;  // The day of his birthday.

const Hands around_mikkel{.owner = "mikkel",
                          .unit = "berit",
                          .coordinator = "tuva",
                          .body = bodies::mental_health,
                          .profession = "Sosionom"};

void child_welfare_asks(Teller& story) {
  story.on(-360).by("helga",
                    intake::RegisterRequest{
                        .request = {"barnevernet"},
                        .owner = {"mikkel"},
                        .channel = intake::Channel::meeting,
                        .asked_by = intake::Asker::service,
                        .service = bodies::child_welfare,
                        .wants = intake::Wanted::plan,
                        .note = "Mikkel er sytten. «Når jeg blir atten, slutter alle å ringe. Det "
                                "vil jeg ha skriftlig på hvem som ikke gjør.»"});
  hand_over(story, "helga", "berit",
            "Hjelpetiltak fra barnevernet, samtaler hos psykisk helse, og snart et tiltak hos Nav. "
            "Alt har ulik aldersgrense.");
  find_need(story, "berit", {intake::Level::municipality, intake::Level::state},
            {intake::Sector::child_welfare, intake::Sector::health_and_care, intake::Sector::nav},
            "Overgangen til voksentjenestene krever samordning i flere år.");
  story
      .by("berit", group::AppointRepresentative{.representation = {"mor"},
                                                .person = {"lise"},
                                                .kind = group::RepresentativeKind::parent,
                                                .mode = group::RepresentativeMode::together,
                                                .authority = "Foreldreansvar alene",
                                                .from = story.day(-360),
                                                .until = story.day(eighteen)})
      // He is past sixteen: what his mother had by role is over from this moment.
      .by("berit", childhood::RecordBirthDate{story.born(18, eighteen)})
      .by(timer, childhood::ConfirmReconfirmationDue{16})
      .by("mikkel", childhood::ReconfirmConsent{.age = 16, .parents_keep_access = false});
}

void his_own_yes(Teller& story) {
  story.on(-352)
      .by("berit",
          childhood::AssessCompetence{
              .entry = {"samtykke"},
              .matters = {ConsentKind::plan, ConsentKind::sharing},
              .areas = {economy, health},
              .competent = true,
              .reason = "Forstår hva som deles og med hvem, spør når noe er uklart, og kan si "
                        "hva han ikke vil. Trenger tid, ikke noen i stedet for seg."})
      .by("berit",
          childhood::HearChild{.entry = {"hvor-bo"},
                               .on = {},
                               .topic = "Hvor han vil bo",
                               .view = "Hybel i sentrum når jeg er atten. Ikke i bofellesskap med "
                                       "folk jeg ikke kjenner.",
                               .agrees = true})
      .by("mikkel",
          coordination::StateCoordinatorWish{.wish = "En som svarer på melding.", .person = {}});
  start(story, around_mikkel);
  story
      .by("berit", childhood::AppointChildCoordinator{.person = {"helga"},
                                                      .body = bodies::child_welfare,
                                                      .family_wish = "Helga, som er her fra før.",
                                                      .expected_birth = {}})
      .on(-345)
      .by("mikkel",
          group::AppointRepresentative{.representation = {"mamma-er-med"},
                                       .person = {"lise"},
                                       .kind = group::RepresentativeKind::proxy,
                                       .mode = group::RepresentativeMode::together,
                                       .scope = {economy, everyday},
                                       .authority = "Fullmakt fra Mikkel, på papir hos Tuva",
                                       .from = story.day(-345),
                                       .until = story.day(200)})
      .by("mikkel", group::InvitePeer{.peer = {"jens"}, .kind = group::PeerKind::adviser})
      .by("jens", group::AcceptPeerInvitation{{"jens"}})
      .by("mikkel", consent::GrantAccess{.access = {"jens-ser"},
                                         .person = {"jens"},
                                         .areas = {work, everyday},
                                         .until = story.day(-100)});
}

void plan_for_eighteen(Teller& story) {
  story.on(-338)
      .by("tuva",
          mapping::RecordWhatMatters{
              {"viktig"}, "At noen husker meg etter bursdagen. Og at lillebror kan sove hos meg."})
      .by("mikkel",
          mapping::SetFacilitation{.language = "Norsk",
                                   .form = "Gå en tur i stedet for å sitte. Skriv det ned etterpå "
                                           "og send det på melding."})
      .by("mikkel",
          mapping::RecordNeed{
              {"bolig"}, everyday, "Hjelp til depositum, og noen som blir med på visning."})
      .by("mikkel", mapping::RecordResource{
                        {"mekke"}, work, "Kan skru mopeder, og har fem faste kunder i nabolaget."});
  share(story, around_mikkel,
        {.id = "nav-og-barnevern",
         .areas = {everyday, economy, work},
         .recipients = {{"kaare"}, {"helga"}},
         .use = "At det ene er i gang før det andre slutter",
         .consequences = "Nav og barnevernet ser hverdag, økonomi og arbeid, ikke helse.",
         .until = 250});
  story.by("mikkel", group::FormGroup{});
  add_member(story, around_mikkel, "kaare", group::MemberKind::fixed, bodies::nav,
             "Veileder i Nav");
  add_member(story, around_mikkel, "helga", group::MemberKind::fixed, bodies::child_welfare,
             "Kontaktperson i barnevernet");
  story.on(-330)
      .by("mikkel", goals::SetGoal{.goal = {"hybel"},
                                   .area = everyday,
                                   .horizon = Horizon::short_term,
                                   .own_words = "Jeg vil ha egen nøkkel når jeg er atten."})
      .by("mikkel", goals::SetGoal{.goal = {"verksted"},
                                   .area = work,
                                   .horizon = Horizon::long_term,
                                   .own_words = "Jeg vil ha fagbrev og eget verksted."})
      .by("kaare", measures::ProposeMeasure{.measure = {"laere"},
                                            .area = work,
                                            .what = "Utplassering på mopedverkstedet",
                                            .goal = events::GoalId{"verksted"},
                                            .how = "To dager i verksted, en dag på Nav",
                                            .extent = "Tre dager i uka",
                                            .when = "Fra neste måned",
                                            .responsible = PersonId{"kaare"}})
      .by("helga", measures::ProposeMeasure{.measure = {"samtaler"},
                                            .area = everyday,
                                            .what = "Ukentlig samtale med barnevernet",
                                            .goal = events::GoalId{"hybel"}})
      .by("mikkel", measures::DeclineMeasure{{"samtaler"},
                                             "Jeg har nok samtaler. Ring heller når det er noe."});
  accept(story, around_mikkel, "laere", "kaare");
}

void somebody_else_please(Teller& story) {
  story.on(-210)
      .by("mikkel",
          coordination::RequestOtherCoordinator{
              .request = {"forste-gang"},
              .reason = "Tuva er grei, men hun er bare på kontoret når jeg er på jobb."})
      .on(-203)
      .by("berit",
          coordination::RefuseRequest{
              .request = {"forste-gang"},
              .reason =
                  "Ingen andre har plass nå. Tuva tar samtalene etter klokka fire, "
                  "og vi ser på det igjen om et halvt år. Du kan klage til koordinerende enhet."})
      .on(-99, 0)
      .by(timer, consent::ExpireAccess{{"jens-ser"}})
      .on(-95)
      .by("mikkel", group::EndPeer{{"jens"}})
      .on(-62)
      .by("mikkel",
          coordination::RequestOtherCoordinator{
              .request = {"andre-gang"},
              .reason = "Nå er det gått fem måneder. Jeg vil fortsatt ha en som er ute om "
                        "ettermiddagen."})
      .by("berit", coordination::ReplaceCoordinator{.coordinator = {"geir"},
                                                    .body = bodies::mental_health,
                                                    .profession = "Miljøterapeut",
                                                    .request = events::RequestId{"andre-gang"}});
}

void eighteen_now(Teller& story) {
  story.on(eighteen, 0)
      .by(timer, childhood::EndChildCoordinator{})
      .by(timer, childhood::ConfirmReconfirmationDue{18})
      .on(eighteen + 2)
      .by("mikkel", childhood::ReconfirmConsent{.age = 18, .parents_keep_access = false})
      .by("geir",
          coordination::RecordInvolvement{
              .entry = {"bursdagen"},
              .involved = {{"mikkel"}, {"kaare"}},
              .how = "Gikk gjennom hvem som fortsatt ringer: Kåre om jobb, Geir om resten. "
                     "Barnevernet er med til hybelen er på plass."})
      .on(-30)
      .by("mikkel", group::EndRepresentation{{"mamma-er-med"}})
      .by("mikkel", goals::CloseGoal{.goal = {"hybel"},
                                     .outcome = goals::GoalOutcome::reached,
                                     .note = "Nøkkel i hånda, og lillebror har sovet over."});
}

}  // namespace

Story coming_of_age(events::Timestamp now) {
  Teller story("of-age", now);
  story.plan_of("mikkel");
  child_welfare_asks(story);
  his_own_yes(story);
  plan_for_eighteen(story);
  somebody_else_please(story);
  eighteen_now(story);
  return std::move(story).told();
}

}  // namespace tools::demo
