// Retention: who has to keep a plan's history and until when, and the owner's wish that it is
// erased, which waits while such a duty holds (R55; archive rules, no number of years confirmed:
// each duty says its own end and legal basis).
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <variant>

#include "events/ids.h"
#include "events/place.h"
#include "events/text.h"
#include "events/time.h"

namespace events::retention {

struct SetRetentionDuty {
  static constexpr std::string_view name = "SetRetentionDuty";
  static constexpr std::string_view about =
      "A body that has a part in the plan has to keep its history: by which law, and until when if "
      "that is known (R55).";
  RetentionDutyId duty;
  Orgnr body;
  Line legal_basis;
  std::optional<Date> until{};
};
BOOST_DESCRIBE_STRUCT(SetRetentionDuty, (), (duty, body, legal_basis, until))

struct LiftRetentionDuty {
  static constexpr std::string_view name = "LiftRetentionDuty";
  static constexpr std::string_view about =
      "The body that had to keep the history has to no longer, such as when it is handed over to "
      "an archive (R55).";
  RetentionDutyId duty;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(LiftRetentionDuty, (), (duty, reason))

struct RequestErasure {
  static constexpr std::string_view name = "RequestErasure";
  static constexpr std::string_view entity = "erasure";
  static constexpr std::string_view about =
      "The owner asks that an ended plan is erased; refused while somebody has to keep it (R55).";
  std::optional<Note> reason{};
};
BOOST_DESCRIBE_STRUCT(RequestErasure, (), (reason))

using Command = std::variant<SetRetentionDuty, LiftRetentionDuty, RequestErasure>;

struct RetentionDutySet {
  static constexpr std::string_view name = "RetentionDutySet";
  static constexpr Place place{.section = "retention", .status = "holds", .reach = Reach::desk};
  RetentionDutyId duty;
  Orgnr body;
  Line legal_basis;
  std::optional<Date> until{};
};
BOOST_DESCRIBE_STRUCT(RetentionDutySet, (), (duty, body, legal_basis, until))

struct RetentionDutyLifted {
  static constexpr std::string_view name = "RetentionDutyLifted";
  static constexpr Place place{.section = "retention", .status = "lifted", .reach = Reach::desk};
  RetentionDutyId duty;
  Note reason;
};
BOOST_DESCRIBE_STRUCT(RetentionDutyLifted, (), (duty, reason))

struct ErasureRequested {
  static constexpr std::string_view name = "ErasureRequested";
  static constexpr std::string_view entity = "erasure";
  static constexpr Place place{.section = "erasure", .status = "requested", .reach = Reach::desk};
  Timestamp requested_at;
};
BOOST_DESCRIBE_STRUCT(ErasureRequested, (), (requested_at))

// Why, if the owner says so: for the core alone.
struct ErasureExplained {
  static constexpr std::string_view name = "ErasureExplained";
  static constexpr std::string_view entity{};
  static constexpr Place place{.section = "erasure", .effect = Effect::none};
  Note reason;
};
BOOST_DESCRIBE_STRUCT(ErasureExplained, (), (reason))

using Event =
    std::variant<RetentionDutySet, RetentionDutyLifted, ErasureRequested, ErasureExplained>;

struct Duty {
  Orgnr body;
  std::optional<Date> until{};  // The last day; none: until it is lifted.
  bool lifted = false;
};
struct State {
  std::map<RetentionDutyId, Duty> duties{};
  bool erasure_requested = false;
};

}  // namespace events::retention
