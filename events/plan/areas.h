// Life areas: the parts of a life that a plan speaks of (S43), and the categories in which consent
// to share is given (R4).
#pragma once

#include <boost/describe.hpp>
#include <cstdint>

#include "events/text.h"

namespace events {

// The order is on the wire only by name; new areas go last (AreaSet counts on it in memory).
BOOST_DEFINE_ENUM_CLASS(LifeArea, everyday, health, social, economy, education, work, leisure, aids,
                        adaptation, support_contact)
inline constexpr std::size_t life_area_count = 10;

using LifeAreas = List<LifeArea, life_area_count>;

// A set of life areas: small enough to compare and to key an audience by.
class AreaSet {
 public:
  constexpr AreaSet() = default;
  AreaSet(const LifeAreas& areas) {  // NOLINT(*-explicit-*): a list of areas is a set of areas.
    for (const auto area : areas) insert(area);
  }
  static constexpr AreaSet all() {
    AreaSet set;
    set.bits_ = (1U << life_area_count) - 1U;
    return set;
  }
  constexpr void insert(LifeArea area) { bits_ |= bit(area); }
  constexpr void erase(LifeArea area) { bits_ &= ~bit(area); }
  [[nodiscard]] constexpr bool contains(LifeArea area) const { return (bits_ & bit(area)) != 0; }
  [[nodiscard]] constexpr bool contains(AreaSet other) const { return (other.bits_ & ~bits_) == 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  constexpr void merge(AreaSet other) { bits_ |= other.bits_; }
  bool operator==(const AreaSet&) const = default;

 private:
  static constexpr std::uint32_t bit(LifeArea area) { return 1U << static_cast<unsigned>(area); }
  std::uint32_t bits_ = 0;
};

}  // namespace events
