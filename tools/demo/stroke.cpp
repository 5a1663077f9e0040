// Home after a stroke, in Nynorsk: the plan begins, and the group comes together.
#include "tools/demo/stroke.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;
using goals::Horizon;

void kari_calls(Teller& story) {
  story.on(-170).by(
      "kari", intake::RegisterRequest{
                  .request = {"kari-ringde"},
                  .owner = {"halvor"},
                  .channel = intake::Channel::phone,
                  .asked_by = intake::Asker::kin,
                  .service = bodies::therapy,
                  .wants = intake::Wanted::plan,
                  .note = "Han er sterk nok til å kome heim, men eg er ikkje sterk nok til å vere "
                          "sentralbord."});
  hand_over(story, "liv", "petter",
            "Heim frå rehabilitering etter hjerneslag. Heimetenesta, ergoterapi, fysioterapi, "
            "fastlege og sjukehuset er inne, og kvar har sin eigen avtale.");
  find_need(story, "petter", {intake::Level::municipality, intake::Level::specialist_service},
            {intake::Sector::health_and_care, intake::Sector::nav},
            "Fem tenester som må drage i same retning, i minst to år.");
  story.on(-163);
  start(story, after_stroke);
  story
      .by("halvor",
          group::AppointRepresentative{.representation = {"kari-saman"},
                                       .person = {"kari"},
                                       .kind = group::RepresentativeKind::proxy,
                                       .mode = group::RepresentativeMode::together,
                                       .authority = "Fullmakt frå Halvor, underskriven heime",
                                       .from = story.day(-163),
                                       .until = story.day(560)})
      .on(-158)
      .by("liv",
          mapping::RecordWhatMatters{
              {"viktig"}, "Å kunne gå til naustet åleine. Å snakke sjølv, òg når orda kjem seint."})
      .by("liv",
          mapping::SetFacilitation{
              .language = "Nynorsk",
              .aids = {"Samtalestøtte med bilete", "Klokke på bordet"},
              .form =
                  "Éin snakkar om gongen. Vent til Halvor har funne orda. Pause kvar halvtime."})
      .by("kari",
          mapping::RecordSituation{
              {"kvardag"},
              everyday,
              "Står opp og kler seg sjølv, brukar lang tid. Blir trøytt før middag. Kari "
              "arbeider tre dagar i veka, og då er han åleine frå åtte til to."})
      .by("liv",
          mapping::RecordNeed{
              {"gonge"}, health, "Trening ute på ulendt underlag, ikkje berre i salen."})
      .by("halvor", mapping::RecordResource{
                        {"naustet"}, leisure, "Naustet, båten og to grannar som alltid er der."});
}

void form_the_group(Teller& story) {
  share(story, after_stroke,
        {.id = "deling",
         .areas = {everyday, health, social, leisure, aids},
         .recipients = {{"hanne"}, {"per"}, {"lars"}, {"sigurd"}},
         .use = "Så alle veit kva som er avtalt, og ingen spør om det same",
         .consequences = "Dei fire ser det som blir skrive om desse områda til samtykket går ut "
                         "eller blir trekt. Økonomi og arbeid ser dei ikkje.",
         .until = 300});
  story.on(-150).by("halvor", group::FormGroup{});
  using enum group::MemberKind;
  add_member(story, after_stroke, "hanne", fixed, bodies::home_service, "Sjukepleiar");
  add_member(story, after_stroke, "per", fixed, bodies::therapy, "Fysioterapeut");
  add_member(story, after_stroke, "lars", group::MemberKind::gp, bodies::gp, "Fastlege");
  add_member(story, after_stroke, "sigurd", ad_hoc, bodies::rehabilitation,
             "Fysioterapeut på sjukehuset");
  story
      .by("liv", goals::SetGoal{.goal = {"naustet"},
                                .area = health,
                                .horizon = Horizon::short_term,
                                .own_words = "Eg vil gå til naustet og heim att utan at nokon "
                                             "held meg."})
      .by("halvor", goals::SetGoal{.goal = {"fiske"},
                                   .area = leisure,
                                   .horizon = Horizon::long_term,
                                   .own_words = "Eg vil ut på sjøen att, med grannen i båten."})
      .by("per", measures::ProposeMeasure{.measure = {"ulendt"},
                                          .area = health,
                                          .what = "Gangtrening på stien til naustet",
                                          .goal = events::GoalId{"naustet"},
                                          .how = "Per går ved sida av; stavar til bakken er tørr",
                                          .extent = "To gonger i veka",
                                          .when = "Tysdag og fredag",
                                          .responsible = PersonId{"per"}});
  accept(story, after_stroke, "ulendt", "per");
  story
      .by("hanne", measures::ProposeMeasure{.measure = {"formiddag"},
                                            .area = everyday,
                                            .what = "Nokon innom midt på dagen",
                                            .goal = events::GoalId{"naustet"},
                                            .how = "Kaffi og ein runde i tunet, ikkje tilsyn",
                                            .extent = "Dei dagane Kari er på arbeid",
                                            .when = "Klokka elleve",
                                            .responsible = PersonId{"hanne"}})
      .by("hanne", measures::AcceptMeasure{{"formiddag"}})
      .by("halvor", measures::AcceptMeasure{{"formiddag"}});
}

}  // namespace

Story after_the_stroke(events::Timestamp now) {
  Teller story("stroke", now);
  story.plan_of("halvor");
  kari_calls(story);
  form_the_group(story);
  meet(story);
  keep_in_touch(story);
  return std::move(story).told();
}

}  // namespace tools::demo
