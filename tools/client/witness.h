// Witness: who is told everything that the clients of this folder hear, so that tests can hold it
// to the contracts. A program has none unless it names one.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace tools {

struct HttpAnswer;

struct Witness {
  std::function<void(std::string_view frame)> frame;
  std::function<void(std::string_view method, std::string_view target, const HttpAnswer& answer)>
      answer;
};
// Called from any thread that has a client. Set before the first one, and never changed.
void set_witness(Witness witness);
[[nodiscard]] const Witness& witness();

}  // namespace tools
