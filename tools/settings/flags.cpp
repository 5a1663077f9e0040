#include "tools/settings/flags.h"

#include <CLI/CLI.hpp>

namespace tools::settings {
namespace {

// `tls` of `tls.certificate`, as a heading in the help.
std::string group_of(const Setting& setting) {
  const auto dot = setting.key.find('.');
  if (dot == std::string_view::npos) return "Settings";
  return "Settings: [" + std::string(setting.key.substr(0, dot)) + "]";
}

}  // namespace

void take_settings(CLI::App& command, Said& said) {
  command
      .add_option_function<std::string>(
          "--config", [&said](const std::string& file) { said.file = file; },
          "A file of settings (TOML); a flag goes before a variable, and that before the file")
      ->envname("MEDVIRK_CONFIG")
      ->type_name("FILE");
  for (const auto& setting : all_settings()) {
    if (setting.secret) continue;
    const auto keep = [&said, key = std::string(setting.key)](const std::string& text) {
      said.flags[key] = text;
    };
    auto* option = command.add_option_function<std::string>(flag_of(setting), keep,
                                                            std::string(setting.meaning));
    option->type_name(allowed_of(setting))->group(group_of(setting));
    if (!setting.usual.empty()) option->default_str(setting.usual);
  }
}

}  // namespace tools::settings
