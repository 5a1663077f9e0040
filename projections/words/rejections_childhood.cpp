#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array childhood_rows{
    RefusalWords{
        .rule = "R10",
        .slug = "not-yours-to-do",
        .nb = "Fødselsdatoen skrives ned av planeieren eller en representant, av koordinatoren "
              "eller av ansatte i tjenesten som har saken.",
        .nn = "Fødselsdatoen blir skriven ned av planeigaren eller ein representant, av "
              "koordinatoren eller av tilsette i tenesta som har saka."},
    RefusalWords{
        .rule = "R10",
        .slug = "not-yours-to-do",
        .sense = "correcting",
        .nb = "Fødselsdatoen rettes av koordinatoren eller av ansatte i tjenesten som har saken.",
        .nn = "Fødselsdatoen blir retta av koordinatoren eller av tilsette i tenesta som har "
              "saka."},
    RefusalWords{
        .rule = "R10",
        .slug = "not-yours-to-do",
        .sense = "competence",
        .nb = "Samtykkekompetansen vurderes av en fagperson: koordinatoren, en ansatt i tjenesten "
              "som har saken, eller et medlem fra en tjeneste som har tilgang.",
        .nn = "Samtykkekompetansen blir vurdert av ein fagperson: koordinatoren, ein tilsett i "
              "tenesta som har saka, eller ein medlem frå ei teneste som har tilgang."},
    RefusalWords{
        .rule = "R11",
        .slug = "not-yours-to-do",
        .nb = "Det et barn sier, skrives ned av en fagperson, eller av en forelder eller verge med "
              "fullmakt som gjelder nå.",
        .nn = "Det eit barn seier, blir skrive ned av ein fagperson, eller av ein forelder eller "
              "verje med fullmakt som gjeld no."},
    RefusalWords{
        .rule = "R12",
        .slug = "not-yours-to-do",
        .nb = "Bare den unge selv sier om samtykkene skal gjelde videre, og om foreldrene fortsatt "
              "skal være med.",
        .nn = "Berre den unge sjølv seier om samtykka skal gjelde vidare, og om foreldra framleis "
              "skal vere med."},
    RefusalWords{
        .rule = "R30",
        .slug = "not-yours-to-do",
        .nb =
            "Barnekoordinatoren oppnevnes av koordinerende enhet for planen eller den som handler "
            "for enheten, eller av et helseforetak som er med i planen, blant sine egne.",
        .nn = "Barnekoordinatoren blir oppnemnd av koordinerande eining for planen eller den som "
              "handlar for eininga, eller av eit helseføretak som er med i planen, blant sine "
              "eigne."},
    RefusalWords{.rule = "R30",
                 .slug = "not-yours-to-do",
                 .sense = "declining",
                 .nb = "Det er familien som takker nei til barnekoordinator: planeieren, eller en "
                       "representant i stedet for planeieren.",
                 .nn =
                     "Det er familien som takkar nei til barnekoordinator: planeigaren, eller ein "
                     "representant i staden for planeigaren."},
    RefusalWords{
        .slug = "parent-or-guardian-needed",
        .nb = "Så lenge planeieren er så ung, samtykker en forelder eller verge som er registrert "
              "med fullmakt som gjelder nå, og ingen andre.",
        .nn =
            "Så lenge planeigaren er så ung, samtykkjer ein forelder eller verje som er registrert "
            "med fullmakt som gjeld no, og ingen andre."},
    RefusalWords{
        .slug = "too-young-to-consent-alone",
        .nb =
            "I denne alderen bestemmer planeieren alene bare i saker som foreldrene med god grunn "
            "ikke får vite om, og plan, koordinator og deling er ikke slike saker. En forelder "
            "eller verge samtykker når planeieren er hørt.",
        .nn =
            "I denne alderen bestemmer planeigaren åleine berre i saker som foreldra med god grunn "
            "ikkje får vite om, og plan, koordinator og deling er ikkje slike saker. Ein forelder "
            "eller verje samtykkjer når planeigaren er høyrd."},
    RefusalWords{
        .slug = "too-young-to-consent",
        .nb = "I denne alderen er det en forelder eller verge som samtykker. Det barnet sier, "
              "skrives ned.",
        .nn = "I denne alderen er det ein forelder eller verje som samtykkjer. Det barnet seier, "
              "blir skrive ned."},
    RefusalWords{
        .slug = "competence-absent",
        .nb = "Det er vurdert at planeieren ikke kan samtykke i denne saken selv. En verge eller "
              "annen representant gjør det, eller samtykkekompetansen vurderes på nytt.",
        .nn =
            "Det er vurdert at planeigaren ikkje kan samtykkje i denne saka sjølv. Ein verje eller "
            "annan representant gjer det, eller samtykkekompetansen blir vurdert på nytt."},
    RefusalWords{
        .slug = "own-consent-needed",
        .nb = "I denne alderen samtykker planeieren selv, eller en fullmektig som planeieren har "
              "oppnevnt. En forelder eller verge gjør det bare der det er vurdert at planeieren "
              "ikke kan.",
        .nn = "I denne alderen samtykkjer planeigaren sjølv, eller ein fullmektig som planeigaren "
              "har oppnemnt. Ein forelder eller verje gjer det berre der det er vurdert at "
              "planeigaren ikkje kan."},
    RefusalWords{
        .slug = "child-not-heard",
        .nb = "Barnet er gammelt nok til å bli hørt før andre samtykker. Hør barnet om dette "
              "samtykket først.",
        .nn = "Barnet er gammalt nok til å bli høyrt før andre samtykkjer. Høyr barnet om dette "
              "samtykket først."},
    RefusalWords{
        .slug = "view-not-weighed",
        .nb = "Barnet ønsker noe annet, og i denne alderen skal det legges stor vekt på det. Følg "
              "barnets syn, eller skriv først hvorfor ikke.",
        .nn =
            "Barnet ønskjer noko anna, og i denne alderen skal det leggjast stor vekt på det. Følg "
            "synet til barnet, eller skriv først kvifor ikkje."},
    RefusalWords{.slug = "birth-date-missing",
                 .nb = "Planeierens fødselsdato er ikke skrevet ned; det må gjøres først.",
                 .nn = "Fødselsdatoen til planeigaren er ikkje skriven ned; det må gjerast først."},
    RefusalWords{
        .slug = "not-due", .nb = "Tidspunktet er ikke kommet.", .nn = "Tidspunktet er ikkje kome."},
    RefusalWords{
        .slug = "birth-ahead",
        .nb = "En fødselsdato er i dag eller tidligere. En fødsel som er ventet, oppgis når "
              "barnekoordinatoren oppnevnes.",
        .nn = "Ein fødselsdato er i dag eller tidlegare. Ein fødsel som er venta, blir oppgitt når "
              "barnekoordinatoren blir oppnemnd."},
    RefusalWords{.slug = "birth-too-long-ago",
                 .nb = "Så gammel er ingen; se på årstallet en gang til.",
                 .nn = "Så gammal er ingen; sjå på årstalet ein gong til."},
    RefusalWords{
        .slug = "birth-date-recorded",
        .nb = "En annen fødselsdato er skrevet ned fra før. Den kan rettes, med en begrunnelse.",
        .nn =
            "Ein annan fødselsdato er skriven ned frå før. Han kan rettast, med ei grunngjeving."},
    RefusalWords{
        .slug = "matters-missing",
        .nb = "Si hvilke saker vurderingen gjelder; samtykkekompetansen vurderes for hver av dem.",
        .nn = "Sei kva saker vurderinga gjeld; samtykkekompetansen blir vurdert for kvar av dei."},
    RefusalWords{.slug = "not-a-child",
                 .nb = "Planeieren er myndig og taler for seg selv.",
                 .nn = "Planeigaren er myndig og talar for seg sjølv."},
    RefusalWords{.slug = "matter-missing",
                 .nb = "Si hvilket samtykke barnet ble hørt om, eller hva annet det gjaldt.",
                 .nn = "Sei kva samtykke barnet vart høyrt om, eller kva anna det gjaldt."},
    RefusalWords{
        .slug = "view-unknown",
        .nb = "Det er ikke skrevet ned noe syn fra barnet med denne id-en. Hør barnet først.",
        .nn = "Det er ikkje skrive ned noko syn frå barnet med denne id-en. Høyr barnet først."},
    RefusalWords{
        .slug = "nothing-to-weigh",
        .nb = "Barnet ønsket det samme. En begrunnelse trengs bare der barnet ønsket noe annet.",
        .nn = "Barnet ønskte det same. Ei grunngjeving trengst berre der barnet ønskte noko anna."},
    RefusalWords{
        .slug = "view-weighed",
        .nb = "Det er skrevet en begrunnelse for dette synet. Hør barnet på nytt for et nytt syn.",
        .nn = "Det er skrive ei grunngjeving for dette synet. Høyr barnet på nytt for eit nytt "
              "syn."},
    RefusalWords{
        .slug = "of-age",
        .nb = "Barnekoordinator er for barn som er ventet eller under 18 år. For alle andre "
              "oppnevnes en koordinator.",
        .nn =
            "Barnekoordinator er for barn som er venta eller under 18 år. For alle andre blir det "
            "oppnemnt ein koordinator."},
    RefusalWords{.slug = "already-born",
                 .nb = "Fødselsdatoen er skrevet ned; ta bort den ventede fødselen.",
                 .nn = "Fødselsdatoen er skriven ned; ta bort den venta fødselen."},
    RefusalWords{
        .slug = "child-unknown",
        .nb =
            "Ingenting sier at det er et barn. Skriv ned fødselsdatoen først, eller si når barnet "
            "er ventet.",
        .nn = "Ingenting seier at det er eit barn. Skriv ned fødselsdatoen først, eller sei når "
              "barnet er venta."},
    RefusalWords{
        .slug = "birth-not-expected",
        .nb = "En ventet fødsel er i dag eller innen et svangerskaps tid. Er barnet født, skrives "
              "fødselsdatoen ned.",
        .nn =
            "Ein venta fødsel er i dag eller innan tida for eit svangerskap. Er barnet født, blir "
            "fødselsdatoen skriven ned."},
    RefusalWords{
        .slug = "child-coordinator-present",
        .nb = "Familien har en barnekoordinator, og én er nok. Takk nei til den ene før en annen "
              "oppnevnes.",
        .nn =
            "Familien har ein barnekoordinator, og éin er nok. Takk nei til den eine før ein annan "
            "blir oppnemnd."},
    RefusalWords{
        .slug = "child-coordinator-declined",
        .nb = "Familien har takket nei. Ber den om barnekoordinator igjen, skrives ønsket ned.",
        .nn = "Familien har takka nei. Ber han om barnekoordinator igjen, blir ønsket skrive ned."},
    RefusalWords{
        .slug = "age-unknown",
        .nb = "Samtykker bekreftes ved alderen for eget samtykke i helsesaker og ved myndighet, 16 "
              "og 18 år der ikke noe annet er satt.",
        .nn = "Samtykke blir stadfesta ved alderen for eige samtykke i helsesaker og ved "
              "myndigheit, 16 og 18 år der ikkje noko anna er sett."},
    RefusalWords{
        .slug = "too-early",
        .nb = "Det er for lenge til bursdagen. Det blir spurt det siste halvåret før den.",
        .nn = "Det er for lenge til bursdagen. Det blir spurt det siste halvåret før han."},
    RefusalWords{
        .slug = "parents-part-over",
        .nb = "I planeierens alder er foreldrenes del i planen over. Planeieren kan selv oppnevne "
              "en fullmektig, eller en verges fullmakt kan registreres.",
        .nn =
            "I alderen til planeigaren er delen til foreldra i planen over. Planeigaren kan sjølv "
            "oppnemne ein fullmektig, eller fullmakta til ein verje kan registrerast."},
};

}  // namespace

std::span<const RefusalWords> childhood_refusals() { return childhood_rows; }

}  // namespace projections::words
