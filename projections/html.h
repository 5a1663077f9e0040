// HTML: text as it may stand in a page, within an element or a quoted attribute.
#pragma once

#include <string>
#include <string_view>

namespace projections {

[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace projections
