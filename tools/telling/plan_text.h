// Plan text: a plan view as lines for people to read: headings, rows, and what each row says.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "events/json/read.h"
#include "projections/words/words.h"

namespace tools {

// How names are read; each gives the id itself where it knows nothing better.
struct Reader {
  projections::words::Names person;
  projections::words::BodyNames body;
  projections::words::Language language;
  // What a row of the view is called: `goals`, `walk` → its words. Set by plan_text.
  std::function<std::string(const std::string& section, const std::string& row)> title{};
};

[[nodiscard]] std::vector<std::string> plan_text(const events::json::Json& view, Reader reader);

}  // namespace tools
