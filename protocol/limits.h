// Limits: every bound that a peer can meet. Published in `hello`, and here.
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <cstddef>

namespace protocol {

namespace limits {
inline constexpr std::size_t message_bytes_max = std::size_t{64} * 1024;  // One frame or body in.
inline constexpr std::size_t header_bytes_max = std::size_t{8} * 1024;    // HTTP headers in.
inline constexpr std::size_t target_bytes_max = 2048;                     // An HTTP target.
inline constexpr std::size_t subscriptions_max = 128;                     // On one socket.
inline constexpr std::size_t commands_in_flight_max = 32;                 // On one socket.
inline constexpr std::size_t connections_max = 20'000;                    // On one server.
inline constexpr std::size_t queued_bytes_max = std::size_t{1} * 1024 * 1024;  // Out, one socket.
inline constexpr std::size_t snapshot_part_bytes = std::size_t{64} * 1024;     // Of a view's text.
inline constexpr std::size_t token_bytes_max = std::size_t{8} * 1024;
inline constexpr std::size_t events_page_max = 1000;    // Events in one HTTP answer.
inline constexpr std::size_t events_page_usual = 100;   // If the request names no limit.
inline constexpr std::size_t missed_events_max = 20;    // Shown in a conflict.
inline constexpr std::size_t unit_page_max = 200;       // Entries of one list of a unit's desk,
inline constexpr std::size_t unit_page_usual = 50;      // and of its cases, in one HTTP answer.
inline constexpr std::size_t cursor_bytes_max = 256;    // Where a page of these begins.
inline constexpr std::size_t command_queue_max = 4096;  // Waiting for the journal.
inline constexpr std::size_t document_bytes_max = std::size_t{10} * 1024 * 1024;  // Its content.
inline constexpr std::size_t plan_documents_max = 1000;  // Contents that one plan has ever named.
inline constexpr std::size_t uploads_max = 8;            // Documents on their way in at a time,
inline constexpr std::size_t downloads_max = 16;         // and out: each is in memory meanwhile.
inline constexpr std::size_t transfers_each_max = 4;     // Of one person, in or out.
inline constexpr std::chrono::seconds handshake{5};      // From connect to a whole request.
inline constexpr std::chrono::seconds authentication{10};
inline constexpr std::chrono::seconds heartbeat{25};
inline constexpr std::chrono::seconds keep_alive{30};      // Between two requests on a connection.
inline constexpr std::chrono::seconds silence{60};         // No byte from a live socket, no pong.
inline constexpr std::chrono::seconds closing{5};          // For the peer to answer our close.
inline constexpr std::chrono::seconds transfer{120};       // For a whole document, in or out.
inline constexpr std::chrono::seconds write_progress{30};  // A socket that takes no byte so long.
}  // namespace limits

// What `hello` says of them.
struct Limits {
  std::size_t message_bytes = limits::message_bytes_max;
  std::size_t subscriptions = limits::subscriptions_max;
  std::size_t commands_in_flight = limits::commands_in_flight_max;
  std::size_t queued_bytes = limits::queued_bytes_max;
  std::size_t authentication_seconds = limits::authentication.count();
};
BOOST_DESCRIBE_STRUCT(Limits, (),
                      (message_bytes, subscriptions, commands_in_flight, queued_bytes,
                       authentication_seconds))

}  // namespace protocol
