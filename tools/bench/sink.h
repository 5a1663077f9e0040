// Sink: the other end of `bench live`, in a process of its own so that its work is not counted as
// the server's: many sockets on one thread by epoll. It takes orders as JSON lines on standard
// input and answers each with one line on standard output.
//
//   {"do":"open","port":P,"members":[{"token","feed"}…],"atOnce":N}   → {"live","seconds","why"}
//   {"do":"reopen","atOnce":N}                  all cut, then resumed  → the same
//   {"do":"listen","patches":N}                 until so many came    →
//   {"patches","bytes","seconds"}
//   {"do":"command","owners":[number…],"window":W,"count":C,"perSecond":R,"file":F}
//                         until every member has all →
//                         {"acks","refused","patches","gaps","bytes","seconds"}
//   {"do":"raw","port":P,"sockets":N}           plain connections, whose bytes are counted
//   {"do":"take","bytes":N}                     until so many raw bytes came → {"bytes","seconds"}
//   {"do":"end"}
#pragma once

#include <cstdint>

namespace tools {

// When a patch reached a member, for joining with when it was committed: the order's file holds
// these, one after the other.
struct SinkArrival {
  std::uint32_t member;
  std::uint32_t seq;
  std::uint64_t at_ns;  // Of the steady clock, which all processes of one machine share.
};

// Runs until `end` or the end of input. Exit status: 1 if an order could not be carried out.
int run_sink();

}  // namespace tools
