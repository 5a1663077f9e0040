#include "server/gateway/outbox.h"

#include "protocol/limits.h"
#include "protocol/messages.h"

namespace server {
namespace {

constexpr std::size_t bytes_max = protocol::limits::queued_bytes_max;

}  // namespace

void Outbox::push(const std::string& feed, FrameText frame) {
  if (ending_) return;
  bytes_ += frame->size();
  if (protocol::is_snapshot(*frame)) snapshots_ += frame->size();
  queue_.push_back({.feed = feed, .frame = std::move(frame)});
  if (bytes_ - snapshots_ <= bytes_max) return;
  queue_.clear();
  bytes_ = 0;
  snapshots_ = 0;
  end(protocol::CloseCode::slow, "slow");
}

void Outbox::forget(const Queued& queued) {
  bytes_ -= queued.frame->size();
  if (protocol::is_snapshot(*queued.frame)) snapshots_ -= queued.frame->size();
}

void Outbox::purge(const std::string& feed) {
  std::erase_if(queue_, [&](const Queued& each) {
    if (each.feed != feed) return false;
    forget(each);
    return true;
  });
}

void Outbox::end(protocol::CloseCode code, std::string reason) {
  if (!ending_) ending_ = Ending{.code = code, .reason = std::move(reason)};
}

FrameText Outbox::next() {
  if (queue_.empty()) return {};
  forget(queue_.front());
  auto frame = std::move(queue_.front().frame);
  queue_.pop_front();
  return frame;
}

bool Outbox::is_full() const { return bytes_ > bytes_max; }

}  // namespace server
