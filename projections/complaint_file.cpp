#include "projections/complaint_file.h"

#include <utility>

#include "events/overloaded.h"
#include "projections/act.h"
#include "projections/words/labels.h"

namespace projections {
namespace {

using events::json::enum_text;
using events::json::Json;

// What somebody decided, in code and in words.
template <class E>
Json outcome_row(const Json& act, E outcome, words::Language language) {
  auto row = act;
  row["outcome"] = enum_text(outcome);
  row["outcomeText"] = words::label(outcome, language);
  return row;
}

}  // namespace

ComplaintFile::ComplaintFile(events::ComplaintId complaint, std::optional<events::Date> deadline,
                             const words::Speaker& speaker)
    : complaint_(std::move(complaint)), deadline_(deadline), speaker_(speaker) {}

void ComplaintFile::open(const events::complaint::ComplaintFiled& event, const Json& act) {
  const auto language = speaker_.language;
  file_ = {{"complaint", event.complaint.value},
           {"ground", enum_text(event.ground)},
           {"groundText", words::label(event.ground, language)},
           {"text", event.text.value},
           {"legalBasis", enum_text(event.legal_basis)},
           {"legalBasisText", words::label(event.legal_basis, language)},
           {"decidedBy", event.decided_by.value},
           {"filed", act},
           {"late", false},
           {"stage", "submitted"}};
  file_["filed"]["filedWith"] = event.filed_with.value;
  if (event.decision_known_on) {
    file_["decisionKnownOn"] = events::to_text(*event.decision_known_on);
  }
  if (deadline_) file_["deadline"] = events::to_text(*deadline_);
}

// The plan as of filing is the plan with the filing as its last event; likewise for the sending.
void ComplaintFile::send(const events::complaint::ComplaintSentToSF& event, const Json& act) {
  auto row = act;
  row["governor"] = event.governor.value;
  row["planAsFiled"] = {{"version", file_.at("filed").at("version")},
                        {"at", events::to_text(event.filed_at)}};
  row["planAsSent"] = {{"version", act.at("version")}, {"at", events::to_text(event.forwarded_at)}};
  file_["sentToCountyGovernor"] = std::move(row);
  file_["stage"] = "forwarded";
}

void ComplaintFile::take(const events::complaint::Event& event, const Json& act) {
  using namespace events::complaint;  // NOLINT(google-build-using-namespace)
  const auto language = speaker_.language;
  std::visit(events::Overloaded{
                 [&](const ComplaintFiled& e) { open(e, act); },
                 [&](const ComplaintReceivedBy& e) {
                   auto row = act;
                   row["body"] = e.received_by.value;
                   file_["received"].push_back(std::move(row));
                   file_["stage"] = "received";
                 },
                 // The day that was missed is the deadline as it was then.
                 [&](const LateComplaintFlagged& e) {
                   file_["late"] = true;
                   file_["deadline"] = events::to_text(e.missed_deadline);
                 },
                 [&](const ComplaintReconsidered& e) {
                   auto row = outcome_row(act, e.reconsideration, language);
                   row["reason"] = e.reason.value;
                   file_["reconsidered"] = std::move(row);
                   file_["stage"] = "reconsidered";
                 },
                 [&](const ComplaintSentToSF& e) { send(e, act); },
                 [&](const ComplaintDecided& e) {
                   auto row = outcome_row(act, e.ruling, language);
                   row["text"] = e.ruling_text.value;
                   file_["decided"] = std::move(row);
                   file_["stage"] = "decided";
                 },
                 [&](const ComplaintWithdrawn&) {
                   file_["withdrawn"] = act;
                   file_["stage"] = "withdrawn";
                 },
                 [&](const ComplaintShared& e) { shared_with_.insert(e.person); },
                 [&](const ComplaintSharingEnded& e) { shared_with_.erase(e.person); },
             },
             event);
}

void ComplaintFile::add(const events::Recorded& recorded, const events::plan::Event& event) {
  const auto* of_complaint = std::get_if<events::complaint::Event>(&event);
  if (of_complaint == nullptr) return;
  const bool ours =
      std::visit([&](const auto& each) { return each.complaint == complaint_; }, *of_complaint);
  if (!ours) return;
  const auto act = act_of(recorded);
  take(*of_complaint, act);
  auto line = act;
  line["type"] = recorded.type;
  line["text"] = words::sentence(recorded, events::Event{event}, speaker_);
  events_.push_back(std::move(line));
  for (auto& person : events::people_in(events::Event{event})) people_.insert(std::move(person));
  people_.insert(recorded.author.by);
  if (recorded.author.mandate) people_.insert(recorded.author.mandate->on_behalf_of);
}

Json ComplaintFile::file() const {
  auto file = file_;
  file["sharedWith"] = Json::array();
  for (const auto& person : shared_with_) file["sharedWith"].push_back(person.value);
  file["events"] = events_;
  return file;
}

std::vector<events::PersonId> ComplaintFile::people() const {
  return {people_.begin(), people_.end()};
}

}  // namespace projections
