#include "tools/founding.h"

#include "tools/asking.h"

namespace tools {
namespace {

using events::Orgnr;
using events::PersonId;
namespace person = events::person;
namespace unit = events::unit;

}  // namespace

// Each with an id of its own for life: what was done before is a repeat and has no effect (R53).
bool found(const events::Log& log, server::Journal& journal) {
  const bool is_new = log.head().position == events::Position{};
  const PersonId admin{std::string(first_administrator)};
  const auto ask = [&](int number, const events::StreamId& stream, auto command) {
    ask_or_throw(journal, {.stream = stream,
                           .command = std::move(command),
                           .expected = log.version_of(stream),
                           .id = named_command("founding", number),
                           .by = events::system_actor});
  };
  ask(1, events::stream_of(admin),
      person::Command{person::RegisterPerson{.person = admin, .full_name = "Administrator"}});
  ask(2, events::stream_of(unit::operator_unit),
      unit::Command{unit::RegisterBody{.unit = unit::operator_unit,
                                       .kind = events::BodyKind::operator_,
                                       .title = "Drift av Medvirk",
                                       .municipality = "0000"}});
  ask(3, events::stream_of(unit::operator_unit),
      unit::Command{unit::AssignUnitMember{.person = admin, .profession = "Administrator"}});
  return is_new;
}

}  // namespace tools
