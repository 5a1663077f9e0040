#include "events/ids.h"

#include <algorithm>
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace events {
namespace {

constexpr std::size_t id_length_max = 64;
constexpr std::size_t orgnr_length = 9;
constexpr std::size_t uuid_length = 36;

// Our own name space for name-based UUIDs (RFC 4122, version 5). On disk: never change it.
constexpr std::string_view name_space = "6f1d5c0e-6d65-5476-8972-6b2d6e6f0001";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string named_uuid(std::string_view name) {
  const auto space = boost::uuids::string_generator{}(name_space.begin(), name_space.end());
  return to_string(boost::uuids::name_generator_sha1{space}(name.data(), name.size()));
}

}  // namespace

bool is_id(std::string_view text) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; };
  return !text.empty() && text.size() <= id_length_max && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), allowed);
}

bool is_orgnr(std::string_view text) {
  return text.size() == orgnr_length && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_uuid(std::string_view text) {
  if (text.size() != uuid_length) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = is_digit(text[i]) || (text[i] >= 'a' && text[i] <= 'f');
    if (dash ? text[i] != '-' : !hex) return false;
  }
  return true;
}

PlanId plan_of(const PersonId& owner) { return {named_uuid("plan/" + owner.value)}; }

CommandId timer_command(const PlanId& plan, std::string_view what) {
  return {named_uuid("timer/" + plan.value + "/" + std::string(what))};
}

StreamId stream_of(const PlanId& plan) { return {"plan/" + plan.value}; }
StreamId stream_of(const Orgnr& unit) { return {"unit/" + unit.value}; }
StreamId stream_of(const PersonId& person) { return {"person/" + person.value}; }

}  // namespace events
