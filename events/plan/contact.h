// Contact: what people in a plan have between meetings: messages, a calendar, documents, a diary
// and the map of the owner's own network (A3). Messages reach the people of their thread alone.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"
#include "events/time.h"

namespace events::contact {

inline constexpr std::size_t thread_people_max = 64;                      // The sender included.
inline constexpr std::uint32_t document_bytes_max = 10U * 1024U * 1024U;  // 10 MiB.
inline constexpr std::size_t sha256_digits = 64;

BOOST_DEFINE_ENUM_CLASS(MediaType, pdf, png, jpeg)

using Recipients = List<PersonId, thread_people_max>;
using Sha256 = Text<sha256_digits>;  // In hexadecimal, lower case.

struct SendMessage {
  static constexpr std::string_view name = "SendMessage";
  static constexpr std::string_view about =
      "Sends a message inside the plan. The first one in a thread says who is in it; a later one "
      "goes to the same people, and may leave them out of `to` (A3).";
  MessageId message;
  ThreadId thread;
  Recipients to{};
  Prose text;
};
BOOST_DESCRIBE_STRUCT(SendMessage, (), (message, thread, to, text))

struct MarkMessageRead {
  static constexpr std::string_view name = "MarkMessageRead";
  static constexpr std::string_view about = "A recipient says that a message is read (A3).";
  MessageId message;
};
BOOST_DESCRIBE_STRUCT(MarkMessageRead, (), (message))

struct AddCalendarEntry {
  static constexpr std::string_view name = "AddCalendarEntry";
  static constexpr std::string_view about = "Puts an appointment into the plan's calendar (A3).";
  CalendarEntryId entry;
  LifeArea area;
  Line title;
  Timestamp starts_at;
  std::optional<Timestamp> ends_at{};
  std::optional<Line> where{};
};
BOOST_DESCRIBE_STRUCT(AddCalendarEntry, (), (entry, area, title, starts_at, ends_at, where))

struct ChangeCalendarEntry {
  static constexpr std::string_view name = "ChangeCalendarEntry";
  static constexpr std::string_view about =
      "Changes an entry of the calendar; its life area stays (A3).";
  CalendarEntryId entry;
  std::optional<Line> title{};
  std::optional<Timestamp> starts_at{};
  std::optional<Timestamp> ends_at{};
  std::optional<Line> where{};
};
BOOST_DESCRIBE_STRUCT(ChangeCalendarEntry, (), (entry, title, starts_at, ends_at, where))

struct RemoveCalendarEntry {
  static constexpr std::string_view name = "RemoveCalendarEntry";
  static constexpr std::string_view about = "Takes an entry out of the calendar (A3).";
  CalendarEntryId entry;
};
BOOST_DESCRIBE_STRUCT(RemoveCalendarEntry, (), (entry))

struct AttachDocument {
  static constexpr std::string_view name = "AttachDocument";
  static constexpr std::string_view about =
      "Attaches a document to the plan by what its content hashes to; the content itself lies "
      "outside the log (A3).";
  DocumentId document;
  LifeArea area;
  Line title;
  MediaType media_type;
  std::uint32_t bytes;
  Sha256 sha256;
};
BOOST_DESCRIBE_STRUCT(AttachDocument, (), (document, area, title, media_type, bytes, sha256))

struct RemoveDocument {
  static constexpr std::string_view name = "RemoveDocument";
  static constexpr std::string_view about = "Takes a document away, with a reason (A3).";
  DocumentId document;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(RemoveDocument, (), (document, reason))

struct AddDiaryEntry {
  static constexpr std::string_view name = "AddDiaryEntry";
  static constexpr std::string_view about =
      "Writes in the plan's diary. With a life area it is read by those whose access covers it, "
      "without one by the owner's side and the coordinator only (A3).";
  DiaryEntryId entry;
  Date date;
  Prose text;
  std::optional<LifeArea> area{};
};
BOOST_DESCRIBE_STRUCT(AddDiaryEntry, (), (entry, date, text, area))

struct AddNetworkContact {
  static constexpr std::string_view name = "AddNetworkContact";
  static constexpr std::string_view about =
      "Puts somebody into the map of the owner's own network (A3).";
  NetworkContactId contact;
  Line full_name;
  Line relation;  // Neighbour, aunt, coach.
  Note meaning;   // What they mean to the owner.
  std::optional<Line> phone{};
};
BOOST_DESCRIBE_STRUCT(AddNetworkContact, (), (contact, full_name, relation, meaning, phone))

struct RemoveNetworkContact {
  static constexpr std::string_view name = "RemoveNetworkContact";
  static constexpr std::string_view about = "Takes somebody out of the network map (A3).";
  NetworkContactId contact;
};
BOOST_DESCRIBE_STRUCT(RemoveNetworkContact, (), (contact))

using Command = std::variant<SendMessage, MarkMessageRead, AddCalendarEntry, ChangeCalendarEntry,
                             RemoveCalendarEntry, AttachDocument, RemoveDocument, AddDiaryEntry,
                             AddNetworkContact, RemoveNetworkContact>;

struct MessageSent {
  static constexpr std::string_view name = "MessageSent";
  static constexpr Place place{.section = "messages", .reach = Reach::circle};
  MessageId message;
  ThreadId thread;
  PersonId from;
  Recipients to{};
  Prose text;
  [[nodiscard]] std::string circle() const { return "thread/" + thread.value; }
};
BOOST_DESCRIBE_STRUCT(MessageSent, (), (message, thread, from, to, text))

struct MessageRead {
  static constexpr std::string_view name = "MessageRead";
  static constexpr std::string_view entity{};  // Several may read it at the same time.
  static constexpr Place place{.section = "messages", .reach = Reach::circle};
  MessageId message;
  ThreadId thread;
  PersonId reader;
  [[nodiscard]] std::string circle() const { return "thread/" + thread.value; }
};
BOOST_DESCRIBE_STRUCT(MessageRead, (), (message, thread, reader))

struct CalendarEntryAdded {
  static constexpr std::string_view name = "CalendarEntryAdded";
  static constexpr Place place{.section = "calendar"};
  CalendarEntryId entry;
  LifeArea area;
  Line title;
  Timestamp starts_at;
  std::optional<Timestamp> ends_at{};
  std::optional<Line> where{};
};
BOOST_DESCRIBE_STRUCT(CalendarEntryAdded, (), (entry, area, title, starts_at, ends_at, where))

struct CalendarEntryChanged {
  static constexpr std::string_view name = "CalendarEntryChanged";
  static constexpr Place place{.section = "calendar"};
  CalendarEntryId entry;
  LifeArea area;
  std::optional<Line> title{};
  std::optional<Timestamp> starts_at{};
  std::optional<Timestamp> ends_at{};
  std::optional<Line> where{};
};
BOOST_DESCRIBE_STRUCT(CalendarEntryChanged, (), (entry, area, title, starts_at, ends_at, where))

struct CalendarEntryRemoved {
  static constexpr std::string_view name = "CalendarEntryRemoved";
  static constexpr Place place{.section = "calendar", .effect = Effect::remove};
  CalendarEntryId entry;
  LifeArea area;
};
BOOST_DESCRIBE_STRUCT(CalendarEntryRemoved, (), (entry, area))

struct DocumentAttached {
  static constexpr std::string_view name = "DocumentAttached";
  static constexpr Place place{.section = "documents"};
  DocumentId document;
  LifeArea area;
  Line title;
  MediaType media_type;
  std::uint32_t bytes;
  Sha256 sha256;
};
BOOST_DESCRIBE_STRUCT(DocumentAttached, (), (document, area, title, media_type, bytes, sha256))

struct DocumentRemoved {
  static constexpr std::string_view name = "DocumentRemoved";
  static constexpr Place place{.section = "documents", .effect = Effect::remove};
  DocumentId document;
  LifeArea area;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(DocumentRemoved, (), (document, area, reason))

struct DiaryEntryAdded {
  static constexpr std::string_view name = "DiaryEntryAdded";
  static constexpr Place place{.section = "diary"};
  DiaryEntryId entry;
  LifeArea area;
  Date date;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(DiaryEntryAdded, (), (entry, area, date, text))

// A kind of its own: an event either has a life area, and reaches those it covers, or it has none.
struct DiaryEntryAddedWithoutArea {
  static constexpr std::string_view name = "DiaryEntryAddedWithoutArea";
  static constexpr Place place{.section = "diary"};
  DiaryEntryId entry;
  Date date;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(DiaryEntryAddedWithoutArea, (), (entry, date, text))

struct NetworkContactAdded {
  static constexpr std::string_view name = "NetworkContactAdded";
  static constexpr Place place{.section = "network"};
  NetworkContactId contact;
  Line full_name;
  Line relation;
  Note meaning;
  std::optional<Line> phone{};
};
BOOST_DESCRIBE_STRUCT(NetworkContactAdded, (), (contact, full_name, relation, meaning, phone))

struct NetworkContactRemoved {
  static constexpr std::string_view name = "NetworkContactRemoved";
  static constexpr Place place{.section = "network", .effect = Effect::remove};
  NetworkContactId contact;
};
BOOST_DESCRIBE_STRUCT(NetworkContactRemoved, (), (contact))

using Event = std::variant<MessageSent, MessageRead, CalendarEntryAdded, CalendarEntryChanged,
                           CalendarEntryRemoved, DocumentAttached, DocumentRemoved, DiaryEntryAdded,
                           DiaryEntryAddedWithoutArea, NetworkContactAdded, NetworkContactRemoved>;

struct Message {
  ThreadId thread;
  std::map<PersonId, bool> read{};  // By recipient: whether they have read it.
};
struct CalendarEntry {
  LifeArea area;
  Timestamp starts_at;
  std::optional<Timestamp> ends_at{};
  bool removed = false;
};
struct Document {
  LifeArea area;
  bool removed = false;
};
// Ids of what was removed stay taken: a row never changes who it reaches.
struct State {
  std::map<ThreadId, std::set<PersonId>> threads{};  // Their people, for good.
  std::map<MessageId, Message> messages{};
  std::map<CalendarEntryId, CalendarEntry> calendar{};
  std::map<DocumentId, Document> documents{};
  std::set<DiaryEntryId> diary{};
  std::map<NetworkContactId, bool> network{};  // Whether they are still in it.
};

}  // namespace events::contact
