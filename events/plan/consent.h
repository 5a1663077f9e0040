// Consent: to the plan, to a coordinator, and to sharing (three kinds of entry in one ledger);
// information given before, withdrawal, expiry, renewal, exclusions, access granted by the owner
// (S29-S33, R1-R9).
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/plan/areas.h"
#include "events/text.h"
#include "events/time.h"

namespace events::consent {

inline constexpr std::size_t recipients_max = 64;  // People named in one consent.
using Recipients = List<PersonId, recipients_max>;
using Sha256 = Text<64>;  // In lower-case hexadecimal digits.

BOOST_DEFINE_ENUM_CLASS(ConsentKind, plan, coordinator, sharing)

struct RecordConsentInformation {
  static constexpr std::string_view name = "RecordConsentInformation";
  static constexpr std::string_view about =
      "What the owner was told before consenting: which information, who receives it, how it is "
      "used, and what follows from it (S31).";
  InformationId information;
  LifeAreas areas{};
  Recipients recipients{};
  std::optional<Note> use{};
  std::optional<Note> consequences{};
};
BOOST_DESCRIBE_STRUCT(RecordConsentInformation, (),
                      (information, areas, recipients, use, consequences))

struct GivePlanConsent {
  static constexpr std::string_view name = "GivePlanConsent";
  static constexpr std::string_view about = "The owner wants a plan to be made (S29, R1).";
  ConsentId consent;
};
BOOST_DESCRIBE_STRUCT(GivePlanConsent, (), (consent))

struct GiveCoordinatorConsent {
  static constexpr std::string_view name = "GiveCoordinatorConsent";
  static constexpr std::string_view about = "The owner wants a coordinator (R2).";
  ConsentId consent;
};
BOOST_DESCRIBE_STRUCT(GiveCoordinatorConsent, (), (consent))

struct GiveSharingConsent {
  static constexpr std::string_view name = "GiveSharingConsent";
  static constexpr std::string_view about =
      "The owner lets named people share named life areas until a date, after being told what "
      "that means (S30, R4).";
  ConsentId consent;
  std::optional<InformationId> information{};
  LifeAreas areas{};
  Recipients recipients{};
  std::optional<Note> use{};
  std::optional<Date> until{};  // The last day, inclusive.
};
BOOST_DESCRIBE_STRUCT(GiveSharingConsent, (), (consent, information, areas, recipients, use, until))

struct WithdrawConsent {
  static constexpr std::string_view name = "WithdrawConsent";
  static constexpr std::string_view about =
      "The owner takes a consent back: no reason, nobody's approval, at once (R6, R8).";
  ConsentId consent;
};
BOOST_DESCRIBE_STRUCT(WithdrawConsent, (), (consent))

struct ExcludeRecipient {
  static constexpr std::string_view name = "ExcludeRecipient";
  static constexpr std::string_view about = "Keeps one person out and leaves the rest (R8).";
  PersonId recipient;
  Note consequences_told;
};
BOOST_DESCRIBE_STRUCT(ExcludeRecipient, (), (recipient, consequences_told))

struct ExcludeInformationCategory {
  static constexpr std::string_view name = "ExcludeInformationCategory";
  static constexpr std::string_view entity = "excludedCategories";
  static constexpr std::string_view about = "Keeps one life area to the core (R8).";
  LifeArea category;
  Note consequences_told;
};
BOOST_DESCRIBE_STRUCT(ExcludeInformationCategory, (), (category, consequences_told))

struct ExpireConsent {
  static constexpr std::string_view name = "ExpireConsent";
  static constexpr std::string_view about = "The timer's word that a consent has run out (R7).";
  ConsentId consent;
};
BOOST_DESCRIBE_STRUCT(ExpireConsent, (), (consent))

struct GrantAccess {
  static constexpr std::string_view name = "GrantAccess";
  static constexpr std::string_view about =
      "The owner lets kin or a peer see named life areas until a date (S33, R34, R38).";
  AccessId access;
  PersonId person;
  LifeAreas areas{};
  Date until;  // The last day, inclusive.
};
BOOST_DESCRIBE_STRUCT(GrantAccess, (), (access, person, areas, until))

struct RevokeAccess {
  static constexpr std::string_view name = "RevokeAccess";
  static constexpr std::string_view about = "The owner takes granted access back (S33).";
  AccessId access;
};
BOOST_DESCRIBE_STRUCT(RevokeAccess, (), (access))

struct ExpireAccess {
  static constexpr std::string_view name = "ExpireAccess";
  static constexpr std::string_view about = "The timer's word that granted access has run out.";
  AccessId access;
};
BOOST_DESCRIBE_STRUCT(ExpireAccess, (), (access))

struct RenewConsent {
  static constexpr std::string_view name = "RenewConsent";
  static constexpr std::string_view about =
      "The owner lets a consent to sharing last longer, before it runs out (consent lifecycle).";
  ConsentId consent;
  Date until;  // The new last day, inclusive.
};
BOOST_DESCRIBE_STRUCT(RenewConsent, (), (consent, until))

struct AttachConsentDocument {
  static constexpr std::string_view name = "AttachConsentDocument";
  static constexpr std::string_view about =
      "Which document shows the consent, such as a scan of the signed form: its title and the "
      "digest of its bytes (consent lifecycle).";
  ConsentId consent;
  Line document_title;
  Sha256 sha256;
  Text<100> media_type;
};
BOOST_DESCRIBE_STRUCT(AttachConsentDocument, (), (consent, document_title, sha256, media_type))

using Command = std::variant<RecordConsentInformation, GivePlanConsent, GiveCoordinatorConsent,
                             GiveSharingConsent, WithdrawConsent, ExcludeRecipient,
                             ExcludeInformationCategory, ExpireConsent, GrantAccess, RevokeAccess,
                             ExpireAccess, RenewConsent, AttachConsentDocument>;

struct ConsentInformationGiven {
  static constexpr std::string_view name = "ConsentInformationGiven";
  static constexpr Place place{.section = "consentInformation"};
  InformationId information;
  LifeAreas areas;
  Recipients recipients;
  Note use;
  Note consequences;
  PersonId informed_by;
  Timestamp informed_at;
};
BOOST_DESCRIBE_STRUCT(ConsentInformationGiven, (),
                      (information, areas, recipients, use, consequences, informed_by, informed_at))

struct PlanConsentGiven {
  static constexpr std::string_view name = "PlanConsentGiven";
  static constexpr Place place{.section = "consents", .status = "given"};
  ConsentId consent;
  ConsentKind kind;
};
BOOST_DESCRIBE_STRUCT(PlanConsentGiven, (), (consent, kind))

struct CoordinatorConsentGiven {
  static constexpr std::string_view name = "CoordinatorConsentGiven";
  static constexpr Place place{.section = "consents", .status = "given"};
  ConsentId consent;
  ConsentKind kind;
};
BOOST_DESCRIBE_STRUCT(CoordinatorConsentGiven, (), (consent, kind))

struct SharingConsentGiven {
  static constexpr std::string_view name = "SharingConsentGiven";
  static constexpr Place place{.section = "consents", .status = "given"};
  ConsentId consent;
  ConsentKind kind;
  InformationId information;
  LifeAreas areas;
  Recipients recipients;
  Note use;
  Note consequences;
  PersonId informed_by;
  Timestamp informed_at;
  Date until;
};
BOOST_DESCRIBE_STRUCT(SharingConsentGiven, (),
                      (consent, kind, information, areas, recipients, use, consequences,
                       informed_by, informed_at, until))

struct ConsentWithdrawn {
  static constexpr std::string_view name = "ConsentWithdrawn";
  static constexpr Place place{.section = "consents", .status = "withdrawn"};
  ConsentId consent;
  ConsentKind kind;
};
BOOST_DESCRIBE_STRUCT(ConsentWithdrawn, (), (consent, kind))

struct ConsentExpired {
  static constexpr std::string_view name = "ConsentExpired";
  static constexpr Place place{.section = "consents", .status = "expired"};
  ConsentId consent;
  ConsentKind kind;
};
BOOST_DESCRIBE_STRUCT(ConsentExpired, (), (consent, kind))

// Holds for the consents given so far: a later consent that names the person counts again.
struct RecipientExcluded {
  static constexpr std::string_view name = "RecipientExcluded";
  static constexpr Place place{.section = "excludedRecipients"};
  PersonId recipient;
  Note consequences_told;
};
BOOST_DESCRIBE_STRUCT(RecipientExcluded, (), (recipient, consequences_told))

// Holds for the consents given so far, likewise. No field `area`: it must not reach that area.
struct InformationCategoryExcluded {
  static constexpr std::string_view name = "InformationCategoryExcluded";
  static constexpr std::string_view entity = "excludedCategories";
  static constexpr Place place{.section = "excludedCategories"};
  LifeArea category;
  Note consequences_told;
};
BOOST_DESCRIBE_STRUCT(InformationCategoryExcluded, (), (category, consequences_told))

struct AccessGranted {
  static constexpr std::string_view name = "AccessGranted";
  static constexpr Place place{.section = "access", .status = "granted"};
  AccessId access;
  PersonId person;
  LifeAreas areas;
  Date until;
};
BOOST_DESCRIBE_STRUCT(AccessGranted, (), (access, person, areas, until))

struct AccessRevoked {
  static constexpr std::string_view name = "AccessRevoked";
  static constexpr Place place{.section = "access", .status = "revoked"};
  AccessId access;
};
BOOST_DESCRIBE_STRUCT(AccessRevoked, (), (access))

struct AccessExpired {
  static constexpr std::string_view name = "AccessExpired";
  static constexpr Place place{.section = "access", .status = "expired"};
  AccessId access;
};
BOOST_DESCRIBE_STRUCT(AccessExpired, (), (access))

struct ConsentRenewed {
  static constexpr std::string_view name = "ConsentRenewed";
  static constexpr Place place{.section = "consents", .status = "given"};
  ConsentId consent;
  ConsentKind kind;
  Date until;
};
BOOST_DESCRIBE_STRUCT(ConsentRenewed, (), (consent, kind, until))

struct ConsentDocumentAttached {
  static constexpr std::string_view name = "ConsentDocumentAttached";
  static constexpr Place place{.section = "consents"};
  ConsentId consent;
  Line document_title;
  Sha256 sha256;
  Text<100> media_type;
};
BOOST_DESCRIBE_STRUCT(ConsentDocumentAttached, (), (consent, document_title, sha256, media_type))

using Event = std::variant<ConsentInformationGiven, PlanConsentGiven, CoordinatorConsentGiven,
                           SharingConsentGiven, ConsentWithdrawn, ConsentExpired, RecipientExcluded,
                           InformationCategoryExcluded, AccessGranted, AccessRevoked, AccessExpired,
                           ConsentRenewed, ConsentDocumentAttached>;

struct Information {
  AreaSet areas;
  Recipients recipients;
  Note use;
  Note consequences;
  PersonId informed_by;
  Timestamp informed_at;
};
// An entry of the ledger. It is in force while `ended` is false and `until` is not passed.
struct Consent {
  ConsentKind kind;
  bool ended = false;
  std::map<PersonId, AreaSet> shares{};  // Sharing only: who may see what, exclusions taken out.
  std::optional<Timestamp> until{};      // The first moment when it no longer holds.
};
// Access that the owner granted to kin or a peer, or that a professional used in an emergency.
struct Access {
  PersonId person;
  AreaSet areas;
  Timestamp until;
  bool ended = false;
  bool emergency = false;  // Taken because life and health were in danger (emergency.h).
};
struct State {
  std::map<InformationId, Information> information{};
  std::map<ConsentId, Consent> consents{};
  std::map<AccessId, Access> accesses{};
};

}  // namespace events::consent
