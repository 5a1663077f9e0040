#include "events/plan/contact.h"

#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/circles.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::contact {
namespace {

// Takes part, and sees something of the plan now: only such people are in a thread (R5).
bool reachable(const Plan& plan, const PersonId& person, Timestamp at) {
  return takes_part(plan, person, at) && sees_anything(plan, person, at);
}

template <class Map, class Key>
const typename Map::mapped_type* find(const Map& map, const Key& id) {
  const auto found = map.find(id);
  return found != map.end() ? &found->second : nullptr;
}

// --- What was wrong, and what would be right. ---

std::optional<Rejection> refuse_unless_working_in(const Plan& plan, const Stamp& stamp,
                                                  LifeArea area) {
  if (!works_in(plan, stamp, area)) {
    return forbidden("A3",
                     "This is for the owner, a representative, the coordinator, or a member whose "
                     "access covers the life area.",
                     "working-in");
  }
  return refuse_unless_active(plan);
}

std::optional<Rejection> refuse_unless_keeping(const Plan& plan, const Stamp& stamp) {
  if (!keeps_whole_plan(plan, stamp.by, stamp.at)) {
    auto no = refuse_unless_for_owner(plan, stamp, "A3",
                                      "This is for the owner, a representative for the whole of "
                                      "life, or the coordinator.",
                                      AreaSet::all(), "keeping");
    if (no) return no;
  }
  return refuse_unless_active(plan);
}

Rejection exists_already(std::string_view slug, std::string_view field) {
  return broken("A3", slug, "This id is taken, perhaps by something removed; choose a new id.",
                {std::string(field)});
}

Rejection unknown(std::string_view slug, std::string_view field) {
  return broken("A3", slug, "There is nothing with this id in the plan, or it is removed.",
                {std::string(field)});
}

Rejection calendar_backwards() {
  return invalid("A3", "entry-backwards", "An entry ends after it starts.", {"startsAt", "endsAt"});
}

// --- Messages. ---

// Who a thread's next message reaches, the sender left out.
std::set<PersonId> others_of(const Plan& plan, const std::set<PersonId>& people,
                             const Stamp& stamp) {
  std::set<PersonId> others;
  for (const auto& person : people) {
    if (person != stamp.by && reachable(plan, person, stamp.at)) others.insert(person);
  }
  return others;
}

// The first message of a thread: everybody in it takes part in the plan and may see something of
// it. Which of the two somebody lacks is not told: it may be a consent.
std::optional<Rejection> refuse_recipients(const Plan& plan, const std::set<PersonId>& named,
                                           const Stamp& stamp) {
  if (named.empty()) {
    return invalid("A3", "recipients-missing", "Say whom the message is to, beside the sender.",
                   {"to"});
  }
  if (named.size() >= thread_people_max) {
    return invalid("A3", "too-many-recipients",
                   "These are more people than a thread has room for; name fewer.", {"to"});
  }
  if (others_of(plan, named, stamp) == named) return {};
  return broken("R5", "recipient-not-covered",
                "Somebody named takes no part in this plan or may see nothing of it now; name "
                "people who do.",
                {"to"});
}

// A later message: its people are the thread's, no more and no fewer.
std::optional<Rejection> refuse_other_people(const std::set<PersonId>& people,
                                             const std::set<PersonId>& others,
                                             const std::set<PersonId>& named) {
  if (others.empty()) {
    return broken("R5", "nobody-left",
                  "Nobody else in this thread may see anything of the plan now; start a new one.",
                  {"thread"});
  }
  const bool all_known = std::includes(people.begin(), people.end(), named.begin(), named.end());
  const bool all_named = std::includes(named.begin(), named.end(), others.begin(), others.end());
  if (named.empty() || (all_known && all_named)) return {};
  return broken("A3", "thread-has-its-people",
                "A message goes to everybody in its thread and to nobody else; leave out to, or "
                "start a new thread.",
                {"to"});
}

plan::Decision on(const Plan& plan, const SendMessage& command, const Stamp& stamp) {
  const auto* people = find(plan.contact.threads, command.thread);
  if (!reachable(plan, stamp.by, stamp.at) || (people && !people->contains(stamp.by))) {
    return forbidden("A3",
                     "A message is sent by somebody who takes part in the plan and may see "
                     "something of it; in a thread that exists, by one of its own people.",
                     "sending");
  }
  if (auto no = refuse_unless_active(plan)) return *no;
  if (plan.contact.messages.contains(command.message)) {
    return exists_already("message-exists", "message");
  }
  std::set<PersonId> named(command.to.begin(), command.to.end());
  named.erase(stamp.by);
  auto to = named;
  if (people) {
    to = others_of(plan, *people, stamp);
    if (auto no = refuse_other_people(*people, to, named)) return *no;
  } else if (auto no = refuse_recipients(plan, named, stamp)) {
    return *no;
  }
  return plan::Events{MessageSent{.message = command.message,
                                  .thread = command.thread,
                                  .from = stamp.by,
                                  .to = Recipients{std::vector<PersonId>(to.begin(), to.end())},
                                  .text = command.text}};
}

// Who is no recipient learns nothing of the message, not even whether there is one.
plan::Decision on(const Plan& plan, const MarkMessageRead& command, const Stamp& stamp) {
  const auto* message = find(plan.contact.messages, command.message);
  const auto* read = message ? find(message->read, stamp.by) : nullptr;
  if (!read || !reachable(plan, stamp.by, stamp.at)) {
    return forbidden("A3", "A message is marked as read by a recipient who may still see it.",
                     "reading");
  }
  if (*read) return plan::Events{};  // Already so: a retry adds nothing.
  return plan::Events{
      MessageRead{.message = command.message, .thread = message->thread, .reader = stamp.by}};
}

// --- Calendar. ---

plan::Decision on(const Plan& plan, const AddCalendarEntry& command, const Stamp& stamp) {
  if (auto no = refuse_unless_working_in(plan, stamp, command.area)) return *no;
  if (plan.contact.calendar.contains(command.entry)) {
    return exists_already("entry-exists", "entry");
  }
  if (command.ends_at && *command.ends_at <= command.starts_at) return calendar_backwards();
  return plan::Events{CalendarEntryAdded{.entry = command.entry,
                                         .area = command.area,
                                         .title = command.title,
                                         .starts_at = command.starts_at,
                                         .ends_at = command.ends_at,
                                         .where = command.where}};
}

plan::Decision on(const Plan& plan, const ChangeCalendarEntry& command, const Stamp& stamp) {
  const auto* entry = find(plan.contact.calendar, command.entry);
  if (!entry) return unknown("entry-unknown", "entry");
  if (auto no = refuse_unless_working_in(plan, stamp, entry->area)) return *no;
  if (entry->removed) return unknown("entry-unknown", "entry");
  if (!command.title && !command.starts_at && !command.ends_at && !command.where) {
    return invalid("A3", "nothing-to-change",
                   "Say which of title, startsAt, endsAt and where changes.",
                   {"title", "startsAt", "endsAt", "where"});
  }
  const auto starts_at = command.starts_at.value_or(entry->starts_at);
  const auto ends_at = command.ends_at ? command.ends_at : entry->ends_at;
  if (ends_at && *ends_at <= starts_at) return calendar_backwards();
  return plan::Events{CalendarEntryChanged{.entry = command.entry,
                                           .area = entry->area,
                                           .title = command.title,
                                           .starts_at = command.starts_at,
                                           .ends_at = command.ends_at,
                                           .where = command.where}};
}

plan::Decision on(const Plan& plan, const RemoveCalendarEntry& command, const Stamp& stamp) {
  const auto* entry = find(plan.contact.calendar, command.entry);
  if (!entry) return unknown("entry-unknown", "entry");
  if (auto no = refuse_unless_working_in(plan, stamp, entry->area)) return *no;
  if (entry->removed) return plan::Events{};  // Already so: a retry adds nothing.
  return plan::Events{CalendarEntryRemoved{.entry = command.entry, .area = entry->area}};
}

// --- Documents. ---

bool is_sha256(const Sha256& hash) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return hash.value.size() == sha256_digits &&
         std::all_of(hash.value.begin(), hash.value.end(), is_digit);
}

