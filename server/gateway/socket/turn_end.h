// Turn end: what is left for the end of this turn of an I/O thread's loop: the sockets that have
// something to say. One task for all of them, so that what a batch brings to a thousand sockets
// costs the loop one round and not a thousand. On that I/O thread only.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <vector>

namespace server {

class FanoutWriter;

class TurnEnd {
 public:
  explicit TurnEnd(boost::asio::any_io_executor executor);
  TurnEnd(const TurnEnd&) = delete;
  TurnEnd& operator=(const TurnEnd&) = delete;
  ~TurnEnd();

  // It is flushed once all handlers that are ready now have run; the same one not twice a turn.
  void flush(std::shared_ptr<FanoutWriter> writer);

 private:
  struct Waiting;
  const boost::asio::any_io_executor executor_;
  const std::shared_ptr<Waiting> waiting_;  // The task's as well: it may come after we are gone.
};

}  // namespace server
