#include "tests/support/model_cast.h"

#include <algorithm>
#include <map>

namespace tests {
namespace {

using events::BodyKind;
using events::Office;
using events::Orgnr;
using events::PersonId;
using std::chrono::year;

const Orgnr first_unit{"911111111"};
const Orgnr other_unit{"912222222"};
const Orgnr service{"922222222"};
const Orgnr trust{"933333333"};
const Orgnr school{"944444444"};
const Orgnr nav{"955555555"};
const Orgnr governor{"966666666"};

Office office(const Orgnr& body, BodyKind kind, bool may_appoint = false) {
  return {.body = body, .kind = kind, .may_appoint = may_appoint};
}

const std::map<PersonId, std::vector<Office>>& all_offices() {
  static const std::map<PersonId, std::vector<Office>> all{
      {{"unni"}, {office(first_unit, BodyKind::coordinating_unit, true)}},
      {{"ulf"}, {office(other_unit, BodyKind::coordinating_unit, true)}},
      {{"sara"}, {office(service, BodyKind::municipal_service)}},
      {{"dag"}, {office(service, BodyKind::municipal_service, true)}},
      {{"ola"}, {office(service, BodyKind::municipal_service)}},
      {{"eva"}, {office(trust, BodyKind::health_trust)}},
      {{"tor"}, {office(school, BodyKind::school)}},
      {{"nils"}, {office(nav, BodyKind::nav_office)}},
      {{"gro"}, {office(governor, BodyKind::county_governor)}}};
  return all;
}

}  // namespace

const std::vector<ModelOwner>& model_owners() {
  static const std::vector<ModelOwner> all{{.id = {"kari"}, .born = year{1990} / 4 / 12},
                                           {.id = {"emil"}, .born = year{2010} / 6 / 15},
                                           {.id = {"nora"}, .born = year{2019} / 5 / 20},
                                           {.id = {"per"}, .born = year{2008} / 9 / 1},
                                           {.id = {"odd"}, .born = {}},
                                           {.id = {"liv"}, .born = {}}};
  return all;
}

const std::vector<PersonId>& model_people() {
  static const std::vector<PersonId> all = [] {
    std::vector<PersonId> people;
    for (const auto& owner : model_owners()) people.push_back(owner.id);
    for (const auto& [person, offices] : all_offices()) people.push_back(person);
    people.push_back({"pia"});  // Physiotherapist without an office here.
    for (const auto& person : model_kin()) people.push_back(person);
    people.push_back({"sven"});  // The stranger.
    return people;
  }();
  return all;
}

const std::vector<PersonId>& model_kin() {
  static const std::vector<PersonId> all{{"mona"}, {"frode"}, {"siri"}};
  return all;
}

const std::vector<Office>& offices_of(const PersonId& person) {
  static const std::vector<Office> none;
  const auto found = all_offices().find(person);
  return found != all_offices().end() ? found->second : none;
}

const PersonId& staff_of(const Orgnr& body) {
  static const PersonId stranger{"sven"};
  for (const auto& [person, offices] : all_offices()) {
    if (offices.front().body == body) return person;
  }
  return stranger;
}

const std::vector<Orgnr>& model_bodies() {
  static const std::vector<Orgnr> all{first_unit, other_unit, service, trust,
                                      school,     nav,        governor};
  return all;
}

const std::vector<Orgnr>& model_units() {
  static const std::vector<Orgnr> all{first_unit, other_unit};
  return all;
}

const Orgnr& model_governor() { return governor; }

}  // namespace tests
