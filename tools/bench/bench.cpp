#include "tools/bench/bench.h"

#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tools/bench/folder.h"
#include "tools/bench/sink.h"

namespace tools {
namespace {

void print_line(const Figure& figure) {
  const nlohmann::ordered_json line{{"bench", figure.bench}, {"case", figure.name},
                                    {"value", figure.value}, {"unit", figure.unit},
                                    {"limit", figure.limit}, {"ratio", figure.ratio}};
  std::printf("%s\n", line.dump().c_str());
}

void print_table(const Figures& figures) {
  std::printf("%-8s %-44s %14s %-10s %14s %7s\n", "bench", "case", "value", "unit", "limit",
              "ratio");
  for (const auto& each : figures) {
    std::printf("%-8s %-44s %14.1f %-10s ", each.bench.c_str(), each.name.c_str(), each.value,
                each.unit.c_str());
    if (each.limit > 0) {
      std::printf("%14.1f %7.2f\n", each.limit, each.ratio);
    } else {
      std::printf("%14s %7s\n", "-", "-");
    }
  }
}

}  // namespace

int bench(const BenchOptions& options) {
  if (options.name == "sink") return run_sink();  // The other end of `bench live`.
  Figures figures;
  const auto wanted = [&](std::string_view name) {
    return options.name == name || options.name == "all";
  };
  const auto run = [&](std::string_view name,
                       Figures (*measure)(const std::filesystem::path&, double)) {
    if (!wanted(name)) return;
    const WorkFolder folder{options.folder};
    std::fprintf(stderr, "bench %s …\n", std::string(name).c_str());
    for (auto& figure : measure(folder.path(), options.scale)) {
      if (options.json) print_line(figure);
      figures.push_back(std::move(figure));
    }
  };
  run("append", bench_append);
  run("replay", bench_replay);
  run("serve", bench_serve);
  run("live", bench_live);
  if (figures.empty()) {
    std::fprintf(stderr,
                 "medvirk: there is no bench \"%s\"; try append, replay, serve, live or all\n",
                 options.name.c_str());
    return 2;
  }
  if (!options.json) print_table(figures);
  return 0;
}

}  // namespace tools
