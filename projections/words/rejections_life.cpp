#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array life_rows{
    RefusalWords{.slug = "not-yours-to-do",
                 .sense = "timer",
                 .nb = "Bare Medvirk selv melder at en frist eller en dag er passert.",
                 .nn = "Berre Medvirk sjølv melder at ein frist eller ein dag er passert."},
    RefusalWords{
        .slug = "not-yours-to-do",
        .sense = "keepers",
        .nb = "Dette er for dem som holder planen ved like: planeieren, en representant eller "
              "koordinatoren.",
        .nn = "Dette er for dei som held planen ved like: planeigaren, ein representant eller "
              "koordinatoren."},
    RefusalWords{
        .rule = "S9",
        .slug = "not-yours-to-do",
        .nb = "Arbeidet med planen startes av tjenesten som har ansvaret, koordinerende enhet, "
              "koordinatoren, planeieren eller en representant.",
        .nn = "Arbeidet med planen blir starta av tenesta som har ansvaret, koordinerande eining, "
              "koordinatoren, planeigaren eller ein representant."},
    RefusalWords{
        .rule = "R9",
        .slug = "not-yours-to-do",
        .nb = "Arbeidet med planen tas opp igjen av tjenesten som har ansvaret, koordinerende "
              "enhet, koordinatoren, planeieren eller en representant.",
        .nn = "Arbeidet med planen blir teke opp att av tenesta som har ansvaret, koordinerande "
              "eining, koordinatoren, planeigaren eller ein representant."},
    RefusalWords{
        .rule = "R9",
        .slug = "not-yours-to-do",
        .sense = "pausing",
        .nb = "Planen settes på pause av planeieren eller en representant, eller av koordinatoren "
              "når planeieren ønsker det.",
        .nn = "Planen blir sett på pause av planeigaren eller ein representant, eller av "
              "koordinatoren når planeigaren ønskjer det."},
    RefusalWords{
        .rule = "R9",
        .slug = "not-yours-to-do",
        .sense = "paused-by-owner",
        .nb = "Planeieren ville ha planen på pause. Da tas arbeidet opp igjen av planeieren eller "
              "en representant, eller av koordinatoren når planeieren ønsker det.",
        .nn = "Planeigaren ville ha planen på pause. Då blir arbeidet teke opp att av planeigaren "
              "eller ein representant, eller av koordinatoren når planeigaren ønskjer det."},
    RefusalWords{
        .rule = "S5",
        .slug = "not-yours-to-do",
        .sense = "ending",
        .nb = "Planen avsluttes av planeieren eller en representant, eller av koordinatoren når "
              "planeieren er enig. Er planeieren død, kan også ansatte som har saken, gjøre det.",
        .nn = "Planen blir avslutta av planeigaren eller ein representant, eller av koordinatoren "
              "når planeigaren er samd. Er planeigaren død, kan òg tilsette som har saka, gjere "
              "det."},
    RefusalWords{
        .rule = "R18",
        .slug = "not-yours-to-do",
        .nb =
            "Planen blir de enige om som har noe å gjøre i den: planeieren eller en representant, "
            "og de som er ansvarlige for et tiltak.",
        .nn = "Planen blir dei samde om som har noko å gjere i han: planeigaren eller ein "
              "representant, og dei som er ansvarlege for eit tiltak."},
    RefusalWords{
        .rule = "R22",
        .slug = "not-yours-to-do",
        .nb = "Planen som helhet vurderes av planeieren, en representant eller koordinatoren. Et "
              "enkelt tiltak og arbeidet med planen vurderes for seg.",
        .nn = "Planen som heilskap blir vurdert av planeigaren, ein representant eller "
              "koordinatoren. Eit enkelt tiltak og arbeidet med planen blir vurderte for seg."},
    RefusalWords{
        .rule = "R22",
        .slug = "not-yours-to-do",
        .sense = "evaluating-work",
        .nb = "Arbeidet med planen vurderes av dem som deltar i det og får se noe av planen.",
        .nn = "Arbeidet med planen blir vurdert av dei som deltek i det og får sjå noko av "
              "planen."},
    RefusalWords{
        .rule = "R15",
        .slug = "not-yours-to-do",
        .nb =
            "Planen flyttes av planeieren eller en representant, eller, når planeieren er enig, av "
            "koordinatoren eller tjenesten som har den.",
        .nn = "Planen blir flytta av planeigaren eller ein representant, eller, når planeigaren er "
              "samd, av koordinatoren eller tenesta som har han."},
    RefusalWords{
        .rule = "R15",
        .slug = "not-yours-to-do",
        .sense = "care-level",
        .nb = "Omsorgsnivået skrives ned av planeieren, av en representant innenfor fullmakten "
              "eller av koordinatoren.",
        .nn =
            "Omsorgsnivået blir skrive ned av planeigaren, av ein representant innanfor fullmakta "
            "eller av koordinatoren."},
    RefusalWords{
        .slug = "plan-paused",
        .nb = "Planen er på pause. Arbeidet må tas opp igjen først, og samtykket til planen må "
              "gjelde.",
        .nn = "Planen er på pause. Arbeidet må takast opp att først, og samtykket til planen må "
              "gjelde."},
    RefusalWords{
        .slug = "plan-ended",
        .nb = "Planen er avsluttet, og det som står i den, blir stående. Det kan startes på nytt "
              "med planeierens samtykke.",
        .nn = "Planen er avslutta, og det som står i han, blir ståande. Det kan startast på nytt "
              "med samtykke frå planeigaren."},
    RefusalWords{
        .slug = "plan-not-started",
        .nb = "Arbeidet med planen er ikke startet. Det må det være først, med planeierens "
              "samtykke.",
        .nn = "Arbeidet med planen er ikkje starta. Det må det vere først, med samtykke frå "
              "planeigaren."},
    RefusalWords{
        .rule = "R9",
        .slug = "plan-consent-missing",
        .nb = "Planeierens samtykke til planen er trukket tilbake. Det må gis et nytt først.",
        .nn = "Samtykket frå planeigaren til planen er trekt tilbake. Det må bli gitt eit nytt "
              "først."},
    RefusalWords{
        .slug = "plan-consent-missing",
        .nb = "Ingen plan utarbeides uten at planeieren samtykker. Samtykket må gis først.",
        .nn = "Ingen plan blir utarbeidd utan at planeigaren samtykkjer. Samtykket må bli gitt "
              "først."},
    RefusalWords{
        .slug = "eligibility-not-assessed",
        .nb = "Det er ikke funnet at personen fyller vilkårene for individuell plan, og ingen plan "
              "er tilbudt på frivillig grunnlag. Ett av de to må komme først.",
        .nn =
            "Det er ikkje funne at personen fyller vilkåra for individuell plan, og ingen plan er "
            "tilboden på frivillig grunnlag. Eitt av dei to må kome først."},
    RefusalWords{.slug = "plan-not-paused",
                 .nb = "Planen er i gang; bare en plan på pause kan tas opp igjen.",
                 .nn = "Planen er i gang; berre ein plan på pause kan takast opp att."},
    RefusalWords{.slug = "revision-not-ahead",
                 .nb = "Neste revisjon er på en dag etter i dag.",
                 .nn = "Neste revisjon er på ein dag etter i dag."},
    RefusalWords{.slug = "revision-too-far",
                 .nb = "Neste revisjon er innen de neste ti årene.",
                 .nn = "Neste revisjon er innan dei neste ti åra."},
    RefusalWords{
        .slug = "too-many-parties",
        .nb = "Så mange som en plan har plass til, er allerede enige. Færre må ha ansvar for "
              "tiltakene.",
        .nn = "Så mange som ein plan har plass til, er allereie samde. Færre må ha ansvar for "
              "tiltaka."},
    RefusalWords{.slug = "nobody-took-part",
                 .nb = "En plan revideres av mennesker: oppgi hvem som deltok.",
                 .nn = "Ein plan blir revidert av menneske: oppgi kven som deltok."},
    RefusalWords{.slug = "person-unknown",
                 .nb = "Noen av dem som er oppgitt, deltar ikke i denne planen; oppgi dem som "
                       "gjør det.",
                 .nn = "Nokon av dei som er oppgitt, deltek ikkje i denne planen; oppgi dei som "
                       "gjer det."},
    RefusalWords{.slug = "revision-not-held",
                 .nb = "En revisjon skrives ned når den er holdt; neste revisjon settes opp for "
                       "seg.",
                 .nn = "Ein revisjon blir skriven ned når han er halden; neste revisjon blir sett "
                       "opp for seg."},
    RefusalWords{.slug = "nothing-evaluated",
                 .nb = "Si hvordan minst én av medvirkning, samarbeid og samordning har fungert.",
                 .nn = "Sei korleis minst éin av medverknad, samarbeid og samordning har fungert."},
    RefusalWords{.slug = "expected-ahead",
                 .nb = "Så langt er planen ikke kommet; hent den på nytt.",
                 .nn = "Så langt er planen ikkje komen; hent han på nytt."},
    RefusalWords{
        .slug = "wrong-stream",
        .nb = "Dette hører til et annet sted enn det ble sendt; se etter hvem det gjelder.",
        .nn = "Dette høyrer til ein annan stad enn det vart sendt; sjå etter kven det gjeld."},
    RefusalWords{.slug = "municipality-number",
                 .nb = "Et kommunenummer har fire sifre.",
                 .nn = "Eit kommunenummer har fire siffer."},
    RefusalWords{
        .slug = "same-unit",
        .nb = "Planen er hos denne koordinerende enheten allerede; oppgi enheten i den nye "
              "kommunen.",
        .nn = "Planen er hos denne koordinerande eininga allereie; oppgi eininga i den nye "
              "kommunen."},
    RefusalWords{
        .slug = "since-ahead",
        .nb = "Et omsorgsnivå skrives ned når det er endret: fra i dag eller tidligere.",
        .nn = "Eit omsorgsnivå blir skrive ned når det er endra: frå i dag eller tidlegare."},
};

}  // namespace

std::span<const RefusalWords> life_refusals() { return life_rows; }

}  // namespace projections::words
