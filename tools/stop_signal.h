// Stop signal: Ctrl-C and a service manager's SIGTERM, waited for instead of handled.
#pragma once

namespace tools {

// Keeps SIGINT and SIGTERM from ending the process. Before any thread is started.
void hold_stop_signals();

// Returns when one has come.
void wait_for_stop_signal();

}  // namespace tools
