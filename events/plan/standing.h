// Standing: what a person is to a plan at a moment, and what follows for reading and acting. The
// one place where consent, access, roles and offices become rights (R3, R5, R13, R34, R38).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "events/plan/plan.h"

namespace events {

// What somebody may see. Equal audiences see the same bytes. `core` sees everything but what is for
// a circle; otherwise `areas` (with `group`: any access at all), `desk` and `circles` say what, and
// nothing means nothing.
struct Audience {
  bool core = false;
  bool group = false;
  bool desk = false;
  AreaSet areas{};
  std::set<std::string> circles{};
  bool operator==(const Audience&) const = default;
  [[nodiscard]] bool nothing() const { return !core && !group && !desk && circles.empty(); }
};

// Who looks: a person and the offices they hold.
struct Viewer {
  PersonId person;
  std::vector<Office> offices{};
};

// Computed from the plan's own events and the time, at delivery (R51). Expired and withdrawn
// consents, ended roles and accesses count for nothing from the moment they end.
[[nodiscard]] Audience audience_of(const Plan& plan, const Viewer& viewer, Timestamp at);

// --- What the rooms ask before they decide. ---

// The valid representation under which this person acts for the owner now, if any (R13): in force,
// mode `instead`; of several the one with the widest scope.
[[nodiscard]] const group::Representation* mandate_of(const Plan& plan, const PersonId& person,
                                                      Timestamp at);
// In force: begun, not over, not ended, and a parent's not outlived by the owner's age (R12, R13).
[[nodiscard]] bool holds(const Plan& plan, const group::Representation& representation,
                         Timestamp at);
// The owner, or a representative with a valid mandate, whatever its scope.
[[nodiscard]] bool acts_for_owner(const Plan& plan, const Stamp& stamp);
// The areas in which this person acts for the owner now: all for the owner, else what the mandates
// name.
[[nodiscard]] AreaSet authority_of(const Plan& plan, const PersonId& person, Timestamp at);
[[nodiscard]] bool is_coordinator(const Plan& plan, const PersonId& person);
// Owner's side (a representative of either mode) or coordinator: those who keep the plan. With an
// area: a representative only within the scope.
[[nodiscard]] bool keeps_plan(const Plan& plan, const Stamp& stamp);
[[nodiscard]] bool keeps_plan(const Plan& plan, const Stamp& stamp, LifeArea area);
// The owner, the coordinator, or representatives whose scopes are together the whole of life: they
// alone see what has no life area.
[[nodiscard]] bool keeps_whole_plan(const Plan& plan, const PersonId& person, Timestamp at);
// Keeps the plan, or some area is shared with them: others are in no circle (R5).
[[nodiscard]] bool sees_anything(const Plan& plan, const PersonId& person, Timestamp at);
// A member of the group whose access covers the area now; or one who keeps the plan there.
[[nodiscard]] bool works_in(const Plan& plan, const Stamp& stamp, LifeArea area);
// Holds any office in this body.
[[nodiscard]] bool works_at(const Stamp& stamp, const Orgnr& body);
[[nodiscard]] bool works_at(const Stamp& stamp, BodyKind kind);
// The plan rests with this body, came to it, or asks for its cooperation.
[[nodiscard]] bool has_part(const Plan& plan, const Orgnr& body);
// Staff of the body responsible for the intake, of the unit that handles an application, of a
// coordinating unit that the plan is anchored with, or of the one that has taken up a notice of
// need and not closed it without a request.
[[nodiscard]] bool at_desk(const Plan& plan, const std::vector<Office>& offices);
// May appoint a coordinator from `body` for this plan: the coordinating unit, its delegate, or a
// health trust its own (R28). Delegate and trust need a part in the plan; so does a coordinating
// unit once the plan is with one, lest another municipality's unit lets somebody in.
[[nodiscard]] bool may_appoint(const Plan& plan, const Stamp& stamp, const Orgnr& body);
// The valid consent of a kind, if there is one now.
[[nodiscard]] bool has_consent(const Plan& plan, consent::ConsentKind kind, Timestamp at);
// The areas in which sharing consents name this person now, member or not yet (R34, S27).
[[nodiscard]] AreaSet consented_to(const Plan& plan, const PersonId& person, Timestamp at);
// The areas that this person may see now: by sharing consent once a member or invited, by access
// that the owner granted (R5, R38). Somebody removed sees nothing, whatever a consent still says.
[[nodiscard]] AreaSet shared_with(const Plan& plan, const PersonId& person, Timestamp at);
// The access that the owner granted this person and that has not been ended.
[[nodiscard]] std::vector<AccessId> accesses_of(const Plan& plan, const PersonId& person);
// Owner, representative, coordinator, member, kin or peer: somebody with a part in this plan.
[[nodiscard]] bool takes_part(const Plan& plan, const PersonId& person, Timestamp at);

// --- Refusals that every room uses. ---
// `sense` where the rule has several such refusals (rejection.h).
[[nodiscard]] Rejection forbidden(std::string_view rule, std::string_view detail,
                                  std::string_view sense = {});
[[nodiscard]] Rejection broken(std::string_view rule, std::string_view slug,
                               std::string_view detail, std::vector<std::string> fields = {});
[[nodiscard]] Rejection invalid(std::string_view rule, std::string_view slug,
                                std::string_view detail, std::vector<std::string> fields = {});
// For what only the owner or a representative instead of the owner may do, in `areas` (none: what
// has no area). Refuses an authority that is over or does not reach by R13, all others by `rule`.
[[nodiscard]] std::optional<Rejection> refuse_unless_for_owner(const Plan& plan, const Stamp& stamp,
                                                               std::string_view rule,
                                                               std::string_view detail,
                                                               AreaSet areas = {},
                                                               std::string_view sense = {});
// The work on the plan has not started, or is paused: nothing of its content may change (R1, R9).
[[nodiscard]] std::optional<Rejection> refuse_unless_active(const Plan& plan);

}  // namespace events
