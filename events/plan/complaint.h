// Complaint: filed by the owner's side, reconsidered by the body that decided, and decided by the
// county governor where that body did not give way (S57-S60, R24, R33, R40-R43).
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/text.h"
#include "events/time.h"

namespace events::complaint {

// What may be complained of (R40).
BOOST_DEFINE_ENUM_CLASS(Ground, no_plan, partly_fulfilled, plan_deficient, no_participation,
                        no_facilitation, no_will_to_cooperate, no_coordinator, no_child_coordinator)
// What the complaint rests on; the deadline follows from it (R42).
BOOST_DEFINE_ENUM_CLASS(LegalBasis, pbrl, fvl)
BOOST_DEFINE_ENUM_CLASS(Outcome, upheld, partly, kept)

struct FileComplaint {
  static constexpr std::string_view name = "FileComplaint";
  static constexpr std::string_view about =
      "The owner, or who acts for the owner in all life areas, complains; filed with any body, it "
      "goes to the one that decided (S57-S60, R13, R40, R41).";
  ComplaintId complaint;
  Ground ground;
  Prose text;
  Orgnr decided_by;
  std::optional<Orgnr> filed_with{};        // None: with the body that decided.
  std::optional<Date> decision_known_on{};  // None: no deadline runs.
  LegalBasis legal_basis;
};
BOOST_DESCRIBE_STRUCT(FileComplaint, (),
                      (complaint, ground, text, decided_by, filed_with, decision_known_on,
                       legal_basis))

struct RouteComplaint {
  static constexpr std::string_view name = "RouteComplaint";
  static constexpr std::string_view about =
      "Passes a complaint on from where it was filed to the body that decided (S60, R41).";
  ComplaintId complaint;
  Orgnr body;
};
BOOST_DESCRIBE_STRUCT(RouteComplaint, (), (complaint, body))

struct FlagLateComplaint {
  static constexpr std::string_view name = "FlagLateComplaint";
  static constexpr std::string_view about =
      "The timer's word that a complaint came after its deadline; it is handled all the same "
      "(R42).";
  ComplaintId complaint;
  Date missed_deadline;  // The last day, inclusive.
};
BOOST_DESCRIBE_STRUCT(FlagLateComplaint, (), (complaint, missed_deadline))

struct ReconsiderComplaint {
  static constexpr std::string_view name = "ReconsiderComplaint";
  static constexpr std::string_view about =
      "The body that decided looks at its decision again, with reasons (R41).";
  ComplaintId complaint;
  Outcome outcome;
  Prose reason;
};
BOOST_DESCRIBE_STRUCT(ReconsiderComplaint, (), (complaint, outcome, reason))

struct ForwardComplaint {
  static constexpr std::string_view name = "ForwardComplaint";
  static constexpr std::string_view about =
      "Sends what is not fully upheld to the county governor, with the plan as it was and as it is "
      "(R41).";
  ComplaintId complaint;
  Orgnr governor;
};
BOOST_DESCRIBE_STRUCT(ForwardComplaint, (), (complaint, governor))

struct DecideComplaint {
  static constexpr std::string_view name = "DecideComplaint";
  static constexpr std::string_view about = "The county governor decides a complaint (S60).";
  ComplaintId complaint;
  Outcome outcome;
  Prose text;
};
BOOST_DESCRIBE_STRUCT(DecideComplaint, (), (complaint, outcome, text))

struct WithdrawComplaint {
  static constexpr std::string_view name = "WithdrawComplaint";
  static constexpr std::string_view about = "Whoever complains takes the complaint back.";
  ComplaintId complaint;
};
BOOST_DESCRIBE_STRUCT(WithdrawComplaint, (), (complaint))

struct ShareComplaint {
  static constexpr std::string_view name = "ShareComplaint";
  static constexpr std::string_view about =
      "The owner's side lets somebody in the plan see a complaint (R43).";
  ComplaintId complaint;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(ShareComplaint, (), (complaint, person))

struct StopSharingComplaint {
  static constexpr std::string_view name = "StopSharingComplaint";
  static constexpr std::string_view about =
      "The owner's side takes back that somebody sees a complaint (R43).";
  ComplaintId complaint;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(StopSharingComplaint, (), (complaint, person))

using Command = std::variant<FileComplaint, RouteComplaint, FlagLateComplaint, ReconsiderComplaint,
                             ForwardComplaint, DecideComplaint, WithdrawComplaint, ShareComplaint,
                             StopSharingComplaint>;

// All of it is for the complaint's own circle: neither the group nor the coordinator (R43).
inline std::string circle_of(const ComplaintId& complaint) {
  return "complaint/" + complaint.value;
}

struct ComplaintFiled {
  static constexpr std::string_view name = "ComplaintFiled";
  static constexpr Place place{
      .section = "complaints", .status = "submitted", .reach = Reach::circle};
  ComplaintId complaint;
  Ground ground;
  Prose text;
  Orgnr decided_by;
  Orgnr filed_with;
  std::optional<Date> decision_known_on{};
  LegalBasis legal_basis;
  PersonId filed_by;
  Timestamp filed_at;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(ComplaintFiled, (),
                      (complaint, ground, text, decided_by, filed_with, decision_known_on,
                       legal_basis, filed_by, filed_at))

struct ComplaintReceivedBy {
  static constexpr std::string_view name = "ComplaintReceivedBy";
  static constexpr Place place{
      .section = "complaints", .status = "received", .reach = Reach::circle};
  ComplaintId complaint;
  Orgnr received_by;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(ComplaintReceivedBy, (), (complaint, received_by))

struct LateComplaintFlagged {
  static constexpr std::string_view name = "LateComplaintFlagged";
  static constexpr std::string_view entity{};  // The timer makes nobody's command stale.
  static constexpr Place place{.section = "complaints", .reach = Reach::circle};
  ComplaintId complaint;
  Date missed_deadline;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(LateComplaintFlagged, (), (complaint, missed_deadline))

struct ComplaintReconsidered {
  static constexpr std::string_view name = "ComplaintReconsidered";
  static constexpr Place place{
      .section = "complaints", .status = "reconsidered", .reach = Reach::circle};
  ComplaintId complaint;
  Outcome reconsideration;
  Prose reason;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(ComplaintReconsidered, (), (complaint, reconsideration, reason))

// The plan as of filing and as of today are the plan at these two moments.
struct ComplaintSentToSF {
  static constexpr std::string_view name = "ComplaintSentToSF";
  static constexpr Place place{
      .section = "complaints", .status = "forwarded", .reach = Reach::circle};
  ComplaintId complaint;
  Orgnr governor;
  Timestamp filed_at;
  Timestamp forwarded_at;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(ComplaintSentToSF, (), (complaint, governor, filed_at, forwarded_at))

struct ComplaintDecided {
  static constexpr std::string_view name = "ComplaintDecided";
  static constexpr Place place{
      .section = "complaints", .status = "decided", .reach = Reach::circle};
  ComplaintId complaint;
  Outcome ruling;
  Prose ruling_text;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(ComplaintDecided, (), (complaint, ruling, ruling_text))

struct ComplaintWithdrawn {
  static constexpr std::string_view name = "ComplaintWithdrawn";
  static constexpr Place place{
      .section = "complaints", .status = "withdrawn", .reach = Reach::circle};
  ComplaintId complaint;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(ComplaintWithdrawn, (), (complaint))

struct ComplaintShared {
  static constexpr std::string_view name = "ComplaintShared";
  static constexpr Place place{.section = "complaints", .reach = Reach::circle};
  ComplaintId complaint;
  PersonId person;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(ComplaintShared, (), (complaint, person))

struct ComplaintSharingEnded {
  static constexpr std::string_view name = "ComplaintSharingEnded";
  static constexpr Place place{.section = "complaints", .reach = Reach::circle};
  ComplaintId complaint;
  PersonId person;
  [[nodiscard]] std::string circle() const { return circle_of(complaint); }
};
BOOST_DESCRIBE_STRUCT(ComplaintSharingEnded, (), (complaint, person))

using Event = std::variant<ComplaintFiled, ComplaintReceivedBy, LateComplaintFlagged,
                           ComplaintReconsidered, ComplaintSentToSF, ComplaintDecided,
                           ComplaintWithdrawn, ComplaintShared, ComplaintSharingEnded>;

enum class Stage {
  filed,      // Where it was handed in.
  received,   // With the body that decided.
  upheld,     // In full, by that body: an end.
  kept,       // In part or whole, by that body: it goes on to the county governor.
  forwarded,  // With the county governor.
  decided,    // By the county governor: an end.
  withdrawn   // An end.
};
struct Complaint {
  Ground ground;
  Orgnr decided_by;
  Orgnr filed_with;
  std::optional<Date> decision_known_on{};
  LegalBasis legal_basis;
  PersonId filed_by;
  Timestamp filed_at;
  Stage stage = Stage::filed;
  bool received = false;  // By the body that decided: its staff see it from then on.
  bool late = false;
  std::optional<Orgnr> governor{};
  std::optional<Timestamp> forwarded_at{};  // To the county governor.
  std::set<PersonId> shared_with{};
  [[nodiscard]] bool closed() const {
    return stage == Stage::upheld || stage == Stage::decided || stage == Stage::withdrawn;
  }
};
struct State {
  std::map<ComplaintId, Complaint> complaints{};
};

}  // namespace events::complaint
