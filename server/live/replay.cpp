#include "server/live/replay.h"

#include <algorithm>
#include <limits>

#include "events/codec.h"
#include "server/live/frames.h"

namespace server {
namespace {

using events::Recorded;

// Calls `hear` for each event after `seen`, up to `until`.
template <class Hear>
void read_on(const events::Log& log, const events::PlanId& id, events::Version seen,
             events::Version until, const Hear& hear) {
  const auto stream = events::stream_of(id);
  for (;;) {
    const auto events = log.read(stream, seen, limits::catch_up_page);
    for (const auto& recorded : events) {
      if (recorded.version > until) return;
      hear(recorded);
      seen = recorded.version;
    }
    if (events.size() < limits::catch_up_page) return;
  }
}

// One replay in the making: too long or too large, it is left to a snapshot.
struct Gathering {
  Replay& replay;
  std::size_t bytes = 0;
  bool dear = false;

  void hear(const Happened& happened, events::Epoch epoch) {
    const auto& step = happened.step;
    if (step.version == replay.of.from) replay.held_at = step.at;
    if (step.version <= replay.of.from || dear) return;
    auto text = patch_frame(happened, replay.of.audience, replay.at, epoch);
    if (!text) return;
    replay.at = step.version;
    bytes += text->wire().size();
    dear = bytes > limits::replay_bytes_max;
    replay.patches.push_back(std::move(text));
  }

  void weigh(const projections::PlanFold& fold, Names& names, const Directory& directory) {
    if (!dear && replay.patches.size() <= limits::replay_unweighed) return;
    names.learn(directory, fold.people(replay.of.audience));
    Picture picture(fold, replay.of.audience, names);
    if (!dear && bytes <= picture.view_bytes()) return;
    replay.patches.clear();
    replay.at = picture.at();
    static_cast<void>(picture.hash());
    replay.picture = std::move(picture);
  }
};

}  // namespace

std::shared_ptr<ReadPlan> read_plan(const Source& source, const events::PlanId& id) {
  LivePlan plan{id};
  try {
    constexpr events::Version all{std::numeric_limits<std::uint64_t>::max()};
    read_on(source.log, id, {}, all, [&](const Recorded& recorded) { plan.advance(recorded); });
    plan.names.learn(source.directory, plan.fold.people(plan.fold.everything()));
  } catch (const events::LogFailure&) {
    return nullptr;
  }
  return std::make_shared<ReadPlan>(ReadPlan{
      .fold = std::move(plan.fold), .tail = std::move(plan.tail), .names = std::move(plan.names)});
}

std::shared_ptr<Refold> refold(const Source& source, const events::PlanId& id,
                               events::Version until, const std::vector<MissedFrom>& missed) {
  auto result = std::make_shared<Refold>();
  result->until = until;
  for (const auto& each : missed) {
    result->replays.push_back({.of = each, .at = each.from, .patches = {}, .picture = {}});
  }
  std::vector<Gathering> gathering;
  gathering.reserve(missed.size());
  auto first = until;
  for (auto& each : result->replays) {
    gathering.push_back({.replay = each});
    first = std::min(first, each.of.from);
  }
  try {
    projections::PlanFold fold{id};
    Names names;
    read_on(source.log, id, {}, until, [&](const Recorded& recorded) {
      const auto step = fold.apply(recorded);
      if (step.version < first) return;
      names.learn(source.directory, step.people);
      const Happened happened{.recorded = recorded, .step = step, .names = names};
      for (auto& each : gathering) each.hear(happened, source.epoch);
    });
    for (auto& each : gathering) each.weigh(fold, names, source.directory);
  } catch (const events::LogFailure&) {
    return nullptr;
  }
  return result;
}

std::shared_ptr<EventsPage> read_page(const Source& source, const events::PlanId& id,
                                      const PageRead& read, events::Version until) {
  auto page = std::make_shared<EventsPage>();
  page->seen = read.seen;
  auto at = read.at;
  Names names;
  try {
    for (const auto& recorded :
         source.log.read(events::stream_of(id), read.seen, limits::catch_up_page)) {
      if (recorded.version > until) break;
      page->seen = recorded.version;
      const auto decoded = events::decode(recorded);
      const auto* event = decoded ? std::get_if<events::plan::Event>(&*decoded) : nullptr;
      if (!event) continue;
      auto people = events::people_in(*decoded);
      people.push_back(recorded.author.by);
      if (recorded.author.mandate) people.push_back(recorded.author.mandate->on_behalf_of);
      std::sort(people.begin(), people.end());
      people.erase(std::unique(people.begin(), people.end()), people.end());
      const projections::Step step{.version = recorded.version,
                                   .at = recorded.author.at,
                                   .scope = events::scope_of(*event),
                                   .changes = {},
                                   .people = std::move(people),
                                   .may_move_audiences = false};
      names.learn(source.directory, step.people);
      const Happened happened{.recorded = recorded, .step = step, .names = names};
      auto text = event_frame(happened, read.audience, at, source.epoch);
      if (!text) continue;
      at = recorded.version;
      page->events.push_back({at, std::move(text)});
    }
  } catch (const events::LogFailure&) {
    return nullptr;
  }
  return page;
}

}  // namespace server
