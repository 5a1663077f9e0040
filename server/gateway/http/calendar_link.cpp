#include "server/gateway/http/calendar_link.h"

#include <algorithm>

#include "events/hash.h"
#include "protocol/icalendar.h"

namespace server {
namespace {

constexpr std::string_view suffix = ".ics";

std::string hexadecimal(const std::array<std::uint8_t, 16>& bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const auto byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 0xFU];
  }
  return text;
}

// A UUID of version 4 (RFC 9562) from random bytes.
events::CommandId command_id(std::array<std::uint8_t, 16> bytes) {
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
  auto text = hexadecimal(bytes);
  for (const std::size_t place : {20U, 16U, 12U, 8U}) text.insert(place, 1, '-');
  return {std::move(text)};
}

}  // namespace

NewCalendarLink new_calendar_link(const Salts& random, const events::PersonId& person,
                                  events::Version seen) {
  const auto secret = hexadecimal(random()) + hexadecimal(random());
  const events::person::MakeCalendarLink command{.digest = events::to_hex(events::sha256(secret)),
                                                 .uid_key = hexadecimal(random())};
  return {.secret = secret,
          .ask = {.stream = stream_of(person),
                  .command = events::person::Command{command},
                  .expected = seen,
                  .id = command_id(random()),
                  .by = person}};
}

HttpReply calendar_link_reply(const std::string& secret) {
  auto reply = json_reply(R"({"url":"/calendar/)" + secret + std::string(suffix) + "\"}");
  reply.status = 201;
  return reply;
}

std::string calendar_secret_in(std::string_view segment) {
  if (!segment.ends_with(suffix)) return {};
  return std::string(segment.substr(0, segment.size() - suffix.size()));
}

HttpReply calendar_feed_reply(std::optional<std::string> feed) {
  if (!feed) return problem_reply(protocol::not_found("a calendar link that is in use"));
  HttpReply reply{.content_type = std::string(protocol::icalendar_type), .body = std::move(*feed)};
  // For the one programme that asked, which asks again before it shows it anew.
  reply.headers.emplace_back("Cache-Control", "private, no-cache");
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  return reply;
}

}  // namespace server
