// Gateway room: the parts of a gateway without a socket, whose I/O thread is the test's own, so
// that nothing happens there unless the test lets it.
#pragma once

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <memory>

#include "server/gateway/door.h"
#include "server/identity/entrance.h"
#include "server/identity/issuer.h"
#include "server/journal/rebuilder.h"
#include "server/live/live.h"
#include "server/queries/queries.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"

namespace tests {

class GatewayRoom : public testing::Test {
 protected:
  void TearDown() override { pool_.join(); }

  template <class Done>
  void run_until(const Done& done) {
    constexpr std::chrono::seconds patience{20};
    constexpr std::chrono::milliseconds turn{100};
    const auto deadline = std::chrono::steady_clock::now() + patience;
    bool is_done = done();
    while (!is_done && std::chrono::steady_clock::now() < deadline) {
      io_.restart();
      io_.run_one_for(turn);
      is_done = done();
    }
    EXPECT_TRUE(is_done) << "nothing happened for too long";
  }

  boost::asio::io_context io_{1};
  boost::asio::thread_pool pool_{1};
  mutable World world_;
  server::Live live_{
      world_.log(),
      world_.clock(),
      {[this](std::function<void()> task) { boost::asio::post(io_, std::move(task)); }},
      [this](std::function<void()> task) { boost::asio::post(pool_, std::move(task)); }};
  server::Queries queries_{world_.log(), world_.clock()};
  server::Rebuilder rebuilder_{world_.log(), world_.journal(), {}, {}};
  TempFolder folder_;
  server::Entrance entrance_;
  std::unique_ptr<server::Issuer> issuer_ = server::Issuer::open(folder_.path());
  std::shared_ptr<server::Door> door_ =
      std::make_shared<server::Door>(server::GatewayParts{.io = io_,
                                                          .pool = pool_,
                                                          .clock = world_.clock(),
                                                          .verifier = *issuer_,
                                                          .entrance = entrance_,
                                                          .journal = world_.journal(),
                                                          .rebuilder = rebuilder_,
                                                          .hub = live_.hub(0),
                                                          .queries = queries_});
};

}  // namespace tests
