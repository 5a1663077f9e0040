#include "tools/commands/commands.h"
#include "tools/founding.h"
#include "tools/running.h"
#include "tools/stop_signal.h"
#include "tools/terminal.h"

namespace tools {

int serve(const ServeOptions& options) {
  hold_stop_signals();
  const server::SystemClock clock;
  auto running = open_server(options.data, options.listen, clock, options.notices);
  if (found(*running.log, running.node->journal())) {
    note("A new data folder with a first administrator, who registers everybody else. A token:");
    note("  medvirk token " + std::string(first_administrator) + " --data " +
         options.data.string());
  }
  serve_until_stopped(running);
  return 0;
}

}  // namespace tools
