// Overloaded: one lambda a case for std::visit; a case without one stops the build.
#pragma once

namespace events {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace events
