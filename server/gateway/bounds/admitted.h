// Admitted: how a coroutine on an I/O thread waits for a place at the gate (admission.h). It goes
// on on its own thread. Beside awaits.h, and under its rule: name the result.
#pragma once

#include "server/gateway/awaits.h"
#include "server/gateway/bounds/admission.h"
#include "server/gateway/door.h"
#include "server/gateway/http/http_message.h"

namespace server {

// Null: turned away.
inline net::awaitable<Admission::Place> admitted(Admission& admission) {
  const auto initiate = [](auto handler, Admission* to) {
    const auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
    to->enter([waiting](Admission::Place place) {
      detail::resume(std::move(*waiting), std::move(place));
    });
  };
  return net::async_initiate<const net::use_awaitable_t<>, void(Admission::Place)>(
      initiate, net::use_awaitable, &admission);
}

// What `work` replies, on the pool and inside the gate; or when to come back. `work` is moved from,
// and taken by reference for gcc 12's sake (awaits.h).
inline net::awaitable<HttpReply> reply_inside(Door& door, std::function<HttpReply()>& work) {
  auto& admission = door.parts.instruments->admission;
  const auto place = co_await admitted(admission);
  if (!place) {
    const auto wait = admission.retry_after();
    co_return problem_reply(protocol::overloaded(wait.count()));
  }
  HttpReply reply = co_await on_pool(door.parts.pool, std::move(work));
  co_return reply;
}

}  // namespace server
