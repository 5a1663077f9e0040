#include "server/journal/journal.h"

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "events/codec.h"
#include "events/hash.h"
#include "events/overloaded.h"
#include "events/plan/standing.h"
#include "projections/rows.h"
#include "server/directory.h"
#include "server/journal/streams.h"

namespace server {
namespace {

struct Waiting {
  Ask ask;
  Journal::Answered answered;
};

// A stale ask is answered after the group is on disk: what it missed may be in that very group.
struct Missed {};
using Verdict = std::variant<Done, events::Rejection, Missed, ReusedId>;

events::Digest digest_of(const events::Draft& command) {
  return events::sha256(command.type + '\0' + command.payload);
}

template <class Variant>
events::Draft draft_of(const Variant& command) {
  return std::visit([](const auto& each) { return events::encode(each); }, command);
}

// R13: both identities, the authority and its period.
std::optional<events::Mandate> mandate_in(const events::Plan& plan, const events::PersonId& by,
                                          events::Timestamp at) {
  if (!plan.owner || plan.owner == by) return {};
  const auto* mandate = events::mandate_of(plan, by, at);
  if (!mandate) return {};
  for (const auto& [id, each] : plan.group.representations) {
    if (&each != mandate) continue;
    return events::Mandate{
        .on_behalf_of = *plan.owner,
        .authority = id.value + " " + events::to_text(events::day_of(each.from)) + "/" +
                     events::to_text(events::day_of(each.until - std::chrono::days{1}))};
  }
  return {};
}

// The events of one decision, whatever the kind of stream.
using Decided = events::Result<std::vector<events::Event>, events::Rejection>;

template <class Decision>
Decided lift(Decision decision) {
  if (!decision) return std::move(decision.error());
  std::vector<events::Event> lifted;
  lifted.reserve(decision->size());
  for (auto& event : *decision) lifted.emplace_back(std::move(event));
  return lifted;
}

bool sees_something(const Stream& stream, const events::Stamp& stamp) {
  const auto* state = std::get_if<PlanState>(&stream.state);
  if (!state) return true;
  const events::Viewer viewer{.person = stamp.by, .offices = stamp.offices};
  return !events::audience_of(state->plan, viewer, stamp.at).nothing();
}

events::Rejection wrong_stream() {
  return events::invalid("R14", "wrong-stream", "This command is for another kind of stream.");
}

Decided decide(const Stream& stream, const Ask& ask, const events::Stamp& stamp) {
  return std::visit(
      events::Overloaded{
          [&](const events::plan::Command& command) -> Decided {
            const auto* state = std::get_if<PlanState>(&stream.state);
            return state ? lift(events::plan::decide(state->plan, command, stamp)) : wrong_stream();
          },
          [&](const events::unit::Command& command) -> Decided {
            const auto* unit = std::get_if<events::unit::Unit>(&stream.state);
            return unit ? lift(events::unit::decide(*unit, command, stamp)) : wrong_stream();
          },
          [&](const events::person::Command& command) -> Decided {
            const auto* person = std::get_if<events::person::Person>(&stream.state);
            return person ? lift(events::person::decide(*person, command, stamp)) : wrong_stream();
          },
      },
      ask.command);
}

// The writer knows what the log holds; if the log disagrees, somebody else has written to it.
std::string describe(const events::Refused& refused) {
  return std::visit(
      events::Overloaded{
          [](const events::Fenced& fenced) {
            return "another writer has taken this log over, it is at position " +
                   std::to_string(fenced.head.position.value);
          },
          [](const events::Conflict&) { return std::string("a stream has moved on by itself"); },
          [](const events::Repeated&) { return std::string("a command is there already"); },
          [](const events::Reused&) { return std::string("a command id is taken already"); },
      },
      refused);
}

[[noreturn]] void stop_process(const std::string& what) {
  std::fprintf(stderr, "medvirk: the log cannot be written, so the server stops: %s\n",
               what.c_str());
  std::_Exit(1);
}

}  // namespace

class Journal::Writer {
 public:
  Writer(events::Log& log, const Clock& clock, JournalLimits limits, Publish publish, Failed failed)
      : log_(log),
        clock_(clock),
        limits_(limits),
        publish_(std::move(publish)),
        failed_(std::move(failed)),
        streams_(log, deadlines_, limits.cached_events_max) {
    rebuild_views();
    head_ = log_.head();
    thread_ = std::thread([this] { run(); });
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    {
      const std::lock_guard lock{mutex_};
      stopping_ = true;
    }
    bell_.notify_one();
    thread_.join();
  }

