// A notice from the hospital, a form from a brother, and services that did not start in time. He
// does not want a coordinator without a plan; he wants the plan.
#include "tools/demo/turns.h"

namespace tools::demo {

Story notice_of_need(events::Timestamp now) {
  Teller story("notice", now);
  story.plan_of("gunnar")
      .on(-92)
      .by("ragnhild",
          notices::NotifyNeed{.notice = {"fra-sykehuset"},
                              .owner = {"gunnar"},
                              .body = bodies::rehabilitation,
                              .unit = bodies::coordinating_unit,
                              .wants = notices::Need::coordinator,
                              .text = "Reiser hjem om ti dager og får mange tjenester. Ønsker én å "
                                      "ringe. Sier ja til at vi melder fra."})
      .on(-90)
      .by("siri", notices::ReceiveNotice{{"fra-sykehuset"}})
      .by("siri", intake::OfferCoordinatorOnly{.body = bodies::home_service})
      .on(-84)
      .by("gunnar", intake::DeclineCoordinatorOnly{})
      .on(-80)
      .by("odd",
          notices::SubmitSecureForm{.form = {"fra-broren"},
                                    .owner = {"gunnar"},
                                    .kind = notices::PostKind::request,
                                    .service = bodies::coordinating_unit,
                                    .summary = "Bror spør på vegne av Gunnar: Han sa nei fordi han "
                                               "trodde at plan og koordinator var enten–eller."})
      .by("siri", notices::HandleNotice{.notice = {"fra-sykehuset"},
                                        .outcome = notices::NoticeOutcome::request_registered,
                                        .note = "Broren har spurt om plan; vi ringer Gunnar selv."})
      .on(-66)
      .by("unni",
          notices::RegisterPostalItem{
              .item = {"svar-fra-gunnar"},
              .owner = {"gunnar"},
              .kind = notices::PostKind::other,
              .sender = intake::Asker::owner,
              .service = bodies::coordinating_unit,
              .received = story.day(-67),
              .summary = "Skriver at han vil ha planen, og at broren gjerne kan være med."})
      .on(-50)
      .by(timer, lifecycle::MarkStartOverdue{story.moment(-80 + 30, 9)})
      .on(-47)
      .by("siri",
          coordination::GiveInformation{
              .entry = {"beklagelse"},
              .topic = coordination::Topic::individual_plan,
              .text =
                  "Ringte og beklaget at arbeidet ikke er kommet i gang. Hjemmebesøk er avtalt, "
                  "og Gunnar vet hvem han ringer hvis det ikke skjer."});
  return std::move(story).told();
}

}  // namespace tools::demo
