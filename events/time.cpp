#include "events/time.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace events {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::sys_days;

// Takes exactly `digits` digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return {};
  int number = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return {};
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return {};
  const auto day = take_number(text, 2);
  if (!day) return {};
  const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                  std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

// The part after the point: one to nine digits, kept to microseconds.
std::optional<microseconds> take_fraction(std::string_view& text) {
  microseconds::rep total = 0;
  microseconds::rep unit = 100'000;
  std::size_t digits = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
    if (++digits > 9) return {};
    total += unit * (text.front() - '0');
    unit /= 10;
  }
  return digits > 0 ? std::optional{microseconds{total}} : std::nullopt;
}

std::optional<minutes> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return minutes{0};
  const bool east = !text.empty() && text.front() == '+';
  if (!east && (text.empty() || text.front() != '-')) return {};
  text.remove_prefix(1);
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return {};
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return {};
  const auto offset = minutes{*hour * 60 + *minute};
  return east ? offset : -offset;
}

}  // namespace

std::string to_text(Timestamp time) {
  const auto day = floor<days>(time);
  const Date date{day};
  const std::chrono::hh_mm_ss clock{time - day};
  std::array<char, 40> text{};
  const int length = std::snprintf(
      text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ",
      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()),
      static_cast<int>(clock.subseconds().count()));
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string to_text(Date date) {
  std::array<char, 16> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<Date> date_from(std::string_view text) {
  const auto date = take_date(text);
  return text.empty() ? date : std::nullopt;
}

std::optional<Timestamp> timestamp_from(std::string_view text) {
  const auto date = take_date(text);
  if (!date || (!take(text, 'T') && !take(text, 't'))) return {};
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return {};
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) return {};
  const auto second = take_number(text, 2);
  if (!second || *second > 59) return {};
  microseconds fraction{0};
  if (take(text, '.')) {
    const auto read = take_fraction(text);
    if (!read) return {};
    fraction = *read;
  }
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return {};
  return Timestamp{sys_days{*date}} + std::chrono::hours{*hour} + minutes{*minute} +
         std::chrono::seconds{*second} + fraction - *offset;
}

Date day_of(Timestamp time) { return Date{floor<days>(time)}; }

Timestamp end_of(Date date) { return Timestamp{sys_days{date} + days{1}}; }

}  // namespace events
