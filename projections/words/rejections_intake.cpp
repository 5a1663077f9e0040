#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array intake_rows{
    RefusalWords{
        .slug = "not-yours-to-do",
        .sense = "desk",
        .nb = "Dette er for ansatte i tjenesten som har ansvaret, eller i koordinerende enhet.",
        .nn = "Dette er for tilsette i tenesta som har ansvaret, eller i koordinerande eining."},
    RefusalWords{
        .rule = "S7",
        .slug = "not-yours-to-do",
        .nb =
            "En henvendelse registreres av planeieren, av pårørende som sier at de spør, eller av "
            "ansatte i tjenesten som er nevnt.",
        .nn = "Ein førespurnad blir registrert av planeigaren, av pårørande som seier at dei spør, "
              "eller av tilsette i tenesta som er nemnd."},
    RefusalWords{
        .rule = "S8",
        .slug = "not-yours-to-do",
        .nb = "En søknad sendes av planeieren eller en representant med fullmakt, eller føres inn "
              "av koordinerende enhet som den er til.",
        .nn = "Ein søknad blir send av planeigaren eller ein representant med fullmakt, eller ført "
              "inn av koordinerande eining som han er til."},
    RefusalWords{.rule = "S8",
                 .slug = "not-yours-to-do",
                 .sense = "deciding",
                 .nb = "En søknad avgjøres av ansatte i enheten som den ble sendt til.",
                 .nn = "Ein søknad blir avgjord av tilsette i eininga som han vart send til."},
    RefusalWords{.rule = "S10",
                 .slug = "not-yours-to-do",
                 .nb = "En tjeneste tar ansvaret ved sine egne ansatte.",
                 .nn = "Ei teneste tek ansvaret ved sine eigne tilsette."},
    RefusalWords{
        .rule = "S5",
        .slug = "not-yours-to-do",
        .nb = "Bare planeieren, eller en representant med fullmakt, takker nei til en plan.",
        .nn = "Berre planeigaren, eller ein representant med fullmakt, takkar nei til ein plan."},
    RefusalWords{
        .rule = "S15",
        .slug = "not-yours-to-do",
        .nb = "Planeieren eller en representant, koordinatoren eller tjenesten som har ansvaret, "
              "ber om samarbeid.",
        .nn = "Planeigaren eller ein representant, koordinatoren eller tenesta som har ansvaret, "
              "bed om samarbeid."},
    RefusalWords{.rule = "S15",
                 .slug = "not-yours-to-do",
                 .sense = "answering",
                 .nb = "Ansatte hos den som er spurt om samarbeid, svarer.",
                 .nn = "Tilsette hos den som er spurd om samarbeid, svarer."},
    RefusalWords{.rule = "S28",
                 .slug = "not-yours-to-do",
                 .nb = "Planeieren, eller en representant med fullmakt, søker om koordinator.",
                 .nn = "Planeigaren, eller ein representant med fullmakt, søkjer om koordinator."},
    RefusalWords{.rule = "S28",
                 .slug = "not-yours-to-do",
                 .sense = "answering",
                 .nb = "Planeieren, eller en representant med fullmakt, svarer på tilbudet.",
                 .nn = "Planeigaren, eller ein representant med fullmakt, svarer på tilbodet."},
    RefusalWords{
        .rule = "S7",
        .slug = "not-yours-to-do",
        .sense = "notifying",
        .nb =
            "Behov meldes av ansatte i tjenesten som de oppgir. Planeieren og pårørende spør selv "
            "eller sender sikkert skjema.",
        .nn =
            "Behov blir meldt av tilsette i tenesta som dei oppgir. Planeigaren og pårørande spør "
            "sjølve eller sender sikkert skjema."},
    RefusalWords{
        .rule = "S7",
        .slug = "not-yours-to-do",
        .sense = "taking-up",
        .nb = "En melding om behov tas imot av ansatte i koordinerende enhet som fikk den.",
        .nn = "Ei melding om behov blir teken imot av tilsette i koordinerande eining som fekk "
              "ho."},
    RefusalWords{.rule = "S62",
                 .slug = "not-yours-to-do",
                 .nb = "Et brev føres inn av ansatte i tjenesten som det kom til.",
                 .nn = "Eit brev blir ført inn av tilsette i tenesta som det kom til."},
    RefusalWords{
        .slug = "owner-mismatch",
        .nb = "Planen tilhører en annen enn den som er oppgitt som planeier. Send til planen til "
              "den personen.",
        .nn =
            "Planen høyrer til ein annan enn den som er oppgitt som planeigar. Send til planen til "
            "den personen."},
    RefusalWords{
        .slug = "plan-exists",
        .nb = "Det finnes en plan fra før, og en person har bare én individuell plan. Ta kontakt "
              "med den som er oppgitt.",
        .nn =
            "Det finst ein plan frå før, og ein person har berre éin individuell plan. Ta kontakt "
            "med den som er oppgitt."},
    RefusalWords{.slug = "application-exists",
                 .nb = "En søknad med denne id-en er registrert fra før; velg en ny id.",
                 .nn = "Ein søknad med denne id-en er registrert frå før; vel ein ny id."},
    RefusalWords{.slug = "request-exists",
                 .nb = "En henvendelse med denne id-en er registrert fra før; velg en ny id.",
                 .nn = "Ein førespurnad med denne id-en er registrert frå før; vel ein ny id."},
    RefusalWords{.slug = "refusal-without-reasons",
                 .nb = "Et avslag skal ha en begrunnelse og si hvor og hvordan det kan klages.",
                 .nn = "Eit avslag skal ha ei grunngjeving og seie kvar og korleis ein kan klage."},
    RefusalWords{.slug = "application-unknown",
                 .nb = "Det finnes ingen søknad med denne id-en her.",
                 .nn = "Det finst ingen søknad med denne id-en her."},
    RefusalWords{.slug = "application-decided",
                 .nb = "Denne søknaden er avgjort; det kan sendes en ny.",
                 .nn = "Denne søknaden er avgjord; det kan sendast ein ny."},
    RefusalWords{
        .slug = "nothing-asked",
        .nb = "Ingen har spurt om noe her. Registrer en henvendelse eller en søknad først, om "
              "personen ønsker det.",
        .nn = "Ingen har spurt om noko her. Registrer ein førespurnad eller ein søknad først, om "
              "personen ønskjer det."},
    RefusalWords{
        .slug = "intake-taken",
        .nb = "En annen tjeneste har ansvaret. Den gir det fra seg ved å forankre planen her.",
        .nn = "Ei anna teneste har ansvaret. Ho gir det frå seg ved å forankre planen her."},
    RefusalWords{
        .slug = "plan-active",
        .nb = "Planen er i gang. Trekkes samtykket til planen tilbake, settes den på pause.",
        .nn = "Planen er i gang. Blir samtykket til planen trekt tilbake, blir han sett på pause."},
    RefusalWords{
        .slug = "plan-is-a-right",
        .nb = "Denne personen fyller vilkårene for individuell plan. Et tilbud på frivillig "
              "grunnlag er for dem som ikke gjør det.",
        .nn =
            "Denne personen fyller vilkåra for individuell plan. Eit tilbod på frivillig grunnlag "
            "er for dei som ikkje gjer det."},
    RefusalWords{
        .slug = "not-a-duty-holder",
        .nb =
            "En plan forankres i kommunen (en tjeneste, barnevernet eller koordinerende enhet), i "
            "et helseforetak eller hos Nav. Andre har plikt til å samarbeide.",
        .nn = "Ein plan blir forankra i kommunen (ei teneste, barnevernet eller koordinerande "
              "eining), i eit helseføretak eller hos Nav. Andre har plikt til å samarbeide."},
    RefusalWords{.slug = "cooperation-exists",
                 .nb = "Det er bedt om samarbeid med denne id-en fra før; velg en ny id.",
                 .nn = "Det er bede om samarbeid med denne id-en frå før; vel ein ny id."},
    RefusalWords{.slug = "cooperation-unknown",
                 .nb = "Det er ikke bedt om samarbeid med denne id-en.",
                 .nn = "Det er ikkje bede om samarbeid med denne id-en."},
    RefusalWords{.slug = "cooperation-answered",
                 .nb = "Dette er det svart på; be om samarbeid på nytt med en ny id.",
                 .nn = "Dette er det svart på; be om samarbeid på nytt med ein ny id."},
    RefusalWords{
        .slug = "coordinator-not-missing",
        .nb =
            "Det er en koordinator, eller en plan i gang som får en oppnevnt. Tilbudet er for dem "
            "som ikke har noen av delene.",
        .nn = "Det er ein koordinator, eller ein plan i gang som får ein oppnemnd. Tilbodet er for "
              "dei som ikkje har nokon av delane."},
    RefusalWords{.slug = "coordinator-offered",
                 .nb = "En koordinator er tilbudt. Planeieren svarer, og så oppnevnes en.",
                 .nn = "Ein koordinator er tilboden. Planeigaren svarer, og så blir ein oppnemnd."},
    RefusalWords{
        .slug = "nothing-offered",
        .nb =
            "Det er ikke noe tilbud å svare på. Planeieren kan søke om koordinator når som helst.",
        .nn = "Det er ikkje noko tilbod å svare på. Planeigaren kan søkje om koordinator når som "
              "helst."},
    RefusalWords{.slug = "notice-exists",
                 .nb = "En melding med denne id-en er sendt fra før; velg en ny id.",
                 .nn = "Ei melding med denne id-en er send frå før; vel ein ny id."},
    RefusalWords{.slug = "notice-unknown",
                 .nb = "Det finnes ingen melding med denne id-en her.",
                 .nn = "Det finst inga melding med denne id-en her."},
    RefusalWords{
        .slug = "no-plan",
        .nb = "Det er ingen plan. Si hva personen ønsket, eller at meldingen er sendt videre.",
        .nn = "Det er ingen plan. Sei kva personen ønskte, eller at meldinga er send vidare."},
    RefusalWords{.slug = "note-missing",
                 .nb = "Skriv i merknaden hvem meldingen er sendt videre til.",
                 .nn = "Skriv i merknaden kven meldinga er send vidare til."},
    RefusalWords{.slug = "notice-not-received",
                 .nb = "Meldingen er ikke tatt imot ennå; det må gjøres først.",
                 .nn = "Meldinga er ikkje teken imot enno; det må gjerast først."},
    RefusalWords{.slug = "notice-handled",
                 .nb = "Denne meldingen er behandlet; et nytt behov er en ny melding.",
                 .nn = "Denne meldinga er behandla; eit nytt behov er ei ny melding."},
    RefusalWords{
        .slug = "complaint-in-summary",
        .nb = "Ingenting av det en klage sier, skrives her. Klagen leveres for seg, og ses bare av "
              "dem som behandler den.",
        .nn =
            "Ingenting av det ei klage seier, blir skrive her. Klaga blir levert for seg, og blir "
            "berre sett av dei som behandlar ho."},
    RefusalWords{.slug = "summary-missing",
                 .nb = "Si kort hva som ble sendt.",
                 .nn = "Sei kort kva som vart sendt."},
    RefusalWords{.slug = "form-exists",
                 .nb = "Et skjema med denne id-en er sendt fra før; velg en ny id.",
                 .nn = "Eit skjema med denne id-en er sendt frå før; vel ein ny id."},
    RefusalWords{.slug = "item-exists",
                 .nb = "Et brev med denne id-en er ført inn fra før; velg en ny id.",
                 .nn = "Eit brev med denne id-en er ført inn frå før; vel ein ny id."},
    RefusalWords{.slug = "received-ahead",
                 .nb = "Et brev er mottatt i dag eller tidligere.",
                 .nn = "Eit brev er motteke i dag eller tidlegare."},
};

}  // namespace

std::span<const RefusalWords> intake_refusals() { return intake_rows; }

}  // namespace projections::words