plan::Decision on(const Plan& plan, const AttachDocument& command, const Stamp& stamp) {
  if (auto no = refuse_unless_working_in(plan, stamp, command.area)) return *no;
  if (plan.contact.documents.contains(command.document)) {
    return exists_already("document-exists", "document");
  }
  if (command.bytes == 0 || command.bytes > document_bytes_max) {
    return invalid("A3", "document-size", "A document has content, and at most 10 MiB of it.",
                   {"bytes"});
  }
  if (!is_sha256(command.sha256)) {
    return invalid("A3", "hash-malformed",
                   "The content's SHA-256 is 64 hexadecimal digits in lower case.", {"sha256"});
  }
  return plan::Events{DocumentAttached{.document = command.document,
                                       .area = command.area,
                                       .title = command.title,
                                       .media_type = command.media_type,
                                       .bytes = command.bytes,
                                       .sha256 = command.sha256}};
}

plan::Decision on(const Plan& plan, const RemoveDocument& command, const Stamp& stamp) {
  const auto* document = find(plan.contact.documents, command.document);
  if (!document) return unknown("document-unknown", "document");
  if (auto no = refuse_unless_working_in(plan, stamp, document->area)) return *no;
  if (document->removed) return plan::Events{};  // Already so: a retry adds nothing.
  return plan::Events{DocumentRemoved{
      .document = command.document, .area = document->area, .reason = command.reason}};
}

