#include "server/gateway/socket/conflation.h"

#include <algorithm>
#include <map>
#include <span>
#include <string_view>

#include "protocol/merged_frames.h"

namespace server {
namespace {

// Places in the queue of frames of one feed that may become one.
struct Run {
  std::vector<std::size_t> patches{};
  std::vector<std::size_t> presences{};
};

std::vector<std::string_view> texts_of(const std::vector<QueuedFrame>& queue,
                                       std::span<const std::size_t> places) {
  std::vector<std::string_view> texts;
  texts.reserve(places.size());
  for (const auto place : places) texts.push_back(queue[place].frame->text());
  return texts;
}

// The merged frame stands where the first stood; the others' places are empty.
void put(std::vector<QueuedFrame>& queue, std::span<const std::size_t> places, FrameText frame) {
  for (const auto place : places) queue[place].frame = nullptr;
  queue[places.front()].frame = std::move(frame);
}

void merge_patches(std::vector<QueuedFrame>& queue, const std::vector<std::size_t>& patches) {
  std::span<const std::size_t> left(patches);
  while (left.size() > 1) {
    auto merged = protocol::merge_patches(texts_of(queue, left));
    if (merged.count > 1) {
      const auto places = left.first(merged.count);
      const auto from = queue[places.front()].frame->patch()->from;
      const auto to = queue[places.back()].frame->patch()->to;
      const Frame::Patch patch{.from = from, .to = to};
      put(queue, places, std::make_shared<const Frame>(std::move(merged.text), patch));
    }
    left = left.subspan(std::max<std::size_t>(merged.count, 1));
  }
}

void merge_presences(std::vector<QueuedFrame>& queue, const std::vector<std::size_t>& presences) {
  if (presences.size() < 2) return;
  auto merged = protocol::merge_presence(texts_of(queue, presences));
  if (merged.count == presences.size()) put(queue, presences, frame(std::move(merged.text)));
}

void close(std::vector<QueuedFrame>& queue, Run& run) {
  merge_patches(queue, run.patches);
  merge_presences(queue, run.presences);
  run = {};
}

}  // namespace

std::size_t conflate(std::vector<QueuedFrame>& queue, std::size_t begin) {
  std::map<std::uint32_t, Run> runs;
  for (std::size_t place = begin; place < queue.size(); ++place) {
    const auto& queued = queue[place];
    if (queued.feed == 0) continue;
    auto& run = runs[queued.feed];
    if (const auto& patch = queued.frame->patch()) {
      const bool follows =
          run.patches.empty() || queue[run.patches.back()].frame->patch()->to == patch->from;
      if (!follows) close(queue, run);
      run.patches.push_back(place);
    } else if (protocol::is_presence(queued.frame->text())) {
      run.presences.push_back(place);
    } else {
      close(queue, run);
    }
  }
  for (auto& [feed, run] : runs) close(queue, run);
  return std::erase_if(queue, [](const QueuedFrame& each) { return each.frame == nullptr; });
}

}  // namespace server
