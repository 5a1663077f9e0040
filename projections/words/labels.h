// Labels: the names of kinds, states and parts of a plan, for people to read. Kinds and states
// begin with a small letter, as within a sentence; sections with a capital, as headings.
#pragma once

#include <string>
#include <string_view>

#include "projections/words/words.h"

namespace projections::words {

[[nodiscard]] Phrase words_for(events::LifeArea area);
[[nodiscard]] Phrase words_for(events::BodyKind kind);
[[nodiscard]] Phrase words_for(events::intake::Channel channel);
[[nodiscard]] Phrase words_for(events::intake::Asker asker);
[[nodiscard]] Phrase words_for(events::intake::Wanted wanted);
[[nodiscard]] Phrase words_for(events::intake::Form form);
[[nodiscard]] Phrase words_for(events::intake::Decision decision);
[[nodiscard]] Phrase words_for(events::intake::Level level);
[[nodiscard]] Phrase words_for(events::intake::Sector sector);
[[nodiscard]] Phrase words_for(events::intake::PlanBasis basis);
[[nodiscard]] Phrase words_for(events::lifecycle::ContentPoint point);
[[nodiscard]] Phrase words_for(events::consent::ConsentKind kind);
[[nodiscard]] Phrase words_for(events::coordination::Topic topic);
[[nodiscard]] Phrase words_for(events::coordination::VacancyCause cause);
[[nodiscard]] Phrase words_for(events::group::RepresentativeKind kind);
[[nodiscard]] Phrase words_for(events::group::RepresentativeMode mode);
[[nodiscard]] Phrase words_for(events::group::PeerKind kind);
[[nodiscard]] Phrase words_for(events::group::MemberKind kind);
[[nodiscard]] Phrase words_for(events::mapping::WishTime time);
[[nodiscard]] Phrase words_for(events::goals::Horizon horizon);
[[nodiscard]] Phrase words_for(events::goals::GoalOutcome outcome);
[[nodiscard]] Phrase words_for(events::measures::Beneficiary beneficiary);
[[nodiscard]] Phrase words_for(events::measures::LinkKind kind);
[[nodiscard]] Phrase words_for(events::complaint::Ground ground);
[[nodiscard]] Phrase words_for(events::complaint::LegalBasis basis);
[[nodiscard]] Phrase words_for(events::complaint::Outcome outcome);
[[nodiscard]] Phrase words_for(events::decisions::SubPlanKind kind);
[[nodiscard]] Phrase words_for(events::decisions::Outcome outcome);
[[nodiscard]] Phrase words_for(events::decisions::Wants wants);
[[nodiscard]] Phrase words_for(events::ending::EndReason reason);
[[nodiscard]] Phrase words_for(events::ending::CareLevel level);
[[nodiscard]] Phrase words_for(events::ending::Step step);
[[nodiscard]] Phrase words_for(events::notices::Need need);
[[nodiscard]] Phrase words_for(events::notices::NoticeOutcome outcome);
[[nodiscard]] Phrase words_for(events::notices::PostKind kind);
[[nodiscard]] Phrase words_for(events::meetings::MeetingForm form);
[[nodiscard]] Phrase words_for(events::meetings::MeetingKind kind);
[[nodiscard]] Phrase words_for(events::meetings::InvitationAnswer answer);
[[nodiscard]] Phrase words_for(events::contact::MediaType type);
[[nodiscard]] Phrase words_for(Language language);

template <class E>
[[nodiscard]] std::string label(E value, Language language) {
  return words_for(value).in(language);
}

// `goals` or `participants/members`, as the plan view has them → a heading. Nothing if unknown.
[[nodiscard]] std::string section_label(std::string_view section, Language language);

// The `status` of a row in the plan view → words. Nothing if unknown.
[[nodiscard]] std::string status_label(std::string_view status, Language language);

}  // namespace projections::words
