// Names: of the people that one plan mentions, looked up before they are needed, so that no frame
// waits for the disk on an I/O thread. Bounded by the plan's people. One thread at a time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "events/ids.h"
#include "server/queries/directory.h"

namespace server {

class Names {
 public:
  // Those among these people who have not been looked up.
  [[nodiscard]] std::vector<events::PersonId> unknown(
      const std::vector<events::PersonId>& people) const;
  // Looks up those who are unknown; reads the disk: on the pool.
  void learn(const Directory& directory, const std::vector<events::PersonId>& people);
  void add(Names&& more);
  // {"<id>":"<full name>", …}; the id itself for somebody unknown.
  [[nodiscard]] std::string json(const std::vector<events::PersonId>& people) const;

 private:
  std::map<events::PersonId, std::string> names_;
};

}  // namespace server
