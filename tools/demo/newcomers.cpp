// More people and bodies of the invented municipality, and some of another one. All is made up; the
// national ids are synthetic: 80 is added to the month, which no real number has.
#include <string>

#include "tools/demo/registering.h"
#include "tools/demo/stories.h"

namespace tools::demo {
namespace {

using person::Language;

struct Newcomer {
  Figure figure;
  int years;  // Turned on the birthday, in days from today: young people's ages matter.
  int birthday;
  Language language = Language::nb;
};

const std::vector<Newcomer>& later_residents() {
  static const std::vector<Newcomer> all{
      {{"sanna", "Sanna Tindvik", "Planeier, 16 år"}, 16, -200},
      {{"anne", "Anne Tindvik", "Mor til Sanna, foresatt"}, 44, -120},
      {{"rune", "Rune Strand", "Far til Sanna, foresatt"}, 47, -300},
      {{"mikkel", "Mikkel Havdal", "Planeier, 18 år"}, 18, -40},
      {{"lise", "Lise Havdal", "Mor til Mikkel"}, 49, -15},
      {{"jens", "Jens Aasen", "Rådgiver som Mikkel tok med seg"}, 31, -99},
      {{"halvor", "Halvor Bjørkeland", "Planeigar"}, 58, -210, Language::nn},
      {{"kari", "Kari Bjørkeland", "Gift med Halvor"}, 56, -33, Language::nn},
      {{"solveig", "Solveig Rødberg", "Planeier"}, 47, -170},
      {{"tone", "Tone Rødberg", "Søster til Solveig, fullmektig"}, 51, -260},
      {{"bjarne", "Bjarne Storvik", "Planeier"}, 39, -75},
      {{"tordis", "Tordis Grønnevik", "Planeier, har flyttet"}, 71, -5},
      {{"mette", "Mette Grønnevik", "Datter til Tordis"}, 42, -140},
      {{"aslak", "Aslak Hellevang", "Planen er avslutta"}, 28, -190, Language::nn},
      {{"leyla", "Leyla Demir", "Planeier"}, 34, -250},
      {{"sofie", "Sofie Lunde", "Likeperson for Leyla"}, 37, -60},
      {{"gunnar", "Gunnar Teigland", "Meldt av sykehuset"}, 63, -310},
      {{"odd", "Odd Teigland", "Bror til Gunnar"}, 66, -110},
  };
  return all;
}

const std::vector<Employee>& later_employees() {
  static const std::vector<Employee> all{
      {{"dag", "Dag Midtun", "Koordinerende enhet"}, bodies::coordinating_unit, "Ergoterapeut"},
      {{"silje", "Silje Fagerli", "Hjemmetjenesten"}, bodies::home_service, "Vernepleier"},
      {{"kaare", "Kåre Buvik", "Nav Vassøy"}, bodies::nav, "Veileder"},
      {{"tuva", "Tuva Brekke", "Psykisk helse og rus"}, bodies::mental_health, "Sosionom"},
      {{"liv", "Liv Straumsnes", "Fysio- og ergoterapitenesta"},
       bodies::therapy,
       "Ergoterapeut",
       false,
       Language::nn},
      {{"bente", "Bente Solbakk", "Tildelingskontoret"}, bodies::allocation, "Saksbehandler"},
      {{"ragnhild", "Ragnhild Moe", "Helse Ytrekyst HF, rehabilitering"},
       bodies::rehabilitation,
       "Overlege"},
      {{"sigurd", "Sigurd Øyre", "Helse Ytrekyst HF, rehabilitering"},
       bodies::rehabilitation,
       "Fysioterapeut"},
      {{"maria", "Maria Lunde", "Vassøy videregående skole"}, bodies::upper_school, "Rådgiver"},
      {{"helga", "Helga Nordvik", "Barneverntjenesten"},
       bodies::child_welfare,
       "Barnevernspedagog"},
      {{"frode", "Frode Ekeland", "Statsforvalteren i Ytrekyst"},
       bodies::county_governor,
       "Seniorrådgiver"},
      {{"wenche", "Wenche Aune", "Koordinerende enhet i Storholmen"},
       bodies::unit_elsewhere,
       "Sosionom"},
      {{"oskar", "Oskar Tangen", "Hjemmetjenesten i Storholmen"},
       bodies::home_service_elsewhere,
       "Sykepleier"},
  };
  return all;
}

void register_later_bodies(Teller& story) {
  const unit::Municipality vassoey = "9901";
  const unit::Municipality storholmen = "9902";
  using enum events::BodyKind;
  register_body(story, bodies::county_governor, county_governor, "Statsforvalteren i Ytrekyst",
                vassoey);
  register_body(story, bodies::allocation, municipal_service, "Tildelingskontoret i Vassøy",
                vassoey);
  register_body(story, bodies::rehabilitation, health_trust, "Helse Ytrekyst HF, rehabilitering",
                vassoey);
  register_body(story, bodies::upper_school, school, "Vassøy videregående skole", vassoey);
  register_body(story, bodies::child_welfare, child_welfare, "Barneverntjenesten i Vassøy",
                vassoey);
  register_body(story, bodies::home_service_elsewhere, municipal_service,
                "Hjemmetjenesten i Storholmen", storholmen);
  register_coordinating_unit(story, bodies::unit_elsewhere, "Koordinerende enhet i Storholmen",
                             storholmen);
}

std::string synthetic_id(events::Date born, int serial) {
  const auto two_digits = [](unsigned number) {
    return std::string{static_cast<char>('0' + number / 10 % 10),
                       static_cast<char>('0' + number % 10)};
  };
  const auto last_two = static_cast<unsigned>(static_cast<int>(born.year()) % 100);
  constexpr unsigned synthetic = 80;
  auto digits = std::to_string(100'000 + serial).substr(1);
  return two_digits(static_cast<unsigned>(born.day())) +
         two_digits(static_cast<unsigned>(born.month()) + synthetic) + two_digits(last_two) +
         digits;
}

}  // namespace

Story newcomers(events::Timestamp now) {
  Teller story("newcomers", now);
  story.on(-399);
  register_later_bodies(story);
  int serial = 200;
  for (const auto& each : later_residents()) {
    const auto born = story.born(each.years, each.birthday);
    register_resident(story, each.figure, synthetic_id(born, ++serial), born, each.language);
  }
  register_employees(story, later_employees());
  story.on(-397).by(
      "wenche", bodies::unit_elsewhere,
      unit::PublishContactPoint{.title = "Koordinerende enhet i Storholmen",
                                .phone = "00 00 00 90",
                                .address = "Herredshuset, 9998 Storholmen",
                                .opening_hours = "Mandag til torsdag kl. 9.00–15.00"});
  for (const auto& figure : small_figures()) {
    ++serial;
    const int years = 19 + serial * 7 % 66;  // Any grown-up age will do.
    const auto born = story.born(years, -(serial * 11 % 350));
    register_resident(story, figure, synthetic_id(born, serial), born, Language::nb);
  }
  return std::move(story).told();
}

const std::vector<Figure>& later_figures() {
  static const std::vector<Figure> all = figures_of(later_residents(), later_employees());
  return all;
}

}  // namespace tools::demo
