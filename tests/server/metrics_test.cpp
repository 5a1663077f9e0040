// Metrics: what is counted is what happened, in the form that Prometheus reads, with no label about
// anybody; and the admin listener serves it and nothing else.
#include <gtest/gtest.h>

#include <regex>
#include <sstream>

#include "server/gateway/admin_listener.h"
#include "server/metrics/histogram.h"
#include "server/metrics/live_reading.h"
#include "server/metrics/measures.h"
#include "tests/server/door.h"

namespace tests {
namespace {

using server::Histogram;

TEST(Metrics, AHistogramCountsByRange) {
  Histogram histogram({1, 2, 4});
  for (const double value : {0.5, 1.0, 1.5, 3.0, 9.0}) histogram.observe(value);
  const auto reading = histogram.read();
  EXPECT_EQ(reading.counts, (std::vector<std::uint64_t>{2, 1, 1, 1}));
  EXPECT_EQ(reading.count(), 5u);
  EXPECT_DOUBLE_EQ(reading.sum, 15.0);
  EXPECT_DOUBLE_EQ(reading.quantile(0.5), 2.0);
  EXPECT_DOUBLE_EQ(reading.quantile(0.99), 4.0) << "the last bound, if it is above";
}

TEST(Metrics, TheRangesOfTwoThreadsAreAdded) {
  Histogram one({1, 2});
  Histogram other({1, 2});
  one.observe(0.5);
  other.observe(1.5);
  other.observe(5.0);
  Histogram::Reading both;
  both.add(one.read());
  both.add(other.read());
  EXPECT_EQ(both.counts, (std::vector<std::uint64_t>{1, 1, 1}));
}

TEST(Metrics, LabelsAreBounded) {
  server::Tally tally;
  for (std::size_t i = 0; i < 2 * server::Tally::labels_max; ++i) {
    tally.add("R" + std::to_string(i), "slug");
  }
  const auto counts = tally.read();
  EXPECT_EQ(counts.size(), server::Tally::labels_max + 1);
  EXPECT_EQ(counts.at({"other", "other"}), server::Tally::labels_max);
}

TEST(Metrics, TheDelaysOfSocketsBecomeSeconds) {
  server::LiveCounts counts;
  counts.delay(std::chrono::microseconds(3));  // Under 4 µs.
  counts.delay(std::chrono::milliseconds(5));  // Under 8.192 ms.
  counts.close(1012);
  server::LiveReading reading;
  reading.add(counts);
  EXPECT_EQ(reading.lag.count(), 2u);
  EXPECT_NEAR(reading.lag.quantile(0.5), 4e-6, 1e-9);
  EXPECT_NEAR(reading.lag.quantile(0.99), 8.192e-3, 1e-6);
  EXPECT_EQ(reading.closes.at("1012"), 1u);
}

class MetricsThreads_ : public Door {};

TEST_F(MetricsThreads_, CommandsAndTheirRefusalsAreCounted) {
  const auto done = command(kari, fresh_command(), set_goal("swim", seen()));
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(metric("medvirk_commands_total{outcome=\"done\"}"), 1);
  EXPECT_EQ(metric("medvirk_group_events_count"), 1);
  EXPECT_EQ(metric("medvirk_fsync_seconds_count"), 1);
  EXPECT_EQ(metric("medvirk_http_replies_total{route=\"commands\",status=\"2xx\"}"), 1);
  EXPECT_GT(metric("medvirk_log_position"), 0);
  EXPECT_EQ(metric("medvirk_view_lag_events{view=\"due@1\"}"), 0);
  EXPECT_EQ(node_->metrics().find("medvirk_rejections_total{"), std::string::npos);

  const auto again = command(kari, fresh_command(), set_goal("swim", seen()));
  EXPECT_GE(again.status, 400);
  const auto slug = problem(again).substr(std::string("/problems/").size());
  EXPECT_EQ(metric("medvirk_commands_total{outcome=\"rejected\"}"), 1);
  EXPECT_NE(node_->metrics().find("slug=\"" + slug + "\"} 1"), std::string::npos);
}

TEST_F(MetricsThreads_, SocketsAndWhatTheyFollowAreCounted) {
  LiveClient client(peer());
  log_in(client, kari);
  static_cast<void>(subscribe(client));
  EXPECT_EQ(metric("medvirk_connections{kind=\"live\"}"), 1);
  EXPECT_EQ(metric("medvirk_subscriptions"), 1);
  EXPECT_GE(metric("medvirk_frames_total"), 3);  // hello, welcome, snapshot.
  EXPECT_GE(metric("medvirk_messages_total"), 2);
}

TEST_F(MetricsThreads_, NothingIsAboutAnybody) {
  LiveClient client(peer());
  log_in(client, kari);
  static_cast<void>(subscribe(client));
  static_cast<void>(get("/api/v1/me/plans", as(kari)));
  static_cast<void>(command(kari, fresh_command(), set_goal("swim", seen())));
  const auto text = node_->metrics();
  for (const std::string_view word : {"kari", "siri", "swim"}) {
    EXPECT_EQ(text.find(word), std::string::npos) << word;
  }
  EXPECT_EQ(text.find(World::plan().value), std::string::npos);
  // A label is a word, a number or a view's name, and never an id or an address.
  const std::regex label("=\"([^\"]*)\"");
  const std::regex allowed(R"([a-z0-9_@.\-]{1,40}|\+Inf|[RS][0-9]+)");
  for (std::sregex_iterator each(text.begin(), text.end(), label), end; each != end; ++each) {
    EXPECT_TRUE(std::regex_match((*each)[1].str(), allowed)) << (*each)[1];
  }
}

TEST_F(MetricsThreads_, EveryLineIsAsPrometheusReadsIt) {
  std::istringstream lines(node_->metrics());
  const std::regex sample(
      R"(medvirk_[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? (-?[0-9.e+-]+|\+Inf))");
  std::size_t samples = 0;
  for (std::string line; std::getline(lines, line); ++samples) {
    if (line.starts_with("# HELP ") || line.starts_with("# TYPE ")) continue;
    EXPECT_TRUE(std::regex_match(line, sample)) << line;
  }
  EXPECT_GT(samples, 50u);
}

TEST_F(MetricsThreads_, TheAdminListenerServesMetricsAndNothingElse) {
  const server::AdminListener admin(
      "127.0.0.1", 0,
      {.metrics = [this] { return node_->metrics(); }, .ready = [this] { return node_->ready(); }});
  const tools::Peer there{.host = "127.0.0.1", .port = admin.port()};
  const auto metrics = tools::http(there, "GET", "/metrics", {});
  EXPECT_EQ(metrics.status, 200);
  EXPECT_EQ(metrics.header("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_NE(metrics.body.find("medvirk_connections"), std::string::npos);
  EXPECT_EQ(tools::http(there, "GET", "/readyz", {}).status, 200);
  EXPECT_EQ(tools::http(there, "GET", "/healthz", {}).status, 200);
  EXPECT_EQ(tools::http(there, "GET", "/api/v1/me/plans", as(kari)).status, 404);
  EXPECT_EQ(tools::http(there, "POST", "/metrics", {}, "x").status, 405);
  EXPECT_EQ(get("/metrics").status, 404) << "not where clients are";
  node_->drain();
  EXPECT_EQ(tools::http(there, "GET", "/readyz", {}).status, 503);
  EXPECT_EQ(tools::http(there, "GET", "/healthz", {}).status, 200);
}

TEST_F(MetricsThreads_, WhatCannotBeReadIsFiveHundredAndTheListenerGoesOn) {
  const server::AdminListener admin(
      "127.0.0.1", 0,
      {.metrics = []() -> std::string { throw events::LogFailure("broken"); },
       .ready = [] { return true; }});
  const tools::Peer there{.host = "127.0.0.1", .port = admin.port()};
  const auto answer = tools::http(there, "GET", "/metrics", {});
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(answer.body.find("broken"), std::string::npos);
  EXPECT_EQ(tools::http(there, "GET", "/healthz", {}).status, 200);
}

}  // namespace
}  // namespace tests
