#include "server/notices/notice_asks.h"

#include <deque>
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
  std::deque<std::promise<Outcome>> promises;  // None moves while more are added.
  for (const auto& ask : asks) {
    auto& promise = promises.emplace_back();
    journal.submit(ask, [&promise](Outcome outcome) { promise.set_value(std::move(outcome)); });
  }
  bool all = true;
  for (auto& promise : promises) {
    all = !std::holds_alternative<Busy>(promise.get_future().get()) && all;
  }
  return all;
}

}  // namespace server
