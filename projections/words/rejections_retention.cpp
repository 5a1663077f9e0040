#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array refusals{
    RefusalWords{.rule = "R55",
                 .slug = "not-yours-to-do",
                 .nb = "Plikten til å ta vare på historien skrives inn av ansatte der plikten "
                       "ligger, og tjenesten må ha en del i planen.",
                 .nn = "Plikta til å ta vare på historia blir skriven inn av tilsette der plikta "
                       "ligg, og tenesta må ha ein del i planen."},
    RefusalWords{.rule = "R55",
                 .slug = "not-yours-to-do",
                 .sense = "lifting",
                 .nb = "Plikten til å ta vare på historien oppheves av ansatte der den ble skrevet "
                       "inn.",
                 .nn = "Plikta til å ta vare på historia blir oppheva av tilsette der ho blei "
                       "skriven inn."},
    RefusalWords{.rule = "R55",
                 .slug = "not-yours-to-do",
                 .sense = "erasing",
                 .nb = "Planeieren ber om sletting, eller en representant i stedet for planeieren "
                       "på alle livsområder.",
                 .nn = "Planeigaren bed om sletting, eller ein representant i staden for "
                       "planeigaren på alle livsområde."},
    RefusalWords{.rule = "R55",
                 .slug = "duty-exists",
                 .nb = "Denne id-en er i bruk fra før. Velg en ny.",
                 .nn = "Denne id-en er i bruk frå før. Vel ein ny."},
    RefusalWords{.rule = "R55",
                 .slug = "duty-over",
                 .nb = "Den siste dagen for plikten er i dag eller senere.",
                 .nn = "Den siste dagen for plikta er i dag eller seinare."},
    RefusalWords{.rule = "R55",
                 .slug = "duty-lifted",
                 .nb = "Denne plikten er allerede opphevet.",
                 .nn = "Denne plikta er alt oppheva."},
    RefusalWords{.rule = "R55",
                 .slug = "plan-running",
                 .nb = "Planen er i bruk. Avslutt den først, så kan du be om at den slettes.",
                 .nn = "Planen er i bruk. Avslutt han først, så kan du be om at han blir sletta."},
    RefusalWords{.rule = "R55",
                 .slug = "retention-holds",
                 .nb = "Noen har plikt etter loven til å ta vare på historien. Planen viser hvem, "
                       "etter hvilken lov og hvor lenge. Spør igjen når det er over.",
                 .nn = "Nokon har plikt etter lova til å ta vare på historia. Planen viser kven, "
                       "etter kva lov og kor lenge. Spør igjen når det er over."},
    RefusalWords{.rule = "R55",
                 .slug = "erasure-requested",
                 .nb = "Det er allerede bedt om sletting.",
                 .nn = "Det er alt bede om sletting."},
};

}  // namespace

std::span<const RefusalWords> retention_refusals() { return refusals; }

}  // namespace projections::words
