// Home page: what this is and where to go, for somebody who opens the address in a browser.
#pragma once

#include <string>

namespace server {

[[nodiscard]] std::string home_page();

}  // namespace server
