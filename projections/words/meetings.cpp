#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::meetings;  // NOLINT(google-build-using-namespace)

std::string meetings_words(const MeetingFormChosen& e, const Speaker& s) {
  return fill(s, {"valgte {0}", "valde {0}", "chose {0}"}, {said(s, e.form)});
}

std::string meetings_words(const MeetingCalled& e, const Speaker& s) {
  return fill(s,
              {"kalte inn {0} til {1} {2} den {3}{4}", "kalla inn {0} til {1} {2} den {3}{4}",
               "called {0} to the {1} {2} on {3}{4}"},
              {people(s, e.invited), said(s, e.kind), quote(s, e.title.value), said(s, e.starts_at),
               details({detail(s, where_label, e.where),
                        detail(s, {"saksliste", "saksliste", "agenda"}, e.agenda)})});
}

std::string meetings_words(const InvitationAnswered& e, const Speaker& s) {
  return fill(
      s,
      {"svarte {0} på en innkalling til et møte{1}", "svara {0} på ei innkalling til eit møte{1}",
       "answered {0} to a call to a meeting{1}"},
      {said(s, e.answer), details({detail(s, {"merknad", "merknad", "note"}, e.note)})});
}

std::string meetings_words(const MeetingMoved& e, const Speaker& s) {
  return fill(
      s, {"flyttet et møte til {0}{1}", "flytta eit møte til {0}{1}", "moved a meeting to {0}{1}"},
      {said(s, e.starts_at), details({detail(s, where_label, e.where)})});
}

std::string meetings_words(const MeetingCancelled& e, const Speaker& s) {
  return fill(s, {"avlyste et møte{0}", "avlyste eit møte{0}", "cancelled a meeting{0}"},
              {details({reason(s, e.reason)})});
}

std::string meetings_words(const MeetingHeld& e, const Speaker& s) {
  return fill(
      s,
      {"registrerte et møte der {0} var til stede", "registrerte eit møte der {0} var til stades",
       "recorded a meeting at which {0} came together"},
      {people(s, e.attendees)});
}

std::string agreed(const Speaker& s, const Agreements& agreements) {
  std::vector<std::string> quotes;
  for (const auto& each : agreements) quotes.push_back(quote(s, each.value));
  if (quotes.empty()) return {};
  return fill(s, {"avtalt: {0}", "avtalt: {0}", "agreed: {0}"}, {listed(s, quotes)});
}

std::string meetings_words(const MinutesPublished& e, const Speaker& s) {
  return fill(s,
              {"la fram referatet fra et møte: {0}{1}", "la fram referatet frå eit møte: {0}{1}",
               "published the minutes of a meeting: {0}{1}"},
              {quote(s, e.text.value), details({agreed(s, e.agreements)})});
}

std::string meetings_words(const MinutesCommented& e, const Speaker& s) {
  return fill(s,
              {"kommenterte referatet fra et møte: {0}", "kommenterte referatet frå eit møte: {0}",
               "commented on the minutes of a meeting: {0}"},
              {quote(s, e.text.value)});
}

std::string meetings_words(const MinutesCorrected& e, const Speaker& s) {
  return fill(s,
              {"rettet referatet fra et møte: {0}{1}", "retta referatet frå eit møte: {0}{1}",
               "corrected the minutes of a meeting: {0}{1}"},
              {quote(s, e.text.value), details({reason(s, e.why)})});
}

}  // namespace

std::string tell(const events::meetings::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return meetings_words(each, speaker); }, event);
}

}  // namespace projections::words