  void submit(Waiting waiting) {
    {
      const std::lock_guard lock{mutex_};
      if (!stopping_ && queue_.size() < limits_.queue_max) {
        queue_.push_back(std::move(waiting));
        bell_.notify_one();
        return;
      }
    }
    waiting.answered(Busy{});
  }

 private:
  // Views with another number than the log has, or behind it, are built from the log first.
  void rebuild_views() {
    const auto head = log_.head().position;
    bool behind = false;
    for (const auto& view : view_names()) behind = behind || log_.checkpoint(view) != head;
    if (!behind) return;
    for (const auto& [view, rows] : projections::build_rows(log_, deadlines_)) {
      log_.replace_rows(view, rows, head);
    }
  }

  void run() {
    try {
      for (std::vector<Waiting> asks; take(asks); asks.clear()) make_group(asks);
    } catch (const events::LogFailure& failure) {
      {
        const std::lock_guard lock{mutex_};
        stopping_ = true;  // Nobody who asks from now on waits for an answer that never comes.
      }
      failed_ ? failed_(failure.what()) : stop_process(failure.what());
    }
  }

  // What piled up while the last group was written; waits if nothing did. A command for a unit or
  // a person changes what others may do, so it makes a group of its own.
  bool take(std::vector<Waiting>& asks) {
    std::unique_lock lock{mutex_};
    bell_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
    const auto alone = [](const Waiting& waiting) {
      return !std::holds_alternative<events::plan::Command>(waiting.ask.command);
    };
    while (!queue_.empty() && asks.size() < limits_.group_asks_max) {
      const bool is_alone = alone(queue_.front());
      if (is_alone && !asks.empty()) break;
      asks.push_back(std::move(queue_.front()));
      queue_.pop_front();
      if (is_alone) break;
    }
    return !asks.empty();
  }

  void make_group(std::vector<Waiting>& asks) {
    events::Group group{
        .epoch = head_.epoch, .expected = head_.position, .appends = {}, .rows = {}};
    in_group_.clear();
    std::vector<Verdict> verdicts;
    verdicts.reserve(asks.size());
    for (const auto& waiting : asks) verdicts.push_back(judge(waiting.ask, group));
    std::size_t appended = 0;
    if (!group.appends.empty()) {
      auto committed = log_.append(group);
      if (!committed) throw events::LogFailure(describe(committed.error()));
      head_.position = committed->back().position;
      appended = committed->size();
      publish_(*committed);
    }
    for (std::size_t i = 0; i < asks.size(); ++i) answer(asks[i], verdicts[i]);
    streams_.trim(appended);
  }

  Verdict judge(const Ask& ask, events::Group& group) {
    auto& stream = streams_.at(ask.stream);
    const auto draft = draft_of(ask.command);
    const auto digest = digest_of(draft);
    if (const auto first = first_answer(ask)) {
      if (first->request != digest) return ReusedId{};
      return Done{.epoch = head_.epoch, .at = first->last, .duplicate = true};
    }
    const events::Stamp stamp{.by = ask.by,
                              .at = ask.at.value_or(std::max(clock_.now(), stream.last_at)),
                              .offices = offices_of(ask.by)};
    // Whoever may see nothing of a plan does not learn how far it has come either: the rules alone
    // answer them.
    if (sees_something(stream, stamp)) {
      if (ask.expected > stream.version) {
        return events::broken("R52", "expected-ahead",
                              "The expected version has not been reached; subscribe again.",
                              {"expected"});
      }
      if (const auto* command = std::get_if<events::plan::Command>(&ask.command)) {
        if (Streams::touched_since(stream, ask.expected, events::entity_of(*command)))
          return Missed{};
      }
    }
    auto decided = decide(stream, ask, stamp);
    if (!decided) return std::move(decided.error());
    if (decided->empty()) {  // Already so: nothing to write, nothing to hear.
      return Done{.epoch = head_.epoch, .at = stream.version, .duplicate = false};
    }
    append(stream, ask, {stamp, digest}, *decided, group);
    return Done{.epoch = head_.epoch, .at = stream.version, .duplicate = false};
  }

  struct Signed {
    const events::Stamp& stamp;
    const events::Digest& digest;
  };

