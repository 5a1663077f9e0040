#include "tests/support/world.h"

#include <atomic>
#include <cstdio>

namespace tests {

using events::system_actor;

std::array<std::uint8_t, 16> counted_salt() {
  static std::atomic<std::uint64_t> count = 0;
  std::array<std::uint8_t, 16> salt{};
  auto rest = ++count;
  for (auto& byte : salt) {
    byte = static_cast<std::uint8_t>(rest & 0xFFU);
    rest >>= 8U;
  }
  return salt;
}

CommandId fresh_command() {
  static std::atomic<std::uint64_t> count = 0;
  std::array<char, 40> text{};
  const int length = std::snprintf(text.data(), text.size(), "00000000-0000-4000-8000-%012llx",
                                   static_cast<unsigned long long>(++count));  // NOLINT
  return {{text.data(), static_cast<std::size_t>(length)}};
}

World::World(events::Log* log, Publish publish, server::JournalLimits limits)
    : own_log_(
          log ? nullptr
              : std::make_unique<events::stores::MemoryLog>(counted_salt, server::view_names())),
      log_(log ? log : own_log_.get()),
      publish_(publish ? std::move(publish) : [](const auto&) {}),
      limits_(limits) {
  restart();
}

void World::restart() {
  journal_.reset();
  journal_ = std::make_unique<server::Journal>(*log_, clock_, limits_, publish_, nullptr);
}

server::Ask World::ask_of(std::string_view by, const StreamId& stream,
                          decltype(server::Ask::command) command) const {
  return {.stream = stream,
          .command = std::move(command),
          .expected = log_->version_of(stream),
          .id = fresh_command(),
          .by = id_of(by)};
}

Version World::done(const server::Outcome& outcome) {
  if (const auto* refused = std::get_if<Rejection>(&outcome)) {
    ADD_FAILURE() << "refused: " << refused->rule << " " << refused->slug << " " << refused->detail;
    return {};
  }
  const auto* done = std::get_if<server::Done>(&outcome);
  if (!done) {
    ADD_FAILURE() << "not done: outcome " << outcome.index();
    return {};
  }
  return done->at;
}

void World::register_everybody() {
  const auto& system = system_actor.value;
  for (const auto who : {kari, coordinator, physio, teacher, sister, stranger, caseworker}) {
    const person::RegisterPerson command{.person = id_of(who), .full_name = std::string(who)};
    done(send(ask_of(system, stream_of(id_of(who)), person::Command{command})));
  }
  const auto body = [&](const Orgnr& orgnr, BodyKind kind) {
    const unit::RegisterBody command{
        .unit = orgnr, .kind = kind, .title = "Tjenesten", .municipality = "9999"};
    done(send(ask_of(system, stream_of(orgnr), unit::Command{command})));
  };
  const unit::RegisterCoordinatingUnit unit_command{
      .unit = unit_body, .title = "Koordinerende enhet", .municipality = "9999"};
  done(send(ask_of(system, stream_of(unit_body), unit::Command{unit_command})));
  body(service_body, BodyKind::municipal_service);
  body(Orgnr{"944444444"}, BodyKind::school);
  const auto staff = [&](const Orgnr& orgnr, std::string_view who) {
    const unit::AssignUnitMember command{.person = id_of(who), .profession = "Sosionom"};
    done(send(ask_of(system, stream_of(orgnr), unit::Command{command})));
  };
  staff(unit_body, caseworker);
  staff(service_body, coordinator);
  staff(service_body, physio);
}

void World::open_plan() {
  register_everybody();
  must(kari, intake::RegisterRequest{.request = {"request-1"},
                                     .owner = id_of(kari),
                                     .channel = intake::Channel::digital,
                                     .asked_by = intake::Asker::owner,
                                     .service = service_body,
                                     .wants = intake::Wanted::plan});
  must(coordinator,
       intake::AssessEligibility{
           .long_term = true, .coordinated = true, .grounds = "Flere tjenester over tid"});
  must(kari, consent::GivePlanConsent{.consent = {"consent-plan"}});
  must(kari, consent::GiveCoordinatorConsent{.consent = {"consent-coordinator"}});
  must(caseworker,
       coordination::AppointCoordinator{
           .coordinator = id_of(coordinator), .body = service_body, .profession = "Ergoterapeut"});
  must(coordinator, lifecycle::StartPlan{});
  must(coordinator,
       consent::RecordConsentInformation{.information = {"information-1"},
                                         .areas = {LifeArea::health, LifeArea::education},
                                         .recipients = {id_of(physio), id_of(teacher)},
                                         .use = "Samordne tiltakene",
                                         .consequences = "De du navngir, ser området"});
  const auto share = [&](std::string_view id, std::string_view who, LifeArea area) {
    must(kari, consent::GiveSharingConsent{.consent = {std::string(id)},
                                           .information = InformationId{"information-1"},
                                           .areas = {area},
                                           .recipients = {id_of(who)},
                                           .use = "Samordne tiltakene",
                                           .until = day("2027-06-30")});
  };
  share("consent-health", physio, LifeArea::health);
  share("consent-school", teacher, LifeArea::education);
  must(coordinator, group::FormGroup{});
  must(coordinator, group::AddMember{.person = id_of(physio),
                                     .kind = group::MemberKind::fixed,
                                     .body = service_body,
                                     .function = "Fysioterapeut"});
  must(coordinator, group::AddMember{.person = id_of(teacher),
                                     .kind = group::MemberKind::fixed,
                                     .body = Orgnr{"944444444"},
                                     .function = "Lærer"});
  must(kari, goals::SetGoal{.goal = {"walk"},
                            .area = LifeArea::health,
                            .horizon = goals::Horizon::short_term,
                            .own_words = "Gå til butikken selv"});
}

std::vector<std::string> World::history() const {
  std::vector<std::string> names;
  for (const auto& recorded : log_->read(plan_stream(), {}, 10'000)) names.push_back(recorded.type);
  return names;
}

}  // namespace tests
