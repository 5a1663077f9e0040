#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array content_rows{
    // Mapping.
    RefusalWords{
        .slug = "not-yours-to-do",
        .sense = "owners-voice",
        .nb =
            "Dette skrives av planeieren, av koordinatoren eller av en representant som har dette "
            "livsområdet i fullmakten sin.",
        .nn =
            "Dette blir skrive av planeigaren, av koordinatoren eller av ein representant som har "
            "dette livsområdet i fullmakta si."},
    RefusalWords{
        .rule = "S34",
        .slug = "not-yours-to-do",
        .nb = "Dette skrives av planeieren, en representant, koordinatoren eller et medlem som har "
              "tilgang til livsområdet.",
        .nn = "Dette blir skrive av planeigaren, ein representant, koordinatoren eller ein medlem "
              "som har tilgang til livsområdet."},
    RefusalWords{
        .rule = "S35",
        .slug = "not-yours-to-do",
        .nb = "Hvordan det legges til rette for planeieren, bestemmes av planeieren, en "
              "representant eller koordinatoren.",
        .nn = "Korleis det blir lagt til rette for planeigaren, blir bestemt av planeigaren, ein "
              "representant eller koordinatoren."},
    RefusalWords{
        .rule = "S38",
        .slug = "not-yours-to-do",
        .nb = "Hva noen bidrar med, skrives av planeieren, en representant eller koordinatoren, "
              "eller av den det gjelder, på livsområder den har tilgang til.",
        .nn = "Kva nokon bidreg med, blir skrive av planeigaren, ein representant eller "
              "koordinatoren, eller av den det gjeld, på livsområde den har tilgang til."},
    RefusalWords{.slug = "entry-exists",
                 .nb = "Denne id-en er i bruk fra før; velg en ny id.",
                 .nn = "Denne id-en er i bruk frå før; vel ein ny id."},
    RefusalWords{.slug = "nothing-to-change",
                 .nb = "Si minst én ting som skal endres.",
                 .nn = "Sei minst éin ting som skal endrast."},
    RefusalWords{.slug = "task-exists",
                 .nb = "En oppgave på et annet livsområde har denne id-en; velg en ny id.",
                 .nn = "Ei oppgåve på eit anna livsområde har denne id-en; vel ein ny id."},
    RefusalWords{
        .slug = "party-unknown",
        .nb = "Den som er oppgitt, deltar ikke i denne planen; oppgi noen som gjør det.",
        .nn = "Den som er oppgitt, deltek ikkje i denne planen; oppgi nokon som gjer det."},
    RefusalWords{
        .slug = "contribution-exists",
        .nb = "Et bidrag fra en annen eller på et annet livsområde har denne id-en; velg en ny id.",
        .nn = "Eit bidrag frå ein annan eller på eit anna livsområde har denne id-en; vel ein ny "
              "id."},

    // Goals.
    RefusalWords{.rule = "S39",
                 .slug = "not-yours-to-do",
                 .nb = "Et mål settes av planeieren, en representant eller koordinatoren.",
                 .nn = "Eit mål blir sett av planeigaren, ein representant eller koordinatoren."},
    RefusalWords{.slug = "goal-unknown",
                 .nb = "Planen har ikke noe åpent mål med denne id-en.",
                 .nn = "Planen har ikkje noko ope mål med denne id-en."},
    RefusalWords{.slug = "goal-exists",
                 .nb = "Et mål med denne id-en er satt fra før; velg en ny id.",
                 .nn = "Eit mål med denne id-en er sett frå før; vel ein ny id."},

    // Measures.
    RefusalWords{
        .rule = "S42",
        .slug = "not-yours-to-do",
        .nb = "Dette er for planeieren, en representant, koordinatoren eller et medlem som har "
              "tilgang til tiltakets livsområde.",
        .nn = "Dette er for planeigaren, ein representant, koordinatoren eller ein medlem som har "
              "tilgang til livsområdet for tiltaket."},
    RefusalWords{
        .rule = "S1",
        .slug = "not-yours-to-do",
        .nb = "Planeieren, eller en representant i stedet, og den som er ansvarlig, sier ja eller "
              "nei til et tiltak, så lenge den ansvarlige får se tiltaket.",
        .nn =
            "Planeigaren, eller ein representant i staden, og den som er ansvarleg, seier ja eller "
            "nei til eit tiltak, så lenge den ansvarlege får sjå tiltaket."},
    RefusalWords{
        .rule = "S48",
        .slug = "not-yours-to-do",
        .nb = "Et tiltak settes på pause, tas opp igjen og fullføres av den som er ansvarlig for "
              "det, av koordinatoren eller av planeieren.",
        .nn = "Eit tiltak blir sett på pause, teke opp att og fullført av den som er ansvarleg for "
              "det, av koordinatoren eller av planeigaren."},
    RefusalWords{
        .rule = "S41",
        .slug = "not-yours-to-do",
        .nb = "En faglig vurdering skrives av koordinatoren eller av et medlem fra en tjeneste som "
              "har tilgang til livsområdet.",
        .nn =
            "Ei fagleg vurdering blir skriven av koordinatoren eller av ein medlem frå ei teneste "
            "som har tilgang til livsområdet."},
    RefusalWords{.slug = "measure-unknown",
                 .nb = "Planen har ikke noe tiltak med denne id-en.",
                 .nn = "Planen har ikkje noko tiltak med denne id-en."},
    RefusalWords{
        .rule = "S56",
        .slug = "measure-unknown",
        .nb = "Dette livsområdet har ikke noe tiltak med denne id-en. Oppgi et som har det, eller "
              "ingen.",
        .nn =
            "Dette livsområdet har ikkje noko tiltak med denne id-en. Oppgi eit som har det, eller "
            "ingen."},
    RefusalWords{.slug = "measure-closed",
                 .nb = "Tiltaket er fullført eller avslått; foreslå et nytt tiltak.",
                 .nn = "Tiltaket er fullført eller avslått; føreslå eit nytt tiltak."},
    RefusalWords{
        .slug = "responsible-unknown",
        .nb = "Den ansvarlige deltar ikke i denne planen. Oppgi planeieren eller noen som deltar.",
        .nn = "Den ansvarlege deltek ikkje i denne planen. Oppgi planeigaren eller nokon som "
              "deltek."},
    RefusalWords{
        .slug = "goal-missing",
        .nb = "Planen har ikke noe åpent mål ennå. Sett et mål før et tiltak blir avtalt.",
        .nn = "Planen har ikkje noko ope mål enno. Set eit mål før eit tiltak blir avtalt."},
    RefusalWords{
        .slug = "measure-incomplete",
        .nb = "Noe mangler i tiltaket. Et tiltak har mål, hva, hvordan, omfang, når og hvem som er "
              "ansvarlig.",
        .nn = "Noko manglar i tiltaket. Eit tiltak har mål, kva, korleis, omfang, når og kven som "
              "er ansvarleg."},
    RefusalWords{.slug = "assessment-exists",
                 .nb = "En vurdering med denne id-en er skrevet fra før; velg en ny id.",
                 .nn = "Ei vurdering med denne id-en er skriven frå før; vel ein ny id."},
    RefusalWords{.slug = "measure-exists",
                 .nb = "Et tiltak med denne id-en er foreslått fra før; velg en ny id.",
                 .nn = "Eit tiltak med denne id-en er føreslått frå før; vel ein ny id."},
    RefusalWords{.slug = "assessment-unknown",
                 .nb = "Planen har ingen vurdering med denne id-en; skriv den ned først.",
                 .nn = "Planen har inga vurdering med denne id-en; skriv ho ned først."},
    RefusalWords{
        .rule = "S56",
        .slug = "assessment-unknown",
        .nb = "Dette livsområdet har ingen vurdering med denne id-en. Oppgi en som hører til der, "
              "eller ingen.",
        .nn = "Dette livsområdet har inga vurdering med denne id-en. Oppgi ei som høyrer til der, "
              "eller inga."},
    RefusalWords{.slug = "same-measure",
                 .nb = "Et tiltak kobles sammen med et annet enn seg selv.",
                 .nn = "Eit tiltak blir kopla saman med eit anna enn seg sjølv."},
    RefusalWords{
        .slug = "cycle",
        .nb = "Det andre tiltaket avhenger av dette; to tiltak kan ikke vente på hverandre.",
        .nn = "Det andre tiltaket avheng av dette; to tiltak kan ikkje vente på kvarandre."},
    RefusalWords{
        .slug = "measure-not-accepted",
        .nb = "Bare et avtalt tiltak kan settes på pause, og bare et som er avtalt eller på pause, "
              "kan fullføres.",
        .nn = "Berre eit avtalt tiltak kan setjast på pause, og berre eit som er avtalt eller på "
              "pause, kan fullførast."},
    RefusalWords{.slug = "measure-not-paused",
                 .nb = "Bare et tiltak på pause kan tas opp igjen.",
                 .nn = "Berre eit tiltak på pause kan takast opp att."},

    // Decisions, sub-plans and the owner's view.
    RefusalWords{
        .rule = "S49",
        .slug = "not-yours-to-do",
        .nb = "En annen plan knyttes til av planeieren eller en representant, av koordinatoren "
              "eller av et medlem som har tilgang til livsområdet.",
        .nn = "Ein annan plan blir knytt til av planeigaren eller ein representant, av "
              "koordinatoren eller av ein medlem som har tilgang til livsområdet."},
    RefusalWords{
        .rule = "S51",
        .slug = "not-yours-to-do",
        .nb = "Et vedtak knyttes til av koordinatoren, eller av ansatte hos den som fattet det: de "
              "må ha tilgang til livsområdet eller, der ikke noe tiltak er oppgitt, være fra noen "
              "som er med i planen.",
        .nn =
            "Eit vedtak blir knytt til av koordinatoren, eller av tilsette hos den som fatta det: "
            "dei må ha tilgang til livsområdet eller, der ikkje noko tiltak er oppgitt, vere frå "
            "nokon som er med i planen."},
    RefusalWords{
        .rule = "S52",
        .slug = "not-yours-to-do",
        .nb = "Planen tas ut som grunnlag av planeieren eller en representant, eller av "
              "koordinatoren etter avtale med planeieren.",
        .nn = "Planen blir teken ut som grunnlag av planeigaren eller ein representant, eller av "
              "koordinatoren etter avtale med planeigaren."},
    RefusalWords{
        .rule = "S52",
        .slug = "not-yours-to-do",
        .sense = "linking",
        .nb = "En søknad om en tjeneste knyttes til av planeieren eller en representant, av "
              "koordinatoren eller av et medlem som har tilgang til livsområdet.",
        .nn = "Ein søknad om ei teneste blir knytt til av planeigaren eller ein representant, av "
              "koordinatoren eller av ein medlem som har tilgang til livsområdet."},
    RefusalWords{
        .rule = "S53",
        .slug = "not-yours-to-do",
        .nb = "Planeierens syn skrives ned av planeieren, av en representant innenfor fullmakten "
              "eller av koordinatoren.",
        .nn = "Synet til planeigaren blir skrive ned av planeigaren, av ein representant innanfor "
              "fullmakta eller av koordinatoren."},
    RefusalWords{.slug = "area-missing",
                 .nb = "Oppgi tiltaket eller, der det ikke gjelder noe tiltak, livsområdet.",
                 .nn = "Oppgi tiltaket eller, der det ikkje gjeld noko tiltak, livsområdet."},
    RefusalWords{.slug = "area-mismatch",
                 .nb = "Tiltaket har et livsområde fra før; ta bort livsområdet, eller oppgi det.",
                 .nn = "Tiltaket har eit livsområde frå før; ta bort livsområdet, eller oppgi "
                       "det."},
    RefusalWords{.slug = "period-backwards",
                 .nb = "Perioden slutter på den første dagen eller senere.",
                 .nn = "Perioden sluttar på den første dagen eller seinare."},
    RefusalWords{.rule = "S51",
                 .slug = "decision-ahead",
                 .nb = "Et vedtak knyttes til når det er fattet: i dag eller tidligere.",
                 .nn = "Eit vedtak blir knytt til når det er fatta: i dag eller tidlegare."},
    RefusalWords{.rule = "R21",
                 .slug = "deviation-without-reason",
                 .nb = "Vedtaket går imot planeierens syn på dette tiltaket; skriv hvorfor.",
                 .nn = "Vedtaket går imot synet til planeigaren på dette tiltaket; skriv kvifor."},
    RefusalWords{
        .slug = "owner-agreement-missing",
        .nb = "Det er planeieren som bestemmer. Skriv hva planeieren sa til dette, eller la "
              "planeieren gjøre det selv.",
        .nn = "Det er planeigaren som bestemmer. Skriv kva planeigaren sa til dette, eller la "
              "planeigaren gjere det sjølv."},
    RefusalWords{
        .slug = "wants-missing",
        .nb = "Si om planeieren er for eller imot tiltaket, slik at et vedtak kan holdes opp mot "
              "det.",
        .nn = "Sei om planeigaren er for eller imot tiltaket, slik at eit vedtak kan haldast opp "
              "mot det."},
    RefusalWords{.slug = "sub-plan-exists",
                 .nb = "En annen plan med denne id-en er knyttet til fra før; velg en ny id.",
                 .nn = "Ein annan plan med denne id-en er knytt til frå før; vel ein ny id."},
    RefusalWords{.slug = "decision-exists",
                 .nb = "Et vedtak med denne id-en er knyttet til fra før; velg en ny id.",
                 .nn = "Eit vedtak med denne id-en er knytt til frå før; vel ein ny id."},
};

}  // namespace

std::span<const RefusalWords> content_refusals() { return content_rows; }

}  // namespace projections::words
