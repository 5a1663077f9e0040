#include "server/metrics/exposition.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <sstream>

#include "events/json/read.h"
#include "projections/outbox_rows.h"
#include "projections/rows.h"
#include "server/journal/journal.h"
#include "server/metrics/process.h"

namespace server {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using Labels = std::vector<ClientMetric::Label>;

class Families {
 public:
  void gauge(const std::string& name, const std::string& help, double value) {
    begin(name, help, MetricType::Gauge);
    add_gauge({}, value);
  }
  void counter(const std::string& name, const std::string& help, std::uint64_t value) {
    begin(name, help, MetricType::Counter);
    add_counter({}, value);
  }
  void tally(const std::string& name, const std::string& help, const Tally& tally,
             const std::string& first, const std::string& second = {}) {
    begin(name, help, MetricType::Counter);
    for (const auto& [labels, count] : tally.read()) {
      Labels both{{.name = first, .value = labels.first}};
      if (!second.empty()) both.push_back({.name = second, .value = labels.second});
      add_counter(std::move(both), count);
    }
  }
  void histogram(const std::string& name, const std::string& help,
                 const Histogram::Reading& reading) {
    begin(name, help, MetricType::Histogram);
    ClientMetric metric;
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < reading.bounds.size(); ++i) {
      below += reading.counts[i];
      metric.histogram.bucket.push_back(
          {.cumulative_count = below, .upper_bound = reading.bounds[i]});
    }
    metric.histogram.sample_count = below + reading.counts.back();
    metric.histogram.sample_sum = reading.sum;
    all_.back().metric.push_back(std::move(metric));
  }

  void begin(const std::string& name, const std::string& help, MetricType type) {
    all_.push_back({.name = "medvirk_" + name, .help = help, .type = type, .metric = {}});
  }
  void add_gauge(Labels labels, double value) {
    ClientMetric metric;
    metric.label = std::move(labels);
    metric.gauge.value = value;
    all_.back().metric.push_back(std::move(metric));
  }
  void add_counter(Labels labels, std::uint64_t value) {
    ClientMetric metric;
    metric.label = std::move(labels);
    metric.counter.value = static_cast<double>(value);
    all_.back().metric.push_back(std::move(metric));
  }

  [[nodiscard]] std::string text() const {
    std::ostringstream out;
    prometheus::TextSerializer().Serialize(out, all_);
    return out.str();
  }

 private:
  std::vector<MetricFamily> all_;
};

double of(std::uint64_t number) { return static_cast<double>(number); }

void add_live(Families& all, const LiveReading& live) {
  const auto long_lived = live.live + live.streams;
  all.begin("connections", "Connections that are open, by kind", MetricType::Gauge);
  all.add_gauge({{.name = "kind", .value = "live"}}, of(live.live));
  all.add_gauge({{.name = "kind", .value = "sse"}}, of(live.streams));
  // They are counted one after the other, and meanwhile some may have come or gone.
  all.add_gauge({{.name = "kind", .value = "http"}},
                of(live.connections - std::min<std::uint64_t>(long_lived, live.connections)));
  all.gauge("subscriptions", "Feeds that live sockets subscribe to", of(live.subscriptions));
  all.gauge("queued_bytes", "Bytes waiting in all outboxes", of(live.queued_bytes));
  all.counter("messages_total", "Messages of clients on live sockets", live.messages_in);
  all.counter("frames_total", "Frames given to live sockets", live.frames);
  all.counter("frame_bytes_total", "Their bytes", live.bytes);
  all.counter("writes_total", "System calls that they took", live.writes);
  all.counter("conflations_total", "Patches merged into another for a slow reader", live.conflated);
  all.counter("unanswered_pings_total", "Sockets given up since they no longer answered",
              live.unanswered);
  all.begin("closes_total", "Live sockets by the code they were closed with", MetricType::Counter);
  for (const auto& [code, count] : live.closes) {
    all.add_counter({{.name = "code", .value = code}}, count);
  }
  if (!live.lag.counts.empty()) {
    all.histogram("commit_to_write_seconds", "From a commit on disk to its frame in a socket",
                  live.lag);
  }
}

