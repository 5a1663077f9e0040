// bench replay: events folded a second (rules alone, and with the plan view), beside a raw scan of
// the same events in RocksDB.

#include <rocksdb/db.h>

#include <memory>
#include <stdexcept>

#include "events/codec.h"
#include "projections/plan_fold.h"
#include "server/data_folder.h"
#include "server/journal/journal.h"
#include "tools/bench/bench.h"
#include "tools/bench/measure.h"
#include "tools/bench/town.h"

namespace tools {
namespace {

constexpr std::size_t events_a_plan = 100;

double scan_raw(const events::stores::RocksLog& log, std::size_t wanted) {
  const Stopwatch watch;
  const auto iterator = log.tables().scan(log.tables().events(), "");
  std::size_t count = 0;
  std::size_t bytes = 0;
  for (; iterator->Valid(); iterator->Next()) {
    ++count;
    bytes += iterator->value().size();
  }
  if (count != wanted || bytes == 0) throw std::runtime_error("the raw scan saw another log");
  return static_cast<double>(count) / watch.seconds();
}

double fold_rules(const events::Log& log, std::size_t plans) {
  const Stopwatch watch;
  std::size_t count = 0;
  for (std::size_t i = 0; i < plans; ++i) {
    events::Plan plan{.id = events::plan_of(town_owner(i))};
    for (const auto& recorded : log.read(events::stream_of(plan.id), {}, events_a_plan)) {
      auto event = events::decode(recorded);
      if (!event) throw std::runtime_error("an event of the bench is not understood");
      plan = events::plan::evolve(std::move(plan), std::get<events::plan::Event>(*event));
      ++count;
    }
  }
  return static_cast<double>(count) / watch.seconds();
}

double fold_views(const events::Log& log, std::size_t plans) {
  const Stopwatch watch;
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < plans; ++i) {
    count += projections::fold_plan(log, events::plan_of(town_owner(i))).version().value;
  }
  return static_cast<double>(count) / watch.seconds();
}

}  // namespace

Figures bench_replay(const std::filesystem::path& folder, double scale) {
  const auto plans = static_cast<std::size_t>(std::max(1.0, 1000 * scale));
  const auto log = server::open_to_write(folder / "medvirk");
  write_town(*log, plans, events_a_plan);
  std::vector<double> raw;
  std::vector<double> rules;
  std::vector<double> views;
  std::vector<double> rules_ratio;
  std::vector<double> views_ratio;
  for (int round = 0; round < rounds_measured; ++round) {
    raw.push_back(scan_raw(*log, plans * events_a_plan));
    rules.push_back(fold_rules(*log, plans));
    views.push_back(fold_views(*log, plans));
    rules_ratio.push_back(rules.back() / raw.back());
    views_ratio.push_back(views.back() / raw.back());
  }
  return {
      {"replay", "events folded, rules", median(rules), "1/s", median(raw), median(rules_ratio)},
      {"replay", "events folded, rules and plan view", median(views), "1/s", median(raw),
       median(views_ratio)}};
}

}  // namespace tools
