// Result: a value, or the reason why there is none. The names follow std::expected (C++23).
#pragma once

#include <utility>
#include <variant>

#include "events/check.h"

namespace events {

// Holds a T or an E. Must be looked at; taking the side that is not there stops the process.
template <class T, class E>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(*-explicit-*)
  Result(E failure) : held_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT(*-explicit-*)

  [[nodiscard]] bool has_value() const { return held_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  T& value() {
    check(has_value(), "Result holds a failure");
    return *std::get_if<0>(&held_);
  }
  const T& value() const {
    check(has_value(), "Result holds a failure");
    return *std::get_if<0>(&held_);
  }
  E& error() {
    check(!has_value(), "Result holds a value");
    return *std::get_if<1>(&held_);
  }
  const E& error() const {
    check(!has_value(), "Result holds a value");
    return *std::get_if<1>(&held_);
  }

 private:
  std::variant<T, E> held_;
};

}  // namespace events