  void append(Stream& stream, const Ask& ask, Signed by, std::vector<events::Event>& decided,
              events::Group& group) {
    auto* plan = std::get_if<PlanState>(&stream.state);
    events::Append append{.stream = ask.stream,
                          .expected = stream.version,
                          .author = {.by = ask.by, .at = by.stamp.at, .command = ask.id},
                          .request = by.digest,
                          .events = {}};
    if (plan) append.author.mandate = mandate_in(plan->plan, ask.by, by.stamp.at);
    bool rows_change = false;
    const auto fold = [&](const events::Event& event) {
      append.events.push_back(events::encode(event));
      advance(stream, event, by.stamp.at);
      if (const auto* e = std::get_if<events::plan::Event>(&event)) {
        rows_change = rows_change || projections::changes_rows(*e);
      }
      add_unit_rows(stream, event, group);
    };
    for (const auto& event : decided) fold(event);
    if (plan) {
      for (const auto& event : events::plan::derive(plan->plan, by.stamp)) fold(event);
    }
    if (plan && rows_change) {
      auto rows = projections::rows_of(plan->plan, deadlines_);
      projections::add_difference(plan->rows, rows, group.rows);
      plan->rows = std::move(rows);
    }
    in_group_[key_of(ask)] = {
        .first = append.expected.next(), .last = stream.version, .request = by.digest};
    group.appends.push_back(std::move(append));
  }

  void add_unit_rows(const Stream& stream, const events::Event& event, events::Group& group) {
    if (const auto* e = std::get_if<events::unit::Event>(&event)) {
      projections::add_rows(*e, std::get<events::unit::Unit>(stream.state), group.rows);
      offices_.clear();
    } else if (const auto* p = std::get_if<events::person::Event>(&event)) {
      projections::add_rows(*p, group.rows);
    }
  }

  static std::string key_of(const Ask& ask) { return ask.stream.value + ' ' + ask.id.value; }

  std::optional<events::Answer> first_answer(const Ask& ask) const {
    const auto found = in_group_.find(key_of(ask));
    if (found != in_group_.end()) return found->second;
    return log_.answer(ask.stream, ask.id);
  }

  // From the view of offices, which a unit's own group has already moved on.
  const std::vector<events::Office>& offices_of(const events::PersonId& person) {
    constexpr std::size_t cached_max = 10'000;
    if (const auto found = offices_.find(person.value); found != offices_.end()) {
      return found->second;
    }
    if (offices_.size() >= cached_max) offices_.clear();
    return offices_[person.value] = server::offices_of(log_, person);
  }

  void answer(Waiting& waiting, Verdict& verdict) {
    constexpr std::size_t missed_max = 20;
    std::visit(
        events::Overloaded{
            [&](Missed) {
              const auto& ask = waiting.ask;
              waiting.answered(Stale{.version = log_.version_of(ask.stream),
                                     .missed = log_.read(ask.stream, ask.expected, missed_max)});
            },
            [&](auto& other) { waiting.answered(std::move(other)); },
        },
        verdict);
  }

  events::Log& log_;
  const Clock& clock_;
  const JournalLimits limits_;
  const events::Deadlines deadlines_{};
  const Publish publish_;
  const Failed failed_;

  // The writer thread's own.
  Streams streams_;
  events::Head head_{};
  std::unordered_map<std::string, events::Answer> in_group_;
  std::unordered_map<std::string, std::vector<events::Office>> offices_;

  std::mutex mutex_;  // Guards the two below.
  std::deque<Waiting> queue_;
  bool stopping_ = false;
  std::condition_variable bell_;
  std::thread thread_;  // Last, so that it starts when all else stands.
};

Journal::Journal(events::Log& log, const Clock& clock, JournalLimits limits, Publish publish,
                 Failed failed)
    : writer_(std::make_unique<Writer>(log, clock, limits, std::move(publish), std::move(failed))) {
}

Journal::~Journal() = default;

void Journal::submit(Ask ask, Answered answered) {
  writer_->submit({std::move(ask), std::move(answered)});
}

Outcome Journal::ask(Ask ask) {
  std::promise<Outcome> promise;
  auto outcome = promise.get_future();
  submit(std::move(ask), [&](Outcome result) { promise.set_value(std::move(result)); });
  return outcome.get();
}

std::vector<std::string> view_names() { return projections::view_names(); }

}  // namespace server
