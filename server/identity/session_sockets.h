// Session sockets: which live sockets, on whatever thread, go with which session, so that all of
// them end with it. Any thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace server {

// What a socket is entered under whose token names a session of its issuer's (`sid`); a socket that
// came with a cookie is entered under the session's key.
[[nodiscard]] std::string key_of_sid(const std::string& sid);
[[nodiscard]] bool is_sid_key(const std::string& key);

class SessionSockets {
 public:
  // Called on any thread: must do no more than post to the socket's own.
  using Close = std::function<void()>;

  // A socket's place in the list, for as long as it lives.
  class Place {
   public:
    Place() = default;
    ~Place() { leave(); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    Place(Place&& other) noexcept;
    Place& operator=(Place&& other) noexcept;

   private:
    friend class SessionSockets;
    using Table = std::multimap<std::string, Close>;
    Place(SessionSockets& of, Table::iterator at) : of_(&of), at_(at) {}
    void leave();

    SessionSockets* of_ = nullptr;
    Table::iterator at_{};
  };

  SessionSockets() = default;
  SessionSockets(const SessionSockets&) = delete;
  SessionSockets& operator=(const SessionSockets&) = delete;

  // No place without a session: an empty `session` enters nothing. After it the caller has to see
  // whether the session still lives: it may have ended before the socket was here to be told.
  [[nodiscard]] Place enter(const std::string& session, Close close);
  // Tells every socket of a session that it is over.
  void close(const std::string& session) const;
  [[nodiscard]] std::size_t size() const;

 private:
  mutable std::mutex mutex_;
  Place::Table table_;
};

}  // namespace server
