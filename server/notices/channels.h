// Channels: which sender carries what: e-mail goes to the mail server, SMS through it to a gateway
// that takes mail for numbers; what has no such way goes to a file.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "server/notices/sender.h"
#include "server/notices/smtp_sender.h"

namespace server {

struct ChannelOptions {
  std::filesystem::path folder;       // Of the file.
  std::optional<SmtpOptions> smtp{};  // None: e-mail goes to the file.
  std::string sms_domain{};           // `sms.example.org`; empty: SMS goes to the file.
};
[[nodiscard]] std::unique_ptr<NoticeSender> open_channels(const ChannelOptions& options);

// Where the gateway takes mail for a number: `+4799999999` → `4799999999@sms.example.org`.
[[nodiscard]] std::string gateway_address(const std::string& phone, const std::string& domain);

}  // namespace server
