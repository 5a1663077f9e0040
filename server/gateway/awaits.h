// Awaits: what a coroutine on the I/O thread waits for that happens elsewhere. Each continues on
// the I/O thread. Plain functions that take references: gcc 12 frees an owning lambda or an
// aggregate that is made inside a co_await expression twice.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <utility>

#include "server/journal/journal.h"
#include "server/live/hub.h"

namespace server {

namespace net = boost::asio;
using SteadyClock = std::chrono::steady_clock;
inline constexpr auto as_result = net::as_tuple(net::use_awaitable);

namespace detail {

// Resumes a waiting coroutine with `value`, on its own executor, from any thread.
template <class Handler, class Value>
void resume(Handler handler, Value value) {
  const auto executor = net::get_associated_executor(handler);
  net::post(executor, [handler = std::move(handler), value = std::move(value)]() mutable {
    std::move(handler)(std::move(value));
  });
}

}  // namespace detail

// Runs `work`, which must not throw, on the pool.
template <class Value>
net::awaitable<Value> on_pool(net::thread_pool& pool, std::function<Value()>&& work) {
  const auto initiate = [](auto handler, net::thread_pool* on, std::function<Value()> task) {
    net::post(*on, [handler = std::move(handler), task = std::move(task)]() mutable {
      auto value = task();
      task = {};  // Whatever it holds is let go of before the coroutine goes on.
      detail::resume(std::move(handler), std::move(value));
    });
  };
  return net::async_initiate<const net::use_awaitable_t<>, void(Value)>(
      initiate, net::use_awaitable, &pool, std::move(work));
}

// What became of a command, once it is on disk or refused.
inline net::awaitable<Outcome> outcome_of(Journal& journal, Ask&& ask) {
  // NOLINTNEXTLINE(performance-unnecessary-value-param): Asio moves it in, and it is moved on.
  const auto initiate = [](auto handler, Journal* to, Ask asked) {
    const auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
    to->submit(std::move(asked), [waiting](Outcome outcome) {
      detail::resume(std::move(*waiting), std::move(outcome));
    });
  };
  return net::async_initiate<const net::use_awaitable_t<>, void(Outcome)>(
      initiate, net::use_awaitable, &journal, std::move(ask));
}

using Begun = events::Result<Began, protocol::Problem>;
// How a feed has begun, or the problem.
inline net::awaitable<Begun> subscribed(Hub& hub, ListenerId listener,
                                        const protocol::Subscribe& request) {
  // NOLINTNEXTLINE(performance-unnecessary-value-param): Asio copies it in either way.
  const auto initiate = [](auto handler, Hub* to, ListenerId id, protocol::Subscribe asked) {
    const auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
    to->subscribe(id, asked, [waiting](Begun begun) {
      detail::resume(std::move(*waiting), std::move(begun));
    });
  };
  return net::async_initiate<const net::use_awaitable_t<>, void(Begun)>(
      initiate, net::use_awaitable, &hub, listener, request);
}

}  // namespace server
