// What people say to each other: meetings and minutes, second opinions, and a complaint's way.
#include "tests/rules/invariants.h"
#include "tests/support/model_cast.h"

namespace tests {
namespace {

// R37: while the owner has chosen separate follow-up no joint meeting is called or moved.
Finding r37_separate_follow_up_blocks_joint_meetings(const Story& story) {
  const auto separate = [&](std::size_t i) {
    const auto* chosen = last_in<meetings::MeetingFormChosen>(story.told(), i);
    return chosen && chosen->form == meetings::MeetingForm::separate_follow_up;
  };
  auto finding =
      judge_fresh<meetings::MeetingCalled>(story, [&](const auto& e, std::size_t i) -> Finding {
        if (!has(e.invited, story.owner())) return "a meeting is called without the owner";
        if (e.kind == meetings::MeetingKind::joint && separate(i)) return "a joint one is called";
        return {};
      });
  if (finding) return finding;
  return judge_fresh<meetings::MeetingMoved>(story, [&](const auto& e, std::size_t i) -> Finding {
    const auto* called = last_in<meetings::MeetingCalled>(
        story.told(), i, [&](const auto& each) { return each.meeting == e.meeting; });
    if (!called) return "a meeting is moved that was never called";
    if (called->kind == meetings::MeetingKind::joint && separate(i)) return "a joint one is moved";
    return {};
  });
}

// R36, R46: minutes are of a meeting that was held, once; what corrects them stands beside them.
Finding r36_minutes_are_written_once(const Story& story) {
  auto finding =
      judge_fresh<meetings::MinutesPublished>(story, [&](const auto& e, std::size_t i) -> Finding {
        const auto same_meeting = [&](const auto& each) { return each.meeting == e.meeting; };
        if (!last_in<meetings::MeetingHeld>(story.told(), i, same_meeting)) {
          return "minutes of a meeting that was not held";
        }
        if (any_in<meetings::MinutesPublished>(story.told(), 0, i, [&](const auto& each) {
              return each.meeting == e.meeting || each.minutes == e.minutes;
            })) {
          return "minutes are overwritten";
        }
        return {};
      });
  if (finding) return finding;
  return judge_fresh<meetings::MinutesCommented>(
      story, [&](const auto& e, std::size_t i) -> Finding {
        const auto& by = story.told()[i].by;
        const auto* held = last_in<meetings::MeetingHeld>(
            story.told(), i, [&](const auto& each) { return each.meeting == e.meeting; });
        if (!held) return "a comment on minutes of nothing";
        if (coordinator_in(story.told(), i) == by && !has(held->attendees, by)) {
          return "the coordinator was not there and comments";
        }
        return {};
      });
}

// R39: the second assessor is another than who assessed first and who disputes it; and says it
// once.
Finding r39_the_second_assessor_is_another(const Story& story) {
  using disagreement::SecondOpinionGiven;
  return judge_fresh<SecondOpinionGiven>(story, [&](const auto& e, std::size_t i) -> Finding {
    const auto& told = story.told();
    const auto& by = told[i].by;
    if (any_in<SecondOpinionGiven>(told, 0, i, [&](const auto& each) {
          return each.second_opinion == e.second_opinion;
        })) {
      return "a second opinion is overwritten";
    }
    const auto* asked = last_in<disagreement::SecondOpinionRequested>(
        told, i, [&](const auto& each) { return each.second_opinion == e.second_opinion; });
    if (!asked || asked->professional != by) return by.value + " was not asked";
    const auto* raised = last_in<disagreement::DisagreementRaised>(
        told, i, [&](const auto& each) { return each.disagreement == e.disagreement; });
    if (!raised || raised->by == by) return by.value + " disputes it and assesses it";
    if (!raised->assessment) return {};
    const auto* first = last_in<measures::AssessmentRecorded>(
        told, i, [&](const auto& each) { return each.assessment == *raised->assessment; });
    if (first && first->by == by) return by.value + " assesses the own assessment";
    return {};
  });
}

bool works_there(const PersonId& person, const Orgnr& body) {
  const auto& offices = offices_of(person);
  return std::any_of(offices.begin(), offices.end(),
                     [&](const Office& office) { return office.body == body; });
}

// Where a complaint stands after the first `count` events.
struct Way {
  Orgnr decided_by{};
  Orgnr governor{};
  enum class At { nowhere, filed, received, upheld, kept, forwarded, decided, withdrawn } at{};
};
Way way_of(const std::vector<Told>& told, std::size_t count, const ComplaintId& id) {
  Way way;
  for (std::size_t i = 0; i < count; ++i) {
    if (const auto* e = as<complaint::ComplaintFiled>(told[i]); e && e->complaint == id) {
      way = {.decided_by = e->decided_by, .at = Way::At::filed};
    }
    if (const auto* e = as<complaint::ComplaintReceivedBy>(told[i]); e && e->complaint == id) {
      way.at = Way::At::received;
    }
    if (const auto* e = as<complaint::ComplaintReconsidered>(told[i]); e && e->complaint == id) {
      const bool upheld = e->reconsideration == complaint::Outcome::upheld;
      way.at = upheld ? Way::At::upheld : Way::At::kept;
    }
    if (const auto* e = as<complaint::ComplaintSentToSF>(told[i]); e && e->complaint == id) {
      way.at = Way::At::forwarded;
      way.governor = e->governor;
    }
    if (const auto* e = as<complaint::ComplaintDecided>(told[i]); e && e->complaint == id) {
      way.at = Way::At::decided;
    }
    if (const auto* e = as<complaint::ComplaintWithdrawn>(told[i]); e && e->complaint == id) {
      way.at = Way::At::withdrawn;
    }
  }
  return way;
}

// R41: received by the body that decided, reconsidered by its staff, sent on unless upheld, and
// decided by the county governor's staff.
Finding r41_a_complaint_goes_its_way(const Story& story) {
  const auto& told = story.told();
  auto finding = judge_fresh<complaint::ComplaintReceivedBy>(
      story, [&](const auto& e, std::size_t i) -> Finding {
        const auto way = way_of(told, i, e.complaint);
        if (way.at != Way::At::filed) return "received out of turn";
        if (way.decided_by != e.received_by) return "received by another body";
        return {};
      });
  if (finding) return finding;
  finding = judge_fresh<complaint::ComplaintReconsidered>(
      story, [&](const auto& e, std::size_t i) -> Finding {
        const auto way = way_of(told, i, e.complaint);
        if (way.at != Way::At::received) return "reconsidered out of turn";
        if (!works_there(told[i].by, way.decided_by)) return "reconsidered by others";
        return {};
      });
  if (finding) return finding;
  finding = judge_fresh<complaint::ComplaintSentToSF>(
      story, [&](const auto& e, std::size_t i) -> Finding {
        const auto way = way_of(told, i, e.complaint);
        if (way.at != Way::At::kept) return "sent on out of turn";
        if (e.governor == way.decided_by) return "sent on to who decided";
        return {};
      });
  if (finding) return finding;
  return judge_fresh<complaint::ComplaintDecided>(story,
                                                  [&](const auto& e, std::size_t i) -> Finding {
                                                    const auto way = way_of(told, i, e.complaint);
                                                    if (way.at != Way::At::forwarded)
                                                      return "decided out of turn";
                                                    if (!works_there(told[i].by, way.governor))
                                                      return "decided by others";
                                                    return {};
                                                  });
}

// R42: pbrl four weeks, fvl three; late is flagged once, and what is in time never.
Finding r42_late_is_flagged_and_nothing_else(const Story& story) {
  using complaint::LateComplaintFlagged;
  return judge_fresh<LateComplaintFlagged>(story, [&](const auto& e, std::size_t i) -> Finding {
    const auto same = [&](const auto& each) { return each.complaint == e.complaint; };
    if (any_in<LateComplaintFlagged>(story.told(), 0, i, same)) return "flagged twice";
    const auto* filed = last_in<complaint::ComplaintFiled>(story.told(), i, same);
    if (!filed || !filed->decision_known_on) return "no deadline runs";
    const bool pbrl = filed->legal_basis == complaint::LegalBasis::pbrl;
    const auto last = after(*filed->decision_known_on) + std::chrono::weeks{pbrl ? 4 : 3};
    if (filed->filed_at < last) return "it was filed in time";
    return {};
  });
}

// S57, R13: a complaint is the owner's, and nobody else's act changes what it says.
Finding s57_a_complaint_is_filed_once(const Story& story) {
  using complaint::ComplaintFiled;
  return judge_fresh<ComplaintFiled>(story, [&](const auto& e, std::size_t i) -> Finding {
    if (way_of(story.told(), i, e.complaint).at == Way::At::nowhere) return {};
    return "a complaint is overwritten";
  });
}

}  // namespace

const Invariants& talk_invariants() {
  static const Invariants all{
      {"R37_SeparateFollowUpBlocksJointMeetings", &r37_separate_follow_up_blocks_joint_meetings},
      {"R36_MinutesAreWrittenOnce", &r36_minutes_are_written_once},
      {"R39_TheSecondAssessorIsAnother", &r39_the_second_assessor_is_another},
      {"R41_AComplaintGoesItsWay", &r41_a_complaint_goes_its_way},
      {"R42_LateIsFlaggedAndNothingElse", &r42_late_is_flagged_and_nothing_else},
      {"S57_AComplaintIsFiledOnce", &s57_a_complaint_is_filed_once}};
  return all;
}

}  // namespace tests
