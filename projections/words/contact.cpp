#include "projections/words/speech.h"

namespace projections::words {
namespace {

using namespace events::contact;  // NOLINT(google-build-using-namespace)

// ` 4 kB`: rounded up, so that nothing is 0.
std::string size(std::uint32_t bytes) {
  constexpr std::uint32_t unit = 1000;
  return std::to_string(bytes / unit + (bytes % unit == 0 ? 0 : 1)) + " kB";
}

std::string contact_words(const MessageSent& e, const Speaker& s) {
  return fill(
      s, {"sendte en melding til {0}: {1}", "sende ei melding til {0}: {1}", "wrote to {0}: {1}"},
      {people(s, e.to), quote(s, e.text.value)});
}

std::string contact_words(const MessageRead&, const Speaker& s) {
  return fill(s, {"leste en melding", "las ei melding", "read a message"});
}

std::string contact_words(const CalendarEntryAdded& e, const Speaker& s) {
  return fill(s,
              {"førte opp {0} den {1} i kalenderen{2}", "førte opp {0} den {1} i kalenderen{2}",
               "put {0} on {1} into the calendar{2}"},
              {quote(s, e.title.value), said(s, e.starts_at),
               details({said(s, e.area), detail(s, where_label, e.where)})});
}

std::string contact_words(const CalendarEntryChanged& e, const Speaker& s) {
  const auto day =
      e.starts_at ? fill(s, {"nå den {0}", "no den {0}", "now on {0}"}, {said(s, *e.starts_at)})
                  : std::string{};
  return fill(s,
              {"endret en avtale i kalenderen{0}", "endra ein avtale i kalenderen{0}",
               "changed an appointment in the calendar{0}"},
              {details({said(s, e.area), detail(s, {"nå", "no", "now"}, e.title), day,
                        detail(s, where_label, e.where)})});
}

std::string contact_words(const CalendarEntryRemoved& e, const Speaker& s) {
  return fill(s,
              {"tok en avtale ut av kalenderen{0}", "tok ein avtale ut av kalenderen{0}",
               "took an appointment out of the calendar{0}"},
              {details({said(s, e.area)})});
}

std::string contact_words(const DocumentAttached& e, const Speaker& s) {
  return fill(
      s, {"la ved dokumentet {0}{1}", "la ved dokumentet {0}{1}", "attached the document {0}{1}"},
      {quote(s, e.title.value), details({said(s, e.area), said(s, e.media_type), size(e.bytes)})});
}

std::string contact_words(const DocumentRemoved& e, const Speaker& s) {
  return fill(s, {"fjernet et dokument{0}", "fjerna eit dokument{0}", "removed a document{0}"},
              {details({said(s, e.area), reason(s, e.reason)})});
}

std::string contact_words(const DiaryEntryAdded& e, const Speaker& s) {
  return fill(s,
              {"skrev i dagboken for {0} ({1}): {2}", "skreiv i dagboka for {0} ({1}): {2}",
               "wrote in the diary for {0} ({1}): {2}"},
              {said(s, e.date), said(s, e.area), quote(s, e.text.value)});
}

std::string contact_words(const DiaryEntryAddedWithoutArea& e, const Speaker& s) {
  return fill(s,
              {"skrev i dagboken for {0}: {1}", "skreiv i dagboka for {0}: {1}",
               "wrote in the diary for {0}: {1}"},
              {said(s, e.date), quote(s, e.text.value)});
}

std::string contact_words(const NetworkContactAdded& e, const Speaker& s) {
  return fill(s,
              {"la {0} til i nettverkskartet{1}", "la til {0} i nettverkskartet{1}",
               "added {0} to the network map{1}"},
              {plain(e.full_name.value),
               details({plain(e.relation.value),
                        detail(s, {"betydning", "kva det betyr", "meaning"}, e.meaning),
                        detail(s, {"telefon", "telefon", "phone"}, e.phone)})});
}

std::string contact_words(const NetworkContactRemoved&, const Speaker& s) {
  return fill(s, {"tok en person ut av nettverkskartet", "tok ein person ut av nettverkskartet",
                  "took somebody out of the network map"});
}

}  // namespace

std::string tell(const events::contact::Event& event, const Speaker& speaker) {
  return std::visit([&](const auto& each) { return contact_words(each, speaker); }, event);
}

}  // namespace projections::words
