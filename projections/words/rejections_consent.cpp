#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::string_view owners_nb =
    "Et samtykke er planeierens eget: planeieren, eller en representant i stedet for planeieren, "
    "gir det, trekker det tilbake og gjør unntak fra det.";
constexpr std::string_view owners_nn =
    "Eit samtykke er planeigarens eige: planeigaren, eller ein representant i staden for "
    "planeigaren, gir det, trekkjer det tilbake og gjer unntak frå det.";

constexpr std::array consent_rows{
    RefusalWords{
        .slug = "not-yours-to-do", .sense = "consenting", .nb = owners_nb, .nn = owners_nn},
    RefusalWords{.rule = "R8", .slug = "not-yours-to-do", .nb = owners_nb, .nn = owners_nn},
    RefusalWords{.rule = "S30", .slug = "not-yours-to-do", .nb = owners_nb, .nn = owners_nn},
    RefusalWords{
        .rule = "R7",
        .slug = "not-yours-to-do",
        .nb = "Bare Medvirk selv melder at en dato er passert. Planeieren kan trekke samtykket "
              "tilbake.",
        .nn =
            "Berre Medvirk sjølv melder at ein dato er passert. Planeigaren kan trekkje samtykket "
            "tilbake."},
    RefusalWords{
        .rule = "S31",
        .slug = "not-yours-to-do",
        .nb = "Det er koordinatoren eller tjenesten som har ansvaret, som informerer før et "
              "samtykke.",
        .nn = "Det er koordinatoren eller tenesta som har ansvaret, som informerer før eit "
              "samtykke."},
    RefusalWords{
        .rule = "S33",
        .slug = "not-yours-to-do",
        .nb = "Planeieren, eller en representant i stedet for planeieren, bestemmer hvem andre som "
              "får se hva, og tar tilgangen tilbake.",
        .nn = "Planeigaren, eller ein representant i staden for planeigaren, bestemmer kven andre "
              "som får sjå kva, og tek tilgangen tilbake."},
    RefusalWords{
        .rule = "S29",
        .slug = "not-yours-to-do",
        .nb = "Et dokument legges til et samtykke av planeieren eller en representant, av "
              "koordinatoren eller av tjenesten som har ansvaret.",
        .nn = "Eit dokument blir lagt til eit samtykke av planeigaren eller ein representant, av "
              "koordinatoren eller av tenesta som har ansvaret."},
    RefusalWords{
        .rule = "R13",
        .slug = "authority-expired",
        .nb = "Fullmakten til å handle for planeieren er utløpt. Planeieren, eller en representant "
              "med fullmakt som gjelder nå, kan gjøre dette.",
        .nn = "Fullmakta til å handle for planeigaren har gått ut. Planeigaren, eller ein "
              "representant med fullmakt som gjeld no, kan gjere dette."},
    RefusalWords{
        .rule = "R13",
        .slug = "outside-authority",
        .nb = "Fullmakten til å handle for planeieren rekker ikke så langt. Den må dekke alle "
              "livsområdene som dette gjelder.",
        .nn = "Fullmakta til å handle for planeigaren rekk ikkje så langt. Ho må dekkje alle "
              "livsområda som dette gjeld."},
    RefusalWords{.slug = "consent-exists",
                 .nb = "Et samtykke med denne id-en er gitt fra før; velg en ny id.",
                 .nn = "Eit samtykke med denne id-en er gitt frå før; vel ein ny id."},
    RefusalWords{.slug = "consent-unknown",
                 .nb = "Planen har ikke noe samtykke med denne id-en.",
                 .nn = "Planen har ikkje noko samtykke med denne id-en."},
    RefusalWords{.slug = "access-unknown",
                 .nb = "Planen har ikke noen tilgang med denne id-en.",
                 .nn = "Planen har ikkje nokon tilgang med denne id-en."},
    RefusalWords{.slug = "access-exists",
                 .nb = "En tilgang med denne id-en er gitt fra før; velg en ny id.",
                 .nn = "Ein tilgang med denne id-en er gitt frå før; vel ein ny id."},
    RefusalWords{.rule = "R7",
                 .slug = "not-due",
                 .nb = "Den siste dagen er ikke over; samtykket eller tilgangen går ut etter den.",
                 .nn = "Den siste dagen er ikkje over; samtykket eller tilgangen går ut etter "
                       "han."},
    RefusalWords{
        .slug = "consent-in-force",
        .nb = "Et slikt samtykke gjelder allerede. Det kan gis et nytt når dette er trukket "
              "tilbake.",
        .nn = "Eit slikt samtykke gjeld allereie. Det kan bli gitt eit nytt når dette er trekt "
              "tilbake."},
    RefusalWords{
        .slug = "information-incomplete",
        .nb = "Før et samtykke får planeieren vite fire ting: hvilke opplysninger som deles, hvem "
              "som får dem, hvordan de brukes, og hvilke følger det kan ha.",
        .nn = "Før eit samtykke får planeigaren vite fire ting: kva opplysningar som blir delte, "
              "kven som får dei, korleis dei blir brukte, og kva følgjer det kan ha."},
    RefusalWords{.slug = "information-exists",
                 .nb = "Informasjon med denne id-en er skrevet ned fra før; velg en ny id.",
                 .nn = "Informasjon med denne id-en er skriven ned frå før; vel ein ny id."},
    RefusalWords{
        .slug = "sharing-consent-incomplete",
        .nb = "Et samtykke til å dele opplysninger sier hvilken informasjon som ble gitt på "
              "forhånd, hvilke livsområder det gjelder, hvem som får opplysningene, hvordan de "
              "brukes, og den siste dagen.",
        .nn =
            "Eit samtykke til å dele opplysningar seier kva informasjon som vart gitt på førehand, "
            "kva livsområde det gjeld, kven som får opplysningane, korleis dei blir brukte, og "
            "den siste dagen."},
    RefusalWords{
        .slug = "information-unknown",
        .nb = "Ingen informasjon med denne id-en er gitt. Planeieren må få informasjon før "
              "samtykket.",
        .nn = "Ingen informasjon med denne id-en er gitt. Planeigaren må få informasjon før "
              "samtykket."},
    RefusalWords{
        .slug = "not-informed-about",
        .nb =
            "Samtykket går lenger enn det planeieren fikk vite. Hold det innenfor livsområdene og "
            "mottakerne i informasjonen, eller informer på nytt.",
        .nn = "Samtykket går lenger enn det planeigaren fekk vite. Hald det innanfor livsområda og "
              "mottakarane i informasjonen, eller informer på nytt."},
    RefusalWords{.slug = "until-passed",
                 .nb = "Den siste dagen er passert; velg dagen i dag eller en senere dag.",
                 .nn = "Den siste dagen er passert; vel dagen i dag eller ein seinare dag."},
    RefusalWords{.slug = "areas-missing",
                 .nb = "Si hvilke livsområder dette gjelder, og ikke flere enn det trengs.",
                 .nn = "Sei kva livsområde dette gjeld, og ikkje fleire enn det trengst."},
    RefusalWords{
        .slug = "needs-sharing-consent",
        .nb = "Denne personen er med for en tjeneste. Med tjenester deles opplysninger gjennom et "
              "samtykke til deling; tilgang gis til pårørende og likepersoner.",
        .nn = "Denne personen er med for ei teneste. Med tenester blir opplysningar delte gjennom "
              "eit samtykke til deling; tilgang får pårørande og likepersonar."},
    RefusalWords{
        .slug = "consent-has-no-end",
        .nb = "Bare et samtykke til å dele opplysninger har en siste dag. Dette gjelder til det "
              "trekkes tilbake.",
        .nn = "Berre eit samtykke til å dele opplysningar har ein siste dag. Dette gjeld til det "
              "blir trekt tilbake."},
    RefusalWords{.slug = "consent-over",
                 .nb = "Samtykket er trukket tilbake eller utløpt; gi et nytt samtykke til deling.",
                 .nn = "Samtykket er trekt tilbake eller har gått ut; gi eit nytt samtykke til "
                       "deling."},
    RefusalWords{
        .slug = "until-not-later",
        .nb =
            "Den nye siste dagen må komme etter den som gjelder nå. Trekk samtykket tilbake for å "
            "dele i kortere tid.",
        .nn = "Den nye siste dagen må kome etter den som gjeld no. Trekk samtykket tilbake for å "
              "dele i kortare tid."},
    RefusalWords{
        .slug = "document-not-described",
        .nb = "Et dokument oppgis med SHA-256 i 64 heksadesimale tegn med små bokstaver og en "
              "filtype, for eksempel application/pdf.",
        .nn = "Eit dokument blir oppgitt med SHA-256 i 64 heksadesimale teikn med små bokstavar og "
              "ein filtype, til dømes application/pdf."},
    RefusalWords{
        .rule = "R34",
        .slug = "no-consent-cover",
        .nb = "Ingen samtykker til å dele opplysninger nevner denne personen. Planeieren må gi et "
              "slikt samtykke først.",
        .nn = "Ingen samtykke til å dele opplysningar nemner denne personen. Planeigaren må gi eit "
              "slikt samtykke først."},
    RefusalWords{.slug = "no-consent-cover",
                 .nb =
                     "Ingen samtykker til å dele opplysninger omfatter denne fagpersonen på dette "
                     "livsområdet. Planeieren må gi et slikt samtykke først.",
                 .nn = "Ingen samtykke til å dele opplysningar omfattar denne fagpersonen på dette "
                       "livsområdet. Planeigaren må gi eit slikt samtykke først."},
};

}  // namespace

std::span<const RefusalWords> consent_refusals() { return consent_rows; }

}  // namespace projections::words
