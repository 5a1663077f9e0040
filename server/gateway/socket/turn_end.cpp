#include "server/gateway/socket/turn_end.h"

#include <boost/asio/post.hpp>
#include <utility>

#include "server/gateway/socket/fanout_writer.h"

namespace server {

struct TurnEnd::Waiting {
  std::vector<std::shared_ptr<FanoutWriter>> writers{};
  std::vector<std::shared_ptr<FanoutWriter>> spare{};  // Empty; keeps its room for the next turn.

  // Who has more to say than fits in one turn waits for the next one.
  void flush_all() {
    auto now = std::exchange(writers, std::move(spare));
    for (auto& each : now) each->flush();
    now.clear();
    spare = std::move(now);
  }
};

TurnEnd::TurnEnd(boost::asio::any_io_executor executor)
    : executor_(std::move(executor)), waiting_(std::make_shared<Waiting>()) {}

TurnEnd::~TurnEnd() = default;

void TurnEnd::flush(std::shared_ptr<FanoutWriter> writer) {
  const bool is_first = waiting_->writers.empty();
  waiting_->writers.push_back(std::move(writer));
  if (is_first) {
    boost::asio::post(executor_, [waiting = waiting_] { waiting->flush_all(); });
  }
}

}  // namespace server
