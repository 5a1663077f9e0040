// OpenAPI 3.1 of everything over HTTP: paths from operations.h, bodies from the types. Pure: the
// same bytes each time. Served at /openapi.json, rendered in docs/openapi.json.
#pragma once

#include <string>

namespace protocol::contracts {

// JSON, indented by two, with a line feed at its end.
[[nodiscard]] std::string open_api();

}  // namespace protocol::contracts
