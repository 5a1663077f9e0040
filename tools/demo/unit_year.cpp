// A year of the coordinating unit: courses, guidance, a colleague who leaves, new opening hours.
#include "tools/demo/stories.h"

namespace tools::demo {

Story year_of_the_unit(events::Timestamp now) {
  Teller story("unit-year", now);
  const auto& unit = bodies::coordinating_unit;
  const auto trained = [&](std::string_view by, std::string_view whom, const char* subject) {
    story.by(by, unit,
             unit::RecordTraining{.coordinator = {std::string(whom)}, .subject = subject});
  };
  const auto guided = [&](std::string_view by, std::string_view whom, const char* subject) {
    story.by(by, unit,
             unit::RecordGuidance{.coordinator = {std::string(whom)}, .subject = subject});
  };
  constexpr const char* basics = "Grunnkurs for koordinatorer: rollen, samtykke og medvirkning";
  story.on(-385);
  for (const auto* whom : {"silje", "hanne", "tuva"}) trained("unni", whom, basics);
  story.on(-352);
  guided("dag", "silje", "Første møte: å skrive ned det som er viktigst før noe annet");
  guided("dag", "tuva", "Når planeieren vil ha koordinator, men ikke plan");
  story.on(-318);
  trained("petter", "liv", "Grunnkurs på nynorsk: rolla, samtykke og medverknad");
  trained("petter", "geir", "Grunnkurs på nynorsk: rolla, samtykke og medverknad");
  story.on(-275);
  guided("siri", "eva", "Barnets stemme: å høre barnet før foreldrene svarer");
  guided("siri", "jon", "Koordinator uten plan: hva som skal avklares, og hva som ikke skal det");
  story.on(-231);
  trained("unni", "jon", basics);
  trained("leif", "marte", "Ansvarsgruppemøter: innkalling, referat og retting av referat");
  story.on(-190);
  guided("berit", "eva", "Overgangen fra barneskole til ungdomsskole i planen");
  story.on(-148);
  trained("leif", "silje", "Revisjon av planen: hva som skal evalueres, og av hvem");
  trained("leif", "liv", "Revisjon av planen: kva som skal evaluerast, og av kven");
  story.on(-95);
  guided("petter", "liv", "Når eigaren vil ha samtalar éin for éin og ikkje ansvarsgruppe");
  story.on(-62);
  guided("unni", "geir", "Å ta over som koordinator midt i en plan");
  story.on(-45).by(administrator, unit, unit::ReleaseUnitMember{.person = {"dag"}});
  story.on(-38).by(
      "unni", unit,
      unit::PublishContactPoint{.title = "Koordinerende enhet i Vassøy",
                                .phone = "00 00 00 10",
                                .address = "Rådhuset, Kaivegen 1, 9999 Vassøy",
                                .opening_hours = "Mandag til fredag kl. 8.00–15.30, tirsdag til "
                                                 "kl. 18.00"});
  story.on(-12);
  trained("unni", "oskar", "Felles fagdag med Storholmen: planen følger den som flytter");
  guided("siri", "hanne", "Når planeieren ber om en annen koordinator");
  return std::move(story).told();
}

}  // namespace tools::demo
