#include "events/codec.h"
#include "events/json/schema.h"
#include "events/themes.h"

namespace events {
namespace {

template <class Root>
std::vector<Described> describe_all() {
  std::vector<Described> all;
  for_each_case<Root>([&](auto identity) {
    using T = typename decltype(identity)::type;
    std::string about;
    if constexpr (requires { T::about; }) about = T::about;
    all.push_back({std::string(T::name), about, json::schema<T>()});
  });
  return all;
}

}  // namespace

std::vector<Described> describe_commands() {
  auto all = describe_all<plan::Command>();
  for (auto&& more : {describe_all<unit::Command>(), describe_all<person::Command>()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

std::vector<Described> describe_events() { return describe_all<Event>(); }

}  // namespace events
