#include "tools/commands/commands.h"
#include "tools/founding.h"
#include "tools/running.h"
#include "tools/settings/check.h"
#include "tools/settings/page.h"
#include "tools/settings/serving.h"
#include "tools/stop_signal.h"
#include "tools/terminal.h"

namespace tools {
namespace {

constexpr int not_good = 1;
constexpr int wrong_settings = 2;

int check(const settings::Settled& settled) {
  say(settings::effective(settled.values));
  bool good = true;
  for (const auto& finding : settings::look_at(settled.serving)) {
    say((finding.good ? "good: " : "not good: ") + finding.what);
    good = good && finding.good;
  }
  return good ? 0 : not_good;
}

}  // namespace

int serve(const ServeOptions& options) {
  auto said = options.said;
  said.variable = settings::process_variable;
  const auto settled = settings::settle(said);
  for (const auto& fault : settled.faults) note("medvirk: " + fault.where + ": " + fault.what);
  if (!settled.faults.empty()) return wrong_settings;
  if (options.check) return check(settled);

  hold_stop_signals();
  const auto& serving = settled.serving;
  server::set_up_log(serving.log_format.value_or(usual_log_format()), serving.log_level);
  const server::SystemClock clock;
  auto running = open_server(serving, clock);
  if (found(*running.log, running.node->journal())) {
    note("A new data folder with a first administrator, who registers everybody else. A token:");
    note("  medvirk token " + std::string(first_administrator) + " --data " +
         serving.data.string());
  }
  serve_until_stopped(running);
  return 0;
}

int show_settings(const SettingsOptions& options) {
  auto text = options.toml ? settings::example_file() : settings::markdown_table();
  text.pop_back();  // say() ends the line.
  say(text);
  return 0;
}

}  // namespace tools
