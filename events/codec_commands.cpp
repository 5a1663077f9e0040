#include "events/codec.h"
#include "events/readers.h"

namespace events {

Result<plan::Command, json::Faults> plan_command(std::string_view name, const json::Json& body) {
  return read_by_name<plan::Command>(name, body);
}
Result<unit::Command, json::Faults> unit_command(std::string_view name, const json::Json& body) {
  return read_by_name<unit::Command>(name, body);
}
Result<person::Command, json::Faults> person_command(std::string_view name,
                                                     const json::Json& body) {
  return read_by_name<person::Command>(name, body);
}

}  // namespace events
