// MemoryLog: the log in vectors and maps, for tests and simulation. Keeps frames as the disk would.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "events/frame.h"
#include "events/log.h"

namespace events::stores {

class MemoryLog final : public Log {
 public:
  MemoryLog(Salts salts, const std::vector<std::string>& views);

  [[nodiscard]] Result<std::vector<Recorded>, Refused> append(const Group& group) override;
  [[nodiscard]] Head head() const override;
  [[nodiscard]] Version version_of(const StreamId& stream) const override;
  [[nodiscard]] std::vector<Recorded> read(const StreamId& stream, Version after,
                                           std::size_t limit) const override;
  [[nodiscard]] std::vector<Recorded> read_all(Position after, std::size_t limit) const override;
  [[nodiscard]] std::vector<StreamId> streams(const std::string& prefix, const std::string& after,
                                              std::size_t limit) const override;
  [[nodiscard]] std::optional<Answer> answer(const StreamId& stream,
                                             const CommandId& command) const override;
  [[nodiscard]] std::optional<std::string> row(const std::string& view,
                                               const std::string& key) const override;
  [[nodiscard]] std::vector<Row> rows(const std::string& view, const std::string& prefix,
                                      const std::string& after, std::size_t limit) const override;
  [[nodiscard]] RowsAt rows_at(const std::string& view, const std::string& prefix,
                               const std::string& after, std::size_t limit) const override;
  [[nodiscard]] std::optional<Position> checkpoint(const std::string& view) const override;
  void begin_view(const std::string& view) override;
  void change_view(const std::string& view, const std::vector<RowChange>& changes) override;
  void switch_view(const std::string& view, Position at) override;
  void end_view(const std::string& view) override;

 private:
  using Rows = std::map<std::string, std::string>;
  struct View {
    Rows rows{};
    Position checkpoint{};
    std::optional<Rows> beside{};
  };

  // Holding the mutex.
  void change_rows(const Group& group);  // Before the head moves.
  static void change(Rows& rows, const RowChange& change);
  View& existing(const std::string& view);

  const Salts salts_;

  mutable std::mutex mutex_;  // Guards all below.
  Head head_{.epoch = {1}, .position = {}, .root = {}};
  std::vector<std::string> frames_{};                       // By position.
  std::map<StreamId, std::vector<std::size_t>> streams_{};  // By version: index into frames_.
  std::map<std::pair<StreamId, CommandId>, Answer> answers_{};
  std::map<std::string, View> views_{};
};

}  // namespace events::stores
