#include "tests/support/random_story.h"

#include <array>

namespace tests {
namespace {

constexpr std::array areas{LifeArea::everyday, LifeArea::health, LifeArea::education,
                           LifeArea::work};
constexpr std::array people{kari, coordinator, physio, teacher, sister, stranger, caseworker};

template <class Case>
plan::Command command(Case value) {
  return lift<plan::Command>(std::move(value));
}

}  // namespace

RandomStory::RandomStory(std::uint64_t seed) : random_(seed) {
  plan_.id = plan_of(id_of(kari));
  opening_ = record(with_goal(), id_of(coordinator));
}

std::vector<Viewer> RandomStory::viewers() {
  std::vector<Viewer> all;
  for (const auto person : people) all.push_back({.person = id_of(person), .offices = {}});
  all.back().offices = at_unit();
  all.push_back({.person = id_of("desk"), .offices = at_service()});
  return all;
}

std::vector<Recorded> RandomStory::record(const Events& happened, const PersonId& by) {
  std::vector<Recorded> recorded;
  for (const auto& event : happened) {
    auto draft = encode(event);
    version_ = version_.next();
    recorded.push_back({.stream = stream_of(plan_.id),
                        .version = version_,
                        .position = {version_.value},
                        .epoch = {1},
                        .author = {.by = by, .at = now_, .command = {}},
                        .type = std::move(draft.type),
                        .schema = draft.schema,
                        .payload = std::move(draft.payload)});
    plan_ = plan::evolve(std::move(plan_), event);
  }
  return recorded;
}

std::size_t RandomStory::pick(std::size_t count) { return random_() % count; }
std::string RandomStory::pick_id(std::string_view prefix, std::size_t count) {
  return std::string(prefix) + "-" + std::to_string(pick(count));
}
LifeArea RandomStory::pick_area() { return areas[pick(areas.size())]; }
PersonId RandomStory::pick_person() { return id_of(people[pick(people.size())]); }

Stamp RandomStory::random_stamp() {
  const auto all = viewers();
  const auto& viewer = all[pick(all.size())];
  return {.by = viewer.person, .at = now_, .offices = viewer.offices};
}

plan::Command RandomStory::random_consent() {
  const auto today = day_of(now_);
  const Date soon{std::chrono::sys_days{today} + std::chrono::days{1 + pick(40)}};
  switch (pick(10)) {
    case 0:
      return command(
          consent::RecordConsentInformation{.information = {pick_id("information", 4)},
                                            .areas = {pick_area(), pick_area()},
                                            .recipients = {pick_person(), pick_person()},
                                            .use = "Samordne",
                                            .consequences = "De du navngir, ser området"});
    case 1: return command(consent::GivePlanConsent{.consent = {pick_id("plan-consent", 8)}});
    case 2:
    case 3:
      return command(consent::GiveSharingConsent{.consent = {pick_id("sharing", 12)},
                                                 .information = InformationId{"information-1"},
                                                 .areas = {LifeArea::health, LifeArea::education},
                                                 .recipients = {id_of(physio), id_of(teacher)},
                                                 .use = "Samordne",
                                                 .until = soon});
    case 4: return command(consent::WithdrawConsent{.consent = {pick_id("sharing", 12)}});
    case 5:
      return command(consent::WithdrawConsent{
          .consent = {pick(2) == 0 ? "consent-health" : "consent-school"}});
    case 6:
      return command(consent::ExcludeRecipient{.recipient = pick_person(),
                                               .consequences_told = "Hun ser ikke lenger"});
    case 7:
      return command(consent::ExcludeInformationCategory{.category = pick_area(),
                                                         .consequences_told = "Ingen ser det"});
    case 8:
      return command(consent::GrantAccess{.access = {pick_id("access", 6)},
                                          .person = id_of(sister),
                                          .areas = {pick_area()},
                                          .until = soon});
    default: return command(consent::RevokeAccess{.access = {pick_id("access", 6)}});
  }
}

plan::Command RandomStory::random_content() {
  switch (pick(9)) {
    case 0:
      return command(goals::SetGoal{.goal = {pick_id("goal", 12)},
                                    .area = pick_area(),
                                    .horizon = goals::Horizon::short_term,
                                    .own_words = "Komme meg ut"});
    case 1:
      return command(
          goals::ChangeGoal{.goal = {pick_id("goal", 12)}, .own_words = "Komme meg lenger ut"});
    case 2:
      return command(
          goals::CloseGoal{.goal = {pick_id("goal", 12)}, .outcome = goals::GoalOutcome::reached});
    case 3:
      return command(mapping::RecordNeed{
          .entry = {pick_id("need", 8)}, .area = pick_area(), .text = "Hjelp på badet"});
    case 4:
      return command(mapping::RecordResource{
          .entry = {pick_id("resource", 8)}, .area = pick_area(), .text = "Godt nettverk"});
    case 5:
      return command(mapping::AssignOwnerTask{
          .task = {pick_id("task", 6)}, .area = pick_area(), .what = "Gå tur hver dag"});
    case 6: return command(mapping::SetFacilitation{.language = "Nynorsk"});
    case 7:
      return command(
          lifecycle::SetPlanPeriod{.from = day("2026-03-01"), .until = day("2027-03-01")});
    default: return command(lifecycle::AgreePlan{});
  }
}

plan::Command RandomStory::random_measure() {
  const MeasureId measure{pick_id("measure", 8)};
  switch (pick(8)) {
    case 0:
    case 1:
      return command(measures::ProposeMeasure{.measure = measure,
                                              .area = pick_area(),
                                              .what = "Fysioterapi",
                                              .goal = GoalId{"walk"},
                                              .how = "Trening i basseng",
                                              .extent = "To timer i uka",
                                              .when = "Hver tirsdag",
                                              .responsible = pick_person()});
    case 2:
      return command(measures::ChangeMeasure{.measure = measure, .extent = "Tre timer i uka"});
    case 3:
    case 4: return command(measures::AcceptMeasure{.measure = measure});
    case 5: return command(measures::DeclineMeasure{.measure = measure, .reason = "Passer ikke"});
    case 6:
      return command(measures::LinkMeasures{.measure = measure,
                                            .other = {pick_id("measure", 8)},
                                            .kind = measures::LinkKind::depends_on});
    default: return command(measures::CompleteMeasure{.measure = measure});
  }
}

plan::Command RandomStory::random_people() {
  switch (pick(9)) {
    case 0:
      return command(group::AddMember{.person = pick_person(),
                                      .kind = group::MemberKind::fixed,
                                      .body = service_body,
                                      .function = "Fysioterapeut"});
    case 1: return command(group::RemoveMember{.person = pick_person()});
    case 2: return command(group::InvitePeer{.peer = id_of(sister), .kind = group::PeerKind::peer});
    case 3: return command(group::AcceptPeerInvitation{.peer = id_of(sister)});
    case 4: return command(group::EndPeer{.peer = id_of(sister)});
    case 5:
      return command(group::AppointRepresentative{.representation = {pick_id("proxy", 4)},
                                                  .person = id_of(sister),
                                                  .kind = group::RepresentativeKind::proxy,
                                                  .mode = group::RepresentativeMode::together,
                                                  .scope = {pick_area()},
                                                  .authority = "Skriftlig fullmakt",
                                                  .from = day_of(now_),
                                                  .until = day("2027-01-01")});
    case 6: return command(coordination::VacateCoordinator{.reason = "Ny jobb"});
    case 7:
      return command(coordination::AppointCoordinator{
          .coordinator = id_of(coordinator), .body = service_body, .profession = "Ergoterapeut"});
    default: return command(group::EndRepresentation{.representation = {pick_id("proxy", 4)}});
  }
}

// What only a few may see: meetings, messages, complaints.
plan::Command RandomStory::random_circle() {
  const MeetingId meeting{pick_id("meeting", 6)};
  const ComplaintId complaint{pick_id("complaint", 3)};
  const auto soon = now_ + std::chrono::minutes{pick(60)};
  switch (pick(10)) {
    case 0:
    case 1:
      return command(meetings::CallMeeting{.meeting = meeting,
                                           .kind = meetings::MeetingKind::joint,
                                           .title = "Ansvarsgruppemøte",
                                           .starts_at = soon,
                                           .ends_at = soon + std::chrono::hours{1},
                                           .where = "Møterom 2",
                                           .invited = {pick_person(), pick_person()}});
    case 2:
      return command(meetings::HoldMeeting{
          .meeting = meeting, .attendees = {pick_person()}, .added = {pick_person()}});
    case 3:
      return command(meetings::PublishMinutes{.minutes = {pick_id("minutes", 6)},
                                              .meeting = meeting,
                                              .text = "Vi gikk gjennom tiltakene"});
    case 4:
      return command(meetings::AnswerInvitation{.meeting = meeting,
                                                .answer = meetings::InvitationAnswer::yes});
    case 5:
    case 6:
      return command(contact::SendMessage{.message = {pick_id("message", 30)},
                                          .thread = {pick_id("thread", 8)},
                                          .to = {pick_person()},
                                          .text = "Kan vi flytte timen?"});
    case 7:
      return command(complaint::FileComplaint{.complaint = complaint,
                                              .ground = complaint::Ground::plan_deficient,
                                              .text = "Planen mangler det som betyr mest",
                                              .decided_by = service_body,
                                              .legal_basis = complaint::LegalBasis::pbrl});
    case 8:
      return command(complaint::ShareComplaint{.complaint = complaint, .person = pick_person()});
    default:
      return command(
          complaint::StopSharingComplaint{.complaint = complaint, .person = pick_person()});
  }
}

plan::Command RandomStory::random_command() {
  switch (pick(7)) {
    case 0: return random_consent();
    case 1: return random_people();
    case 2:
    case 3: return random_measure();
    case 4: return random_circle();
    default: return random_content();
  }
}

std::vector<Recorded> RandomStory::step() {
  for (;;) {
    now_ += std::chrono::minutes{1 + pick(600)};
    const auto stamp = random_stamp();
    const auto decision = plan::decide(plan_, random_command(), stamp);
    if (!decision || decision->empty()) continue;
    auto recorded = record(*decision, stamp.by);
    for (auto& derived : record(plan::derive(plan_, stamp), stamp.by)) {
      recorded.push_back(std::move(derived));
    }
    return recorded;
  }
}

}  // namespace tests
