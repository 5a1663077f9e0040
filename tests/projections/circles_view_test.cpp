// What a circle shares, as the plan view shows it: answers, readers, minutes and corrections; and
// none of it to somebody outside the circle.
#include "tests/events/plan/meetings_cast.h"
#include "tests/projections/history.h"

namespace tests::meeting_cast {
namespace {

using projections::Json;

const Audience outside{.core = true};
const Audience inside{.core = true, .circles = {"meeting/march", "thread/shoes"}};

Json view_of(const Events& history, const Audience& audience) {
  return History{}.at(noon, kari, history).fold().view(audience);
}

InvitationAnswered answered(std::string_view person, InvitationAnswer answer,
                            std::optional<Note> note = {}) {
  return {.meeting = {"march"}, .person = id_of(person), .answer = answer, .note = std::move(note)};
}

TEST(CirclesView, A3_AMeetingShowsEverybodysLatestAnswer) {
  const auto view = view_of(
      all_of(with_call(), answered(physio, InvitationAnswer::maybe, Note{"Kommer sent"}),
             answered(teacher, InvitationAnswer::no), answered(physio, InvitationAnswer::yes)),
      inside);
  const auto& meeting = view["meetings"]["march"];
  EXPECT_EQ(meeting["answers"].dump(), R"({"pia":{"answer":"yes"},"tor":{"answer":"no"}})");
  EXPECT_EQ(meeting["status"], "called");
  EXPECT_FALSE(meeting.contains("person"));
}

TEST(CirclesView, A3_AMeetingThatIsMovedWaitsForNewAnswers) {
  const auto view = view_of(all_of(with_call(), answered(physio, InvitationAnswer::yes),
                                   MeetingMoved{.meeting = {"march"},
                                                .starts_at = time_of("2026-03-12T09:00:00Z"),
                                                .ends_at = time_of("2026-03-12T10:00:00Z")}),
                            inside);
  const auto& meeting = view["meetings"]["march"];
  EXPECT_FALSE(meeting.contains("answers"));
  EXPECT_EQ(meeting["startsAt"], "2026-03-12T09:00:00.000000Z");
  EXPECT_EQ(meeting["where"], "Rådhuset, møterom 2");
}

TEST(CirclesView, R46_CorrectedMinutesStandBesideThoseThatWerePublished) {
  const auto view = view_of(all_of(with_minutes(), commented(), corrected()), inside);
  EXPECT_EQ(view["minutes"]["minutes-1"]["text"], "Vi gikk gjennom uka");
  EXPECT_EQ(view["minutesCorrections"]["correction-1"]["text"], "Tor ringer skolen");
  EXPECT_EQ(view["minutesComments"]["comment-1"]["text"], "Jeg ringte på tirsdag");
}

TEST(CirclesView, A3_AMessageShowsWhoHasReadIt) {
  const auto view = view_of(
      all_of(with_group(),
             contact::MessageSent{.message = {"hello"},
                                  .thread = {"shoes"},
                                  .from = id_of(physio),
                                  .to = {id_of(kari), id_of(teacher)},
                                  .text = "Husk joggeskoene"},
             contact::MessageRead{.message = {"hello"}, .thread = {"shoes"}, .reader = id_of(kari)},
             contact::MessageRead{
                 .message = {"hello"}, .thread = {"shoes"}, .reader = id_of(teacher)}),
      inside);
  EXPECT_EQ(view["messages"]["hello"]["readBy"].dump(), R"({"kari":true,"tor":true})");
  EXPECT_EQ(view["messages"]["hello"]["text"], "Husk joggeskoene");
}

// Not even those who see everything else.
TEST(CirclesView, R5_WhoIsOutsideTheCircleSeesNothingOfIt) {
  const auto view = view_of(all_of(with_minutes(), commented(), corrected(),
                                   contact::MessageSent{.message = {"hello"},
                                                        .thread = {"shoes"},
                                                        .from = id_of(physio),
                                                        .to = {id_of(teacher)},
                                                        .text = "Husk joggeskoene"}),
                            outside);
  for (const auto* section :
       {"meetings", "minutes", "minutesComments", "minutesCorrections", "messages"}) {
    EXPECT_FALSE(view.contains(section)) << section;
  }
}

}  // namespace
}  // namespace tests::meeting_cast
