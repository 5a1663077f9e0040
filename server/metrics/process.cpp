#include "server/metrics/process.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>
#include <string>

namespace server {
namespace {

double seconds_used(const timeval& time) {
  constexpr double micro = 1e-6;
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * micro;
}

std::uint64_t open_files() {
  std::error_code failure;
  const std::filesystem::directory_iterator all("/proc/self/fd", failure);
  if (failure) return 0;
  const auto count = std::distance(begin(all), end(all));
  return static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(count - 1, 0));  // But for this look.
}

// The moment the machine started, and that of the process after it in clock ticks (proc(5)).
double started() {
  constexpr int start_field = 22;
  std::ifstream stat("/proc/self/stat");
  std::string all{std::istreambuf_iterator<char>(stat), {}};
  const auto name_ends = all.rfind(')');  // A name may have blanks.
  if (name_ends == std::string::npos) return 0;
  std::istringstream rest(all.substr(name_ends + 1));
  std::string word;
  for (int field = 3; field <= start_field; ++field) rest >> word;
  double since_boot = 0;
  std::istringstream(word) >> since_boot;
  std::ifstream machine("/proc/stat");
  for (std::string name; machine >> name;) {
    double boot = 0;
    if (name == "btime" && machine >> boot) {
      return boot + since_boot / static_cast<double>(::sysconf(_SC_CLK_TCK));
    }
    machine.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  }
  return 0;
}

}  // namespace

ProcessReading read_process() {
  ProcessReading reading{};
  std::uint64_t pages = 0;
  std::uint64_t resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  const auto page = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  reading.virtual_bytes = pages * page;
  reading.resident_bytes = resident * page;
  reading.open_files = open_files();
  rlimit most{};
  if (::getrlimit(RLIMIT_NOFILE, &most) == 0) reading.open_files_max = most.rlim_cur;
  rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) == 0) {
    reading.cpu_seconds = seconds_used(used.ru_utime) + seconds_used(used.ru_stime);
  }
  static const double start = started();
  reading.started = start;
  return reading;
}

}  // namespace server
