#include "events/stores/placing.h"

#include <map>
#include <unordered_map>
#include <utility>

#include "events/check.h"

namespace events::stores {
namespace {

// The group so far, laid over what is stored.
class Placing {
 public:
  Placing(const Log& log, const Group& group, const Salts& salts, const VersionOf& version_of)
      : log_(log),
        group_(group),
        salts_(salts),
        stored_version_of_(version_of),
        head_(log.head()) {}

  Result<Placed, Refused> run() {
    if (group_.epoch != head_.epoch || group_.expected != head_.position) {
      return Refused{Fenced{.head = head_}};
    }
    reserve();
    for (std::size_t index = 0; index < group_.appends.size(); ++index) {
      if (auto refused = add(index)) return *std::move(refused);
    }
    placed_.head = head_;
    return std::move(placed_);
  }

 private:
  void reserve() {
    std::size_t events = 0;
    for (const auto& append : group_.appends) events += append.events.size();
    placed_.events.reserve(events);
    placed_.frames.reserve(events);
    placed_.leaves.reserve(events);
    placed_.roots.reserve(events);
    placed_.answers.reserve(group_.appends.size());
  }

  std::optional<Refused> add(std::size_t index) {
    const auto& append = group_.appends[index];
    check(!append.events.empty(), "an append has at least one event");
    const auto known = log_.answer(append.stream, append.author.command);
    const auto [own, is_new] = commands_.try_emplace(
        {append.stream.value, append.author.command.value}, placed_.answers.size());
    if (known || !is_new) {
      const auto& answer = known ? *known : placed_.answers[own->second];
      if (answer.request != append.request) return Refused{Reused{.index = index}};
      return Refused{Repeated{.index = index, .answer = answer}};
    }
    auto& version = version_of(append.stream);
    if (version != append.expected) {
      return Refused{Conflict{.index = index,
                              .missed = log_.read(append.stream, append.expected, missed_max)}};
    }
    placed_.answers.push_back({.first = version.next(),
                               .last = {version.value + append.events.size()},
                               .request = append.request});
    for (const auto& draft : append.events) {
      version = version.next();
      add_event(append, draft, version);
    }
    return std::nullopt;
  }

  void add_event(const Append& append, const Draft& draft, Version version) {
    head_.position = head_.position.next();
    const auto& event = placed_.events.emplace_back(Recorded{.stream = append.stream,
                                                             .version = version,
                                                             .position = head_.position,
                                                             .epoch = head_.epoch,
                                                             .author = append.author,
                                                             .type = draft.type,
                                                             .schema = draft.schema,
                                                             .payload = draft.payload});
    const auto& frame = placed_.frames.emplace_back(encode_frame(event, salts_()));
    const auto leaf = leaf_of(frame);
    check(leaf.has_value(), "a new frame has a leaf");
    head_.root = next_root(head_.root, *leaf);
    placed_.leaves.push_back(*leaf);
    placed_.roots.push_back(head_.root);
  }

  Version& version_of(const StreamId& stream) {
    const auto found = versions_.find(stream.value);
    if (found != versions_.end()) return found->second;
    return versions_.emplace(stream.value, stored_version_of_(stream)).first->second;
  }

  const Log& log_;
  const Group& group_;
  const Salts& salts_;
  const VersionOf& stored_version_of_;
  Head head_;
  Placed placed_{};
  // Both point into the group.
  std::unordered_map<std::string_view, Version> versions_{};
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> commands_{};
};

}  // namespace

Result<Placed, Refused> place(const Log& log, const Group& group, const Salts& salts,
                              const VersionOf& version_of) {
  return Placing(log, group, salts, version_of).run();
}

bool is_row_key(std::string_view key) { return !key.empty() && key.front() != '\0'; }

}  // namespace events::stores
