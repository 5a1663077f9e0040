#include "events/stores/verify.h"

#include <map>
#include <optional>

#include "events/stores/keys.h"
#include "events/stores/tables.h"

namespace events::stores {
namespace {

constexpr std::uint64_t progress_step = 4096;

std::string named(const StreamId& stream, Version version) {
  return stream.value + " version " + std::to_string(version.value);
}
std::string named(Position position) { return "position " + std::to_string(position.value); }

class Verifier {
 public:
  Verifier(const RocksLog& log, const VerifyProgress& progress)
      : log_(log), tables_(log.tables()), progress_(progress) {
    report_.head = log.head();
  }

  VerifyReport run() {
    check_log();
    check_events();
    check_heads();
    check_answers();
    check_views();
    report_.streams = streams_.size();
    return std::move(report_);
  }

 private:
  struct Stream {
    Version version{};
    Digest leaf{};
    bool has_head = false;
  };

  void fault(std::string what) {
    ++report_.fault_count;
    if (report_.faults.size() < verify_limits::faults_max) {
      report_.faults.push_back(std::move(what));
    }
  }

  void anchor_fault(std::string what) {
    ++report_.anchor_fault_count;
    fault(std::move(what));
  }

  // Down the log: positions, roots, and each event in its place.
  void check_log() {
    if (!log_.anchored() && report_.head.position.value > 0) {
      const bool missing = log_.anchored().error() == NoAnchor::missing;
      anchor_fault(missing ? "the anchor is missing" : "the anchor is damaged");
    }
    Position position{};
    const auto at = tables_.scan(tables_.log(), "");
    for (; at->Valid(); at->Next()) {
      const auto found = number_from(at->key().ToStringView());
      const auto row = log_row_from(at->value().ToStringView());
      if (!found || !row) {
        fault("the log's row after " + named(position) + " is damaged");
        continue;
      }
      if (*found != position.value + 1) fault("the log has a hole after " + named(position));
      position = {*found};
      check_row(position, *row);
      if (++report_.events % progress_step == 0) tell_progress();
    }
    tables_.check_ended(*at);
    tell_progress();
    if (position != report_.head.position || root_ != report_.head.root) {
      fault("the head is at " + named(report_.head.position) + ", the log ends at " +
            named(position) + (position == report_.head.position ? " with another root" : ""));
    }
    if (log_.anchored() && log_.anchored()->position > position) {
      anchor_fault("the log ends at " + named(position) + ", and " +
                   named(log_.anchored()->position) + " was acknowledged");
    }
  }

  void check_row(Position position, const LogRow& row) {
    root_ = next_root(root_, row.leaf);
    if (root_ != row.root) {
      fault("the root at " + named(position) + " does not follow from the one before");
      root_ = row.root;  // Told once, not for all that follow.
    }
    const auto& anchored = log_.anchored();
    if (anchored && anchored->position == position && anchored->root != root_) {
      anchor_fault("the root at " + named(position) + " is not the one in the anchor");
    }
    auto& stream = streams_[row.stream];
    if (row.version != stream.version.next()) {
      fault(named(row.stream, row.version) + " at " + named(position) + " comes after version " +
            std::to_string(stream.version.value));
    }
    stream.version = row.version;
    stream.leaf = row.leaf;
    check_event(position, row);
  }

  void check_event(Position position, const LogRow& row) {
    const auto name = named(row.stream, row.version);
    const auto frame = tables_.get(tables_.events(), event_key(row.stream, row.version));
    if (!frame) return fault(name + " at " + named(position) + " is missing");
    const auto event = decode_frame(*frame);
    if (!event) return fault(name + ": " + event.error());
    if (event->stream != row.stream || event->version != row.version ||
        event->position != position) {
      fault(name + " says that it is " + named(event->stream, event->version) + " at " +
            named(event->position));
    }
    if (leaf_of(*frame) != row.leaf) fault(name + " is not what the log's root was made from");
    if (event->epoch < epoch_ || event->epoch > report_.head.epoch) {
      fault(name + " is of epoch " + std::to_string(event->epoch.value) + " after " +
            std::to_string(epoch_.value));
    }
    epoch_ = event->epoch;
    const auto answer =
        tables_.get(tables_.answers(), answer_key(row.stream, event->author.command));
    const auto range = answer ? answer_from(*answer) : std::nullopt;
    if (!range || row.version < range->first || row.version > range->last) {
      fault(name + " has no answer for its command");
    }
  }

