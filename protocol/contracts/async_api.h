// AsyncAPI 3.0 of the socket `/live`, from the same types that encode and decode. Pure: the same
// bytes each time. Served at /asyncapi.json, rendered in docs/asyncapi.json.
#pragma once

#include <string>

namespace protocol::contracts {

// JSON, indented by two, with a line feed at its end.
[[nodiscard]] std::string async_api();

}  // namespace protocol::contracts
