// Registering: how bodies and people come into the demo, whichever municipality they are of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/demo/story.h"

namespace tools::demo {

struct Employee {
  Figure figure;
  Orgnr body;
  std::string_view profession;
  bool may_appoint = false;
  person::Language language = person::Language::nb;
};

void register_body(Teller& story, const Orgnr& body, events::BodyKind kind, const char* title,
                   const unit::Municipality& municipality);
void register_coordinating_unit(Teller& story, const Orgnr& body, const char* title,
                                const unit::Municipality& municipality);
void register_resident(Teller& story, const Figure& figure, const std::string& national_id,
                       events::Date born, person::Language language);
void register_employees(Teller& story, const std::vector<Employee>& employees);

// The figures of several lists, in their order.
template <class... Lists>
[[nodiscard]] std::vector<Figure> figures_of(const Lists&... lists) {
  std::vector<Figure> all;
  const auto add = [&](const auto& list) {
    for (const auto& each : list) all.push_back(each.figure);
  };
  (add(lists), ...);
  return all;
}

}  // namespace tools::demo
