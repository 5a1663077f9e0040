// Fields: the names and values of a row's fields in words.
#pragma once

#include <string>
#include <string_view>

#include "events/json/read.h"
#include "tools/telling/plan_text.h"

namespace tools {

// `ownWords` → `med egne ord`. The key itself if there is no word for it.
[[nodiscard]] std::string field_label(std::string_view key, projections::words::Language language);

// A field's value in words: names for people and bodies, labels for enumerators, days for dates.
// `section` as the view has it, since `kind` means something else in each.
[[nodiscard]] std::string field_text(std::string_view section, std::string_view key,
                                     const events::json::Json& value, const Reader& reader);

}  // namespace tools
