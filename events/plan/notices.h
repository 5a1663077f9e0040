// Notices: what comes in before anybody has asked in words: a professional's notice of a need, a
// secure form, a letter (S62, S5, R31, and DOMAIN.md (a3), need notice).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/intake.h"
#include "events/text.h"
#include "events/time.h"

namespace events::notices {

BOOST_DEFINE_ENUM_CLASS(Need, plan, coordinator, child_coordinator)
BOOST_DEFINE_ENUM_CLASS(NoticeOutcome, request_registered, owner_said_no, already_has_plan,
                        passed_on)
BOOST_DEFINE_ENUM_CLASS(PostKind, request, application, complaint, other)

struct NotifyNeed {
  static constexpr std::string_view name = "NotifyNeed";
  static constexpr std::string_view about =
      "Health personnel, or staff of any other service, tell a coordinating unit that somebody may "
      "need a plan or a coordinator; no diagnosis is asked for, and telling gives no access "
      "(need notice, S5).";
  NoticeId notice;
  PersonId owner;
  Orgnr body;  // The body that notifies.
  Orgnr unit;  // The coordinating unit that is told.
  Need wants;
  Note text;
};
BOOST_DESCRIBE_STRUCT(NotifyNeed, (), (notice, owner, body, unit, wants, text))

struct ReceiveNotice {
  static constexpr std::string_view name = "ReceiveNotice";
  static constexpr std::string_view about =
      "The coordinating unit has the notice and takes it up (need notice).";
  NoticeId notice;
};
BOOST_DESCRIBE_STRUCT(ReceiveNotice, (), (notice))

struct HandleNotice {
  static constexpr std::string_view name = "HandleNotice";
  static constexpr std::string_view about =
      "What came of the notice once the person was asked; never a plan by itself (S5).";
  NoticeId notice;
  NoticeOutcome outcome;
  std::optional<Note> note{};  // Needed if passed on: to whom.
};
BOOST_DESCRIBE_STRUCT(HandleNotice, (), (notice, outcome, note))

struct SubmitSecureForm {
  static constexpr std::string_view name = "SubmitSecureForm";
  static constexpr std::string_view about =
      "Owner or kin write to a service in the secure form (S62). A request gets a responsible "
      "service at once (R31).";
  FormId form;
  PersonId owner;
  PostKind kind;
  Orgnr service;                  // The body that it is sent to.
  std::optional<Note> summary{};  // What it says; of a complaint nothing (R43).
};
BOOST_DESCRIBE_STRUCT(SubmitSecureForm, (), (form, owner, kind, service, summary))

struct RegisterPostalItem {
  static constexpr std::string_view name = "RegisterPostalItem";
  static constexpr std::string_view about =
      "A service enters a letter that came by post (S62). A request gets a responsible service at "
      "once (R31).";
  PostalItemId item;
  PersonId owner;
  PostKind kind;
  intake::Asker sender;
  Orgnr service;  // The body that it came to.
  Date received;
  std::optional<Note> summary{};
};
BOOST_DESCRIBE_STRUCT(RegisterPostalItem, (),
                      (item, owner, kind, sender, service, received, summary))

using Command =
    std::variant<NotifyNeed, ReceiveNotice, HandleNotice, SubmitSecureForm, RegisterPostalItem>;

struct NeedNotified {
  static constexpr std::string_view name = "NeedNotified";
  static constexpr Place place{.section = "notices", .status = "notified", .reach = Reach::desk};
  NoticeId notice;
  PersonId owner;
  Orgnr body;
  Orgnr unit;
  Need wants;
  Note text;
  Timestamp noticed_at;
};
BOOST_DESCRIBE_STRUCT(NeedNotified, (), (notice, owner, body, unit, wants, text, noticed_at))

struct NoticeReceivedByUnit {
  static constexpr std::string_view name = "NoticeReceivedByUnit";
  static constexpr Place place{.section = "notices", .status = "received", .reach = Reach::desk};
  NoticeId notice;
  Orgnr unit;
};
BOOST_DESCRIBE_STRUCT(NoticeReceivedByUnit, (), (notice, unit))

struct NoticeHandled {
  static constexpr std::string_view name = "NoticeHandled";
  static constexpr Place place{.section = "notices", .status = "handled", .reach = Reach::desk};
  NoticeId notice;
  NoticeOutcome outcome;
  std::optional<Note> note{};
};
BOOST_DESCRIBE_STRUCT(NoticeHandled, (), (notice, outcome, note))

struct SecureFormSubmitted {
  static constexpr std::string_view name = "SecureFormSubmitted";
  static constexpr Place place{
      .section = "secureForms", .status = "submitted", .reach = Reach::desk};
  FormId form;
  PersonId owner;
  PostKind kind;
  Orgnr service;
  std::optional<Note> summary{};
};
BOOST_DESCRIBE_STRUCT(SecureFormSubmitted, (), (form, owner, kind, service, summary))

struct PostalItemRegistered {
  static constexpr std::string_view name = "PostalItemRegistered";
  static constexpr Place place{
      .section = "postalItems", .status = "registered", .reach = Reach::desk};
  PostalItemId item;
  PersonId owner;
  PostKind kind;
  intake::Asker sender;
  Orgnr service;
  Date received;
  std::optional<Note> summary{};
};
BOOST_DESCRIBE_STRUCT(PostalItemRegistered, (),
                      (item, owner, kind, sender, service, received, summary))

using Event = std::variant<NeedNotified, NoticeReceivedByUnit, NoticeHandled, SecureFormSubmitted,
                           PostalItemRegistered>;

struct Notice {
  Orgnr unit;
  bool received = false;
  std::optional<NoticeOutcome> outcome{};  // None while it is open.
};
struct State {
  std::map<NoticeId, Notice> notices{};
  std::set<FormId> forms{};
  std::set<PostalItemId> postal_items{};
};

}  // namespace events::notices
