// Sayings: frames that a fuzzed connection is given to say, and whether what comes out of it is
// what it was given: whole, in order, nothing twice, nothing after the close.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/live/frame.h"
#include "tests/fuzz/spoken.h"

namespace tests {

class Sayings {
 public:
  // Each of about so many bytes, and like no other.
  [[nodiscard]] server::FrameText patch(const std::string& feed, std::size_t bytes);
  [[nodiscard]] server::FrameText snapshot(const std::string& feed, std::size_t bytes);
  [[nodiscard]] server::FrameText presence(const std::string& feed);
  [[nodiscard]] server::FrameText reply(std::size_t bytes);
  // From now on something may rightly be missing.
  void lose() { lossless_ = false; }

  // What has come out, in order; ends the process if it is not what it must be.
  void check_frames(std::string_view bytes, bool deflates);
  // Nothing more comes, and `all` of what was given had its chance.
  void check_end(bool all) const;

  [[nodiscard]] bool closed() const { return closed_; }
  [[nodiscard]] const std::vector<std::string>& pongs() const { return pongs_; }

 private:
  struct Said {
    std::string text;
    std::string feed{};    // Empty: of none, or nothing that may be merged.
    std::uint64_t to = 0;  // A patch's.
  };
  void check_frame(const SpokenFrame& frame, bool deflates);
  void check_data(const std::string& text);
  void check_merged(const std::string& text);
  void follow(const std::string& feed, std::uint64_t from, std::uint64_t to);

  std::vector<Said> said_;
  std::size_t next_ = 0;                       // Of those, what comes out is one of these.
  std::map<std::string, std::uint64_t> at_;    // Where each feed stands that was given,
  std::map<std::string, std::uint64_t> seen_;  // and that came out.
  std::size_t single_ = 0;                     // Given, that nothing may take the place of,
  std::size_t single_seen_ = 0;                // and come out.
  std::string rest_;                           // The beginning of a frame.
  std::vector<std::string> pongs_;
  bool closed_ = false;
  bool lossless_ = true;
};

}  // namespace tests
