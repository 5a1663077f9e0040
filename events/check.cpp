#include "events/check.h"

#include <cstdio>
#include <cstdlib>

namespace events {

void fail(std::string_view message) {
  std::fprintf(stderr, "medvirk: internal check failed: %.*s\n", static_cast<int>(message.size()),
               message.data());
  std::abort();
}

}  // namespace events