  // Frames that the log does not know.
  void check_events() {
    const auto at = tables_.scan(tables_.events(), "");
    for (; at->Valid(); at->Next()) {
      const auto key = event_key_from(at->key().ToStringView());
      const auto stream = key ? streams_.find(key->stream) : streams_.end();
      if (stream == streams_.end() || key->version.value == 0 ||
          key->version > stream->second.version) {
        fault("the log does not know the event " +
              (key ? named(key->stream, key->version) : std::string("under a damaged key")));
      }
    }
    tables_.check_ended(*at);
  }

  void check_heads() {
    const auto at = tables_.scan(tables_.heads(), "");
    for (; at->Valid(); at->Next()) {
      const auto name = at->key().ToString();
      const auto head = stream_head_from(at->value().ToStringView());
      const auto stream = streams_.find({name});
      if (stream == streams_.end()) {
        fault("there is a head, but no event of the stream " + name);
        continue;
      }
      stream->second.has_head = true;
      if (!head || head->version != stream->second.version || head->leaf != stream->second.leaf) {
        fault("the head of the stream " + name + " does not name its last event");
      }
    }
    tables_.check_ended(*at);
    for (const auto& [stream, known] : streams_) {
      if (!known.has_head) fault("the stream " + stream.value + " has no head");
    }
  }

  // Every event lies in its own command's answer (check_event). If in all the answers hold just as
  // many as there are, they hold no others.
  void check_answers() {
    std::uint64_t answered = 0;
    const auto at = tables_.scan(tables_.answers(), "");
    for (; at->Valid(); at->Next()) {
      ++report_.answers;
      const auto key = answer_key_from(at->key().ToStringView());
      const auto answer = answer_from(at->value().ToStringView());
      if (!key || !answer) {
        fault("an answer is damaged");
        continue;
      }
      const auto name = "the answer to " + key->command.value + " in " + key->stream.value;
      if (answer->first.value == 0 || answer->last < answer->first) {
        fault(name + " names no events");
        continue;
      }
      answered += answer->last.value - answer->first.value + 1;
      if (command_at(key->stream, answer->first) != key->command ||
          command_at(key->stream, answer->last) != key->command) {
        fault(name + " names events of another command, or none");
      }
    }
    tables_.check_ended(*at);
    if (answered != report_.events) {
      fault("the answers name " + std::to_string(answered) + " events, and there are " +
            std::to_string(report_.events));
    }
  }

  std::optional<CommandId> command_at(const StreamId& stream, Version version) const {
    const auto frame = tables_.get(tables_.events(), event_key(stream, version));
    if (!frame) return std::nullopt;
    const auto event = decode_frame(*frame);
    if (!event) return std::nullopt;
    return event->author.command;
  }

  void check_views() {
    for (const auto& view : log_.views().names()) {
      const auto checkpoint = log_.checkpoint(view);
      if (checkpoint && *checkpoint > report_.head.position) {
        fault("the view " + view + " is at " + named(*checkpoint) + ", beyond the log");
      }
    }
  }

  void tell_progress() const {
    if (progress_) progress_(report_.events, report_.head.position.value);
  }

  const RocksLog& log_;
  const Tables& tables_;
  const VerifyProgress& progress_;
  VerifyReport report_{.head = {}};
  Digest root_{};
  Epoch epoch_{};
  std::map<StreamId, Stream> streams_{};
};

}  // namespace

VerifyReport verify_log(const RocksLog& log, const VerifyProgress& progress) {
  return Verifier(log, progress).run();
}

}  // namespace events::stores