void add_journal(Families& all, const Measures& measures) {
  all.histogram("group_commands", "Commands in one group on disk", measures.group_commands.read());
  all.histogram("group_events", "Events in one group on disk", measures.group_events.read());
  all.histogram("fsync_seconds", "How long the disk took for a group",
                measures.disk_seconds.read());
  all.tally("commands_total", "Commands by what came of them", measures.outcomes, "outcome");
  all.tally("rejections_total", "Commands refused by a rule", measures.rejections, "rule", "slug");
}

void add_gateway(Families& all, const MetricSources& sources) {
  all.tally("http_replies_total", "Replies over HTTP", sources.instruments.measures.replies,
            "route", "status");
  const auto gate = sources.instruments.admission.counts();
  all.gauge("admission_inside", "Sign-ins and snapshots in work", static_cast<double>(gate.inside));
  all.gauge("admission_waiting", "Those that wait for a place", static_cast<double>(gate.waiting));
  all.counter("admission_turned_away_total", "Those told to come back later", gate.turned_away);
  all.gauge("draining", "1 while the server stops", sources.instruments.departures.begun() ? 1 : 0);
}

void add_log(Families& all, const events::Log& log) {
  const auto head = log.head();
  all.gauge("log_position", "Events in the log", static_cast<double>(head.position.value));
  all.gauge("log_epoch", "The log's epoch", static_cast<double>(head.epoch.value));
  all.begin("view_lag_events", "Events that a view across plans is behind the log",
            MetricType::Gauge);
  for (const auto& view : view_names()) {
    const auto checkpoint = log.checkpoint(view).value_or(events::Position{});
    // The view may have moved on since the head was read.
    const auto behind = head.position.value - std::min(checkpoint.value, head.position.value);
    all.add_gauge({{.name = "view", .value = view}}, static_cast<double>(behind));
  }
}

// How late the timer is that should have been sent first; 0 if all is well.
double timer_lateness(const events::Log& log, const Clock& clock) {
  const auto rows = log.rows(std::string(projections::due_view), "", "", 1);
  if (rows.empty()) return 0;
  const auto json = events::json::parse(rows.front().value);
  if (!json) return 0;
  const auto due = events::json::from_json<projections::DueRow>(*json);
  if (!due) return 0;
  const std::chrono::duration<double> late = clock.now() - due->at;
  return std::max(late.count(), 0.0);
}

double rows_in(const events::Log& log, std::string_view view) {
  return static_cast<double>(log.rows(std::string(view), "", "", limits::counted_rows_max).size());
}

void add_process(Families& all) {
  const auto process = read_process();
  all.gauge("process_resident_bytes", "Memory in use", static_cast<double>(process.resident_bytes));
  all.gauge("process_virtual_bytes", "Addresses in use",
            static_cast<double>(process.virtual_bytes));
  all.gauge("process_open_files", "Files and sockets open",
            static_cast<double>(process.open_files));
  all.gauge("process_open_files_max", "How many there may be",
            static_cast<double>(process.open_files_max));
  all.gauge("process_cpu_seconds", "Time on all processors", process.cpu_seconds);
  all.gauge("process_start_time_seconds", "When it started, as Unix time", process.started);
}

}  // namespace

std::string expose(const MetricSources& sources) {
  Families all;
  add_live(all, sources.live);
  add_journal(all, sources.instruments.measures);
  add_gateway(all, sources);
  add_log(all, sources.log);
  all.gauge("timer_lateness_seconds", "How late the timer is that is due first",
            timer_lateness(sources.log, sources.clock));
  all.gauge("timers_waiting", "Timers to come, 1000 at most",
            rows_in(sources.log, projections::due_view));
  all.gauge("notices_waiting", "Notices not sent yet, 1000 at most",
            rows_in(sources.log, projections::outbox_view));
  add_process(all);
  return all.text();
}

}  // namespace server
