#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array group_rows{
    // The coordinator.
    RefusalWords{
        .rule = "R28",
        .slug = "not-yours-to-do",
        .nb = "Koordinatoren oppnevnes av koordinerende enhet for planen eller den som handler for "
              "enheten, eller av et helseforetak som er med i planen, blant sine egne.",
        .nn =
            "Koordinatoren blir oppnemnd av koordinerande eining for planen eller den som handlar "
            "for eininga, eller av eit helseføretak som er med i planen, blant sine eigne."},
    RefusalWords{
        .rule = "R28",
        .slug = "not-yours-to-do",
        .sense = "answering",
        .nb = "Den som kan oppnevne koordinator, svarer på planeierens ønske om en annen.",
        .nn = "Den som kan oppnemne koordinator, svarer på ønsket til planeigaren om ein annan."},
    RefusalWords{.rule = "S19",
                 .slug = "not-yours-to-do",
                 .nb = "Det er planeieren som sier hva som er ønsket av en koordinator.",
                 .nn = "Det er planeigaren som seier kva som er ønskt av ein koordinator."},
    RefusalWords{
        .rule = "S20",
        .slug = "not-yours-to-do",
        .nb = "Det er planeieren, eller en representant i stedet, som ber om en annen koordinator.",
        .nn = "Det er planeigaren, eller ein representant i staden, som bed om ein annan "
              "koordinator."},
    RefusalWords{
        .rule = "S21",
        .slug = "not-yours-to-do",
        .nb = "Koordinatoren selv, eller den som kan oppnevne en, melder at koordinatoren slutter.",
        .nn = "Koordinatoren sjølv, eller den som kan oppnemne ein, melder at koordinatoren "
              "sluttar."},
    RefusalWords{.rule = "S24",
                 .slug = "not-yours-to-do",
                 .nb = "Koordinatoren skriver ned hvordan planeieren og pårørende har medvirket.",
                 .nn = "Koordinatoren skriv ned korleis planeigaren og pårørande har medverka."},
    RefusalWords{
        .rule = "S26",
        .slug = "not-yours-to-do",
        .nb = "Koordinatoren, eller tjenesten som har ansvaret, gir planeieren informasjon.",
        .nn = "Koordinatoren, eller tenesta som har ansvaret, gir planeigaren informasjon."},
    RefusalWords{.rule = "S27",
                 .slug = "not-yours-to-do",
                 .nb = "Det er koordinatoren som trekker inn andre fagpersoner.",
                 .nn = "Det er koordinatoren som trekkjer inn andre fagpersonar."},
    RefusalWords{.slug = "no-coordinator",
                 .nb = "Planen har ingen koordinator nå; en må oppnevnes først.",
                 .nn = "Planen har ingen koordinator no; ein må oppnemnast først."},
    RefusalWords{
        .slug = "coordinator-consent-missing",
        .nb = "Ingen oppnevnes uten at planeieren har samtykket til å få koordinator. Samtykket må "
              "gis først.",
        .nn = "Ingen blir oppnemnd utan at planeigaren har samtykt til å få koordinator. Samtykket "
              "må bli gitt først."},
    RefusalWords{.slug = "coordinator-from-service",
                 .nb = "Koordinatoren kommer fra en tjeneste; planeieren kan ikke selv være det.",
                 .nn = "Koordinatoren kjem frå ei teneste; planeigaren kan ikkje sjølv vere det."},
    RefusalWords{
        .rule = "R26",
        .slug = "deviation-without-reason",
        .nb = "Planeieren ønsket en annen koordinator. Oppnevn den personen, eller skriv hvorfor "
              "ikke.",
        .nn = "Planeigaren ønskte ein annan koordinator. Oppnemn den personen, eller skriv kvifor "
              "ikkje."},
    RefusalWords{.slug = "request-not-open",
                 .nb = "Det er ikke noe åpent ønske med denne id-en om en annen koordinator.",
                 .nn = "Det er ikkje noko ope ønske med denne id-en om ein annan koordinator."},
    RefusalWords{
        .slug = "same-person",
        .nb = "Planeieren skal få en annen koordinator. Oppnevn en annen, eller si nei med en "
              "begrunnelse.",
        .nn = "Planeigaren skal få ein annan koordinator. Oppnemn ein annan, eller sei nei med ei "
              "grunngjeving."},
    RefusalWords{
        .slug = "coordinator-present",
        .nb =
            "Planen har en koordinator, og det er aldri to. En annen kan ta plassen etter den som "
            "er der.",
        .nn = "Planen har ein koordinator, og det er aldri to. Ein annan kan ta plassen etter den "
              "som er der."},
    RefusalWords{.rule = "S20",
                 .slug = "request-exists",
                 .nb = "Et ønske med denne id-en er registrert fra før; velg en ny id.",
                 .nn = "Eit ønske med denne id-en er registrert frå før; vel ein ny id."},
    RefusalWords{
        .slug = "request-open",
        .nb =
            "Et ønske om en annen koordinator venter på svar: en ny koordinator, eller nei med en "
            "begrunnelse.",
        .nn =
            "Eit ønske om ein annan koordinator ventar på svar: ein ny koordinator, eller nei med "
            "ei grunngjeving."},

    // Representatives.
    RefusalWords{.rule = "S36",
                 .slug = "not-yours-to-do",
                 .nb = "En fullmektig er planeierens eget valg: bare planeieren oppnevner en.",
                 .nn = "Ein fullmektig er planeigarens eige val: berre planeigaren oppnemner ein."},
    RefusalWords{
        .rule = "S36",
        .slug = "not-yours-to-do",
        .sense = "recording",
        .nb = "Planeieren, koordinatoren eller tjenesten som har ansvaret, registrerer en forelder "
              "eller verge, og aldri seg selv.",
        .nn = "Planeigaren, koordinatoren eller tenesta som har ansvaret, registrerer ein forelder "
              "eller verje, og aldri seg sjølv."},
    RefusalWords{
        .rule = "S36",
        .slug = "not-yours-to-do",
        .sense = "ending",
        .nb = "Planeieren eller representanten selv avslutter en representasjon; tjenesten som har "
              "ansvaret, kan avslutte den for en forelder eller verge.",
        .nn =
            "Planeigaren eller representanten sjølv avsluttar ein representasjon; tenesta som har "
            "ansvaret, kan avslutte han for ein forelder eller verje."},
    RefusalWords{.slug = "representation-exists",
                 .nb = "En representasjon med denne id-en er registrert fra før; velg en ny id.",
                 .nn = "Ein representasjon med denne id-en er registrert frå før; vel ein ny id."},
    RefusalWords{.slug = "owner-represents-nobody",
                 .nb = "Planeieren trenger ingen fullmakt. Oppgi personen som skal være med.",
                 .nn = "Planeigaren treng inga fullmakt. Oppgi personen som skal vere med."},
    RefusalWords{.slug = "period-reversed",
                 .nb = "Den siste dagen er før den første; bytt dem om.",
                 .nn = "Den siste dagen er før den første; byt dei om."},
    RefusalWords{.rule = "R13",
                 .slug = "until-passed",
                 .nb = "Fullmakten er utløpt; oppgi en som gjelder nå.",
                 .nn = "Fullmakta har gått ut; oppgi ei som gjeld no."},
    RefusalWords{.slug = "representation-unknown",
                 .nb = "Planen har ingen representasjon med denne id-en.",
                 .nn = "Det finst ingen representasjon i planen med denne id-en."},

    // Peers, advisers and members.
    RefusalWords{
        .rule = "R38",
        .slug = "not-yours-to-do",
        .nb = "Bare planeieren bestemmer hvem som skal være med som likeperson eller rådgiver.",
        .nn = "Berre planeigaren bestemmer kven som skal vere med som likeperson eller rådgivar."},
    RefusalWords{
        .rule = "R38",
        .slug = "not-yours-to-do",
        .sense = "ending",
        .nb = "Planeieren, eller den det gjelder, avslutter det å være med som likeperson eller "
              "rådgiver.",
        .nn = "Planeigaren, eller den det gjeld, avsluttar det å vere med som likeperson eller "
              "rådgivar."},
    RefusalWords{.rule = "S37",
                 .slug = "not-yours-to-do",
                 .nb = "Bare den som er spurt om å være med, svarer.",
                 .nn = "Berre den som er spurd om å vere med, svarer."},
    RefusalWords{.slug = "owner-is-no-peer",
                 .nb = "Oppgi en annen person som planeieren vil ha med seg.",
                 .nn = "Oppgi ein annan person som planeigaren vil ha med seg."},
    RefusalWords{
        .slug = "peer-invited",
        .nb = "Denne personen er spurt allerede. Det må avsluttes før det spørres på nytt.",
        .nn = "Denne personen er spurd allereie. Det må avsluttast før ein spør på nytt."},
    RefusalWords{.slug = "peer-not-invited",
                 .nb = "Det er ingen invitasjon; planeieren spør hvem som skal være med.",
                 .nn = "Det er ingen invitasjon; planeigaren spør kven som skal vere med."},
    RefusalWords{
        .slug = "peer-unknown",
        .nb = "Denne personen er ikke spurt om å være med som likeperson eller rådgiver.",
        .nn = "Denne personen er ikkje spurd om å vere med som likeperson eller rådgivar."},
    RefusalWords{
        .rule = "S54",
        .slug = "not-yours-to-do",
        .nb = "Planeieren, en representant i stedet, eller koordinatoren oppretter ansvarsgruppen "
              "og sier hvem som er med.",
        .nn = "Planeigaren, ein representant i staden, eller koordinatoren opprettar ansvarsgruppa "
              "og seier kven som er med."},
    RefusalWords{.rule = "R34",
                 .slug = "not-yours-to-do",
                 .nb = "Pårørende kommer med og går ut bare når planeieren selv vil det.",
                 .nn = "Pårørande kjem med og går ut berre når planeigaren sjølv vil det."},
    RefusalWords{.slug = "group-formed",
                 .nb = "Ansvarsgruppen er opprettet; legg til medlemmer i den.",
                 .nn = "Ansvarsgruppa er oppretta; legg til medlemmer i ho."},
    RefusalWords{.slug = "body-missing",
                 .nb = "Oppgi hvilken tjeneste medlemmet kommer fra; bare pårørende har ingen.",
                 .nn = "Oppgi kva teneste medlemmen kjem frå; berre pårørande har inga."},
    RefusalWords{.slug = "owner-is-always-member",
                 .nb = "Planeieren er alltid med i ansvarsgruppen; oppgi en annen.",
                 .nn = "Planeigaren er alltid med i ansvarsgruppa; oppgi ein annan."},
    RefusalWords{.slug = "group-not-formed",
                 .nb = "Det er ingen ansvarsgruppe ennå; den må opprettes først.",
                 .nn = "Det er inga ansvarsgruppe enno; ho må opprettast først."},
    RefusalWords{.slug = "member-exists",
                 .nb = "Denne personen er medlem fra før.",
                 .nn = "Denne personen er medlem frå før."},
    RefusalWords{.slug = "owner-stays",
                 .nb = "Planeieren kan ikke tas ut av ansvarsgruppen; oppgi et annet medlem.",
                 .nn = "Planeigaren kan ikkje takast ut av ansvarsgruppa; oppgi ein annan medlem."},
    RefusalWords{.slug = "member-unknown",
                 .nb = "Denne personen er verken medlem eller trukket inn i arbeidet.",
                 .nn = "Denne personen er verken medlem eller trekt inn i arbeidet."},
};

}  // namespace

std::span<const RefusalWords> group_refusals() { return group_rows; }

}  // namespace projections::words
