// People: who the demo's invented people are, where they work, and who has a part in which plan.
#pragma once

#include <string_view>
#include <vector>

#include "events/ids.h"

namespace tools::demo {

using events::Orgnr;

// Who does what time alone brings about: in history that is made up, a step like any other.
inline constexpr std::string_view timer = "system";
// Who registers people and bodies.
inline constexpr std::string_view administrator = "admin";

// The people of the demo, as the log-in page shows them.
struct Figure {
  std::string_view id;
  std::string_view full_name;
  std::string_view role;  // In Bokmål, for the log-in page.
};
[[nodiscard]] const std::vector<Figure>& figures();
[[nodiscard]] const std::vector<Figure>& first_figures();
[[nodiscard]] const std::vector<Figure>& later_figures();
[[nodiscard]] const std::vector<Figure>& small_figures();  // The owners of the small cases.

// Who has a part in one plan, its owner first; in the order in which the log-in page shows them.
struct Cast {
  std::string_view title;  // In the language of its people.
  std::string_view about;
  std::vector<std::string_view> people;
};
[[nodiscard]] const std::vector<Cast>& casts();

namespace bodies {
inline const Orgnr coordinating_unit{"911000010"};
inline const Orgnr home_service{"911000020"};
inline const Orgnr school{"911000030"};
inline const Orgnr school_counselling{"911000040"};
inline const Orgnr nav{"911000050"};
inline const Orgnr gp{"911000060"};
inline const Orgnr health_trust{"911000070"};
inline const Orgnr mental_health{"911000080"};
inline const Orgnr therapy{"911000090"};
inline const Orgnr county_governor{"911000100"};
inline const Orgnr allocation{"911000110"};
inline const Orgnr rehabilitation{"911000120"};
inline const Orgnr upper_school{"911000130"};
inline const Orgnr child_welfare{"911000140"};
inline const Orgnr unit_elsewhere{"911900010"};
inline const Orgnr home_service_elsewhere{"911900020"};
}  // namespace bodies

}  // namespace tools::demo
