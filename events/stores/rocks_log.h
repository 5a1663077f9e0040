// RocksLog: the log on disk, in RocksDB; the default store. One process writes, others may look.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/frame.h"
#include "events/log.h"
#include "events/stores/opening.h"
#include "events/stores/view_tables.h"

namespace events::stores {

struct RocksLogOptions {
  std::filesystem::path directory;
  std::vector<std::string> views{};  // With their numbers. Missing ones are made, empty, behind.
  bool drops_other_views = false;    // Those of older programs; their rows can be built again.
  Access access = Access::write;
  AnchorUse anchor = AnchorUse::required;
  Salts salts{};    // For writing.
  Monotonic now{};  // For writing; without it each group costs one more fsync.
};

class RocksLog final : public Log {
 public:
  // Throws LogFailure. A start does not change the epoch: what clients have seen stays valid.
  [[nodiscard]] static std::unique_ptr<RocksLog> open(const RocksLogOptions& options);
  ~RocksLog() override;

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

  // Another history begins here (a restore, a takeover): positions that clients hold are void, and
  // whoever still appends under the old epoch is fenced. By the writing thread.
  Epoch begin_epoch();

  // For verify.h.
  [[nodiscard]] const Tables& tables() const { return *opened_.tables; }
  [[nodiscard]] const ViewTables& views() const { return views_; }
  // As it was when the log was opened.
  [[nodiscard]] const Result<Head, NoAnchor>& anchored() const { return opened_.anchored; }

 private:
  RocksLog(const RocksLogOptions& options, Opened opened);

  void refuse_if_closed_to_writing() const;
  Version known_version_of(const StreamId& stream);
  template <class Write>
  void write_or_die(const Write& write);  // Runs `write`; if it throws, nothing is written again.
  void set_head(const Head& head);
  Recorded event_at(const StreamId& stream, Version version, std::string_view frame) const;

  const Salts salts_;
  const Access access_;
  Opened opened_;
  std::unique_ptr<Anchor> anchor_{};
  ViewTables views_;
  std::map<std::string, Position> checkpoints_{};  // Of the views it was opened with; the writer's.
  // Of streams written to lately, for the writing thread; bounded.
  std::unordered_map<std::string, Version> versions_{};
  std::atomic<bool> dead_ = false;

  mutable std::mutex mutex_;
  Head head_;  // Guarded by mutex_.
};

}  // namespace events::stores
