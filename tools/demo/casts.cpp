// Who has a part in which of the demo's plans, as the log-in page shows it.
#include "tools/demo/people.h"

namespace tools::demo {

const std::vector<Cast>& casts() {
  static const std::vector<Cast> all{
      {"Emils plan",
       "Et barn og en familie. Skole og helse ser hvert sitt, og mormor ser fritiden.",
       {"emil", "ingrid", "tor", "gudrun", "eva", "berit", "tora", "stian", "hilde", "per",
        "lars"}},
      {"Marits plan",
       "Alle ni punktene er med, og alle har sagt ja.",
       {"marit", "randi", "marte", "leif", "nina", "per"}},
      {"Planen til Oddny",
       "Midt i arbeidet: mål er sette, og ho har bede om ein annan koordinator. På nynorsk.",
       {"oddny", "hanne", "petter", "lars", "geir", "nina"}},
      {"Arnes koordinator", "Nei til plan, ja til koordinator.", {"arne", "jon", "siri", "hanne"}},
      {"Aminas henvendelse", "Hun har spurt. Ingenting er avklart.", {"amina", "nina"}},
      {"Sannas plan",
       "Hørt før foreldrene svarte, og seksten nå: hun bestemmer selv. Et anfall på leirskolen.",
       {"sanna", "anne", "rune", "eva", "berit", "tora", "stian", "lars", "hilde", "maria",
        "silje"}},
      {"Mikkels plan",
       "Atten nå. Foreldrenes del er over, barnekoordinatoren også, og han fikk en annen "
       "koordinator.",
       {"mikkel", "lise", "jens", "tuva", "geir", "berit", "helga", "kaare"}},
      {"Planen til Halvor",
       "Heime etter slag. Møte, referat, meldingar, kalender, dagbok og dokument. På nynorsk.",
       {"halvor", "kari", "liv", "petter", "hanne", "per", "lars", "sigurd"}},
      {"Solveigs plan",
       "Først et nei. Så en klage helt til Statsforvalteren, og en plan likevel.",
       {"solveig", "tone", "petter", "unni", "frode", "silje", "hanne", "lars", "kaare"}},
      {"Bjarnes plan",
       "Hvem har ansvaret, hvem har rett, og hva ble vedtatt? To vurderinger står side om side.",
       {"bjarne", "hanne", "leif", "ragnhild", "sigurd", "per", "bente", "eva", "frode"}},
      {"Tordis’ plan",
       "Planen flyttet med henne til en annen kommune.",
       {"tordis", "mette", "jon", "siri", "hanne", "per", "lars", "wenche", "oskar"}},
      {"Planen til Aslak",
       "Frivillig plan som nådde målet og er avslutta. På nynorsk.",
       {"aslak", "geir", "petter", "kaare"}},
      {"Leylas plan",
       "Samtykker som er avgrenset, fornyet, utløpt og trukket tilbake. Planen sto en stund.",
       {"leyla", "sofie", "tuva", "leif", "kaare", "geir", "lars", "bente"}},
      {"Gunnars sak",
       "Sykehuset meldte fra, broren skrev, og tjenestene startet ikke i tide.",
       {"gunnar", "odd", "ragnhild", "siri", "unni"}},
      {"Ada",
       "Har ingen plan ennå. Planen hennes spilles med «medvirk demo --play».",
       {"ada", "geir", "unni", "nina", "lars"}},
  };
  return all;
}

}  // namespace tools::demo
