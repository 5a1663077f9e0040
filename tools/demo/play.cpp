#include "tools/demo/play.h"

#include <functional>
#include <map>
#include <memory>
#include <stdexcept>

#include "events/codec.h"
#include "events/overloaded.h"
#include "projections/rows.h"
#include "server/queries/directory.h"
#include "tools/asking.h"
#include "tools/demo/stories.h"
#include "tools/session.h"
#include "tools/telling/follower.h"
#include "tools/terminal.h"

namespace tools::demo {
namespace {

using projections::words::Phrase;

constexpr std::chrono::hours played_token_life{2};
constexpr std::chrono::seconds patience{10};            // For a frame that has to come.
constexpr std::chrono::milliseconds listen_while{100};  // Between looks at the sockets in a pause.

bool has_plan(const events::Log& log, const std::string& owner) {
  const auto plan = events::plan_of({owner});
  return log.version_of(events::stream_of(plan)) > events::Version{};
}

std::string choose_owner(const PlayOptions& options, const events::Log& log) {
  if (options.owner) {
    if (!has_plan(log, *options.owner)) return *options.owner;
    throw std::runtime_error(*options.owner +
                             " has a plan already, and a person has one plan "
                             "only; choose somebody else with --plan-of");
  }
  std::string owner(played_owner);
  for (int number = 2; has_plan(log, owner); ++number) {
    owner = std::string(played_owner) + "-" + std::to_string(number);
  }
  return owner;
}

class Stage {
 public:
  Stage(const PlayOptions& options, const events::Log& log, const server::Issuer& issuer,
        const server::Clock& clock)
      : options_(options),
        log_(log),
        issuer_(issuer),
        clock_(clock),
        directory_(log),
        owner_(choose_owner(options, log)),
        told_(
            events::plan_of({owner_}),
            [this](const events::Orgnr& body) { return directory_.body(body); }, options.language,
            [](const std::string& line) { say(line); }) {}
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  void play() {
    register_owner();
    const auto story = played_plan(owner_, clock_.now());
    bool first = true;
    for (const auto& step : story.steps) {
      perform(step);
      if (first) static_cast<void>(session_of(owner_).subscribe(told_.events_feed()));
      first = false;
      listen_until(seen_);
      look_over_the_shoulder(step);
      pause();
    }
    tell_the_end();
  }

 private:
  // Whoever is not in the directory yet is registered by the coordinating unit, live as well.
  void register_owner() {
    if (log_.row(std::string(projections::directory_view), owner_)) return;
    const PersonId id{owner_};
    const person::Command command{
        person::RegisterPerson{.person = id, .full_name = "Ada Solvang (" + owner_ + ")"}};
    perform({.at = {}, .by = {"unni"}, .stream = events::stream_of(id), .command = command});
  }

  Session& session_of(const std::string& person) {
    auto& session = sessions_[person];
    if (!session) {
      session = std::make_unique<Session>(options_.server,
                                          issuer_.token({person}, clock_.now(), played_token_life));
    }
    return *session;
  }

  void perform(const Step& step) {
    const auto draft =
        std::visit([](const auto& each) { return events::encode(each); }, step.command);
    const auto slash = step.stream.value.find('/');
    auto& version = versions_[step.stream.value];
    version = std::max(version, log_.version_of(step.stream).value);
    const auto reply =
        session_of(step.by.value)
            .request({{"t", "command"},
                      {step.stream.value.substr(0, slash), step.stream.value.substr(slash + 1)},
                      {"commandId", new_command().value},
                      {"expected", version},
                      {"name", draft.type},
                      {"body", *events::json::parse(draft.payload)}});
    if (reply["t"] == "error") {
      throw std::runtime_error(step.by.value + " could not " + draft.type + ": " +
                               problem_text(reply));
    }
    version = position_of(reply["at"]).seq;
    seen_ = version;
  }

  // The owner hears of it, like everybody who may.
  void listen_until(std::uint64_t version) {
    auto& session = session_of(owner_);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (!told_.events_at() || told_.events_at()->seq < version) {
      const auto frame = session.next(patience);
      if (frame) told_.take(*frame);
      if (!frame || std::chrono::steady_clock::now() > deadline) {
        throw std::runtime_error("the owner did not hear of what happened");
      }
    }
  }

  // From the moment she is a member, the one whose consent will be taken back looks on.
  void look_over_the_shoulder(const Step& step) {
    const auto* command = std::get_if<events::plan::Command>(&step.command);
    const auto* theme = command ? std::get_if<group::Command>(command) : nullptr;
    const auto* added = theme ? std::get_if<group::AddMember>(theme) : nullptr;
    if (!added || added->person.value != played_recipient) return;
    static_cast<void>(session_of(std::string(played_recipient)).subscribe(told_.plan_feed()));
  }

  // Waits, and keeps every socket's pings answered meanwhile.
  void pause() {
    const auto until = std::chrono::steady_clock::now() + options_.pace;
    while (std::chrono::steady_clock::now() < until) {
      for (auto& [person, session] : sessions_) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        if (left.count() <= 0) return;
        const auto frame = session->next(std::min(left, listen_while));
        if (frame && person == played_recipient) overhear(*frame);
        if (frame && person == owner_) told_.take(*frame);
      }
    }
  }

  void overhear(const Json& frame) {
    if (frame.value("t", "") == "revoked") revoked_because_ = frame.value("reason", "");
  }

  // R6: she is told that she sees nothing any more, and nothing else.
  void tell_the_end() {
    auto& session = session_of(std::string(played_recipient));
    while (!revoked_because_) {
      const auto frame = session.next(patience);
      if (!frame) throw std::runtime_error("nobody heard that the consent was taken back");
      overhear(*frame);
    }
    const Phrase sees_nothing{"ser ikke planen lenger", "ser ikkje planen lenger",
                              "no longer sees the plan"};
    say("→ " + session.full_name() + " " + sees_nothing.in(options_.language) + " (" +
        *revoked_because_ + ").");
  }

  const PlayOptions& options_;
  const events::Log& log_;
  const server::Issuer& issuer_;
  const server::Clock& clock_;
  server::Directory directory_;
  std::string owner_;
  Follower told_;
  std::map<std::string, std::unique_ptr<Session>> sessions_;
  std::map<std::string, std::uint64_t> versions_;
  std::uint64_t seen_ = 0;
  std::optional<std::string> revoked_because_{};
};

}  // namespace

void play(const PlayOptions& options, const events::Log& log, const server::Issuer& issuer,
          const server::Clock& clock) {
  Stage(options, log, issuer, clock).play();
}

}  // namespace tools::demo
