// S33: access that the owner grants to kin and peers, and takes back.
#include "tests/support/more_cast.h"

namespace tests {
namespace {

using consent::AccessExpired;
using consent::AccessGranted;
using consent::AccessRevoked;
using consent::ExpireAccess;
using consent::GrantAccess;
using consent::RevokeAccess;

GrantAccess let_sister_see() {
  return {.access = {"access-1"},
          .person = id_of(sister),
          .areas = {LifeArea::leisure},
          .until = day("2026-12-31")};
}
const AccessRevoked revoked{.access = {"access-1"}};
const AccessExpired expired{.access = {"access-1"}};

TEST(Access, S33_TheOwnerLetsKinSee) {
  given(started_plan()).as(kari).when(let_sister_see()).then(sister_sees);
}

TEST(Access, S33_AccessIsTheOwnersToGive) {
  given(started_plan())
      .as(coordinator)
      .when(let_sister_see())
      .then_refused("S33", "not-yours-to-do");
  given(started_plan()).as(sister).when(let_sister_see()).then_refused("S33", "not-yours-to-do");
}

TEST(Access, S33_AccessIsToNamedAreasUntilADayToCome) {
  auto nothing = let_sister_see();
  nothing.areas = {};
  given(started_plan()).when(nothing).then_refused("S33", "areas-missing", {"areas"});
  auto past = let_sister_see();
  past.until = day("2026-03-01");
  given(started_plan()).when(past).then_refused("S33", "until-passed", {"until"});
  given(started_plan(), sister_sees)
      .when(let_sister_see())
      .then_refused("S33", "access-exists", {"access"});
}

TEST(Access, R4_WhoIsThereForAServiceNeedsASharingConsent) {
  auto command = let_sister_see();
  for (const auto person : {physio, coordinator}) {
    command.person = id_of(person);
    given(with_group()).when(command).then_refused("R4", "needs-sharing-consent", {"person"});
  }
  command.person = id_of(physio);
  given(sharing(), coordination::ProfessionalInvited{.professional = id_of(physio),
                                                     .body = service_body,
                                                     .area = LifeArea::health,
                                                     .purpose = "Ny vurdering"})
      .when(command)
      .then_refused("R4", "needs-sharing-consent", {"person"});
}

TEST(Access, R13_ARepresentativeGrantsNoMoreThanTheScope) {
  const group::RepresentativeAppointed narrow{.representation = {"representation-1"},
                                              .person = id_of("vidar"),
                                              .kind = group::RepresentativeKind::guardian,
                                              .mode = group::RepresentativeMode::instead,
                                              .scope = {LifeArea::economy},
                                              .authority = "Vergefullmakt",
                                              .from = day("2026-02-01"),
                                              .until = day("2026-03-31")};
  given(started_plan(), narrow)
      .as("vidar")
      .when(let_sister_see())
      .then_refused("R13", "outside-authority");
  given(started_plan(), narrow, sister_sees)
      .as("vidar")
      .when(RevokeAccess{.access = {"access-1"}})
      .then_refused("R13", "outside-authority");
}

TEST(Access, S33_TheOwnerTakesAccessBackOnce) {
  const RevokeAccess revoke{.access = {"access-1"}};
  given(started_plan(), sister_sees).as(kari).when(revoke).then(revoked);
  given(started_plan(), sister_sees, revoked).as(kari).when(revoke).then_nothing();
  given(started_plan(), sister_sees)
      .as(coordinator)
      .when(revoke)
      .then_refused("S33", "not-yours-to-do");
  given(started_plan()).as(kari).when(revoke).then_refused("S33", "access-unknown", {"access"});
}

TEST(Access, R7_TheTimerExpiresAccessOnce) {
  const ExpireAccess expire{.access = {"access-1"}};
  const std::string_view after = "2027-01-01T00:00:00Z";
  given(started_plan(), sister_sees).as(timer).at(after).when(expire).then(expired);
  given(started_plan(), sister_sees, expired).as(timer).at(after).when(expire).then_nothing();
  given(started_plan(), sister_sees, revoked).as(timer).at(after).when(expire).then_nothing();
  given(started_plan(), sister_sees)
      .as(timer)
      .at("2026-12-31T23:59:59Z")
      .when(expire)
      .then_refused("R7", "not-due");
  given(started_plan(), sister_sees)
      .as(kari)
      .at(after)
      .when(expire)
      .then_refused("R7", "not-yours-to-do");
}

TEST(Access, R8_AnExcludedPersonLosesGrantedAccess) {
  given(started_plan(), sister_sees)
      .when(consent::ExcludeRecipient{.recipient = id_of(sister),
                                      .consequences_told = "Søster ser ikke lenger fritid"})
      .then(consent::RecipientExcluded{.recipient = id_of(sister),
                                       .consequences_told = "Søster ser ikke lenger fritid"},
            revoked);
}

TEST(Access, R8_AnExcludedAreaLeavesTheAccessToOthers) {
  const consent::ExcludeInformationCategory exclude{.category = LifeArea::leisure,
                                                    .consequences_told = "Ingen ser fritid"};
  const consent::InformationCategoryExcluded excluded{.category = LifeArea::leisure,
                                                      .consequences_told = "Ingen ser fritid"};
  given(started_plan(), sister_sees).when(exclude).then(excluded, revoked);
  auto wider = sister_sees;
  wider.areas = {LifeArea::leisure, LifeArea::everyday};
  given(started_plan(), wider).when(exclude).then(excluded);
  EXPECT_EQ(shared_with(fold(all_of(started_plan(), wider, excluded)), id_of(sister),
                        time_of("2026-03-02T12:00:00Z")),
            AreaSet(LifeAreas{LifeArea::everyday}));
}

}  // namespace
}  // namespace tests
