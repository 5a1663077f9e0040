// Coverage: how libFuzzer hears which branches an input takes. gcc calls __sanitizer_cov_trace_pc()
// on each edge of what is compiled with -fsanitize-coverage=trace-pc; libFuzzer knows no such call
// any more, so the linker sends them here (--wrap). Each is counted in a table that libFuzzer reads
// as it reads its own. Compiled without sanitizers and without that flag.
#include <array>
#include <cstddef>
#include <cstdint>

namespace {

constexpr std::size_t counters_count = std::size_t{1} << 17U;
[[gnu::section("__libfuzzer_extra_counters"), gnu::used]] std::array<std::uint8_t, counters_count>
    counters{};

}  // namespace

// NOLINTNEXTLINE(bugprone-reserved-identifier): the linker's name for it.
extern "C" void __wrap___sanitizer_cov_trace_pc() {
  // From the table, so that it is the same wherever the program is loaded.
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast)
  const auto caller = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0)) -
                      reinterpret_cast<std::uintptr_t>(counters.data());
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
  constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15U;
  constexpr unsigned shift = 64 - 17;
  auto& counter = counters[(caller * golden_ratio) >> shift];
  if (counter < UINT8_MAX) ++counter;
}

// Comparisons of fractions, which libFuzzer does not look at.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" void __sanitizer_cov_trace_cmpf(float /*a*/, float /*b*/) {}
extern "C" void __sanitizer_cov_trace_cmpd(double /*a*/, double /*b*/) {}
// NOLINTEND(bugprone-reserved-identifier)
