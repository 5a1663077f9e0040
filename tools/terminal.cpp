#include "tools/terminal.h"

#include <unistd.h>

#include <cstdio>
#include <string>

namespace tools {
namespace {

void write_line(std::FILE* file, std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), file);
  std::fputc('\n', file);
  std::fflush(file);
}

bool on_terminal() { return ::isatty(STDERR_FILENO) == 1; }

}  // namespace

void say(std::string_view line) { write_line(stdout, line); }
void note(std::string_view line) { write_line(stderr, line); }

server::LogFormat usual_log_format() {
  return on_terminal() ? server::LogFormat::text : server::LogFormat::json;
}

void show_progress(std::string_view what, std::uint64_t done, std::uint64_t all) {
  if (!on_terminal()) return;
  const auto percent = all == 0 ? 100 : done * 100 / all;
  std::fprintf(stderr, "\r\033[K%.*s: %llu of %llu (%llu %%)", static_cast<int>(what.size()),
               what.data(), static_cast<unsigned long long>(done),
               static_cast<unsigned long long>(all), static_cast<unsigned long long>(percent));
  std::fflush(stderr);
}

void end_progress() {
  if (!on_terminal()) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
}

}  // namespace tools
