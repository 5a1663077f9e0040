// bench append: commands through the journal (decide, fold, hash, append, fsync, views), beside raw
// RocksDB writing the same keys and bytes to the same column families in groups of the same size.
//
// The two take turns: after each slice of commands the very batches that the journal wrote are read
// back from RocksDB's own log of writes and written again, with sync, to another database that was
// made in the same way.

#include <rocksdb/db.h>
#include <rocksdb/transaction_log.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "server/clock.h"
#include "server/data_folder.h"
#include "server/journal/journal.h"
#include "tools/bench/bench.h"
#include "tools/bench/measure.h"
#include "tools/bench/town.h"

namespace tools {
namespace {

constexpr std::size_t plans = 512;  // More than may be in flight: each ask has a plan of its own.

// Sends asks and keeps `in_flight` of them on the way; one client, one thread.
class Client {
 public:
  Client(server::Journal& journal, const events::Log& log) : journal_(journal) {
    for (std::size_t i = 0; i < plans; ++i) {
      versions_.push_back(log.version_of(events::stream_of(events::plan_of(town_owner(i)))));
      free_.push_back(i);
    }
  }

  // Seconds that `count` commands took; the latency of each is added to `latencies_us`.
  double run(std::size_t count, std::size_t in_flight, std::vector<double>& latencies_us) {
    const Stopwatch watch;
    std::size_t sent = 0;
    std::size_t answered = 0;
    while (answered < count) {
      while (sent < count && sent - answered < in_flight) send(sent++);
      std::unique_lock lock{mutex_};
      bell_.wait(lock, [&] { return !back_.empty(); });
      const auto back = std::exchange(back_, {});
      lock.unlock();
      for (const auto& each : back) {
        if (!each.good) throw std::runtime_error("a command of the bench was refused");
        latencies_us.push_back(each.latency_us);
        versions_[each.plan] = each.version;
        free_.push_back(each.plan);
      }
      answered += back.size();
    }
    return watch.seconds();
  }

 private:
  struct Back {
    std::size_t plan;
    events::Version version;
    double latency_us;
    bool good;
  };

  void send(std::size_t turn) {
    const auto plan = free_.front();
    free_.pop_front();
    journal_.submit(town_ask(plan, turn, versions_[plan]),
                    [this, plan, watch = Stopwatch{}](const server::Outcome& outcome) {
                      const auto* done = std::get_if<server::Done>(&outcome);
                      const Back back{.plan = plan,
                                      .version = done ? done->at : events::Version{},
                                      .latency_us = watch.seconds() * 1e6,
                                      .good = done != nullptr};
                      const std::lock_guard lock{mutex_};
                      back_.push_back(back);
                      if (back_.size() == 1) bell_.notify_one();
                    });
  }

  server::Journal& journal_;
  std::vector<events::Version> versions_;
  std::deque<std::size_t> free_;
  std::mutex mutex_;  // Guards back_.
  std::vector<Back> back_;
  std::condition_variable bell_;
};

// What was written since `sequence`, batch by batch, as RocksDB's own log of writes has it.
std::vector<std::unique_ptr<rocksdb::WriteBatch>> batches_since(rocksdb::DB& database,
                                                                rocksdb::SequenceNumber sequence) {
  std::unique_ptr<rocksdb::TransactionLogIterator> iterator;
  if (!database.GetUpdatesSince(sequence + 1, &iterator).ok()) {
    throw std::runtime_error("the log of writes is gone; use a smaller scale");
  }
  std::vector<std::unique_ptr<rocksdb::WriteBatch>> batches;
  for (; iterator->Valid(); iterator->Next()) {
    auto batch = iterator->GetBatch();
    if (batch.sequence > sequence) batches.push_back(std::move(batch.writeBatchPtr));
  }
  return batches;
}

double write_raw(rocksdb::DB& database, std::vector<std::unique_ptr<rocksdb::WriteBatch>>& batches,
                 std::vector<double>& latencies_us) {
  rocksdb::WriteOptions synced;
  synced.sync = true;
  const Stopwatch all;
  for (auto& batch : batches) {
    const Stopwatch one;
    if (!database.Write(synced, batch.get()).ok()) throw std::runtime_error("raw write failed");
    latencies_us.push_back(one.seconds() * 1e6);
  }
  return all.seconds();
}

}  // namespace

Figures bench_append(const std::filesystem::path& folder, double scale) {
  Figures figures;
  auto disk = fsync_us(folder, 300);
  figures.push_back({"append", "disk: 4 KiB and fdatasync, p50", percentile(disk, 0.5), "us"});
  figures.push_back({"append", "disk: 4 KiB and fdatasync, p99", percentile(disk, 0.99), "us"});

  const auto raw = server::open_to_write(folder / "raw");
  const auto log = server::open_to_write(folder / "medvirk");
  const server::SystemClock clock;
  server::Journal journal{*log, clock, {}, [](const auto&) {}, nullptr};
  found_town(journal, *log, plans);
  Client client{journal, *log};
  auto& ours = log->tables().database();
  auto& theirs = raw->tables().database();

  const std::map<std::size_t, double> counts{{1, 4000}, {16, 10'000}, {64, 20'000}, {256, 30'000}};
  for (const auto& [in_flight, wanted] : counts) {
    const auto count = std::max<std::size_t>(in_flight, static_cast<std::size_t>(wanted * scale));
    std::vector<double> rates;
    std::vector<double> raw_rates;
    std::vector<double> ratios;
    std::vector<double> latencies;
    std::vector<double> raw_latencies;
    std::size_t groups = 0;
    for (int round = 0; round < rounds_measured; ++round) {
      const auto sequence = ours.GetLatestSequenceNumber();
      const auto n = static_cast<double>(count);
      rates.push_back(n / client.run(count, in_flight, latencies));
      auto batches = batches_since(ours, sequence);
      groups += batches.size();
      raw_rates.push_back(n / write_raw(theirs, batches, raw_latencies));
      ratios.push_back(rates.back() / raw_rates.back());
    }
    const auto name = std::to_string(in_flight) + " in flight: ";
    figures.push_back({"append", name + "commands a second", median(rates), "1/s",
                       median(raw_rates), median(ratios)});
    figures.push_back({"append", name + "p50", percentile(latencies, 0.5), "us"});
    figures.push_back({"append", name + "p99", percentile(latencies, 0.99), "us"});
    figures.push_back({"append", name + "raw group, p50", percentile(raw_latencies, 0.5), "us"});
    figures.push_back({"append", name + "commands a group",
                       static_cast<double>(count * rounds_measured) / static_cast<double>(groups),
                       "1"});
  }
  return figures;
}

}  // namespace tools
