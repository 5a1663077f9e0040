#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::notices;  // NOLINT(google-build-using-namespace)

// What was written, where it is said at all.
std::string written(const Speaker& s, const std::optional<events::Note>& summary) {
  return summary ? ": " + quote(s, summary->value) : std::string{};
}

std::string notices_words(const NeedNotified& e, const Speaker& s) {
  return fill(s,
              {"meldte for {0} til {1} at {2} kan ha behov for {3}: {4}",
               "melde for {0} til {1} at {2} kan ha behov for {3}: {4}",
               "told {1}, for {0}, that {2} may need {3}: {4}"},
              {s.body(e.body), s.body(e.unit), s.person(e.owner), said(s, e.wants),
               quote(s, e.text.value)});
}

std::string notices_words(const NoticeReceivedByUnit& e, const Speaker& s) {
  return fill(
      s,
      {"tok på vegne av {0} imot meldingen om behov", "tok på vegner av {0} imot meldinga om behov",
       "took up the notice of a need for {0}"},
      {s.body(e.unit)});
}

std::string notices_words(const NoticeHandled& e, const Speaker& s) {
  return fill(s,
              {"behandlet meldingen om behov: {0}{1}", "behandla meldinga om behov: {0}{1}",
               "handled the notice of a need: {0}{1}"},
              {said(s, e.outcome), details({detail(s, {"merknad", "merknad", "note"}, e.note)})});
}

std::string notices_words(const SecureFormSubmitted& e, const Speaker& s) {
  return fill(s,
              {"sendte inn sikkert skjema om {0} til {1} ({2}){3}",
               "sende inn sikkert skjema om {0} til {1} ({2}){3}",
               "sent a secure form about {0} to {1} ({2}){3}"},
              {s.person(e.owner), s.body(e.service), said(s, e.kind), written(s, e.summary)});
}

std::string notices_words(const PostalItemRegistered& e, const Speaker& s) {
  return fill(s,
              {"førte inn et brev fra {0} om {1}, mottatt {2} hos {3} ({4}){5}",
               "førte inn eit brev frå {0} om {1}, motteke {2} hos {3} ({4}){5}",
               "entered a letter from {0} about {1}, received {2} at {3} ({4}){5}"},
              {said(s, e.sender), s.person(e.owner), said(s, e.received), s.body(e.service),
               said(s, e.kind), written(s, e.summary)});
}

}  // namespace

std::string tell(const events::notices::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return notices_words(each, speaker); }, event);
}

Phrase words_for(Need need) {
  switch (need) {
    case Need::plan: return {"individuell plan", "individuell plan", "an individual plan"};
    case Need::coordinator: return {"koordinator", "koordinator", "a coordinator"};
    case Need::child_coordinator:
      return {"barnekoordinator", "barnekoordinator", "a child coordinator"};
  }
  return {};
}

Phrase words_for(NoticeOutcome outcome) {
  using enum NoticeOutcome;
  switch (outcome) {
    case request_registered:
      return {"henvendelsen er registrert", "førespurnaden er registrert",
              "a request is registered"};
    case owner_said_no:
      return {"planeieren ønsker det ikke", "planeigaren ønskjer det ikkje",
              "the plan owner does not want it"};
    case already_has_plan:
      return {"har plan fra før", "har plan frå før", "there is a plan already"};
    case passed_on: return {"sendt videre", "send vidare", "passed on"};
  }
  return {};
}

Phrase words_for(PostKind kind) {
  using enum PostKind;
  switch (kind) {
    case request: return {"henvendelse", "førespurnad", "request"};
    case application: return {"søknad", "søknad", "application"};
    case complaint: return {"klage", "klage", "complaint"};
    case other: return {"annet", "anna", "other"};
  }
  return {};
}

}  // namespace projections::words
