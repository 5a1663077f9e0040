// What becomes of a complaint once something happened, and who is in its circle; the rules are in
// complaint.cpp.
#include <algorithm>

#include "events/overloaded.h"
#include "events/plan/circles.h"
#include "events/plan/plan.h"
#include "events/plan/standing.h"

namespace events::complaint {
namespace {

// Where it was handed in, where it is handled once it is there, and where it was sent.
bool is_office_for(const Complaint& complaint, const Office& office) {
  return office.body == complaint.filed_with ||
         (complaint.received && office.body == complaint.decided_by) ||
         (office.body == complaint.governor && office.kind == BodyKind::county_governor);
}

// Staff who take part in this very plan stay out, lest the complaint reach the group and the
// coordinator by way of their employer (R43).
bool handles(const Plan& plan, const Complaint& complaint, const Viewer& viewer, Timestamp at) {
  return !takes_part(plan, viewer.person, at) &&
         !plan.coordination.professionals.contains(viewer.person) &&
         shared_with(plan, viewer.person, at).empty() &&
         std::any_of(viewer.offices.begin(), viewer.offices.end(),
                     [&](const Office& office) { return is_office_for(complaint, office); });
}

// Shared by the owner's side, and holding only while the person may see anything of the plan (R5).
bool is_shared_with(const Plan& plan, const Complaint& complaint, const PersonId& person,
                    Timestamp at) {
  return complaint.shared_with.contains(person) &&
         (keeps_plan(plan, {.by = person, .at = at}) || !shared_with(plan, person, at).empty());
}

Complaint complaint_of(const ComplaintFiled& event) {
  return {.ground = event.ground,
          .decided_by = event.decided_by,
          .filed_with = event.filed_with,
          .decision_known_on = event.decision_known_on,
          .legal_basis = event.legal_basis,
          .filed_by = event.filed_by,
          .filed_at = event.filed_at};
}

void receive(Complaint& complaint) {
  complaint.stage = Stage::received;
  complaint.received = true;
}

void forward(Complaint& complaint, const ComplaintSentToSF& event) {
  complaint.stage = Stage::forwarded;
  complaint.governor = event.governor;
  complaint.forwarded_at = event.forwarded_at;
}

}  // namespace

void evolve(Plan& plan, const Event& event) {
  auto& complaints = plan.complaint.complaints;
  std::visit(
      Overloaded{
          [&](const ComplaintFiled& e) { complaints[e.complaint] = complaint_of(e); },
          [&](const ComplaintReceivedBy& e) { receive(complaints[e.complaint]); },
          [&](const LateComplaintFlagged& e) { complaints[e.complaint].late = true; },
          [&](const ComplaintReconsidered& e) {
            const bool upheld = e.reconsideration == Outcome::upheld;
            complaints[e.complaint].stage = upheld ? Stage::upheld : Stage::kept;
          },
          [&](const ComplaintSentToSF& e) { forward(complaints[e.complaint], e); },
          [&](const ComplaintDecided& e) { complaints[e.complaint].stage = Stage::decided; },
          [&](const ComplaintWithdrawn& e) { complaints[e.complaint].stage = Stage::withdrawn; },
          [&](const ComplaintShared& e) { complaints[e.complaint].shared_with.insert(e.person); },
          [&](const ComplaintSharingEnded& e) {
            complaints[e.complaint].shared_with.erase(e.person);
          },
      },
      event);
}

// The owner, who acts for the owner in all areas, staff of the bodies that have it, and those it is
// shared with.
void add_circles(const Plan& plan, const Viewer& viewer, Timestamp at, Circles& circles) {
  if (plan.complaint.complaints.empty()) return;
  const bool complains = authority_of(plan, viewer.person, at) == AreaSet::all();
  for (const auto& [id, complaint] : plan.complaint.complaints) {
    if (complains || handles(plan, complaint, viewer, at) ||
        is_shared_with(plan, complaint, viewer.person, at)) {
      circles.insert(circle_of(id));
    }
  }
}

}  // namespace events::complaint
