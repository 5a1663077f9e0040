#include "projections/words/speech.h"

namespace projections::words {
namespace {

// The national id and the date of birth are in the event, and stay there.
std::string words(const events::person::PersonRegistered& e, const Speaker& s) {
  return fill(s,
              {"la {0} inn i registeret over dem som kan delta i planer",
               "la {0} inn i registeret over dei som kan delta i planar",
               "added {0} to the register of those who can take part in plans"},
              {s.person(e.person)});
}

}  // namespace

std::string tell(const events::person::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return words(each, speaker); }, event);
}

}  // namespace projections::words
