#include "tools/demo/turns.h"

namespace tools::demo {

void hand_over(Teller& story, std::string_view asked, std::string_view unit,
               std::string_view clarified) {
  story.by(asked, intake::RecordClarification{std::string(clarified)})
      .by(asked, intake::AnchorPlan{.body = bodies::coordinating_unit,
                                    .kind = events::BodyKind::coordinating_unit})
      .by(unit, intake::TakeIntake{.service = bodies::coordinating_unit});
}

void find_need(Teller& story, std::string_view unit, std::vector<intake::Level> levels,
               std::vector<intake::Sector> sectors, std::string_view grounds) {
  using Levels = decltype(intake::AssessEligibility::levels);
  using Sectors = decltype(intake::AssessEligibility::sectors);
  story.by(unit, intake::AssessEligibility{.long_term = true,
                                           .coordinated = true,
                                           .levels = Levels(std::move(levels)),
                                           .sectors = Sectors(std::move(sectors)),
                                           .grounds = std::string(grounds)});
}

void start(Teller& story, const Hands& hands) {
  story.by(hands.owner, consent::GivePlanConsent{{"plan"}})
      .by(hands.owner, consent::GiveCoordinatorConsent{{"koordinator"}})
      .by(hands.unit, lifecycle::StartPlan{})
      .by(hands.unit,
          coordination::AppointCoordinator{.coordinator = {std::string(hands.coordinator)},
                                           .body = hands.body,
                                           .profession = std::string(hands.profession)});
}

void share(Teller& story, const Hands& hands, const Sharing& sharing) {
  const events::InformationId information{"info-" + std::string(sharing.id)};
  story
      .by(hands.coordinator,
          consent::RecordConsentInformation{.information = information,
                                            .areas = sharing.areas,
                                            .recipients = sharing.recipients,
                                            .use = std::string(sharing.use),
                                            .consequences = std::string(sharing.consequences)})
      .by(hands.owner, consent::GiveSharingConsent{.consent = {std::string(sharing.id)},
                                                   .information = information,
                                                   .areas = sharing.areas,
                                                   .recipients = sharing.recipients,
                                                   .use = std::string(sharing.use),
                                                   .until = story.day(sharing.until)});
}

void add_member(Teller& story, const Hands& hands, std::string_view who, group::MemberKind kind,
                const Orgnr& body, std::string_view function) {
  story.by(hands.coordinator, group::AddMember{.person = {std::string(who)},
                                               .kind = kind,
                                               .body = body,
                                               .function = std::string(function)});
}

void accept(Teller& story, const Hands& hands, std::string_view measure,
            std::string_view responsible) {
  const events::MeasureId id{std::string(measure)};
  story.by(responsible, measures::AcceptMeasure{id});
  if (responsible != hands.owner) story.by(hands.owner, measures::AcceptMeasure{id});
}

}  // namespace tools::demo
