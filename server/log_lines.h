// Log lines: every line that the server writes, one function each, so that it can be seen on one
// page that none carries a name, an id of a person, a token or free text. Any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace server::log_lines {

void accept_failed(std::string_view why);
void connections_full(std::size_t limit);
void connection_failed(std::string_view why);  // A fault of ours, not of the peer.
void read_failed(std::string_view why);        // The disk, or what is on it.
void draining(std::size_t connections);
void notice_not_sent(std::string_view why);       // To whom is in the log, and there alone.
void document_unreadable(std::string_view what);  // There, but not as it was written; or not there.
void document_not_kept(std::string_view why);
void document_not_removed(std::string_view why);

}  // namespace server::log_lines
