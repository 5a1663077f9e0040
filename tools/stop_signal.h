// Stop signal: Ctrl-C and a service manager's signals, waited for instead of handled.
#pragma once

#include <chrono>
#include <optional>

namespace tools {

enum class Signal { stop, reload };  // SIGINT and SIGTERM; SIGHUP.

// Keeps these from ending the process. Before any thread is started.
void hold_stop_signals();

// The next one; none if none comes within `patience`. Without one it waits for ever.
[[nodiscard]] Signal wait_for_signal();
[[nodiscard]] std::optional<Signal> wait_for_signal(std::chrono::milliseconds patience);

}  // namespace tools
