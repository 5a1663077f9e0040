#include "events/codec.h"
#include "events/json/write.h"
#include "events/readers.h"

namespace events {
namespace {

template <class Variant>
Draft encode_inner(const Variant& variant) {
  return visit_inner(variant, [](const auto& each) {
    using T = std::remove_cvref_t<decltype(each)>;
    return Draft{
        .type = std::string(T::name), .schema = schema_of<T>(), .payload = json::to_json(each)};
  });
}

}  // namespace

Draft encode(const Event& event) { return encode_inner(event); }
Draft encode(const plan::Event& event) { return encode_inner(event); }
Draft encode(const plan::Command& command) { return encode_inner(command); }
Draft encode(const unit::Command& command) { return encode_inner(command); }
Draft encode(const person::Command& command) { return encode_inner(command); }

}  // namespace events
