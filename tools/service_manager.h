// Service manager: tells systemd how the server is (sd_notify(3)); elsewhere it says nothing.
#pragma once

namespace tools {

void tell_ready();
void tell_reloading();  // Until tell_ready().
void tell_stopping();

}  // namespace tools
