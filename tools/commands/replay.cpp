#include <algorithm>
#include <stdexcept>

#include "events/json/write.h"
#include "projections/plan_fold.h"
#include "protocol/messages.h"
#include "server/data_folder.h"
#include "server/queries/directory.h"
#include "tools/commands/commands.h"
#include "tools/plan_name.h"
#include "tools/telling/plan_text.h"
#include "tools/telling/telling.h"
#include "tools/terminal.h"

namespace tools {
namespace {

using events::json::Json;

constexpr std::size_t events_replayed_at_once = 500;

bool is_version(const std::string& text) {
  return !text.empty() && text.size() < 19 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Where a replay ends: at a version, or with the last event until a time.
class End {
 public:
  explicit End(const std::optional<std::string>& at) {
    if (at && is_version(*at)) version_ = events::Version{std::stoull(*at)};
    if (at && !version_) time_ = events::timestamp_from(*at);
  }
  [[nodiscard]] bool is_before(const events::Recorded& recorded) const {
    return (version_ && recorded.version > *version_) || (time_ && recorded.author.at > *time_);
  }
  [[nodiscard]] bool is_after(events::Version last) const { return version_ && *version_ > last; }

 private:
  std::optional<events::Version> version_{};
  std::optional<events::Timestamp> time_{};
};

std::vector<events::Recorded> events_until(const events::Log& log, const events::PlanId& plan,
                                           const End& end) {
  std::vector<events::Recorded> all;
  for (events::Version seen;;) {
    const auto read = log.read(events::stream_of(plan), seen, events_replayed_at_once);
    for (const auto& recorded : read) {
      if (end.is_before(recorded)) return all;
      all.push_back(recorded);
      seen = recorded.version;
    }
    if (read.size() < events_replayed_at_once) return all;
  }
}

void print_json(const events::Log& log, const std::vector<events::Recorded>& history,
                const projections::PlanFold& fold) {
  std::string list;
  for (const auto& recorded : history) {
    if (!list.empty()) list += ',';
    list += protocol::cloud_event(recorded);
  }
  const server::Directory directory{log};
  const protocol::At at{.epoch = log.head().epoch.value, .seq = fold.version().value};
  say("{\"at\":" + events::json::to_json(at) + ",\"events\":[" + list +
      "],\"people\":" + directory.names(fold.people(fold.everything())) +
      ",\"view\":" + fold.view(fold.everything()).dump() + '}');
}

void print_words(const events::Log& log, const std::vector<events::Recorded>& history,
                 const projections::PlanFold& fold, Language language) {
  const server::Directory directory{log};
  const Reader reader{
      .person = [&](const events::PersonId& person) { return directory.person(person); },
      .body = [&](const events::Orgnr& body) { return directory.body(body); },
      .language = language};
  Telling telling(reader.person, reader.body, language);
  for (const auto& recorded : history) {
    const auto sentence = telling.sentence(recorded);
    const auto number = std::to_string(recorded.version.value);
    say(std::string(number.size() < 4 ? 4 - number.size() : 0, ' ') + number + "  " +
        moment_text(recorded.author.at) + "  " + sentence.value_or(recorded.type));
  }
  for (const auto& line : plan_text(fold.view(fold.everything()), reader)) say(line);
}

}  // namespace

bool is_moment(const std::string& text) {
  return is_version(text) || events::timestamp_from(text).has_value();
}

int replay(const ReplayOptions& options) {
  const auto log = server::open_to_read(options.data);
  const auto plan = plan_named(options.plan);
  const auto last = log->version_of(events::stream_of(plan));
  if (last == events::Version{}) throw std::runtime_error("there is no plan of " + options.plan);
  const End end(options.at);
  if (end.is_after(last)) {
    throw std::runtime_error("the plan has " + std::to_string(last.value) + " events, not " +
                             *options.at);
  }
  const auto history = events_until(*log, plan, end);
  projections::PlanFold fold(plan);
  for (const auto& recorded : history) static_cast<void>(fold.apply(recorded));
  if (options.json) {
    print_json(*log, history, fold);
  } else {
    print_words(*log, history, fold, options.language);
  }
  return 0;
}

}  // namespace tools
