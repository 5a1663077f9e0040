#include "tools/demo/registering.h"

namespace tools::demo {

void register_body(Teller& story, const Orgnr& body, events::BodyKind kind, const char* title,
                   const unit::Municipality& municipality) {
  story.by(
      administrator, body,
      unit::RegisterBody{.unit = body, .kind = kind, .title = title, .municipality = municipality});
}

void register_coordinating_unit(Teller& story, const Orgnr& body, const char* title,
                                const unit::Municipality& municipality) {
  story.by(
      administrator, body,
      unit::RegisterCoordinatingUnit{.unit = body, .title = title, .municipality = municipality});
}

void register_resident(Teller& story, const Figure& figure, const std::string& national_id,
                       events::Date born, person::Language language) {
  const PersonId id{std::string(figure.id)};
  story.by(administrator, id,
           person::RegisterPerson{.person = id,
                                  .full_name = std::string(figure.full_name),
                                  .national_id = national_id,
                                  .born = born,
                                  .language = language});
}

void register_employees(Teller& story, const std::vector<Employee>& employees) {
  for (const auto& each : employees) {
    const PersonId id{std::string(each.figure.id)};
    story
        .by(administrator, id,
            person::RegisterPerson{.person = id,
                                   .full_name = std::string(each.figure.full_name),
                                   .language = each.language})
        .by(administrator, each.body,
            unit::AssignUnitMember{.person = id,
                                   .profession = std::string(each.profession),
                                   .may_appoint = each.may_appoint});
  }
}

}  // namespace tools::demo
