#include <array>

#include "projections/words/rejections.h"

namespace projections::words {
namespace {

constexpr std::array register_rows{
    RefusalWords{
        .rule = "S32",
        .slug = "not-yours-to-do",
        .nb = "En person registreres av en lokal administrator eller av ansatte i en tjeneste.",
        .nn = "Ein person blir registrert av ein lokal administrator eller av tilsette i ei "
              "teneste."},
    RefusalWords{.slug = "person-mismatch",
                 .nb = "Id-en til personen er ikke den som det ble sendt til; de skal være like.",
                 .nn = "Id-en til personen er ikkje den som det vart sendt til; dei skal vere "
                       "like."},
    RefusalWords{.slug = "person-reserved",
                 .nb = "Denne id-en bruker Medvirk selv; velg en annen.",
                 .nn = "Denne id-en bruker Medvirk sjølv; vel ein annan."},
    RefusalWords{.slug = "national-id-format",
                 .nb = "Et fødselsnummer eller D-nummer har elleve sifre.",
                 .nn = "Eit fødselsnummer eller D-nummer har elleve siffer."},
    RefusalWords{.slug = "person-exists",
                 .nb = "Denne id-en er registrert fra før; velg en annen.",
                 .nn = "Denne id-en er registrert frå før; vel ein annan."},
    RefusalWords{
        .rule = "S62",
        .slug = "not-yours-to-do",
        .sense = "calendar-link",
        .nb = "En lenke til kalenderen lages og stenges av den det gjelder, og ingen andre.",
        .nn = "Ei lenkje til kalenderen blir laga og stengd av den det gjeld, og ingen "
              "andre."},
    RefusalWords{.slug = "link-digest-format",
                 .nb = "Kontrollsummen (digest) er en SHA-256 med 64 heksadesimale sifre, små "
                       "bokstaver.",
                 .nn = "Kontrollsummen (digest) er ein SHA-256 med 64 heksadesimale siffer, små "
                       "bokstavar."},
    RefusalWords{.slug = "link-uid-key-format",
                 .nb = "Nøkkelen (uidKey) er 32 heksadesimale sifre, små bokstaver.",
                 .nn = "Nøkkelen (uidKey) er 32 heksadesimale siffer, små bokstavar."},
    RefusalWords{
        .slug = "not-yours-to-do",
        .sense = "administrator",
        .nb = "Tjenester og hvem som er ansatt der, holdes oppdatert av en lokal administrator.",
        .nn = "Tenester og kven som er tilsett der, blir haldne oppdaterte av ein lokal "
              "administrator."},
    RefusalWords{
        .rule = "S16",
        .slug = "not-yours-to-do",
        .nb = "Ansatte føres inn av en lokal administrator, og i en koordinerende enhet av dens "
              "egne ansatte.",
        .nn = "Tilsette blir førte inn av ein lokal administrator, og i ei koordinerande eining av "
              "dei som er tilsette der."},
    RefusalWords{
        .rule = "S12",
        .slug = "not-yours-to-do",
        .nb = "Et kontaktpunkt legges ut av tjenestens egne ansatte eller en lokal administrator.",
        .nn = "Eit kontaktpunkt blir lagt ut av tilsette i tenesta eller ein lokal administrator."},
    RefusalWords{
        .rule = "S18",
        .slug = "not-yours-to-do",
        .nb = "Koordinatorer får opplæring og veiledning av ansatte i en koordinerende enhet.",
        .nn = "Koordinatorar får opplæring og rettleiing av tilsette i ei koordinerande eining."},
    RefusalWords{.slug = "unit-unknown",
                 .nb = "Denne tjenesten er ikke registrert; det må gjøres først.",
                 .nn = "Denne tenesta er ikkje registrert; det må gjerast først."},
    RefusalWords{
        .slug = "unit-mismatch",
        .nb = "Organisasjonsnummeret er ikke det som det ble sendt til; de skal være like.",
        .nn = "Organisasjonsnummeret er ikkje det som det vart sendt til; dei skal vere like."},
    RefusalWords{.slug = "unit-exists",
                 .nb = "Denne tjenesten er registrert fra før.",
                 .nn = "Denne tenesta er registrert frå før."},
    RefusalWords{.slug = "kind-is-coordinating-unit",
                 .nb = "En koordinerende enhet registreres som det, og ikke som en tjeneste.",
                 .nn = "Ei koordinerande eining blir registrert som det, og ikkje som ei teneste."},
    RefusalWords{
        .slug = "kind-is-operator",
        .nb =
            "De som driver Medvirk, har sin egen enhet. Den er ingen koordinerende enhet, og ingen "
            "andre er av det slaget.",
        .nn = "Dei som driv Medvirk, har si eiga eining. Ho er inga koordinerande eining, og ingen "
              "andre er av det slaget."},
    RefusalWords{.slug = "not-on-the-staff",
                 .nb = "Denne personen er ikke ansatt her.",
                 .nn = "Denne personen er ikkje tilsett her."},

    // How a person is told of news.
    RefusalWords{.rule = "R48",
                 .slug = "not-yours-to-do",
                 .sense = "server-only",
                 .nb = "Varsler settes i kø og sendes av Medvirk selv.",
                 .nn = "Varsel blir sette i kø og sende av Medvirk sjølv."},
    RefusalWords{.rule = "R48",
                 .slug = "not-yours-to-do",
                 .sense = "own-choice",
                 .nb = "Hver enkelt velger selv hvordan de vil bli varslet, og om de vil det.",
                 .nn = "Kvar og ein vel sjølv korleis dei vil bli varsla, og om dei vil det."},
    RefusalWords{.slug = "person-missing",
                 .nb = "Ingen er registrert med denne id-en.",
                 .nn = "Ingen er registrerte med denne id-en."},
    RefusalWords{.slug = "channel-twice",
                 .nb = "En måte å bli varslet på oppgis bare én gang.",
                 .nn = "Ein måte å bli varsla på blir oppgitt berre éin gong."},
    RefusalWords{.slug = "email-missing",
                 .nb = "Varsler på e-post trenger en adresse å gå til.",
                 .nn = "Varsel på e-post treng ei adresse å gå til."},
    RefusalWords{.slug = "phone-missing",
                 .nb = "Varsler på SMS trenger et nummer å gå til.",
                 .nn = "Varsel på SMS treng eit nummer å gå til."},
    RefusalWords{
        .slug = "email-format",
        .nb = "En e-postadresse er et navn, en @ og et domene, med engelske bokstaver.",
        .nn = "Ei e-postadresse er eit namn, ein @ og eit domene, med engelske bokstavar."},
    RefusalWords{
        .slug = "phone-format",
        .nb = "Et telefonnummer skrives med pluss, landkode og nummer, i alt 8 til 15 sifre.",
        .nn =
            "Eit telefonnummer blir skrive med pluss, landkode og nummer, i alt 8 til 15 siffer."},
    RefusalWords{.slug = "quiet-hours-half",
                 .nb = "Stille timer har både en start og en slutt.",
                 .nn = "Stille timar har både ein start og ein slutt."},
    RefusalWords{.slug = "quiet-hours-format",
                 .nb = "Et klokkeslett skrives som 22:00.",
                 .nn = "Eit klokkeslett blir skrive som 22:00."},
    RefusalWords{
        .slug = "quiet-hours-empty",
        .nb = "Stille timer slutter på et annet klokkeslett enn de starter. Velg ingen måte å bli "
              "varslet på for ikke å få varsler.",
        .nn = "Stille timar sluttar på eit anna klokkeslett enn dei startar. Vel ingen måte å bli "
              "varsla på for ikkje å få varsel."},
    RefusalWords{.slug = "channel-not-chosen",
                 .nb = "Denne personen har ikke valgt å bli varslet på denne måten.",
                 .nn = "Denne personen har ikkje valt å bli varsla på denne måten."},
    RefusalWords{.slug = "notices-full",
                 .nb = "Så mange varsler som kan vente for én person, venter allerede; ett av dem "
                       "må sendes først.",
                 .nn = "Så mange varsel som kan vente for éin person, ventar allereie; eitt av dei "
                       "må sendast først."},
};

}  // namespace

std::span<const RefusalWords> register_refusals() { return register_rows; }

}  // namespace projections::words
