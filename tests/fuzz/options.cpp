// Options: what every fuzzer is told beside its command line.
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

// A finding of UBSan's must end in a signal: only then does libFuzzer keep the input.
// NOLINTNEXTLINE(bugprone-reserved-identifier): UBSan's name for it.
extern "C" const char* __ubsan_default_options() { return "abort_on_error=1:print_stacktrace=1"; }

// MEDVIRK_FUZZ_SECONDS says how long, whatever the command line says; 0: the corpus only.
// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name for it.
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  const char* seconds = std::getenv("MEDVIRK_FUZZ_SECONDS");
  if (seconds == nullptr) return 0;
  static std::string last;
  last = std::string_view(seconds) == "0" ? "-runs=0" : std::string("-max_total_time=") + seconds;
  static std::vector<char*> all;
  all.assign(*argv, *argv + *argc);
  all.push_back(last.data());
  *argc = static_cast<int>(all.size());
  all.push_back(nullptr);
  *argv = all.data();
  return 0;
}
