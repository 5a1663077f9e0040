// Directory: names for the people and bodies that frames and words mention. Reads the directory's
// rows, a key look-up each, and keeps a bounded number of them. Any thread.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/log.h"
#include "events/stamp.h"

namespace server {

// The posts that somebody holds, from the view of offices.
[[nodiscard]] std::vector<events::Office> offices_of(const events::Log& log,
                                                     const events::PersonId& person);

class Directory {
 public:
  explicit Directory(const events::Log& log) : log_(log) {}

  // The full name, or the id itself if nobody is registered under it.
  [[nodiscard]] std::string person(const events::PersonId& person) const;
  // The body's title, or its number.
  [[nodiscard]] std::string body(const events::Orgnr& body) const;
  // {"<id>":"<full name>", …} as JSON text.
  [[nodiscard]] std::string names(const std::vector<events::PersonId>& people) const;

 private:
  const events::Log& log_;
  mutable std::mutex mutex_;  // Guards the cache of people.
  mutable std::unordered_map<std::string, std::string> people_;
};

}  // namespace server
