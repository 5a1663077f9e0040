// Words for tests of the log: commands and groups in a line.
//
//   log.append(group(log, {said("plan/a", 0, command(1), {"one", "two"})}))
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "events/frame.h"
#include "events/log.h"

namespace tests {

inline const events::Timestamp some_time{std::chrono::microseconds{1'763'800'200'123'456}};

inline constexpr auto no_limit = std::numeric_limits<std::size_t>::max();
inline const std::string plan_a = "plan/a";
inline const std::string my_view = "mine@1";

inline events::CommandId command(unsigned number) {
  char text[37];
  std::snprintf(text, sizeof text, "0c0ffee0-0000-4000-8000-%012u", number);
  return {text};
}

inline events::Digest request(std::string_view body) { return events::sha256(body); }

// One command's events, each a payload, decided against `expected`.
inline events::Append said(const std::string& stream, std::uint64_t expected,
                           const events::CommandId& id, const std::vector<std::string>& payloads) {
  events::Append append{.stream = {stream},
                        .expected = {expected},
                        .author = {.by = {"kari"}, .at = some_time, .command = id},
                        .request = request("the body"),
                        .events = {}};
  for (const auto& payload : payloads) {
    append.events.push_back({.type = "note.said", .schema = 1, .payload = payload});
  }
  return append;
}

// What a writer that knows the head sends.
inline events::Group group(const events::Log& log, std::vector<events::Append> appends,
                           std::vector<events::RowChange> rows = {}) {
  const auto head = log.head();
  return {.epoch = head.epoch,
          .expected = head.position,
          .appends = std::move(appends),
          .rows = std::move(rows)};
}

// Appends one event that must be accepted.
inline void say(events::Log& log, const std::string& stream, unsigned number) {
  const auto version = log.version_of({stream}).value;
  const auto result = log.append(
      group(log, {said(stream, version, command(number), {"said " + std::to_string(number)})}));
  ASSERT_TRUE(result.has_value());
}

// Salts that a test can repeat.
inline events::Salts counted_salts() {
  return [count = std::uint8_t{0}]() mutable {
    events::Salt salt{};
    salt[0] = ++count;
    return salt;
  };
}

inline std::vector<std::string> payloads(const std::vector<events::Recorded>& recorded) {
  std::vector<std::string> texts;
  for (const auto& event : recorded) texts.push_back(event.payload);
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace tests
