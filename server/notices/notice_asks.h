// Notice asks: what the notices send to the journal, in the name of the server itself.
#pragma once

#include <string>
#include <vector>

#include "events/person/person.h"
#include "server/journal/journal.h"

namespace server {

// `what`: one and the same thing has one name, ever, so that it has one effect (R53).
[[nodiscard]] Ask notice_ask(const events::PersonId& person, const events::PlanId& plan,
                             const std::string& what, events::person::Command command);

// Sends all of them and waits for what comes of each. Not from the journal's threads. False: the
// journal was full for one of them, so that it has to be sent again; all other outcomes are final.
[[nodiscard]] bool ask_all(Journal& journal, const std::vector<Ask>& asks);

}  // namespace server
