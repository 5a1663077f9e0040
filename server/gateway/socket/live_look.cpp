#include "server/gateway/socket/live_look.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <memory>
#include <vector>

#include "server/gateway/door.h"

namespace server {
namespace {

// On the door's own thread, the only one that may ask its hub and write its counts.
void count_subscriptions(const Door& door, Count& into) {
  into.take(into.get());
  into.add(door.parts.hub.subscriptions());
}

}  // namespace

LiveReading live_reading(const Gateway& gateway) {
  std::vector<std::future<void>> said;
  for (const auto& door : gateway.doors()) {
    const auto told = std::make_shared<std::promise<void>>();
    said.push_back(told->get_future());
    boost::asio::post(door->parts.io, [door, told] {
      count_subscriptions(*door, door->counts.subscriptions);
      told->set_value();
    });
  }
  const auto until = std::chrono::steady_clock::now() + limits::live_look;
  for (const auto& each : said) each.wait_until(until);
  LiveReading reading{.connections = gateway.connections()};
  for (const auto& door : gateway.doors()) reading.add(door->counts);
  return reading;
}

}  // namespace server
