// The people and bodies of an invented municipality. Names, numbers and addresses are made up; the
// national ids are synthetic: 80 is added to the month, which no real number has.
#include "tools/demo/registering.h"
#include "tools/demo/stories.h"

namespace tools::demo {
namespace {

using person::Language;

struct Resident {
  Figure figure;
  std::string_view national_id;
  std::string_view born;
  Language language = Language::nb;
};

const std::vector<Resident>& first_residents() {
  static const std::vector<Resident> all{
      {{"emil", "Emil Nesheim", "Planeier, går i barneskolen"}, "12831600011", "2016-03-12"},
      {{"ingrid", "Ingrid Nesheim", "Mor til Emil, foresatt"}, "05868400022", "1984-06-05"},
      {{"tor", "Tor Arne Vika", "Far til Emil, foresatt"}, "21818100033", "1981-01-21"},
      {{"gudrun", "Gudrun Nesheim", "Mormor til Emil"}, "30895500044", "1955-09-30"},
      {{"arne", "Arne Lundvoll", "Har koordinator, men ikke plan"}, "17906400055", "1964-10-17"},
      {{"marit", "Marit Sjøholm", "Planeier"}, "02879100066", "1991-07-02"},
      {{"randi", "Randi Vikse", "Likeperson"}, "14888700077", "1987-08-14"},
      {{"oddny", "Oddny Liavåg", "Planeigar"}, "08827900088", "1979-02-08", Language::nn},
      {{"amina", "Amina Warsame", "Har spurt om en plan"}, "25840600099", "2006-04-25"},
      {{"ada", "Ada Solvang", "Har ingen plan ennå"}, "19859600012", "1996-05-19"},
  };
  return all;
}

const std::vector<Employee>& first_employees() {
  static const std::vector<Employee> all{
      {{"unni", "Unni Havnes", "Koordinerende enhet, leder"},
       bodies::coordinating_unit,
       "Sosionom"},
      {{"leif", "Leif Odden", "Koordinerende enhet"}, bodies::coordinating_unit, "Lege"},
      {{"siri", "Siri Nausthaug", "Koordinerende enhet"}, bodies::coordinating_unit, "Sykepleier"},
      {{"petter", "Petter Skjær", "Koordinerende enhet"},
       bodies::coordinating_unit,
       "Fysioterapeut"},
      {{"berit", "Berit Lyngmo", "Koordinerende enhet"},
       bodies::coordinating_unit,
       "Barnevernspedagog"},
      {{"hanne", "Hanne Brattland", "Hjemmetjenesten, koordinator for Oddny"},
       bodies::home_service,
       "Sykepleier"},
      {{"jon", "Jon Sandvær", "Hjemmetjenesten, koordinator for Arne"},
       bodies::home_service,
       "Vernepleier"},
      {{"tora", "Tora Myrvang", "Fjordgløtt skole, kontaktlærer"}, bodies::school, "Lærer"},
      {{"stian", "Stian Kvitnes", "PP-tjenesten"},
       bodies::school_counselling,
       "Pedagogisk-psykologisk rådgiver"},
      {{"nina", "Nina Holmslett", "Nav Vassøy"}, bodies::nav, "Veileder"},
      {{"lars", "Lars Eidsund", "Fastlege"}, bodies::gp, "Fastlege"},
      {{"hilde", "Hilde Fjærvoll", "Habiliteringstjenesten"},
       bodies::health_trust,
       "Psykologspesialist",
       true},
      {{"marte", "Marte Tarevik", "Psykisk helse og rus, koordinator for Marit"},
       bodies::mental_health,
       "Psykiatrisk sykepleier"},
      {{"geir", "Geir Hjellvær", "Psykisk helse og rus"},
       bodies::mental_health,
       "Miljøterapeut",
       false,
       Language::nn},
      {{"eva", "Eva Teistholm", "Fysio- og ergoterapitjenesten, koordinator for Emil"},
       bodies::therapy,
       "Ergoterapeut"},
      {{"per", "Per Alkevik", "Fysio- og ergoterapitjenesten"}, bodies::therapy, "Fysioterapeut"},
  };
  return all;
}

void register_bodies_of_vassoey(Teller& story) {
  const unit::Municipality vassoey = "9901";
  register_coordinating_unit(story, bodies::coordinating_unit, "Koordinerende enhet i Vassøy",
                             vassoey);
  const auto body = [&](const Orgnr& orgnr, events::BodyKind kind, const char* title) {
    register_body(story, orgnr, kind, title, vassoey);
  };
  using enum events::BodyKind;
  body(bodies::home_service, municipal_service, "Hjemmetjenesten i Vassøy");
  body(bodies::school, school, "Fjordgløtt skole");
  body(bodies::school_counselling, other_agency, "PP-tjenesten i Vassøy");
  body(bodies::nav, nav_office, "Nav Vassøy");
  body(bodies::gp, gp_practice, "Vassøy legekontor");
  body(bodies::health_trust, health_trust, "Helse Ytrekyst HF, habiliteringstjenesten");
  body(bodies::mental_health, municipal_service, "Psykisk helse og rus i Vassøy");
  body(bodies::therapy, municipal_service, "Fysio- og ergoterapitjenesten i Vassøy");
}

}  // namespace

Story municipality(events::Timestamp now) {
  Teller story("municipality", now);
  story.on(-400);
  register_bodies_of_vassoey(story);
  for (const auto& each : first_residents()) {
    register_resident(story, each.figure, std::string(each.national_id),
                      events::date_from(each.born).value(), each.language);
  }
  register_employees(story, first_employees());
  story.on(-390)
      .by("unni", bodies::coordinating_unit,
          unit::PublishContactPoint{.title = "Koordinerende enhet i Vassøy",
                                    .phone = "00 00 00 10",
                                    .address = "Rådhuset, Kaivegen 1, 9999 Vassøy",
                                    .opening_hours = "Mandag til fredag kl. 8.00–15.30"})
      .by("unni", bodies::coordinating_unit,
          unit::RecordTraining{
              .coordinator = {"eva"},
              .subject = "Grunnkurs for koordinatorer: rollen, samtykke og barnets stemme"})
      .by("unni", bodies::coordinating_unit,
          unit::RecordTraining{
              .coordinator = {"marte"},
              .subject = "Grunnkurs for koordinatorer: rollen, samtykke og medvirkning"})
      .on(-100)
      .by("siri", bodies::coordinating_unit,
          unit::RecordGuidance{.coordinator = {"hanne"},
                               .subject = "Veiledning om ansvarsavklaring mellom tjenestene"});
  return std::move(story).told();
}

const std::vector<Figure>& first_figures() {
  static const std::vector<Figure> all = figures_of(first_residents(), first_employees());
  return all;
}

}  // namespace tools::demo
