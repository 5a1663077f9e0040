#include "projections/words/speech.h"

namespace projections::words {
namespace {

// The national id and the date of birth are in the event, and stay there.
std::string person_words(const events::person::PersonRegistered& e, const Speaker& s) {
  return fill(s,
              {"la {0} inn i registeret over dem som kan delta i planer",
               "la {0} inn i registeret over dei som kan delta i planar",
               "added {0} to the register of those who can take part in plans"},
              {s.person(e.person)});
}

std::string person_words(const events::person::CalendarLinkMade&, const Speaker& s) {
  return fill(
      s, {"laget en hemmelig lenke til kalenderen sin",
          "laga ei hemmeleg lenkje til kalenderen sin", "made a secret link to their calendar"});
}

std::string person_words(const events::person::CalendarLinkRevoked&, const Speaker& s) {
  return fill(s, {"stengte den hemmelige lenken til kalenderen sin",
                  "stengde den hemmelege lenkja til kalenderen sin",
                  "closed the secret link to their calendar"});
}

std::string by_channel(events::person::NoticeChannel channel, const Speaker& s) {
  switch (channel) {
    case events::person::NoticeChannel::email:
      return fill(s, {"på e-post", "på e-post", "by e-mail"});
    case events::person::NoticeChannel::sms: break;
  }
  return fill(s, {"på SMS", "på SMS", "by SMS"});
}

// The address and the number are in the event, and stay there.
std::string person_words(const events::person::NoticeChannelsChosen& e, const Speaker& s) {
  if (e.channels.empty()) {
    return fill(s, {"valgte bort varsler", "valde bort varsel", "chose to get no notices"});
  }
  std::vector<std::string> channels;
  for (const auto channel : e.channels) channels.push_back(by_channel(channel, s));
  auto chosen =
      fill(s, {"valgte å få varsler {0}", "valde å få varsel {0}", "chose to get notices {0}"},
           {listed(s, channels)});
  if (!e.quiet_from || !e.quiet_until) return chosen;
  return chosen + fill(s,
                       {", men ikke mellom {0} og {1}", ", men ikkje mellom {0} og {1}",
                        ", but not between {0} and {1}"},
                       {e.quiet_from->value, e.quiet_until->value});
}

std::string person_words(const events::person::NoticeQueued& e, const Speaker& s) {
  return fill(s,
              {"la et varsel {0} i kø for sending", "la eit varsel {0} i kø for sending",
               "queued a notice {0}"},
              {by_channel(e.channel, s)});
}

std::string person_words(const events::person::NoticeSent& e, const Speaker& s) {
  return fill(s, {"sendte et varsel {0}", "sende eit varsel {0}", "sent a notice {0}"},
              {by_channel(e.channel, s)});
}

std::string person_words(const events::person::NoticeFailed& e, const Speaker& s) {
  const auto failed = fill(
      s,
      {"fikk ikke sendt et varsel {0} (forsøk {1})", "fekk ikkje sendt eit varsel {0} (forsøk {1})",
       "could not send a notice {0} (attempt {1})"},
      {by_channel(e.channel, s), std::to_string(e.attempt)});
  return failed + (e.retry_at
                       ? fill(s, {" og prøver igjen", " og prøver igjen", " and will try again"})
                       : fill(s, {" og ga opp", " og gav opp", " and gave up"}));
}

std::string person_words(const events::person::NoticeDropped& e, const Speaker& s) {
  const auto because =
      e.reason == events::person::DropReason::no_access
          ? fill(s,
                 {"fordi innsynet er over", "fordi innsynet er over", "because access has ended"})
          : fill(s, {"fordi slike varsler er valgt bort", "fordi slike varsel er valde bort",
                     "because such notices are no longer wanted"});
  return fill(s,
              {"tok et varsel {0} ut av køen {1}", "tok eit varsel {0} ut av køen {1}",
               "took a notice {0} out of the queue {1}"},
              {by_channel(e.channel, s), because});
}

}  // namespace

std::string tell(const events::person::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return person_words(each, speaker); }, event);
}

}  // namespace projections::words
