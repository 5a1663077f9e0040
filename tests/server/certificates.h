// Certificates: made anew for each test, for this machine itself, and signed by nobody else.
#pragma once

#include <filesystem>
#include <string>

#include "server/gateway/peer/tls_files.h"

namespace tests {

// Writes `<name>.crt` and `<name>.key` (P-256) into the folder; the subject is the name.
server::TlsFiles make_certificate(const std::filesystem::path& folder, const std::string& name);

}  // namespace tests
