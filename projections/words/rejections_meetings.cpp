#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array meeting_rows{
    // Messages, calendar, documents, diary and network map.
    RefusalWords{
        .rule = "A3",
        .slug = "not-yours-to-do",
        .sense = "working-in",
        .nb = "Dette er for planeieren, en representant, koordinatoren eller et medlem som har "
              "tilgang til livsområdet.",
        .nn = "Dette er for planeigaren, ein representant, koordinatoren eller ein medlem som har "
              "tilgang til livsområdet."},
    RefusalWords{
        .rule = "A3",
        .slug = "not-yours-to-do",
        .sense = "keeping",
        .nb = "Dette er for planeieren, en representant med fullmakt for alle livsområder eller "
              "koordinatoren.",
        .nn = "Dette er for planeigaren, ein representant med fullmakt for alle livsområde eller "
              "koordinatoren."},
    RefusalWords{
        .rule = "A3",
        .slug = "not-yours-to-do",
        .sense = "sending",
        .nb = "En melding sendes av noen som deltar i planen og får se noe av den, og i en samtale "
              "som finnes, av dem som er med i den.",
        .nn = "Ei melding blir send av nokon som deltek i planen og får sjå noko av han, og i ein "
              "samtale som finst, av dei som er med i han."},
    RefusalWords{.rule = "A3",
                 .slug = "not-yours-to-do",
                 .sense = "reading",
                 .nb = "En melding merkes som lest av en mottaker som fortsatt får se den.",
                 .nn = "Ei melding blir merkt som lesen av ein mottakar som framleis får sjå ho."},
    RefusalWords{.slug = "message-exists",
                 .nb = "En melding med denne id-en er sendt fra før; velg en ny id.",
                 .nn = "Ei melding med denne id-en er send frå før; vel ein ny id."},
    RefusalWords{.slug = "document-exists",
                 .nb = "Et dokument har denne id-en, kanskje et som er tatt bort; velg en ny id.",
                 .nn = "Eit dokument har denne id-en, kanskje eit som er teke bort; vel ein ny "
                       "id."},
    RefusalWords{.slug = "contact-exists",
                 .nb = "En kontakt har denne id-en, kanskje en som er tatt bort; velg en ny id.",
                 .nn = "Ein kontakt har denne id-en, kanskje ein som er teken bort; vel ein ny "
                       "id."},
    RefusalWords{.slug = "entry-unknown",
                 .nb = "Planen har ikke noe med denne id-en, eller det er tatt bort.",
                 .nn = "Planen har ikkje noko med denne id-en, eller det er teke bort."},
    RefusalWords{.slug = "document-unknown",
                 .nb = "Planen har ikke noe dokument med denne id-en, eller det er tatt bort.",
                 .nn = "Planen har ikkje noko dokument med denne id-en, eller det er teke bort."},
    RefusalWords{
        .slug = "document-missing",
        .nb = "Innholdet er ikke lastet opp av deg til denne planen, eller det er for lenge siden. "
              "Last det opp først, og legg så ved dokumentet.",
        .nn = "Innhaldet er ikkje lasta opp av deg til denne planen, eller det er for lenge sidan. "
              "Last det opp først, og legg så ved dokumentet."},
    RefusalWords{
        .slug = "document-differs",
        .nb = "Innholdet som er lastet opp, har en annen størrelse eller type enn det som er "
              "oppgitt. Oppgi det som opplastingen svarte.",
        .nn = "Innhaldet som er lasta opp, har ein annan storleik eller type enn det som er "
              "oppgitt. Oppgi det som opplastinga svarte."},
    RefusalWords{.slug = "contact-unknown",
                 .nb = "Planen har ingen kontakt med denne id-en, eller den er tatt bort.",
                 .nn = "Planen har ingen kontakt med denne id-en, eller han er teken bort."},
    RefusalWords{.slug = "entry-backwards",
                 .nb = "En avtale i kalenderen slutter etter at den starter.",
                 .nn = "Ein avtale i kalenderen sluttar etter at han startar."},
    RefusalWords{.slug = "recipients-missing",
                 .nb = "Si hvem meldingen er til, ved siden av den som sender den.",
                 .nn = "Sei kven meldinga er til, ved sida av den som sender ho."},
    RefusalWords{.slug = "too-many-recipients",
                 .nb = "Det er flere enn en samtale har plass til; oppgi færre.",
                 .nn = "Det er fleire enn ein samtale har plass til; oppgi færre."},
    RefusalWords{
        .slug = "recipient-not-covered",
        .nb = "Noen av dem som er oppgitt, deltar ikke i denne planen eller får ikke se noe av den "
              "nå. Oppgi dem som gjør det.",
        .nn =
            "Nokon av dei som er oppgitt, deltek ikkje i denne planen eller får ikkje sjå noko av "
            "han no. Oppgi dei som gjer det."},
    RefusalWords{
        .slug = "nobody-left",
        .nb = "Ingen andre i denne samtalen får se noe av planen nå; start en ny samtale.",
        .nn = "Ingen andre i denne samtalen får sjå noko av planen no; start ein ny samtale."},
    RefusalWords{
        .slug = "thread-has-its-people",
        .nb = "En melding går til alle i samtalen og ingen andre. Ta bort mottakerne, eller start "
              "en ny samtale.",
        .nn = "Ei melding går til alle i samtalen og ingen andre. Ta bort mottakarane, eller start "
              "ein ny samtale."},
    RefusalWords{.slug = "document-size",
                 .nb = "Et dokument har et innhold, på høyst 10 MiB.",
                 .nn = "Eit dokument har eit innhald, på høgst 10 MiB."},
    RefusalWords{.slug = "hash-malformed",
                 .nb = "Innholdets SHA-256 er 64 heksadesimale tegn med små bokstaver.",
                 .nn = "SHA-256 av innhaldet er 64 heksadesimale teikn med små bokstavar."},
    RefusalWords{.slug = "date-to-come",
                 .nb = "En dagbok forteller om en dag som er kommet.",
                 .nn = "Ei dagbok fortel om ein dag som er komen."},

    // Meetings and minutes.
    RefusalWords{
        .slug = "not-yours-to-do",
        .sense = "meetings",
        .nb = "Møter og referater er for planeieren, en representant med fullmakt for alle "
              "livsområder eller koordinatoren.",
        .nn =
            "Møte og referat er for planeigaren, ein representant med fullmakt for alle livsområde "
            "eller koordinatoren."},
    RefusalWords{
        .rule = "S55",
        .slug = "not-yours-to-do",
        .nb = "Planeieren, eller en representant i stedet, velger om det skal være felles møter "
              "eller oppfølging hver for seg.",
        .nn =
            "Planeigaren, eller ein representant i staden, vel om det skal vere felles møte eller "
            "oppfølging kvar for seg."},
    RefusalWords{
        .rule = "A3",
        .slug = "not-yours-to-do",
        .sense = "answering",
        .nb = "En innkalling besvares av dem som er innkalt, så lenge de får se den.",
        .nn = "Ei innkalling blir svart på av dei som er innkalla, så lenge dei får sjå ho."},
    RefusalWords{
        .rule = "R36",
        .slug = "not-yours-to-do",
        .nb = "Et referat kommenteres av dem som var til stede og fortsatt får se det, og av "
              "planeieren eller en representant.",
        .nn =
            "Eit referat blir kommentert av dei som var til stades og framleis får sjå det, og av "
            "planeigaren eller ein representant."},
    RefusalWords{.slug = "meeting-unknown",
                 .nb = "Planen har ikke noe møte med denne id-en.",
                 .nn = "Planen har ikkje noko møte med denne id-en."},
    RefusalWords{.slug = "minutes-unknown",
                 .nb = "Planen har ikke noe referat med denne id-en.",
                 .nn = "Planen har ikkje noko referat med denne id-en."},
    RefusalWords{.slug = "meeting-over",
                 .nb = "Møtet er holdt eller avlyst; kall inn til et nytt.",
                 .nn = "Møtet er halde eller avlyst; kall inn til eit nytt."},
    RefusalWords{.slug = "meeting-backwards",
                 .nb = "Et møte slutter etter at det starter.",
                 .nn = "Eit møte sluttar etter at det startar."},
    RefusalWords{.slug = "meeting-in-the-past",
                 .nb = "Møtet ville ha startet allerede; oppgi et tidspunkt som ikke er passert.",
                 .nn = "Møtet ville ha starta allereie; oppgi eit tidspunkt som ikkje er passert."},
    RefusalWords{
        .slug = "separate-follow-up-chosen",
        .nb = "Planeieren har valgt oppfølging hver for seg. Ingen kalles inn til felles møte før "
              "planeieren velger noe annet; en egen samtale kan holdes.",
        .nn = "Planeigaren har valt oppfølging kvar for seg. Ingen blir kalla inn til felles møte "
              "før planeigaren vel noko anna; ein eigen samtale kan haldast."},
    RefusalWords{.slug = "too-many-people",
                 .nb = "Det er flere enn ett møte har plass til; oppgi færre.",
                 .nn = "Det er fleire enn eitt møte har plass til; oppgi færre."},
    RefusalWords{
        .slug = "not-a-separate-conversation",
        .nb = "En egen samtale er mellom planeieren og én eller to andre. Med flere er det et "
              "felles møte.",
        .nn =
            "Ein eigen samtale er mellom planeigaren og éin eller to andre. Med fleire er det eit "
            "felles møte."},
    RefusalWords{.slug = "meeting-exists",
                 .nb = "Et møte med denne id-en er innkalt fra før; velg en ny id.",
                 .nn = "Eit møte med denne id-en er innkalla frå før; vel ein ny id."},
    RefusalWords{.slug = "nobody-invited",
                 .nb = "Kall inn minst én ved siden av planeieren.",
                 .nn = "Kall inn minst éin ved sida av planeigaren."},
    RefusalWords{
        .slug = "meeting-not-begun",
        .nb = "Møtet har ikke startet. Det er holdt først etter det, eller det kan flyttes.",
        .nn = "Møtet har ikkje starta. Det er halde først etter det, eller det kan flyttast."},
    RefusalWords{
        .slug = "attendee-not-invited",
        .nb = "De som var til stede, er blant dem som ble innkalt; andre som kom, oppgis for seg.",
        .nn = "Dei som var til stades, er blant dei som vart innkalla; andre som kom, blir oppgitt "
              "for seg."},
    RefusalWords{.slug = "nobody-attended",
                 .nb = "Si hvem som var der; avlys møtet om ingen var det.",
                 .nn = "Sei kven som var der; avlys møtet om ingen var det."},
    RefusalWords{.slug = "meeting-not-held",
                 .nb = "Referatet går til alle som var til stede; skriv først hvem det var.",
                 .nn = "Referatet går til alle som var til stades; skriv først kven det var."},
    RefusalWords{.slug = "minutes-exist",
                 .nb = "Et referat med denne id-en er lagt fram fra før; velg en ny id.",
                 .nn = "Eit referat med denne id-en er lagt fram frå før; vel ein ny id."},
    RefusalWords{.slug = "minutes-published",
                 .nb = "Referatet fra dette møtet er lagt fram; det kan rettes.",
                 .nn = "Referatet frå dette møtet er lagt fram; det kan rettast."},
    RefusalWords{.slug = "comment-exists",
                 .nb = "En kommentar med denne id-en er skrevet fra før; velg en ny id.",
                 .nn = "Ein kommentar med denne id-en er skriven frå før; vel ein ny id."},
    RefusalWords{.slug = "correction-exists",
                 .nb = "En retting med denne id-en er gjort og blir stående; velg en ny id.",
                 .nn = "Ei retting med denne id-en er gjord og blir ståande; vel ein ny id."},
};

}  // namespace

std::span<const RefusalWords> meeting_refusals() { return meeting_rows; }

}  // namespace projections::words
