#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array dispute_rows{
    // Complaints.
    RefusalWords{
        .rule = "R13",
        .slug = "not-yours-to-do",
        .nb =
            "En klage er planeierens, eller av den som handler for planeieren på alle livsområder. "
            "Pårørende trenger skriftlig fullmakt.",
        .nn = "Ei klage er planeigarens, eller av den som handlar for planeigaren på alle "
              "livsområde. "
              "Pårørande treng skriftleg fullmakt."},
    RefusalWords{
        .rule = "R41",
        .slug = "not-yours-to-do",
        .nb = "En klage behandles av ansatte hos den som traff avgjørelsen, når klagen er kommet "
              "dit, og som ikke ellers er med i planen.",
        .nn =
            "Ei klage blir behandla av tilsette hos den som tok avgjerda, når klaga er komen dit, "
            "og som ikkje elles er med i planen."},
    RefusalWords{
        .rule = "R41",
        .slug = "not-yours-to-do",
        .sense = "routing",
        .nb = "En klage sendes videre av ansatte der den ble levert, eller av planeieren eller en "
              "representant.",
        .nn =
            "Ei klage blir send vidare av tilsette der ho vart levert, eller av planeigaren eller "
            "ein representant."},
    RefusalWords{
        .rule = "S60",
        .slug = "not-yours-to-do",
        .nb =
            "En klage avgjøres av ansatte hos statsforvalteren den ble sendt til, som ikke ellers "
            "er med i planen.",
        .nn = "Ei klage blir avgjord av tilsette hos statsforvaltaren ho vart send til, som ikkje "
              "elles er med i planen."},
    RefusalWords{.rule = "S57",
                 .slug = "not-yours-to-do",
                 .nb = "Planeieren leverte denne klagen; bare planeieren trekker den tilbake.",
                 .nn = "Planeigaren leverte denne klaga; berre planeigaren trekkjer ho tilbake."},
    RefusalWords{
        .rule = "R43",
        .slug = "not-yours-to-do",
        .nb = "Bare planeieren, eller en representant i stedet, bestemmer hvem andre som får se en "
              "klage.",
        .nn =
            "Berre planeigaren, eller ein representant i staden, bestemmer kven andre som får sjå "
            "ei klage."},
    RefusalWords{.slug = "complaint-unknown",
                 .nb = "Planen har ingen klage med denne id-en.",
                 .nn = "Planen har inga klage med denne id-en."},
    RefusalWords{.slug = "complaint-not-there",
                 .nb = "Klagen er ikke kommet til den som traff avgjørelsen; send den dit først.",
                 .nn = "Klaga er ikkje komen til den som tok avgjerda; send ho dit først."},
    RefusalWords{
        .slug = "not-reconsidered",
        .nb = "Den som traff avgjørelsen, har ikke vurdert saken på nytt; det må gjøres først.",
        .nn = "Den som tok avgjerda, har ikkje vurdert saka på nytt; det må gjerast først."},
    RefusalWords{.slug = "complaint-upheld",
                 .nb = "Klagen er tatt til følge fullt ut og er ferdig behandlet.",
                 .nn = "Klaga er teken til følgje fullt ut og er ferdig behandla."},
    RefusalWords{.slug = "complaint-reconsidered",
                 .nb = "Klagen er vurdert på nytt; nå sendes den til statsforvalteren.",
                 .nn = "Klaga er vurdert på nytt; no blir ho send til statsforvaltaren."},
    RefusalWords{.slug = "complaint-forwarded",
                 .nb = "Klagen er hos statsforvalteren, som avgjør den.",
                 .nn = "Klaga er hos statsforvaltaren, som avgjer ho."},
    RefusalWords{.slug = "complaint-decided",
                 .nb = "Statsforvalteren har avgjort klagen; en ny sak er en ny klage.",
                 .nn = "Statsforvaltaren har avgjort klaga; ei ny sak er ei ny klage."},
    RefusalWords{.slug = "complaint-withdrawn",
                 .nb = "Klagen er trukket tilbake; det kan leveres en ny.",
                 .nn = "Klaga er trekt tilbake; det kan leverast ei ny."},
    RefusalWords{
        .slug = "coordinator-under-pbrl",
        .nb = "Reglene i forvaltningsloven kapittel IV og V gjelder ikke for koordinator; klagen "
              "bygger på loven om pasienter og brukere (pbrl).",
        .nn = "Reglane i forvaltningslova kapittel IV og V gjeld ikkje for koordinator; klaga "
              "byggjer på lova om pasientar og brukarar (pbrl)."},
    RefusalWords{
        .slug = "voluntary-plan",
        .nb = "Planen er tilbudt på frivillig grunnlag. Da kan det klages på alt annet enn at den "
              "ikke ble gitt.",
        .nn = "Planen er tilboden på frivillig grunnlag. Då kan ein klage på alt anna enn at han "
              "ikkje vart gitt."},
    RefusalWords{.slug = "complaint-exists",
                 .nb = "En klage med denne id-en er levert fra før; velg en ny id.",
                 .nn = "Ei klage med denne id-en er levert frå før; vel ein ny id."},
    RefusalWords{
        .rule = "R42",
        .slug = "decision-ahead",
        .nb = "Planeieren fikk vite om avgjørelsen i dag eller tidligere. Oppgi den dagen, eller "
              "ingen der det ikke er noen avgjørelse.",
        .nn =
            "Planeigaren fekk vite om avgjerda i dag eller tidlegare. Oppgi den dagen, eller ingen "
            "der det ikkje er noka avgjerd."},
    RefusalWords{.slug = "not-the-deciding-body",
                 .nb = "En klage går til den som traff avgjørelsen den gjelder; oppgi den.",
                 .nn = "Ei klage går til den som tok avgjerda ho gjeld; oppgi den."},
    RefusalWords{.slug = "not-late",
                 .nb = "Klagen ble levert innen dagen som er oppgitt som frist.",
                 .nn = "Klaga vart levert innan dagen som er oppgitt som frist."},
    RefusalWords{
        .slug = "governor-is-deciding-body",
        .nb = "Statsforvalteren er en annen enn den som traff avgjørelsen; oppgi statsforvalteren.",
        .nn = "Statsforvaltaren er ein annan enn den som tok avgjerda; oppgi statsforvaltaren."},
    RefusalWords{
        .slug = "person-sees-nothing",
        .nb = "Denne personen får ikke se noe av planen nå. Et samtykke eller en tilgang som "
              "gjelder, må gis først.",
        .nn = "Denne personen får ikkje sjå noko av planen no. Eit samtykke eller ein tilgang som "
              "gjeld, må bli gitt først."},

    // Disagreement, second assessment and responsibility.
    RefusalWords{
        .rule = "S56",
        .slug = "not-yours-to-do",
        .nb = "En uenighet tas opp av planeieren eller en representant, av koordinatoren eller av "
              "et medlem som har tilgang til livsområdet.",
        .nn = "Ei usemje blir teken opp av planeigaren eller ein representant, av koordinatoren "
              "eller av ein medlem som har tilgang til livsområdet."},
    RefusalWords{
        .rule = "S56",
        .slug = "not-yours-to-do",
        .sense = "asking",
        .nb = "Planeieren, en representant eller koordinatoren ber om en ny faglig vurdering.",
        .nn = "Planeigaren, ein representant eller koordinatoren bed om ei ny fagleg vurdering."},
    RefusalWords{
        .rule = "S56",
        .slug = "not-yours-to-do",
        .sense = "giving",
        .nb = "Den nye faglige vurderingen gis av fagpersonen som er spurt, så lenge et samtykke "
              "omfatter personen på dette livsområdet.",
        .nn = "Den nye faglege vurderinga blir gitt av fagpersonen som er spurd, så lenge eit "
              "samtykke omfattar personen på dette livsområdet."},
    RefusalWords{
        .rule = "S56",
        .slug = "not-yours-to-do",
        .sense = "settling",
        .nb = "Planeieren, eller en representant i stedet, sier når en uenighet er løst.",
        .nn = "Planeigaren, eller ein representant i staden, seier når ei usemje er løyst."},
    RefusalWords{
        .rule = "S61",
        .slug = "not-yours-to-do",
        .nb = "Uenighet om hvem som har ansvaret, legges fram av planeieren eller en representant, "
              "av koordinatoren eller av ansatte hos en av de to, som deltar i planen.",
        .nn = "Usemje om kven som har ansvaret, blir lagd fram av planeigaren eller ein "
              "representant, av koordinatoren eller av tilsette hos ein av dei to, som deltek i "
              "planen."},
    RefusalWords{
        .rule = "S61",
        .slug = "not-yours-to-do",
        .sense = "clarifying",
        .nb = "Ansvaret avklares av ansatte hos statsforvalteren som saken ble lagt fram for.",
        .nn = "Ansvaret blir avklart av tilsette hos statsforvaltaren som saka vart lagd fram "
              "for."},
    RefusalWords{.slug = "disagreement-unknown",
                 .nb = "Planen har ingen uenighet med denne id-en.",
                 .nn = "Planen har inga usemje med denne id-en."},
    RefusalWords{.slug = "disagreement-settled",
                 .nb = "Uenigheten er løst; det som er nytt, tas opp på nytt.",
                 .nn = "Usemja er løyst; det som er nytt, blir teke opp på nytt."},
    RefusalWords{.slug = "two-subjects",
                 .nb = "En uenighet gjelder et tiltak eller en vurdering; ta opp én for hver.",
                 .nn = "Ei usemje gjeld eit tiltak eller ei vurdering; ta opp éi for kvar."},
    RefusalWords{
        .slug = "same-assessor",
        .nb = "Den nye vurderingen kommer fra en annen enn dem som er uenige; spør en annen "
              "fagperson.",
        .nn = "Den nye vurderinga kjem frå ein annan enn dei som er usamde; spør ein annan "
              "fagperson."},
    RefusalWords{
        .slug = "not-a-professional",
        .nb = "Planeieren, pårørende og likepersoner gir ingen faglig vurdering; spør noen som er "
              "med for en tjeneste.",
        .nn = "Planeigaren, pårørande og likepersonar gir inga fagleg vurdering; spør nokon som er "
              "med for ei teneste."},
    RefusalWords{.slug = "disagreement-exists",
                 .nb = "En uenighet med denne id-en er tatt opp fra før; velg en ny id.",
                 .nn = "Ei usemje med denne id-en er teken opp frå før; vel ein ny id."},
    RefusalWords{.slug = "second-opinion-exists",
                 .nb = "Det er bedt om en ny vurdering med denne id-en fra før; velg en ny id.",
                 .nn = "Det er bede om ei ny vurdering med denne id-en frå før; vel ein ny id."},
    RefusalWords{.slug = "second-opinion-given",
                 .nb = "Denne vurderingen er gitt og blir stående; det kan bes om enda en.",
                 .nn = "Denne vurderinga er gitt og blir ståande; ein kan be om endå ei."},
    RefusalWords{.slug = "dispute-exists",
                 .nb = "En uenighet om ansvar med denne id-en er lagt fram fra før; velg en ny id.",
                 .nn = "Ei usemje om ansvar med denne id-en er lagd fram frå før; vel ein ny id."},
    RefusalWords{.slug = "same-body",
                 .nb = "Uenigheten er mellom to; oppgi to forskjellige.",
                 .nn = "Usemja er mellom to; oppgi to ulike."},
    RefusalWords{.slug = "governor-is-party",
                 .nb = "Statsforvalteren avklarer mellom to andre; oppgi dem.",
                 .nn = "Statsforvaltaren avklarar mellom to andre; oppgi dei."},
    RefusalWords{.slug = "dispute-clarified",
                 .nb = "Dette ansvaret er avklart; noe nytt legges fram på nytt.",
                 .nn = "Dette ansvaret er avklart; noko nytt blir lagt fram på nytt."},
    RefusalWords{.slug = "not-a-party",
                 .nb = "Den som får ansvaret, er en av de to som uenigheten er mellom.",
                 .nn = "Den som får ansvaret, er ein av dei to som usemja er mellom."},

    // Emergency access.
    RefusalWords{
        .rule = "R5",
        .slug = "not-yours-to-do",
        .nb = "Nødtilgang er for en fagperson som er ansatt hos noen som er med i planen.",
        .nn = "Naudtilgang er for ein fagperson som er tilsett hos nokon som er med i planen."},
    RefusalWords{
        .slug = "access-present",
        .nb =
            "Denne personen får allerede se det som gjelder helse. Nødtilgang er for dem som ikke "
            "får det.",
        .nn =
            "Denne personen får allereie sjå det som gjeld helse. Naudtilgang er for dei som ikkje "
            "får det."},
};

}  // namespace

std::span<const RefusalWords> dispute_refusals() { return dispute_rows; }

}  // namespace projections::words
