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
inline constexpr std::size_t queued_bytes_soft = std::size_t{128} * 1024;  // Then patches merge.
inline constexpr std::size_t compressed_from_bytes = 512;  // Shorter frames would gain nothing.
inline constexpr std::size_t snapshot_part_bytes = std::size_t{64} * 1024;  // Of a view's text.
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
// Rates: how often in the long run, and at once after a rest (server/gateway/bounds/rates.h).
inline constexpr std::size_t messages_a_minute = 120;     // On one socket,
inline constexpr std::size_t messages_burst = 3000;       // as a client that catches up sends.
inline constexpr std::size_t refused_messages_max = 100;  // In a row: then it is a flood.
inline constexpr std::size_t person_commands_a_second = 20;
inline constexpr std::size_t person_commands_burst = 2000;
inline constexpr std::size_t plan_commands_a_second = 50;
inline constexpr std::size_t plan_commands_burst = 4000;
inline constexpr std::size_t failed_logins_a_minute = 30;  // From one address.
inline constexpr std::size_t failed_logins_burst = 30;
inline constexpr std::size_t rate_buckets_max = 100'000;       // Remembered, of each kind.
inline constexpr std::size_t person_connections_max = 20;      // That stay, of one person.
inline constexpr std::size_t address_connections_max = 500;    // Of one address, but a proxy's.
inline constexpr std::size_t waiting_for_versions_max = 1000;  // Questions with Prefer: wait.
inline constexpr std::chrono::seconds wait_max{10};            // That Prefer: wait may ask for.
inline constexpr std::chrono::seconds request_body{30};        // For a whole body,
inline constexpr std::chrono::seconds read_progress{5};        // and for some bytes of it.
inline constexpr std::chrono::seconds stream_comment{15};      // Between signs of life of an SSE.
inline constexpr std::chrono::seconds stream_life{300};  // Then the client comes again: so long,
inline constexpr std::chrono::seconds stream_life_more{300};  // and up to so much longer.
inline constexpr std::chrono::seconds handshake{5};  // TLS, and a request with its headers.
inline constexpr std::chrono::seconds authentication{10};
inline constexpr std::chrono::seconds heartbeat{25};
inline constexpr std::chrono::seconds keep_alive{30};       // Between two requests on a connection.
inline constexpr int unanswered_pings_max = 2;              // One each heartbeat; then it is gone.
inline constexpr std::chrono::seconds closing{5};           // For the peer to answer our close.
inline constexpr std::chrono::seconds transfer{120};        // For a whole document, in or out.
inline constexpr std::chrono::seconds write_progress{10};   // A socket that takes no byte so long.
inline constexpr std::size_t presence_messages_max = 5;     // Of one socket, in
inline constexpr std::chrono::seconds presence_window{30};  // so long; the latest waits.
inline constexpr std::chrono::seconds presence_life{60};    // Of what was said, unless said again.
inline constexpr std::chrono::seconds presence_leave{10};   // From the end of a socket to "gone".
inline constexpr std::chrono::milliseconds presence_pause{250};    // Between two frames of a plan.
inline constexpr std::size_t presence_at_bytes_max = 256;          // The name of an entry.
inline constexpr std::size_t unit_feed_items_max = unit_page_max;  // Of one list of a unit's feed.
inline constexpr std::size_t desk_rows_max = 50'000;               // Plans at one desk.
inline constexpr std::size_t my_plans_max = 1000;                  // Of one person.
inline constexpr std::chrono::hours row_feed_age{
    1};  // A feed of rows whose ages are older is read.
}  // namespace limits

// What `hello` says of them.
struct Limits {
  std::size_t message_bytes = limits::message_bytes_max;
  std::size_t subscriptions = limits::subscriptions_max;
  std::size_t commands_in_flight = limits::commands_in_flight_max;
  std::size_t queued_bytes = limits::queued_bytes_max;
  std::size_t queued_bytes_soft = limits::queued_bytes_soft;
  std::size_t snapshot_part_bytes = limits::snapshot_part_bytes;
  std::size_t messages_per_minute = limits::messages_a_minute;
  std::size_t presence_messages = limits::presence_messages_max;
  std::size_t presence_seconds = limits::presence_window.count();
  std::size_t authentication_seconds = limits::authentication.count();
};
BOOST_DESCRIBE_STRUCT(Limits, (),
                      (message_bytes, subscriptions, commands_in_flight, queued_bytes,
                       queued_bytes_soft, snapshot_part_bytes, messages_per_minute,
                       presence_messages, presence_seconds, authentication_seconds))

}  // namespace protocol
