// Owner: one plan's owner at a socket, who remembers every answer and believes nothing: after each
// restart she checks that all that was acknowledged is there, in order, once.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>

#include "events/ids.h"
#include "events/json/read.h"
#include "protocol/messages.h"
#include "tools/client/http.h"
#include "tools/client/live_client.h"

namespace tests {

// What must never be: the loop ends with it.
class Broken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Owner {
 public:
  Owner(events::PersonId person, std::string token);

  // Connects, resumes the feed, sends again what was not answered, and checks everything against
  // what the server now says. Then sends commands, a few at a time, until the socket is gone. Calls
  // `acknowledged` for each answer.
  void live(const tools::Peer& peer, const std::function<void()>& acknowledged);

  // All that holds when nothing is on its way: history and view. Throws Broken.
  void check(const tools::Peer& peer);

  [[nodiscard]] std::size_t acknowledged() const { return versions_.size(); }
  [[nodiscard]] std::size_t resent() const { return resent_; }

 private:
  struct Sent {
    std::string id;
    std::string text;  // The whole frame, sent again as it was.
  };

  void connect(const tools::Peer& peer);
  void send_next();
  void read_one();
  void on_ack(const events::json::Json& frame);
  void on_patch(const events::json::Json& frame);
  void check_history(const tools::Peer& peer);
  void check_view(const tools::Peer& peer);
  [[nodiscard]] tools::HttpAnswer get(const tools::Peer& peer, const std::string& rest) const;

  events::PersonId person_;
  events::PlanId plan_;
  std::string token_;
  std::unique_ptr<tools::LiveClient> socket_;

  std::deque<Sent> unanswered_;  // In the order in which they were sent.
  std::uint64_t next_ = 0;
  std::size_t resent_ = 0;
  std::size_t answers_ = 0;                        // In all lives.
  std::uint64_t newest_ = 0;                       // The newest version that an answer named.
  std::map<std::string, std::uint64_t> versions_;  // Command → the version it was acknowledged at.

  events::json::Json view_;  // Folded from the feed.
  protocol::At at_{};
  bool held_ = false;  // Something has come from the feed, ever.

  std::uint64_t checked_ = 0;                      // History up to here has been looked at.
  std::map<std::string, std::uint64_t> happened_;  // Command → version, as history has it.
};

}  // namespace tests