// --- Diary and network map. ---

plan::Decision on(const Plan& plan, const AddDiaryEntry& command, const Stamp& stamp) {
  auto no = command.area ? refuse_unless_working_in(plan, stamp, *command.area)
                         : refuse_unless_keeping(plan, stamp);
  if (no) return *no;
  if (plan.contact.diary.contains(command.entry)) return exists_already("entry-exists", "entry");
  // A day begins before it does in UTC, so that tomorrow there may be today here.
  const auto tomorrow = std::chrono::sys_days(day_of(stamp.at)) + std::chrono::days{1};
  if (std::chrono::sys_days(command.date) > tomorrow) {
    return invalid("A3", "date-to-come", "A diary tells of a day that has come.", {"date"});
  }
  if (!command.area) {
    return plan::Events{DiaryEntryAddedWithoutArea{
        .entry = command.entry, .date = command.date, .text = command.text}};
  }
  return plan::Events{DiaryEntryAdded{
      .entry = command.entry, .area = *command.area, .date = command.date, .text = command.text}};
}

plan::Decision on(const Plan& plan, const AddNetworkContact& command, const Stamp& stamp) {
  if (auto no = refuse_unless_keeping(plan, stamp)) return *no;
  if (plan.contact.network.contains(command.contact)) {
    return exists_already("contact-exists", "contact");
  }
  return plan::Events{NetworkContactAdded{.contact = command.contact,
                                          .full_name = command.full_name,
                                          .relation = command.relation,
                                          .meaning = command.meaning,
                                          .phone = command.phone}};
}

plan::Decision on(const Plan& plan, const RemoveNetworkContact& command, const Stamp& stamp) {
  if (auto no = refuse_unless_keeping(plan, stamp)) return *no;
  const auto* present = find(plan.contact.network, command.contact);
  if (!present) return unknown("contact-unknown", "contact");
  if (!*present) return plan::Events{};  // Already so: a retry adds nothing.
  return plan::Events{NetworkContactRemoved{.contact = command.contact}};
}

void keep(State& state, const MessageSent& e) {
  auto& people = state.threads[e.thread];
  auto& message = state.messages[e.message];
  message.thread = e.thread;
  for (const auto& person : e.to) message.read[person] = false;
  if (!people.empty()) return;  // The first message has said who is in it.
  people.insert(e.to.begin(), e.to.end());
  people.insert(e.from);
}

void keep(State& state, const CalendarEntryChanged& e) {
  auto& entry = state.calendar[e.entry];
  if (e.starts_at) entry.starts_at = *e.starts_at;
  if (e.ends_at) entry.ends_at = e.ends_at;
}

}  // namespace

plan::Decision decide(const Plan& plan, const Command& command, const Stamp& stamp) {
  return std::visit([&](const auto& each) { return on(plan, each, stamp); }, command);
}

void evolve(Plan& plan, const Event& event) {
  auto& state = plan.contact;
  std::visit(Overloaded{
                 [&](const MessageSent& e) { keep(state, e); },
                 [&](const MessageRead& e) { state.messages[e.message].read[e.reader] = true; },
                 [&](const CalendarEntryAdded& e) {
                   state.calendar[e.entry] = {
                       .area = e.area, .starts_at = e.starts_at, .ends_at = e.ends_at};
                 },
                 [&](const CalendarEntryChanged& e) { keep(state, e); },
                 [&](const CalendarEntryRemoved& e) { state.calendar[e.entry].removed = true; },
                 [&](const DocumentAttached& e) { state.documents[e.document] = {.area = e.area}; },
                 [&](const DocumentRemoved& e) { state.documents[e.document].removed = true; },
                 [&](const DiaryEntryAdded& e) { state.diary.insert(e.entry); },
                 [&](const DiaryEntryAddedWithoutArea& e) { state.diary.insert(e.entry); },
                 [&](const NetworkContactAdded& e) { state.network[e.contact] = true; },
                 [&](const NetworkContactRemoved& e) { state.network[e.contact] = false; },
             },
             event);
}

void add_circles(const Plan& plan, const Viewer& viewer, Timestamp at, Circles& circles) {
  if (!reachable(plan, viewer.person, at)) return;
  for (const auto& [id, people] : plan.contact.threads) {
    if (people.contains(viewer.person)) circles.insert("thread/" + id.value);
  }
}

}  // namespace events::contact
