// Bench: what the system does in a second, always beside a limit measured in the same run, since
// machines are shared and noisy: the ratio is the result.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tools {

struct BenchOptions {
  std::string name;                // append, replay, serve, live, or all.
  bool json = false;               // One object a line; else a table.
  std::filesystem::path folder{};  // Where to work; empty: the system's temporary folder.
  double scale = 1.0;              // Of the amounts; 0.01 is a smoke test.
};

// Exit status. Cleans up after itself.
int bench(const BenchOptions& options);

// One result. `limit` is what the same machine does at most, measured in the same run; ratio =
// value / limit. Without a limit (latencies, sizes with a fixed bound) both are what they are.
struct Figure {
  std::string bench;
  std::string name;
  double value;
  std::string unit;
  double limit = 0;
  double ratio = 0;
};
using Figures = std::vector<Figure>;

[[nodiscard]] Figures bench_append(const std::filesystem::path& folder, double scale);
[[nodiscard]] Figures bench_replay(const std::filesystem::path& folder, double scale);
// Frames to many sockets beside a bare `send` loop, the whole way from a command to ten members,
// and what idle, stuck and reconnecting clients cost. The clients are a process of their own
// (sink.h).
[[nodiscard]] Figures bench_live(const std::filesystem::path& folder, double scale);
// Start-up and resident memory of a server with many plans and nobody connected.
[[nodiscard]] Figures bench_serve(const std::filesystem::path& folder, double scale);

}  // namespace tools
