// Log format: how log lines look: for people, or JSON, one object a line on standard error. Each
// line is a sentence with a name, and fields beside it (log_lines.h says which, and that none is
// about a person).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace server {

enum class LogFormat { text, json };
enum class LogLevel { debug, info, warn, error };

// For the whole process, before its threads start.
void set_up_log(LogFormat format, LogLevel least);

namespace log_lines {

struct Field {
  std::string_view name;
  std::variant<std::string_view, std::int64_t> value;  // An empty text: the field is left out.
};
[[nodiscard]] bool is_written(LogLevel level);
// `name` is stable, for those who count lines; the sentence is for people. Any thread.
void write(LogLevel level, std::string_view name, std::string_view sentence,
           std::initializer_list<Field> fields);

}  // namespace log_lines

// A line as it would be written, without the end of the line; for tests.
struct LogLine {
  std::string time;  // RFC 3339.
  LogLevel level;
  std::string_view name;  // Empty: a line without one.
  std::string_view sentence;
  std::initializer_list<log_lines::Field> fields;
};
[[nodiscard]] std::string to_text(const LogLine& line);
[[nodiscard]] std::string to_json(const LogLine& line);

}  // namespace server
