// Notices: how `serve` and `demo` are told where notices go.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "server/notices/sender.h"
#include "server/notices/smtp_sender.h"

namespace tools {

struct NoticeSettings {
  std::string smtp{};        // `smtp://host:port`; empty: notices go to files in the data folder.
  std::string from{};        // The address that they come from.
  std::string sms_domain{};  // Of a gateway that takes mail for numbers; empty: SMS goes to a file.
  std::string public_url{};  // Where people log in; empty: a notice says no address.
  // A user and a password, a line each; none: MEDVIRK_SMTP_USER and MEDVIRK_SMTP_PASSWORD.
  std::optional<std::filesystem::path> login{};
};

// Throws std::runtime_error, saying what to do, if the login cannot be used.
[[nodiscard]] std::unique_ptr<server::NoticeSender> open_notices(const NoticeSettings& settings,
                                                                 const std::filesystem::path& data);

// The mail server's login, if there is one. Throws as open_notices does.
[[nodiscard]] std::optional<server::MailLogin> mail_login_of(const NoticeSettings& settings);

// What may stand in the settings.
[[nodiscard]] bool is_mail_server(const std::string& text);
[[nodiscard]] bool is_mail_domain(const std::string& text);

}  // namespace tools
