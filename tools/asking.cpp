#include "tools/asking.h"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/random_generator.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <stdexcept>
#include <string>

#include "events/overloaded.h"

namespace tools {

std::string reason_of(const server::Outcome& outcome) {
  return std::visit(events::Overloaded{
                        [](const server::Done&) { return std::string{}; },
                        [](const events::Rejection& rejection) {
                          return rejection.rule + " " + rejection.slug + ": " + rejection.detail;
                        },
                        [](const server::Stale&) { return std::string("it came too late"); },
                        [](const server::ReusedId&) {
                          return std::string("its id was used for another command before");
                        },
                        [](const server::Busy&) { return std::string("the journal is full"); },
                    },
                    outcome);
}

events::CommandId named_command(std::string_view story, int number) {
  // "medvirk-command-" in bytes: our own name space. In the demo's logs: never change it.
  constexpr boost::uuids::uuid space{{0x6d, 0x65, 0x64, 0x76, 0x69, 0x72, 0x6b, 0x2d, 0x63, 0x6f,
                                      0x6d, 0x6d, 0x61, 0x6e, 0x64, 0x2d}};
  const auto name = std::string(story) + "/" + std::to_string(number);
  return {to_string(boost::uuids::name_generator_sha1{space}(name))};
}

events::CommandId new_command() { return {to_string(boost::uuids::random_generator{}())}; }

void ask_or_throw(server::Journal& journal, server::Ask ask) {
  const auto outcome = journal.ask(std::move(ask));
  if (std::holds_alternative<server::Done>(outcome)) return;
  throw std::runtime_error("a command was refused: " + reason_of(outcome));
}

}  // namespace tools
