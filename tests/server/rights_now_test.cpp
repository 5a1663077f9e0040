// R51: the rights of all who follow a plan, at one moment.
#include "server/live/rights_now.h"

#include <deque>
#include <memory>

#include "tests/support/cast.h"

namespace tests {
namespace {

using events::audience_of;
using events::Viewer;
using server::RightsNow;

events::Timestamp one_moment() { return time_of("2026-03-02T12:00:00Z"); }

// More people than there are places, some with several sockets, in any order.
TEST(RightsNow, R51_EverybodysAreTheirOwnHoweverManyFollow) {
  const auto plan = fold(with_group());
  RightsNow rights{plan, one_moment()};
  std::deque<Viewer> sockets;
  for (int round = 0; round < 3; ++round) {
    for (const auto person : {kari, coordinator, physio, sister}) {
      for (int i = 0; i < 10; ++i) {
        sockets.push_back({.person = {"stranger-" + std::to_string(i)}});
        sockets.push_back({.person = id_of(person)});
      }
    }
  }
  for (const auto& viewer : sockets) {
    EXPECT_EQ(rights.of(viewer), audience_of(plan, viewer, one_moment())) << viewer.person.value;
  }
}

TEST(RightsNow, R51_TheSamePersonWithAnOfficeAndWithoutIsTwo) {
  const auto plan = fold(with_group());
  RightsNow rights{plan, one_moment()};
  const Viewer with{.person = id_of(caseworker), .offices = at_service()};
  const Viewer without{.person = id_of(caseworker)};
  const auto in_office = audience_of(plan, with, one_moment());
  const auto out_of_it = audience_of(plan, without, one_moment());
  ASSERT_NE(in_office, out_of_it);
  EXPECT_EQ(rights.of(with), in_office);
  EXPECT_EQ(rights.of(without), out_of_it);
  EXPECT_EQ(rights.of(with), in_office);
}

TEST(RightsNow, AViewerWhoIsGoneIsNotLookedAtAgain) {
  const auto plan = fold(with_group());
  RightsNow rights{plan, one_moment()};
  auto gone = std::make_unique<Viewer>(Viewer{.person = id_of(kari)});
  static_cast<void>(rights.of(*gone));
  gone.reset();
  rights.forget();
  const Viewer again{.person = id_of(kari)};
  EXPECT_EQ(rights.of(again), audience_of(plan, again, one_moment()));
}

}  // namespace
}  // namespace tests
