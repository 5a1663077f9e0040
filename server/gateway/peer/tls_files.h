// TLS files: where the certificate and its key lie, both PEM.
#pragma once

#include <filesystem>

namespace server {

struct TlsFiles {
  std::filesystem::path certificate_chain;  // Our own first, then those that vouch for it.
  std::filesystem::path private_key;        // Without a passphrase.
};

}  // namespace server
