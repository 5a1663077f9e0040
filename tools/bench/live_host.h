// LiveHost: the server that `bench live` measures, in this process: a town of plans that have
// groups, and when each of their versions was committed.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "events/log.h"
#include "server/clock.h"

namespace events::stores {
class RocksLog;
}
namespace server {
class Issuer;
class Node;
}  // namespace server

namespace tools {

class SinkProcess;

// When each version of each plan was on disk, by the steady clock; noted only while somebody wants
// to know. Any thread.
class Commits {
 public:
  void note(const std::vector<events::Recorded>& published);
  void want(bool wanted) { wanted_ = wanted; }
  // In nanoseconds; 0 if it was not noted.
  [[nodiscard]] std::uint64_t at(const std::string& stream, std::uint64_t version) const;

 private:
  std::atomic<bool> wanted_{false};
  mutable std::mutex mutex_;
  std::map<std::string, std::map<std::uint64_t, std::uint64_t>> at_;
};

class LiveHost {
 public:
  static constexpr std::size_t members = 10;      // Of each plan; the owner is the first.
  static constexpr std::size_t windows_max = 16;  // Commands under way of one client.
  static constexpr std::size_t opened_at_once = 256;

  // Throws std::runtime_error.
  LiveHost(const std::filesystem::path& folder, std::size_t plans);
  LiveHost(const LiveHost&) = delete;
  LiveHost& operator=(const LiveHost&) = delete;
  ~LiveHost();

  // Every member of these plans, so many sockets each, in the order of plans; for an order of the
  // sink's.
  [[nodiscard]] nlohmann::json members_of(std::size_t plans, std::size_t sockets_each) const;
  [[nodiscard]] static std::string feed_of(std::size_t plan);
  // Has the sink open a connection for each of them; throws std::runtime_error if one is refused.
  void open(SinkProcess& sink, const nlohmann::json& who) const;
  // So many changes of one plan at once, as if as many people had asked at the same moment.
  void change(std::size_t plan, std::size_t goals);
  // What the server counts of itself (metrics/exposition.h), such as `medvirk_writes_total`.
  [[nodiscard]] double counted(const std::string& name) const;
  // One change in each plan, while nobody listens.
  void change_all();

  [[nodiscard]] Commits& commits() { return commits_; }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  const std::filesystem::path folder_;
  const std::size_t plans_;
  const server::SystemClock clock_;
  Commits commits_;
  std::unique_ptr<events::stores::RocksLog> log_;
  std::unique_ptr<server::Issuer> issuer_;
  std::unique_ptr<server::Node> node_;
  std::vector<std::string> tokens_;
};

}  // namespace tools
