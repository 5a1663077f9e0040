// A3: messages reach their thread and nobody else; calendar, documents and diary follow the life
// areas; the network map is the core's.
#include "events/plan/circles.h"
#include "tests/events/plan/contact_cast.h"

namespace tests {
namespace {

using namespace events::contact;  // NOLINT(google-build-using-namespace)

const consent::ConsentWithdrawn school_withdrawn{.consent = {"consent-school"},
                                                 .kind = consent::ConsentKind::sharing};

// --- Messages: the physiotherapist writes to Kari and the teacher. ---

SendMessage send(Recipients to) {
  return {.message = {"hello"},
          .thread = {"shoes"},
          .to = std::move(to),
          .text = "Husk joggeskoene på torsdag"};
}
MessageSent sent() {
  return {.message = {"hello"},
          .thread = {"shoes"},
          .from = id_of(physio),
          .to = {id_of(kari), id_of(teacher)},
          .text = "Husk joggeskoene på torsdag"};
}
Events with_thread() { return all_of(with_group(), sent()); }

SendMessage reply(Recipients to = {}) {
  return {.message = {"answer"}, .thread = {"shoes"}, .to = std::move(to), .text = "Ja, takk"};
}
MessageSent replied(std::string_view from, Recipients to) {
  return {.message = {"answer"},
          .thread = {"shoes"},
          .from = id_of(from),
          .to = std::move(to),
          .text = "Ja, takk"};
}

// Whether what is said in the thread reaches this person now.
template <class Case>
bool reaches(const Case& event, std::string_view person, const Events& history,
             std::string_view at = noon) {
  const auto scope = scope_of(lift<plan::Event>(event));
  EXPECT_EQ(scope.reach, Reach::circle);
  EXPECT_EQ(scope.circle, "thread/shoes");
  EXPECT_TRUE(scope.areas.empty());
  Circles circles;
  events::contact::add_circles(fold(history), {.person = id_of(person)}, time_of(at), circles);
  return circles.contains(scope.circle);
}

TEST(Contact, A3_AMessageIsSentToPeopleWhoTakePart) {
  given(with_group()).as(physio).when(send({id_of(teacher), id_of(kari)})).then(sent());
}

TEST(Contact, A3_TheSenderIsNoRecipient) {
  given(with_group())
      .as(physio)
      .when(send({id_of(physio), id_of(teacher), id_of(kari)}))
      .then(sent());
  for (const auto& nobody : {Recipients{}, Recipients{id_of(physio)}}) {
    given(with_group())
        .as(physio)
        .when(send(nobody))
        .then_refused("A3", "recipients-missing", {"to"});
  }
}

TEST(Contact, A3_WhoTakesNoPartSendsNoMessage) {
  given(with_group()).as(stranger).when(send({id_of(kari)})).then_refused("A3", "not-yours-to-do");
}

TEST(Contact, R5_WhoSeesNothingOfThePlanSendsAndGetsNoMessage) {
  given(with_group(), health_withdrawn)
      .as(physio)
      .when(send({id_of(kari)}))
      .then_refused("A3", "not-yours-to-do");
  for (const auto person : {physio, stranger}) {  // Refused alike: a consent is nobody's business.
    given(with_group(), health_withdrawn)
        .as(teacher)
        .when(send({id_of(person)}))
        .then_refused("R5", "recipient-not-covered", {"to"});
  }
}

TEST(Contact, A3_AThreadHasRoomForTheSenderToo) {
  auto history = with_group();
  Recipients to;
  for (std::size_t i = 0; i < thread_people_max; ++i) {
    const PersonId person{"kin-" + std::to_string(i)};
    append_to(history, group::MemberAdded{
                           .person = person, .kind = group::MemberKind::kin, .function = "Slekt"});
    append_to(history, consent::AccessGranted{.access = {"kin-" + std::to_string(i)},
                                              .person = person,
                                              .areas = {LifeArea::leisure},
                                              .until = day("2026-12-31")});
    to.values.push_back(person);
  }
  given(history).as(kari).when(send(to)).then_refused("A3", "too-many-recipients", {"to"});
  to.values.pop_back();
  given(history).as(kari).when(send(to)).then_accepted();
}

TEST(Contact, A3_ALaterMessageGoesToTheSamePeople) {
  const auto answered = replied(kari, {id_of(physio), id_of(teacher)});
  given(with_thread()).as(kari).when(reply()).then(answered);
  given(with_thread()).as(kari).when(reply({id_of(teacher), id_of(physio)})).then(answered);
}

TEST(Contact, A3_NobodyIsAddedToAThreadOrLeftOutOfIt) {
  const Recipients added{id_of(physio), id_of(teacher), id_of(coordinator)};
  for (const auto& other : {added, Recipients{id_of(physio)}, Recipients{id_of(coordinator)}}) {
    given(with_thread())
        .as(kari)
        .when(reply(other))
        .then_refused("A3", "thread-has-its-people", {"to"});
  }
}

TEST(Contact, A3_NobodyFromOutsideWritesInAThread) {
  for (const auto person : {coordinator, stranger}) {
    given(with_thread()).as(person).when(reply()).then_refused("A3", "not-yours-to-do");
  }
}

TEST(Contact, A3_AMessageIsSentOnce) {
  given(with_thread())
      .as(physio)
      .when(send({id_of(kari), id_of(teacher)}))
      .then_refused("A3", "message-exists", {"message"});
}

TEST(Contact, R5_AMessageGoesToThoseWhoMayStillSeeTheThread) {
  given(with_thread(), school_withdrawn)
      .as(physio)
      .when(reply())
      .then(replied(physio, {id_of(kari)}));
  const auto only_members =
      all_of(with_group(), MessageSent{.message = {"hello"},
                                       .thread = {"shoes"},
                                       .from = id_of(physio),
                                       .to = {id_of(teacher)},
                                       .text = "Husk joggeskoene på torsdag"});
  given(only_members, school_withdrawn)
      .as(physio)
      .when(reply())
      .then_refused("R5", "nobody-left", {"thread"});
}

TEST(Contact, R1_NoMessageIsSentBeforeThePlanIsStartedOrWhileItIsPaused) {
  given(consented()).as(kari).when(send({id_of(physio)})).then_refused("R1", "plan-not-started");
  given(with_group(), paused)
      .as(kari)
      .when(send({id_of(physio)}))
      .then_refused("R9", "plan-paused");
}

TEST(Contact, A3_AMessageReachesThePeopleOfItsThreadAndNobodyElse) {
  for (const auto person : {kari, physio, teacher}) {
    EXPECT_TRUE(reaches(sent(), person, with_thread())) << person;
  }
  for (const auto person : {coordinator, sister, stranger}) {
    EXPECT_FALSE(reaches(sent(), person, with_thread())) << person;
  }
  EXPECT_FALSE(reaches(sent(), guardian, all_of(with_thread(), represented({}))));
}

// A thread's people are its first sender and recipients, whoever writes in it later.
TEST(Contact, A3_AThreadKeepsItsPeople) {
  const auto answered = all_of(with_thread(), school_withdrawn, replied(physio, {id_of(kari)}));
  const auto plan = fold(answered);
  EXPECT_EQ(plan.contact.threads.at({"shoes"}).size(), 3U);
}

TEST(Contact, R5_WithdrawnConsentTakesAMemberOutOfTheThread) {
  const auto withdrawn = all_of(with_thread(), health_withdrawn);
  EXPECT_FALSE(reaches(sent(), physio, withdrawn));
  EXPECT_TRUE(reaches(sent(), teacher, withdrawn));
  EXPECT_TRUE(reaches(sent(), kari, withdrawn));
  given(withdrawn).as(physio).when(reply()).then_refused("A3", "not-yours-to-do");
}

TEST(Contact, R5_AConsentThatHasRunOutOrAMemberWhoIsRemovedLeavesTheThread) {
  EXPECT_TRUE(reaches(sent(), physio, with_thread(), "2027-06-30T23:59:59Z"));
  EXPECT_FALSE(reaches(sent(), physio, with_thread(), "2027-07-01T00:00:00Z"));
  const auto removed = all_of(with_thread(), group::MemberRemoved{.person = id_of(physio)});
  EXPECT_FALSE(reaches(sent(), physio, removed));
}

TEST(Contact, A3_ARecipientMarksAMessageAsReadOnce) {
  const MarkMessageRead mark{.message = {"hello"}};
  const MessageRead read{.message = {"hello"}, .thread = {"shoes"}, .reader = id_of(kari)};
  given(with_thread()).as(kari).when(mark).then(read);
  given(with_thread(), read).as(kari).when(mark).then_nothing();
  given(with_thread(), read).as(teacher).when(mark).then_accepted();
  EXPECT_TRUE(reaches(read, physio, with_thread()));
  EXPECT_FALSE(reaches(read, coordinator, with_thread()));
}

TEST(Contact, A3_OnlyARecipientMarksAMessageAsRead) {
  for (const auto person : {physio, coordinator, stranger}) {  // The sender is none.
    given(with_thread())
        .as(person)
        .when(MarkMessageRead{.message = {"hello"}})
        .then_refused("A3", "not-yours-to-do");
  }
  given(with_thread())
      .as(kari)
      .when(MarkMessageRead{.message = {"unknown"}})
      .then_refused("A3", "not-yours-to-do");
  given(with_thread(), school_withdrawn)
      .as(teacher)
      .when(MarkMessageRead{.message = {"hello"}})
      .then_refused("A3", "not-yours-to-do");
}

TEST(Contact, R52_RepliesAndReadersDoNotCollide) {
  const auto command = lift<plan::Command>(reply());
  EXPECT_FALSE(collide(entity_of(command), entity_of(lift<plan::Event>(sent()))));
  const auto mark = lift<plan::Command>(MarkMessageRead{.message = {"hello"}});
  const auto read = lift<plan::Event>(
      MessageRead{.message = {"hello"}, .thread = {"shoes"}, .reader = id_of(teacher)});
  EXPECT_FALSE(collide(entity_of(mark), entity_of(read)));
}

// --- Network map. ---

const AddNetworkContact add_neighbour{.contact = {"neighbour"},
                                      .full_name = "Nils Nordahl",
                                      .relation = "Nabo",
                                      .meaning = "Går tur med hunden når jeg ikke kan",
                                      .phone = "00 00 00 00"};
const NetworkContactAdded neighbour_added{.contact = {"neighbour"},
                                          .full_name = "Nils Nordahl",
                                          .relation = "Nabo",
                                          .meaning = "Går tur med hunden når jeg ikke kan",
                                          .phone = "00 00 00 00"};
const RemoveNetworkContact remove_neighbour{.contact = {"neighbour"}};
const NetworkContactRemoved neighbour_removed{.contact = {"neighbour"}};

TEST(Contact, A3_TheOwnersSideAndTheCoordinatorDrawTheNetworkMap) {
  for (const auto person : {kari, coordinator, guardian}) {
    given(with_group(), represented({})).as(person).when(add_neighbour).then(neighbour_added);
    given(with_group(), represented({}), neighbour_added)
        .as(person)
        .when(remove_neighbour)
        .then(neighbour_removed);
  }
}

TEST(Contact, A3_NobodyElseDrawsTheNetworkMap) {
  const auto history = all_of(with_group(), represented({LifeArea::social}), neighbour_added);
  const AddNetworkContact second{
      .contact = {"aunt"}, .full_name = "Anne", .relation = "Tante", .meaning = "Ringer ofte"};
  given(history).as(physio).when(second).then_refused("A3", "not-yours-to-do");
  given(history).as(physio).when(remove_neighbour).then_refused("A3", "not-yours-to-do");
  given(history).as(guardian).when(second).then_refused("R13", "outside-authority");
}

TEST(Contact, A3_SomebodyIsPutIntoTheMapOnceAndTakenOutOnce) {
  const auto with_neighbour = all_of(with_group(), neighbour_added);
  given(with_neighbour).when(add_neighbour).then_refused("A3", "contact-exists", {"contact"});
  given(with_neighbour, neighbour_removed).when(remove_neighbour).then_nothing();
  given(with_group()).when(remove_neighbour).then_refused("A3", "contact-unknown", {"contact"});
}

TEST(Contact, A3_TheNetworkMapIsTheCoresAlone) {
  EXPECT_EQ(scope_of(lift<plan::Event>(neighbour_added)), (Scope{.reach = Reach::core}));
  EXPECT_EQ(scope_of(lift<plan::Event>(neighbour_removed)), (Scope{.reach = Reach::core}));
  EXPECT_EQ(place_of(lift<plan::Event>(neighbour_removed)).effect, Effect::remove);
}

}  // namespace
}  // namespace tests
