#include "tools/service_manager.h"

#include <systemd/sd-daemon.h>

namespace tools {
namespace {

constexpr int keep_address = 0;  // In the environment: there is more to tell later.

}  // namespace

// Whether anybody listens does not matter.
void tell_ready() { static_cast<void>(sd_notify(keep_address, "READY=1")); }
void tell_reloading() { static_cast<void>(sd_notify(keep_address, "RELOADING=1")); }
void tell_stopping() { static_cast<void>(sd_notify(keep_address, "STOPPING=1")); }

}  // namespace tools
