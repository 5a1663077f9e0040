#include "server/notices/notice_asks.h"

#include <future>

namespace server {

Ask notice_ask(const events::PersonId& person, const events::PlanId& plan, const std::string& what,
               events::person::Command command) {
  return {.stream = events::stream_of(person),
          .command = std::move(command),
          .expected = {},  // Decided against the present, whatever it is.
          .id = events::timer_command(plan, "notice/" + person.value + "/" + what),
          .by = events::system_actor};
}

bool ask_all(Journal& journal, const std::vector<Ask>& asks) {
  std::vector<std::promise<Outcome>> promises(asks.size());
  for (std::size_t i = 0; i < asks.size(); ++i) {
    journal.submit(asks[i], [&promise = promises[i]](Outcome outcome) {
      promise.set_value(std::move(outcome));
    });
  }
  bool all = true;
  for (auto& promise : promises) {
    all = !std::holds_alternative<Busy>(promise.get_future().get()) && all;
  }
  return all;
}

}  // namespace server
