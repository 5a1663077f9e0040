// Serving: the settings as the server's parts take them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/gateway/gateway.h"
#include "server/gateway/peer/tls_files.h"
#include "server/identity/options.h"
#include "server/log_format.h"
#include "tools/address.h"
#include "tools/notices.h"
#include "tools/settings/values.h"

namespace tools::settings {

struct Serving {
  std::filesystem::path data{};
  Peer listen{};
  std::optional<Peer> admin{};
  std::optional<server::TlsFiles> tls{};
  server::GatewayLimits gateway{};
  std::size_t io_threads = 0;  // 0: as many as the machine runs at a time.
  server::IdentityOptions identity{};
  NoticeSettings notices{};
  std::optional<server::LogFormat> log_format{};  // None: as the terminal wants it.
  server::LogLevel log_level = server::LogLevel::info;
};

struct Settled {
  Values values;
  Serving serving;            // Not to be used if there are faults.
  std::vector<Fault> faults;  // All that are wrong, not only the first.
};

// Reads the file, if one is named. Never throws.
[[nodiscard]] Settled settle(const Said& said);

// The variables of this process.
[[nodiscard]] std::optional<std::string> process_variable(const std::string& name);

}  // namespace tools::settings
