#include "server/log_format.h"

#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <memory>
#include <nlohmann/json.hpp>

#include "events/time.h"

namespace server {
namespace {

// The line that is on its way through the logger on this thread: the logger writes at once, on the
// thread that logs, so its formatter finds here what does not fit into a message.
struct Beside {
  std::string_view name;
  std::initializer_list<log_lines::Field> fields;
};
thread_local const Beside* beside = nullptr;

// Until somebody has said where lines go and which, those about each request are not written.
std::atomic<bool> is_set_up{false};

spdlog::level::level_enum to_spdlog(LogLevel level) {
  switch (level) {
    case LogLevel::debug: return spdlog::level::debug;
    case LogLevel::info: return spdlog::level::info;
    case LogLevel::warn: return spdlog::level::warn;
    case LogLevel::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

LogLevel level_from(spdlog::level::level_enum level) {
  if (level <= spdlog::level::debug) return LogLevel::debug;
  if (level == spdlog::level::info) return LogLevel::info;
  return level == spdlog::level::warn ? LogLevel::warn : LogLevel::error;
}

std::string_view level_name(LogLevel level) {
  switch (level) {
    case LogLevel::debug: return "debug";
    case LogLevel::info: return "info";
    case LogLevel::warn: return "warn";
    case LogLevel::error: return "error";
  }
  return "error";
}

// A path or a system's message may be no UTF-8: what is not is replaced, and no line is lost.
std::string json_text(std::string_view text) {
  using Any = nlohmann::json;
  return Any(text).dump(-1, ' ', false, Any::error_handler_t::replace);
}

bool is_empty(const log_lines::Field& field) {
  const auto* text = std::get_if<std::string_view>(&field.value);
  return text != nullptr && text->empty();
}

std::string field_text(const std::variant<std::string_view, std::int64_t>& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) return json_text(*text);
  return std::to_string(std::get<std::int64_t>(value));
}

class LineFormatter final : public spdlog::formatter {
 public:
  explicit LineFormatter(LogFormat format) : format_(format) {}

  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& into) override {
    const auto time = std::chrono::floor<std::chrono::microseconds>(message.time);
    const LogLine line{
        .time = events::to_text(time),
        .level = level_from(message.level),
        .name = beside ? beside->name : std::string_view{},
        .sentence = {message.payload.data(), message.payload.size()},
        .fields = beside ? beside->fields : std::initializer_list<log_lines::Field>{}};
    auto text = format_ == LogFormat::json ? to_json(line) : server::to_text(line);
    text += '\n';
    into.append(text.data(), text.data() + text.size());
  }
  [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<LineFormatter>(format_);
  }

 private:
  const LogFormat format_;
};

}  // namespace

std::string to_text(const LogLine& line) {
  auto text = line.time + " " + std::string(level_name(line.level)) + " ";
  // What came from elsewhere may not begin a line of its own.
  for (const char c : line.sentence) text += c == '\n' || c == '\r' ? ' ' : c;
  for (const auto& field : line.fields) {
    if (!is_empty(field)) text += " " + std::string(field.name) + "=" + field_text(field.value);
  }
  return text;
}

std::string to_json(const LogLine& line) {
  auto text =
      "{\"time\":" + json_text(line.time) + ",\"level\":" + json_text(level_name(line.level));
  if (!line.name.empty()) text += ",\"line\":" + json_text(line.name);
  text += ",\"message\":" + json_text(line.sentence);
  for (const auto& field : line.fields) {
    if (!is_empty(field)) text += "," + json_text(field.name) + ":" + field_text(field.value);
  }
  return text + "}";
}

void set_up_log(LogFormat format, LogLevel least) {
  const auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  const auto logger = std::make_shared<spdlog::logger>("medvirk", sink);
  logger->set_formatter(std::make_unique<LineFormatter>(format));
  logger->set_level(to_spdlog(least));
  spdlog::set_default_logger(logger);
  is_set_up = true;
}

bool log_lines::is_written(LogLevel level) {
  return (is_set_up || level >= LogLevel::warn) &&
         spdlog::default_logger_raw()->should_log(to_spdlog(level));
}

void log_lines::write(LogLevel level, std::string_view name, std::string_view sentence,
                      std::initializer_list<Field> fields) {
  const Beside ours{.name = name, .fields = fields};
  beside = &ours;
  spdlog::default_logger_raw()->log(to_spdlog(level),
                                    spdlog::string_view_t(sentence.data(), sentence.size()));
  beside = nullptr;
}

}  // namespace server
