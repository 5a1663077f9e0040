// Somebody has asked; nothing is clear yet.
#include "tools/demo/stories.h"

namespace tools::demo {

Story first_request(events::Timestamp now) {
  Teller story("beginning", now);
  story.plan_of("amina")
      .on(-6)
      .by("amina",
          intake::RegisterRequest{
              .request = {"nav-skjema"},
              .owner = {"amina"},
              .channel = intake::Channel::digital,
              .asked_by = intake::Asker::owner,
              .service = bodies::nav,
              .wants = intake::Wanted::plan,
              .note = "Vil begynne på videregående igjen etter lang tid hjemme. Har kontakt med "
                      "fastlegen, psykisk helse og Nav, og vil at de snakker sammen."})
      .on(-4)
      .by("nina", intake::RecordClarification{"Samtale med Amina på Nav-kontoret. Hun ønsker tolk "
                                              "i møter og at søsteren kan være med. "
                                              "Nav innhenter ikke mer før hun har fått informasjon "
                                              "om samtykke. Ny samtale er avtalt."});
  return std::move(story).told();
}

}  // namespace tools::demo
