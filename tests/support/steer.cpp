#include "tests/support/steer.h"

#include "tests/support/model_cast.h"

namespace tests {

using namespace events;  // NOLINT(google-build-using-namespace): tests speak the domain's words.

namespace {

constexpr std::size_t as_drawn_percent = 15;

bool leave(Draw& draw) { return draw.chance().percent(as_drawn_percent); }

// One of the rows that fit, if any does.
template <class Map, class Fits>
const typename Map::value_type* row_of(const Map& map, Draw& draw, const Fits& fits) {
  std::vector<const typename Map::value_type*> fitting;
  for (const auto& row : map) {
    if (fits(row.second)) fitting.push_back(&row);
  }
  return fitting.empty() ? nullptr : draw.chance().one_of(fitting);
}

// Somebody whom a consent names in an area, and that area.
struct Share {
  PersonId person;
  LifeArea area;
};
std::optional<Share> any_share(Draw& draw) {
  std::vector<Share> all;
  for (const auto& [id, each] : draw.plan().consent.consents) {
    if (each.ended) continue;
    for (const auto& [person, areas] : each.shares) {
      for (std::size_t i = 0; i < life_area_count; ++i) {
        const auto area = static_cast<LifeArea>(i);
        if (areas.contains(area)) all.push_back({.person = person, .area = area});
      }
    }
  }
  if (all.empty()) return {};
  return draw.chance().one_of(all);
}

void take_to_staff(const Orgnr& body, Draw& draw) { draw.by = staff_of(body); }

}  // namespace

// --- Intake and what comes in. ---

void steer(intake::DecideApplication& command, Draw& draw) {
  const auto* row = row_of(draw.plan().intake.applications, draw,
                           [](const intake::Application& each) { return !each.decided; });
  if (leave(draw) || !row) return;
  command.application = row->first;
  take_to_staff(row->second.unit, draw);
}

namespace {

template <class Answer>
void answer_cooperation(Answer& command, Draw& draw) {
  const auto* row =
      row_of(draw.plan().intake.cooperation, draw, [](const intake::Cooperation& each) {
        return each.status == intake::CooperationStatus::requested;
      });
  if (leave(draw) || !row) return;
  command.cooperation = row->first;
  take_to_staff(row->second.body, draw);
}

}  // namespace

void steer(intake::AcceptCooperation& command, Draw& draw) { answer_cooperation(command, draw); }
void steer(intake::RefuseCooperation& command, Draw& draw) { answer_cooperation(command, draw); }

void steer(notices::ReceiveNotice& command, Draw& draw) {
  const auto* row = row_of(draw.plan().notices.notices, draw,
                           [](const notices::Notice& each) { return !each.received; });
  if (leave(draw) || !row) return;
  command.notice = row->first;
  take_to_staff(row->second.unit, draw);
}

void steer(notices::HandleNotice& command, Draw& draw) {
  const auto* row = row_of(draw.plan().notices.notices, draw, [](const notices::Notice& each) {
    return each.received && !each.outcome;
  });
  if (leave(draw) || !row) return;
  command.notice = row->first;
  take_to_staff(row->second.unit, draw);
}

void steer(notices::SubmitSecureForm& command, Draw& draw) {
  if (leave(draw)) return;
  if (command.kind == notices::PostKind::complaint) command.summary.reset();
}

void steer(notices::RegisterPostalItem& command, Draw& draw) {
  if (leave(draw)) return;
  if (command.kind == notices::PostKind::complaint) command.summary.reset();
}

// --- Consent. ---

// Kin are told of too, and asked about as often as professionals.
void steer(consent::RecordConsentInformation& command, Draw& draw) {
  if (leave(draw)) return;
  if (command.recipients.empty()) command.recipients.values.push_back({"pia"});
  if (command.areas.empty()) command.areas.values.push_back(draw.area());
  if (!command.use) command.use = "Samordne";
  if (!command.consequences) command.consequences = "De du navngir, ser området";
}

void steer(consent::GiveSharingConsent& command, Draw& draw) {
  const auto* row = row_of(draw.plan().consent.information, draw,
                           [](const consent::Information&) { return true; });
  if (leave(draw) || !row) return;
  const auto& told = row->second;
  command.information = row->first;
  command.areas = {};
  for (std::size_t i = 0; i < life_area_count; ++i) {
    const auto area = static_cast<LifeArea>(i);
    if (told.areas.contains(area) && draw.chance().percent(80))
      command.areas.values.push_back(area);
  }
  command.recipients = {};
  for (const auto& person : told.recipients) {
    if (draw.chance().percent(80)) command.recipients.values.push_back(person);
  }
  if (!command.use) command.use = "Samordne";
  if (!command.until) command.until = draw.date("until");
}

void steer(consent::RenewConsent& command, Draw& draw) {
  const auto* row = row_of(draw.plan().consent.consents, draw,
                           [](const consent::Consent& each) { return !each.ended && each.until; });
  if (leave(draw) || !row) return;
  command.consent = row->first;
  command.until = draw.day_ahead(30, 700);
}

void steer(consent::AttachConsentDocument& command, Draw& draw) {
  const auto* row =
      row_of(draw.plan().consent.consents, draw, [](const consent::Consent&) { return true; });
  if (!leave(draw) && row) command.consent = row->first;
}

// --- People. ---

void steer(coordination::RefuseRequest& command, Draw& draw) {
  const auto* row = row_of(draw.plan().coordination.other_requests, draw,
                           [](const coordination::OtherRequest& each) { return each.open; });
  if (!leave(draw) && row) command.request = row->first;
}

void steer(coordination::InviteProfessional& command, Draw& draw) {
  const auto share = any_share(draw);
  if (leave(draw) || !share) return;
  command.professional = share->person;
  command.area = share->area;
}

void steer(group::AppointRepresentative& command, Draw& draw) {
  if (leave(draw)) return;
  command.person = draw.chance().one_of(model_kin());
  command.until = draw.day_ahead(1, 1500);
}

void steer(group::AcceptPeerInvitation& command, Draw& draw) {
  const auto* row = row_of(draw.plan().group.peers, draw, [](const group::Peer& each) {
    return each.status == group::PeerStatus::invited;
  });
  if (leave(draw) || !row) return;
  command.peer = row->first;
  draw.by = row->first;
}

void steer(group::AddMember& command, Draw& draw) {
  const auto share = any_share(draw);
  if (leave(draw) || command.kind == group::MemberKind::kin || !share) return;
  command.person = share->person;
}

// --- A child. ---

namespace {

std::optional<Date> birth_of(const PersonId& owner) {
  for (const auto& each : model_owners()) {
    if (each.id == owner) return each.born;
  }
  return {};
}

}  // namespace

void steer(childhood::RecordBirthDate& command, Draw& draw) {
  const auto born = birth_of(draw.owner());
  if (!leave(draw) && born) command.date = *born;
}

// Some days to and fro, so that birthdays come and go around now.
void steer(childhood::CorrectBirthDate& command, Draw& draw) {
  const auto born = birth_of(draw.owner());
  if (leave(draw) || !born) return;
  const std::chrono::days off{static_cast<int>(draw.chance().below(41)) - 20};
  command.date = draw.chance().percent(50) ? *born : Date{std::chrono::sys_days{*born} + off};
}

void steer(childhood::WeighChildView& command, Draw& draw) {
  const auto* row = row_of(draw.plan().childhood.hearings, draw,
                           [](const childhood::Hearing& each) { return !each.agrees; });
  if (!leave(draw) && row) command.entry = row->first;
}

void steer(childhood::ReconfirmConsent&, Draw& draw) {
  if (!leave(draw)) draw.by = draw.owner();
}

// --- Measures and what is disputed. ---

void steer(measures::ProposeMeasure& command, Draw& draw) {
  if (leave(draw)) return;
  const auto* goal =
      row_of(draw.plan().goals.goals, draw, [](const goals::Goal& each) { return each.open; });
  if (goal) command.goal = goal->first;
  if (!command.how) command.how = "Sammen";
  if (!command.extent) command.extent = "En time";
  if (!command.when) command.when = "Hver uke";
  command.responsible = draw.participant();
  command.assessments = {};
}

void steer(measures::LinkMeasures& command, Draw& draw) {
  const auto any = [](const measures::Measure& each) {
    return each.status != measures::Status::declined;
  };
  const auto* one = row_of(draw.plan().measures.measures, draw, any);
  const auto* other = row_of(draw.plan().measures.measures, draw, any);
  if (leave(draw) || !one || !other) return;
  command.measure = one->first;
  command.other = other->first;
}

void steer(disagreement::RequestSecondOpinion& command, Draw& draw) {
  const auto share = any_share(draw);
  if (leave(draw) || !share) return;
  const auto* row = row_of(draw.plan().disagreement.disagreements, draw,
                           [&](const disagreement::Disagreement& each) {
                             return !each.settled && each.area == share->area;
                           });
  if (!row) return;
  command.disagreement = row->first;
  command.professional = share->person;
}

void steer(disagreement::GiveSecondOpinion& command, Draw& draw) {
  const auto* row = row_of(draw.plan().disagreement.second_opinions, draw,
                           [](const disagreement::SecondOpinion& each) { return !each.given; });
  if (leave(draw) || !row) return;
  command.second_opinion = row->first;
  draw.by = row->second.professional;
}

void steer(disagreement::ClarifyResponsibility& command, Draw& draw) {
  const auto* row = row_of(draw.plan().disagreement.disputes, draw,
                           [](const disagreement::Dispute& each) { return !each.clarified; });
  if (leave(draw) || !row) return;
  command.dispute = row->first;
  command.responsible_body = draw.chance().percent(50) ? row->second.body : row->second.other_body;
  take_to_staff(row->second.governor, draw);
}

// --- Complaints. ---

namespace {

const std::pair<const ComplaintId, complaint::Complaint>* complaint_at(complaint::Stage stage,
                                                                       Draw& draw) {
  return row_of(draw.plan().complaint.complaints, draw,
                [&](const complaint::Complaint& each) { return each.stage == stage; });
}

}  // namespace

void steer(complaint::RouteComplaint& command, Draw& draw) {
  const auto* row = complaint_at(complaint::Stage::filed, draw);
  if (leave(draw) || !row) return;
  command.complaint = row->first;
  command.body = row->second.decided_by;
  if (draw.chance().percent(50)) take_to_staff(row->second.filed_with, draw);
}

void steer(complaint::ReconsiderComplaint& command, Draw& draw) {
  const auto* row = complaint_at(complaint::Stage::received, draw);
  if (leave(draw) || !row) return;
  command.complaint = row->first;
  take_to_staff(row->second.decided_by, draw);
}

void steer(complaint::ForwardComplaint& command, Draw& draw) {
  const auto* row = complaint_at(complaint::Stage::kept, draw);
  if (leave(draw) || !row) return;
  command.complaint = row->first;
  take_to_staff(row->second.decided_by, draw);
}

void steer(complaint::DecideComplaint& command, Draw& draw) {
  const auto* row = complaint_at(complaint::Stage::forwarded, draw);
  if (leave(draw) || !row) return;
  command.complaint = row->first;
  take_to_staff(row->second.governor.value_or(model_governor()), draw);
}

// --- Meetings and messages. ---

void steer(meetings::AnswerInvitation& command, Draw& draw) {
  const auto* row = row_of(draw.plan().meetings.meetings, draw, [](const meetings::Meeting& each) {
    return each.status == meetings::MeetingStatus::called;
  });
  if (leave(draw) || !row || row->second.people.empty()) return;
  command.meeting = row->first;
  draw.by = draw.chance().one_of(row->second.people);
}

void steer(meetings::HoldMeeting& command, Draw& draw) {
  const auto* row = row_of(draw.plan().meetings.meetings, draw, [&](const meetings::Meeting& each) {
    return each.status == meetings::MeetingStatus::called && each.starts_at <= draw.now();
  });
  if (leave(draw) || !row) return;
  command.meeting = row->first;
  command.attendees = {};
  for (const auto& person : row->second.people) {
    if (draw.chance().percent(75)) command.attendees.values.push_back(person);
  }
  if (draw.chance().percent(60)) command.added = {};
}

void steer(meetings::PublishMinutes& command, Draw& draw) {
  const auto* row = row_of(draw.plan().meetings.meetings, draw, [](const meetings::Meeting& each) {
    return each.status == meetings::MeetingStatus::held && !each.has_minutes;
  });
  if (!leave(draw) && row) command.meeting = row->first;
}

namespace {

// The minutes of a meeting; by one of those who were there.
template <class Command>
void about_minutes(Command& command, Draw& draw, bool by_one_of_them) {
  const auto* row =
      row_of(draw.plan().meetings.minutes, draw, [](const MeetingId&) { return true; });
  if (leave(draw) || !row) return;
  command.minutes = row->first;
  const auto& people = draw.plan().meetings.meetings.at(row->second).people;
  if (by_one_of_them && !people.empty()) draw.by = draw.chance().one_of(people);
}

}  // namespace

void steer(meetings::CommentMinutes& command, Draw& draw) { about_minutes(command, draw, true); }
void steer(meetings::CorrectMinutes& command, Draw& draw) { about_minutes(command, draw, false); }

void steer(contact::MarkMessageRead& command, Draw& draw) {
  const auto* row = row_of(draw.plan().contact.messages, draw,
                           [](const contact::Message& each) { return !each.read.empty(); });
  if (leave(draw) || !row) return;
  command.message = row->first;
  draw.by = draw.chance().one_of(row->second.read).first;
}

// Few owners die, or the worlds would be over soon.
void steer(ending::EndPlan& command, Draw& draw) {
  const bool died = command.reason == ending::EndReason::died;
  if (died && draw.chance().percent(70)) command.reason = ending::EndReason::owners_wish;
}

}  // namespace tests
