#include "server/gateway/socket/outbox.h"

#include <algorithm>
#include <utility>

namespace server {
namespace {

constexpr std::size_t hard_limit = protocol::limits::queued_bytes_max;
constexpr std::size_t soft_limit = protocol::limits::queued_bytes_soft;
constexpr std::size_t kept_places = 4;      // Of an empty queue: an idle socket holds no more.
constexpr std::size_t kept_feeds = 16;      // Likewise, names.
constexpr std::size_t news_looked_for = 4;  // Frames: news may stand behind replies.

}  // namespace

std::uint32_t Outbox::place_of(const std::string& feed) {
  if (feed.empty()) return 0;
  const auto found = std::find(feeds_.begin(), feeds_.end(), feed);
  const auto place = static_cast<std::uint32_t>(found - feeds_.begin()) + 1;
  if (found == feeds_.end()) feeds_.push_back(feed);
  return place;
}

void Outbox::push(const std::string& feed, FrameText frame, std::optional<Instant> committed) {
  if (ending_) return;
  const bool is_alone = size() == first_unsaid();
  count(*frame);
  queue_.push_back({.frame = std::move(frame), .feed = place_of(feed), .committed = committed});
  if (bytes_ - snapshots_ > merge_at_) make_less();
  if (bytes_ - snapshots_ > hard_limit && !is_alone) give_up();
}

// Not at every frame but each time that the queue has doubled: what is merged is read first, on the
// thread that others wait for.
void Outbox::make_less() {
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(head_));
  head_ = 0;
  const auto fewer = conflate(queue_, first_unsaid());
  const auto before = bytes_;
  bytes_ = 0;
  snapshots_ = 0;
  for (const auto& each : queue_) {
    const auto size = each.frame->wire().size();
    bytes_ += size;
    if (each.frame->is_snapshot()) snapshots_ += size;
  }
  if (counts_ != nullptr) {
    counts_->conflated.add(fewer);
    counts_->queued_bytes.take(before);
    counts_->queued_bytes.add(bytes_);
  }
  merge_at_ = std::clamp(2 * (bytes_ - snapshots_), soft_limit, hard_limit);
}

void Outbox::count(const Frame& frame) {
  const auto size = frame.wire().size();
  bytes_ += size;
  if (frame.is_snapshot()) snapshots_ += size;
  if (counts_ != nullptr) counts_->queued_bytes.add(size);
}

void Outbox::forget(const Frame& frame) {
  const auto size = frame.wire().size();
  bytes_ -= size;
  if (frame.is_snapshot()) snapshots_ -= size;
  if (counts_ != nullptr) counts_->queued_bytes.take(size);
}

void Outbox::purge(const std::string& feed) {
  const auto place = place_of(feed);
  const auto first = queue_.begin() + static_cast<std::ptrdiff_t>(head_ + first_unsaid());
  const auto gone = std::remove_if(first, queue_.end(), [&](const QueuedFrame& each) {
    if (each.feed != place) return false;
    forget(*each.frame);
    return true;
  });
  queue_.erase(gone, queue_.end());
  tidy();
}

void Outbox::drop_unsaid() {
  while (size() > first_unsaid()) {
    forget(*queue_.back().frame);
    queue_.pop_back();
  }
  tidy();
}

void Outbox::drop_all() {
  begun_bytes_ = 0;
  drop_unsaid();
}

void Outbox::end(protocol::CloseCode code, std::string reason) {
  if (!ending_) ending_ = Ending{.code = code, .reason = std::move(reason)};
}

void Outbox::give_up() {
  drop_unsaid();
  end(protocol::CloseCode::slow, "slow");
}

std::string_view Outbox::wire_of(const Frame& frame) const {
  if (!compressed_) return frame.wire();
  const auto deflated = frame.compressed_wire();
  return deflated.empty() ? frame.wire() : deflated;
}

std::string_view Outbox::unsaid(std::size_t place) const {
  const auto wire = wire_of(*queue_[head_ + place].frame);
  return place == 0 ? wire.substr(begun_bytes_) : wire;
}

std::optional<Outbox::Instant> Outbox::oldest_news() const {
  const auto few = std::min(size(), news_looked_for);
  for (std::size_t place = head_; place < head_ + few; ++place) {
    if (queue_[place].committed) return queue_[place].committed;
  }
  return {};
}

void Outbox::said(std::size_t bytes) {
  while (bytes > 0 && size() > 0) {
    const auto left = unsaid(0).size();
    if (bytes < left) {
      begun_bytes_ += bytes;
      return;
    }
    bytes -= left;
    pop();
  }
  tidy();
}

void Outbox::pop() {
  auto& first = queue_[head_];
  forget(*first.frame);
  if (counts_ != nullptr) counts_->frames.add(1);
  first.frame = nullptr;
  ++head_;
  begun_bytes_ = 0;
}

// An empty queue begins anew, and lets go of what it needed when it was long. In a long one the
// places of what is said are taken out once they are more than those that are left.
void Outbox::tidy() {
  if (size() > 0) {
    if (head_ > size()) {
      queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(head_));
      head_ = 0;
    }
    return;
  }
  queue_.clear();
  head_ = 0;
  if (queue_.capacity() > kept_places) queue_ = {};
  if (feeds_.size() > kept_feeds) feeds_ = {};
  merge_at_ = soft_limit;
}

FrameText Outbox::next() {
  if (size() == 0) return {};
  auto frame = queue_[head_].frame;
  pop();
  tidy();
  return frame;
}

}  // namespace server
