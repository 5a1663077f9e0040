// Identity: the providers that a file names, as the server takes them.
#pragma once

#include <vector>

#include "server/identity/options.h"
#include "tools/settings/file.h"

namespace tools::settings {

// What is wrong as a whole is added to `faults`; each value by itself was looked at when it was
// read.
[[nodiscard]] server::IdentityOptions identity_of(const FileContents& file,
                                                  std::vector<Fault>& faults);

}  // namespace tools::settings
