#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array problem_rows{
    // What a person meets.
    ProblemWords{
        .slug = "no-access",
        .title_nb = "Ikke tilgang til denne planen",
        .title_nn = "Ikkje tilgang til denne planen",
        .nb = "Bare planeieren og de som planeieren deler planen med, får se den. Planeieren kan "
              "samtykke til å dele opplysninger eller gi tilgang.",
        .nn = "Berre planeigaren og dei som planeigaren deler planen med, får sjå han. Planeigaren "
              "kan samtykkje til å dele opplysningar eller gi tilgang."},
    ProblemWords{
        .slug = "not-staff",
        .title_nb = "For dem som arbeider i denne enheten",
        .title_nn = "For dei som arbeider i denne eininga",
        .nb = "Arbeidslisten og sakene er for dem som arbeider i enheten, og statistikken for dem "
              "som arbeider i en koordinerende enhet.",
        .nn = "Arbeidslista og sakene er for dei som arbeider i eininga, og statistikken for dei "
              "som arbeider i ei koordinerande eining."},
    ProblemWords{
        .slug = "stale",
        .title_nb = "Planen er endret siden du så på den",
        .title_nn = "Planen er endra sidan du såg på han",
        .nb = "Det som har skjedd med det samme i mellomtiden, følger med her, så langt du får se "
              "det. Se på nytt, og send igjen om du fortsatt vil.",
        .nn = "Det som har skjedd med det same i mellomtida, følgjer med her, så langt du får sjå "
              "det. Sjå på nytt, og send igjen om du framleis vil."},
    ProblemWords{.slug = "unauthorized",
                 .title_nb = "Logg inn først",
                 .title_nn = "Logg inn først",
                 .nb = "Innloggingen mangler, er utløpt eller gjelder ikke noen som er registrert "
                       "her. Logg inn på nytt.",
                 .nn = "Innlogginga manglar, har gått ut eller gjeld ikkje nokon som er registrert "
                       "her. Logg inn på nytt."},
    ProblemWords{.slug = "invalid-dpop-proof",
                 .title_nb = "Beviset for tilgangens nøkkel er ikke godt",
                 .title_nn = "Beviset for nøkkelen til tilgangen er ikkje godt",
                 .nb = "Programmet må sende et nytt bevis (DPoP, RFC 9449) med hver forespørsel, "
                       "laget for den og med riktig klokke.",
                 .nn = "Programmet må sende eit nytt bevis (DPoP, RFC 9449) med kvar førespurnad, "
                       "laga for han og med rett klokke."},
    ProblemWords{.slug = "dpop-needed",
                 .title_nb = "Tilgangen gjelder bare med bevis for nøkkelen",
                 .title_nn = "Tilgangen gjeld berre med bevis for nøkkelen",
                 .nb = "Programmet må sende den med Authorization: DPoP og et bevis i DPoP "
                       "(RFC 9449), og til en live-forbindelse hente en billett på samme måte.",
                 .nn = "Programmet må sende han med Authorization: DPoP og eit bevis i DPoP "
                       "(RFC 9449), og til eit live-samband hente ein billett på same måten."},
    ProblemWords{.slug = "another-person",
                 .title_nb = "En forbindelse tilhører én person",
                 .title_nn = "Eit samband høyrer til éin person",
                 .nb = "Logg inn igjen som den samme personen, eller åpne en ny forbindelse.",
                 .nn = "Logg inn igjen som den same personen, eller opne eit nytt samband."},
    ProblemWords{
        .slug = "unknown-person",
        .title_nb = "Du er ikke registrert her",
        .title_nn = "Du er ikkje registrert her",
        .nb = "Du er logget inn, men ingen er registrert her med fødselsnummeret ditt. Ta kontakt "
              "med koordinerende enhet i kommunen, eller med den som ba deg om å være med. De kan "
              "registrere deg.",
        .nn = "Du er logga inn, men ingen er registrert her med fødselsnummeret ditt. Ta kontakt "
              "med koordinerande eining i kommunen, eller med den som bad deg om å vere med. Dei "
              "kan registrere deg."},
    ProblemWords{
        .slug = "insufficient-scope",
        .title_nb = "Klienten har ikke lov til dette",
        .title_nn = "Klienten har ikkje lov til dette",
        .nb = "Tilgangen må omfatte {0}. De som driver Medvirk, avgjør hva en klient får.",
        .nn = "Tilgangen må omfatte {0}. Dei som driv Medvirk, avgjer kva ein klient får."},
    ProblemWords{.slug = "csrf",
                 .title_nb = "Dette kom ikke fra en av sidene våre",
                 .title_nn = "Dette kom ikkje frå ei av sidene våre",
                 .nb = "Ingenting er gjort. Last siden på nytt og prøv igjen. Et program sender "
                       "X-CSRF-Token, slik GET /api/v1/me/session har det.",
                 .nn = "Ingenting er gjort. Last sida på nytt og prøv igjen. Eit program sender "
                       "X-CSRF-Token, slik GET /api/v1/me/session har det."},
    ProblemWords{
        .slug = "log-in-failed",
        .title_nb = "Du er ikke logget inn",
        .title_nn = "Du er ikkje logga inn",
        .nb = "Innloggingen ble ikke fullført, tok for lang tid eller ble begynt i en annen "
              "nettleser. Begynn på nytt.",
        .nn = "Innlogginga vart ikkje fullført, tok for lang tid eller vart byrja i ein annan "
              "nettlesar. Begynn på nytt."},
    ProblemWords{.slug = "log-in-unavailable",
                 .title_nb = "Det går ikke an å logge inn akkurat nå",
                 .title_nn = "Det går ikkje an å logge inn akkurat no",
                 .nb = "Innloggingstjenesten svarer ikke som den skal. Prøv igjen om litt.",
                 .nn = "Innloggingstenesta svarer ikkje som ho skal. Prøv igjen om litt."},
    ProblemWords{.slug = "people-only",
                 .title_nb = "Dette er for mennesker",
                 .title_nn = "Dette er for menneske",
                 .nb = "En tjenestekonto kan ikke gjøre dette. Logg inn som en person.",
                 .nn = "Ein tenestekonto kan ikkje gjere dette. Logg inn som ein person."},
    ProblemWords{.slug = "administrators-only",
                 .title_nb = "For dem som driver Medvirk",
                 .title_nn = "For dei som driv Medvirk",
                 .nb = "Dette er for dem som er ansatt i enheten som driver Medvirk.",
                 .nn = "Dette er for dei som er tilsette i eininga som driv Medvirk."},
    ProblemWords{
        .slug = "no-document",
        .title_nb = "Ikke noe slikt dokument for deg",
        .title_nn = "Ikkje noko slikt dokument for deg",
        .nb = "Planen har ikke et slikt dokument, det er tatt bort, eller det du får se av planen, "
              "rekker ikke dit. Planen viser dokumentene du kan hente.",
        .nn = "Planen har ikkje eit slikt dokument, det er teke bort, eller det du får sjå av "
              "planen, rekk ikkje dit. Planen viser dokumenta du kan hente."},
    ProblemWords{.slug = "unsupported-document",
                 .title_nb = "Dokumenter av denne typen tas ikke vare på",
                 .title_nn = "Dokument av denne typen blir ikkje tekne vare på",
                 .nb = "Lever dokumentet i et av disse formatene: {0}.",
                 .nn = "Lever dokumentet i eit av desse formata: {0}."},
    ProblemWords{
        .slug = "document-damaged",
        .title_nb = "Dokumentet kan ikke leses",
        .title_nn = "Dokumentet kan ikkje lesast",
        .nb = "Innholdet er ikke slik det ble tatt vare på. Si fra til dem som driver Medvirk; de "
              "kan hente det fram igjen fra en sikkerhetskopi.",
        .nn =
            "Innhaldet er ikkje slik det vart teke vare på. Sei frå til dei som driv Medvirk; dei "
            "kan hente det fram att frå ein tryggingskopi."},
    ProblemWords{
        .slug = "document-not-kept",
        .title_nb = "Dokumentet kunne ikke tas vare på",
        .title_nn = "Dokumentet kunne ikkje takast vare på",
        .nb = "Det er ikke plass akkurat nå, og ingenting av dokumentet er igjen. Send det på nytt "
              "senere, eller si fra til dem som driver Medvirk.",
        .nn = "Det er ikkje plass akkurat no, og ingenting av dokumentet er att. Send det på nytt "
              "seinare, eller sei frå til dei som driv Medvirk."},
    ProblemWords{.slug = "too-many",
                 .title_nb = "For mye på én gang",
                 .title_nn = "For mykje på éin gong",
                 .nb = "Høyst {0} om gangen. Vent til noe av det er ferdig.",
                 .nn = "Høgst {0} om gongen. Vent til noko av det er ferdig."},
    ProblemWords{.slug = "too-many-requests",
                 .title_nb = "For mange på kort tid",
                 .title_nn = "For mange på kort tid",
                 .nb = "Ingenting er gjort. Vent litt, og send det samme på nytt.",
                 .nn = "Ingenting er gjort. Vent litt, og send det same på nytt."},
    ProblemWords{.slug = "not-yet",
                 .title_nb = "Det du venter på, har ikke skjedd ennå",
                 .title_nn = "Det du ventar på, har ikkje skjedd enno",
                 .nb = "Planen er ikke kommet så langt. Spør igjen om litt.",
                 .nn = "Planen er ikkje komen så langt. Spør igjen om litt."},
    ProblemWords{.slug = "too-large",
                 .title_nb = "Dette er for stort",
                 .title_nn = "Dette er for stort",
                 .nb = "Send høyst {0} byte.",
                 .nn = "Send høgst {0} byte."},
    ProblemWords{.slug = "overloaded",
                 .title_nb = "Det er for mye å gjøre akkurat nå",
                 .title_nn = "Det er for mykje å gjere akkurat no",
                 .nb = "Ingenting er lagret. Send det samme på nytt om litt.",
                 .nn = "Ingenting er lagra. Send det same på nytt om litt."},
    ProblemWords{.slug = "internal-error",
                 .title_nb = "Noe er galt hos oss",
                 .title_nn = "Noko er gale hos oss",
                 .nb = "Ingenting som er bekreftet, er gått tapt. Prøv igjen senere.",
                 .nn = "Ingenting som er stadfesta, har gått tapt. Prøv igjen seinare."},
    ProblemWords{.slug = "not-found",
                 .title_nb = "Her er det ingenting",
                 .title_nn = "Her er det ingenting",
                 .nb = "Se etter om adressen er riktig.",
                 .nn = "Sjå etter om adressa er rett."},
    ProblemWords{.slug = "unknown-view",
                 .title_nb = "Det finnes ingen slik visning",
                 .title_nn = "Det finst inga slik vising",
                 .nb = "Oppgi en av disse: {0}.",
                 .nn = "Oppgi ei av desse: {0}."},
    ProblemWords{.slug = "unknown-feed",
                 .title_nb = "Det finnes ikke noe slikt å følge",
                 .title_nn = "Det finst ikkje noko slikt å følgje",
                 .nb = "Oppgi plan/ eller events/ og id-en til en plan, me eller unit/ og et "
                       "organisasjonsnummer.",
                 .nn = "Oppgi plan/ eller events/ og id-en til ein plan, me eller unit/ og eit "
                       "organisasjonsnummer."},
    ProblemWords{.slug = "misdirected",
                 .title_nb = "Denne siden finnes ikke under dette navnet",
                 .title_nn = "Denne sida finst ikkje under dette namnet",
                 .nb = "Åpne den som localhost eller 127.0.0.1, på maskinen selv.",
                 .nn = "Opne ho som localhost eller 127.0.0.1, på maskina sjølv."},
    ProblemWords{.slug = "foreign-origin",
                 .title_nb = "Denne siden får ikke koble seg til her",
                 .title_nn = "Denne sida får ikkje kople seg til her",
                 .nb = "En side må komme fra den samme serveren som den kobler seg til, eller fra "
                       "en adresse som serveren er satt opp med.",
                 .nn = "Ei side må kome frå den same serveren som ho koplar seg til, eller frå "
                       "ei adresse som serveren er sett opp med."},

    // What a program meets; a person reads it when the program shows it.
    ProblemWords{.slug = "invalid-body",
                 .title_nb = "Innholdet er ikke slik det skal være",
                 .title_nn = "Innhaldet er ikkje slik det skal vere",
                 .nb = "Hvert av `fields` sier hva som ville være riktig.",
                 .nn = "Kvart av `fields` seier kva som ville vere rett."},
    ProblemWords{.slug = "invalid-message",
                 .title_nb = "Meldingen er ikke slik den skal være",
                 .title_nn = "Meldinga er ikkje slik ho skal vere",
                 .nb = "Hvert av `fields` sier hva som ville være riktig.",
                 .nn = "Kvart av `fields` seier kva som ville vere rett."},
    ProblemWords{.slug = "bad-json",
                 .title_nb = "Dette er ikke JSON",
                 .title_nn = "Dette er ikkje JSON",
                 .nb = "Send gyldig JSON (RFC 8259) i UTF-8.",
                 .nn = "Send gyldig JSON (RFC 8259) i UTF-8."},
    ProblemWords{.slug = "bad-request",
                 .title_nb = "Dette er ikke en forespørsel slik HTTP/1.1 vil ha den",
                 .title_nn = "Dette er ikkje ein førespurnad slik HTTP/1.1 vil ha han",
                 .nb = "Send forespørselen slik RFC 9110 og RFC 9112 sier.",
                 .nn = "Send førespurnaden slik RFC 9110 og RFC 9112 seier."},
    ProblemWords{.slug = "bad-query",
                 .title_nb = "En del av adressen er ikke til å forstå",
                 .title_nn = "Ein del av adressa er ikkje til å forstå",
                 .nb = "Hvert av `fields` sier hva som ville være riktig.",
                 .nn = "Kvart av `fields` seier kva som ville vere rett."},
    ProblemWords{
        .slug = "idempotency-key-missing",
        .title_nb = "En handling trenger en id",
        .title_nn = "Ei handling treng ein id",
        .nb = "Send Idempotency-Key med en UUID i små bokstaver, den samme når det samme sendes på "
              "nytt.",
        .nn = "Send Idempotency-Key med ein UUID i små bokstavar, den same når det same blir sendt "
              "på nytt."},
    ProblemWords{.slug = "subprotocol-missing",
                 .title_nb = "Ingen felles protokoll",
                 .title_nn = "Ingen felles protokoll",
                 .nb = "Oppgi medvirk.v1.json i Sec-WebSocket-Protocol.",
                 .nn = "Oppgi medvirk.v1.json i Sec-WebSocket-Protocol."},
    ProblemWords{.slug = "method-not-allowed",
                 .title_nb = "Dette kan ikke gjøres her",
                 .title_nn = "Dette kan ikkje gjerast her",
                 .nb = "Bruk {0}.",
                 .nn = "Bruk {0}."},
    ProblemWords{.slug = "command-reused",
                 .title_nb = "Id-en er brukt til en annen handling",
                 .title_nn = "Id-en er brukt til ei anna handling",
                 .nb = "Bruk en ny id til en ny handling, og den samme id-en bare når den samme "
                       "handlingen sendes på nytt.",
                 .nn = "Bruk ein ny id til ei ny handling, og den same id-en berre når den same "
                       "handlinga blir send på nytt."},
    ProblemWords{.slug = "length-required",
                 .title_nb = "Det er ikke sagt hvor langt innholdet er",
                 .title_nn = "Det er ikkje sagt kor langt innhaldet er",
                 .nb = "Send Content-Length i stedet for Transfer-Encoding.",
                 .nn = "Send Content-Length i staden for Transfer-Encoding."},
    ProblemWords{.slug = "target-too-long",
                 .title_nb = "Adressen er for lang",
                 .title_nn = "Adressa er for lang",
                 .nb = "Send høyst {0} byte.",
                 .nn = "Send høgst {0} byte."},
    ProblemWords{.slug = "headers-too-large",
                 .title_nb = "Hodet i forespørselen er for stort",
                 .title_nn = "Hovudet i førespurnaden er for stort",
                 .nb = "Send høyst {0} byte.",
                 .nn = "Send høgst {0} byte."},
    ProblemWords{.slug = "unsupported-media-type",
                 .title_nb = "Innholdet er av en annen type enn ventet",
                 .title_nn = "Innhaldet er av ein annan type enn venta",
                 .nb = "Send JSON i UTF-8, med Content-Type: application/json.",
                 .nn = "Send JSON i UTF-8, med Content-Type: application/json."},
    ProblemWords{.slug = "expectation-failed",
                 .title_nb = "Serveren gjør ikke det som ventes av den",
                 .title_nn = "Serveren gjer ikkje det som er venta av han",
                 .nb = "Send Expect: 100-continue, eller ikke noe Expect.",
                 .nn = "Send Expect: 100-continue, eller ikkje noko Expect."},
    ProblemWords{
        .slug = "expected-missing",
        .title_nb = "Det er ikke sagt hva avsenderen så",
        .title_nn = "Det er ikkje sagt kva avsendaren såg",
        .nb = "Send `expected`: versjonen av planen som du så på, og 0 før den første hendelsen.",
        .nn = "Send `expected`: versjonen av planen som du såg på, og 0 før den første hendinga."},
    ProblemWords{.slug = "unknown-message",
                 .title_nb = "Denne typen melding er ikke kjent",
                 .title_nn = "Denne typen melding er ikkje kjend",
                 .nb = "Send `t` som en av {0}.",
                 .nn = "Send `t` som ein av {0}."},
    ProblemWords{.slug = "upgrade-required",
                 .title_nb = "Denne adressen bruker WebSocket",
                 .title_nn = "Denne adressa bruker WebSocket",
                 .nb = "Åpne den som WebSocket (RFC 6455), versjon 13.",
                 .nn = "Opne ho som WebSocket (RFC 6455), versjon 13."},
};

}  // namespace

std::span<const ProblemWords> problem_words() { return problem_rows; }

}  // namespace projections::words
