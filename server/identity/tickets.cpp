#include "server/identity/tickets.h"

#include <utility>

#include "server/identity/secrets.h"

namespace server {
namespace {

constexpr long tickets_full_retry_ms = 5000;

// A ticket that no cookie came along for is good beside any cookie.
bool same_place(const TicketPlace& asked, const TicketPlace& used) {
  return asked.origin == used.origin && asked.subprotocol == used.subprotocol &&
         (asked.session.empty() || asked.session == used.session);
}

}  // namespace

SocketTickets::SocketTickets(Salts random, const TicketLimits& limits)
    : random_(std::move(random)), limits_(limits) {}

events::Result<std::string, protocol::Problem> SocketTickets::issue(Identity who, TicketPlace place,
                                                                    events::Timestamp now) {
  auto ticket = secret_of(random_, salts_of_128_bits);
  const std::lock_guard lock(mutex_);
  sweep(now);
  if (table_.size() >= limits_.tickets_max) return protocol::overloaded(tickets_full_retry_ms);
  auto& count = each_[who.person.value];
  if (count >= limits_.each_max) {
    return protocol::too_many("tickets of one person that are not used yet", limits_.each_max);
  }
  ++count;
  const auto in_order = order_.insert(order_.end(), kept_as(ticket));
  table_.emplace(*in_order, Kept{.who = std::move(who),
                                 .place = std::move(place),
                                 .ends = now + limits::ticket_life,
                                 .in_order = in_order});
  return ticket;
}

std::optional<Identity> SocketTickets::redeem(std::string_view ticket, const TicketPlace& place,
                                              events::Timestamp now) {
  const auto key = kept_as(ticket);
  const std::lock_guard lock(mutex_);
  const auto found = table_.find(key);
  if (found == table_.end()) return {};
  auto kept = take(found);
  if (kept.ends <= now || kept.who.expires <= now || !same_place(kept.place, place)) return {};
  return std::move(kept.who);
}

void SocketTickets::sweep(events::Timestamp now) {
  while (!order_.empty()) {
    const auto oldest = table_.find(order_.front());
    if (oldest->second.ends > now) return;
    static_cast<void>(take(oldest));
  }
}

SocketTickets::Kept SocketTickets::take(Table::iterator ticket) {
  auto kept = std::move(ticket->second);
  const auto each = each_.find(kept.who.person.value);
  if (--each->second == 0) each_.erase(each);
  order_.erase(kept.in_order);
  table_.erase(ticket);
  return kept;
}

std::size_t SocketTickets::size() const {
  const std::lock_guard lock(mutex_);
  return table_.size();
}

}  // namespace server
