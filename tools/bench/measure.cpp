#include "tools/bench/measure.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

namespace tools {

double percentile(std::vector<double>& samples, double share) {
  if (samples.empty()) return 0;
  std::sort(samples.begin(), samples.end());
  const auto rank =
      static_cast<std::size_t>(std::ceil(share * static_cast<double>(samples.size())));
  return samples[std::clamp<std::size_t>(rank, 1, samples.size()) - 1];
}

double median(std::vector<double> samples) { return percentile(samples, 0.5); }

std::vector<double> fsync_us(const std::filesystem::path& folder, int count) {
  const auto file = folder / "fsync";
  const int handle = ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  if (handle < 0) throw std::runtime_error("cannot write to " + folder.string());
  const std::array<char, 4096> block{};
  std::vector<double> samples;
  for (int i = 0; i < count; ++i) {
    const Stopwatch watch;
    const bool good =
        ::write(handle, block.data(), block.size()) == static_cast<ssize_t>(block.size()) &&
        ::fdatasync(handle) == 0;
    if (!good) {
      ::close(handle);
      throw std::runtime_error("cannot write to " + folder.string());
    }
    samples.push_back(watch.seconds() * 1e6);
  }
  ::close(handle);
  std::filesystem::remove(file);
  return samples;
}

}  // namespace tools
