// Steer: what a random command is changed to, where chance alone would hardly ever fit the plan: a
// consent to what the owner was told of, an answer by whoever was asked. Now and then it leaves a
// command as it was drawn, so that what does not fit is asked for too.
#pragma once

#include "tests/support/draw.h"

namespace tests {

template <class Command>
void steer(Command&, Draw&) {}  // Most need nothing.

void steer(events::intake::DecideApplication& command, Draw& draw);
void steer(events::intake::AcceptCooperation& command, Draw& draw);
void steer(events::intake::RefuseCooperation& command, Draw& draw);
void steer(events::notices::ReceiveNotice& command, Draw& draw);
void steer(events::notices::HandleNotice& command, Draw& draw);
void steer(events::notices::SubmitSecureForm& command, Draw& draw);
void steer(events::notices::RegisterPostalItem& command, Draw& draw);
void steer(events::consent::GiveSharingConsent& command, Draw& draw);
void steer(events::consent::RecordConsentInformation& command, Draw& draw);
void steer(events::consent::RenewConsent& command, Draw& draw);
void steer(events::consent::AttachConsentDocument& command, Draw& draw);
void steer(events::coordination::RefuseRequest& command, Draw& draw);
void steer(events::coordination::InviteProfessional& command, Draw& draw);
void steer(events::group::AppointRepresentative& command, Draw& draw);
void steer(events::group::AcceptPeerInvitation& command, Draw& draw);
void steer(events::group::AddMember& command, Draw& draw);
void steer(events::childhood::RecordBirthDate& command, Draw& draw);
void steer(events::childhood::CorrectBirthDate& command, Draw& draw);
void steer(events::childhood::WeighChildView& command, Draw& draw);
void steer(events::childhood::ReconfirmConsent& command, Draw& draw);
void steer(events::measures::ProposeMeasure& command, Draw& draw);
void steer(events::measures::LinkMeasures& command, Draw& draw);
void steer(events::disagreement::RequestSecondOpinion& command, Draw& draw);
void steer(events::disagreement::GiveSecondOpinion& command, Draw& draw);
void steer(events::disagreement::ClarifyResponsibility& command, Draw& draw);
void steer(events::complaint::RouteComplaint& command, Draw& draw);
void steer(events::complaint::ReconsiderComplaint& command, Draw& draw);
void steer(events::complaint::ForwardComplaint& command, Draw& draw);
void steer(events::complaint::DecideComplaint& command, Draw& draw);
void steer(events::meetings::AnswerInvitation& command, Draw& draw);
void steer(events::meetings::HoldMeeting& command, Draw& draw);
void steer(events::meetings::PublishMinutes& command, Draw& draw);
void steer(events::meetings::CommentMinutes& command, Draw& draw);
void steer(events::meetings::CorrectMinutes& command, Draw& draw);
void steer(events::contact::MarkMessageRead& command, Draw& draw);
void steer(events::ending::EndPlan& command, Draw& draw);

}  // namespace tests
