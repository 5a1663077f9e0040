// Capture: what the clients of these tests hear is written down, a line each, if CTest has made the
// folder for it; the last of its entries holds it all to the contracts (tests/npm).
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>

#include "events/json/read.h"
#include "tools/client/http.h"
#include "tools/client/witness.h"

namespace tests {
namespace {

using events::json::Json;

// Enough of each kind to meet every shape, however many a test of speed or of races hears.
constexpr int lines_of_a_kind_max = 100;
constexpr std::size_t line_bytes_max = std::size_t{1} * 1024 * 1024;

class Capture {
 public:
  Capture()
      : file_(std::filesystem::path(MEDVIRK_CAPTURE) / (std::to_string(::getpid()) + ".jsonl")) {}

  void write(const std::string& kind, const Json& line) {
    const std::lock_guard lock(mutex_);
    if (kinds_[kind]++ >= lines_of_a_kind_max) return;
    const auto text = line.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (text.size() <= line_bytes_max) file_ << text << std::endl;
  }

 private:
  std::mutex mutex_;
  std::ofstream file_;
  std::map<std::string, int> kinds_;
};

// The message's `t`, without reading all of it: it always stands first.
std::string type_of(std::string_view frame) {
  constexpr std::size_t enough = 24;
  return std::string(frame.substr(0, enough));
}

[[maybe_unused]] const bool witnessing = [] {
  if (!std::filesystem::is_directory(MEDVIRK_CAPTURE)) return false;
  const auto capture = std::make_shared<Capture>();
  tools::set_witness(
      {.frame =
           [capture](std::string_view frame) {
             capture->write(type_of(frame), {{"frame", std::string(frame)}});
           },
       .answer =
           [capture](std::string_view method, std::string_view target,
                     const tools::HttpAnswer& answer) {
             const auto type = answer.header("Content-Type");
             const std::string path(target.substr(0, target.find('?')));
             // Other programs that a test talks to have contracts of their own.
             const bool ours = type == "application/json" && path.starts_with("/api/");
             if (answer.body.empty() || !(ours || type == "application/problem+json")) return;
             capture->write(path + std::to_string(answer.status), {{"method", std::string(method)},
                                                                   {"target", path},
                                                                   {"status", answer.status},
                                                                   {"body", answer.body}});
           }});
  return true;
}();

}  // namespace
}  // namespace tests
