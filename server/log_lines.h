// Log lines: every line that the server writes, one function each, so that it can be seen on one
// page that none carries a name, an id of a person, a token or free text. Any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace server::log_lines {

void accept_failed(std::string_view why);
void connections_full(std::size_t limit);
void connection_failed(std::string_view why);  // A fault of ours, not of the peer.
void read_failed(std::string_view why);        // The disk, or what is on it.
void draining(std::size_t connections);
void drain_hurried(std::size_t connections);  // Still here when they were cut off.
// What was answered: a request over HTTP by its route's name, a message on a socket by its `t`.
struct Answered {
  std::string_view what;    // `GET plan`; `command`.
  std::string_view result;  // A status, or `ack`; else the problem's slug.
  std::chrono::milliseconds took;
  std::string_view request;  // Our own number for it, which the reply says too.
  std::string_view trace;    // Of `traceparent`; empty: none.
};
void http_answered(const Answered& answered);
void message_answered(const Answered& answered);
void certificate_renewed();
void certificate_kept(std::string_view why);  // The new one is no good; the old one stays in use.
// With which provider, by our own name for it; never who, nor anything that the provider said.
void log_in_failed(std::string_view provider, std::string_view why);
void notice_not_sent(std::string_view why);       // To whom is in the log, and there alone.
void document_unreadable(std::string_view what);  // There, but not as it was written; or not there.
void document_not_kept(std::string_view why);
void document_not_removed(std::string_view why);
// `issuer` is what the configuration calls it.
void issuer_not_reached(std::string_view issuer, std::string_view why);
void issuer_answers_again(std::string_view issuer);
void national_id_shared();  // Two people are registered with one: neither gets in by it.

}  // namespace server::log_lines
