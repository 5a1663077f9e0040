// Meetings: joint ones, until too many people in one room are too much; then one at a time.
#include "tools/demo/stroke.h"

namespace tools::demo {
namespace {

using meetings::InvitationAnswer;
using meetings::MeetingKind;

constexpr int first = -128;
constexpr int second = -58;
constexpr int alone = -21;
constexpr int next = 16;

void first_meeting(Teller& story) {
  story.on(first - 14)
      .by("liv", meetings::CallMeeting{.meeting = {"oppstart"},
                                       .kind = MeetingKind::joint,
                                       .title = "Første møte i ansvarsgruppa",
                                       .starts_at = story.moment(first - 1, 12),
                                       .ends_at = story.moment(first - 1, 13),
                                       .where = "Grendahuset",
                                       .agenda = "Kven gjer kva, og kva skal Halvor sleppe å "
                                                 "gjenta?",
                                       .invited = {{"kari"}, {"hanne"}, {"per"}, {"sigurd"}}})
      .by("hanne", meetings::AnswerInvitation{{"oppstart"}, InvitationAnswer::yes, {}})
      .by("sigurd", meetings::AnswerInvitation{.meeting = {"oppstart"},
                                               .answer = InvitationAnswer::maybe,
                                               .note = "Kan på video frå klokka tolv."})
      .by("per", meetings::AnswerInvitation{.meeting = {"oppstart"},
                                            .answer = InvitationAnswer::no,
                                            .note = "Har kurs denne dagen."})
      .by("liv", meetings::MoveMeeting{.meeting = {"oppstart"},
                                       .starts_at = story.moment(first, 12),
                                       .ends_at = story.moment(first, 13),
                                       .where = "Heime hos Halvor og Kari"})
      .by("per", meetings::AnswerInvitation{{"oppstart"}, InvitationAnswer::yes, {}})
      .on(first, 14)
      .by("liv", meetings::HoldMeeting{.meeting = {"oppstart"},
                                       .attendees = {{"halvor"}, {"kari"}, {"hanne"}, {"per"}},
                                       .added = {{"liv"}, {"lars"}}})
      .on(first + 1)
      .by("liv",
          meetings::PublishMinutes{
              .minutes = {"referat-oppstart"},
              .meeting = {"oppstart"},
              .text = "Halvor sa først kva som er viktig for han. Vi gjekk gjennom veka dag for "
                      "dag. Sjukehuset sende helsing, men var ikkje med. Vi var samde om at Liv "
                      "tek imot alle beskjedar, og at ingen ringjer Kari på arbeid.",
              .agreements = {"Per tek gangtreninga ute frå neste veke.",
                             "Hanne lagar ei vekeplan på kjøleskapet.",
                             "Tenester blir det søkt om for seg; gruppa avgjer ikkje slikt."}})
      .by("kari",
          meetings::CommentMinutes{.comment = {"kari-merknad"},
                                   .minutes = {"referat-oppstart"},
                                   .text = "Det står at ingen skal ringje meg på arbeid. Eg sa at "
                                           "Halvor kan, når som helst."})
      .by("per", meetings::CommentMinutes{.comment = {"per-merknad"},
                                          .minutes = {"referat-oppstart"},
                                          .text = "Stavane er mine, dei må ikkje leverast."})
      .on(first + 2)
      .by("liv", meetings::CorrectMinutes{
                     .correction = {"retting"},
                     .minutes = {"referat-oppstart"},
                     .text = "… og at tenestene ikkje ringjer Kari på arbeid. Halvor ringjer når "
                             "han vil.",
                     .why = "Kari har rett: det galdt tenestene, ikkje Halvor."});
}

void too_many_in_one_room(Teller& story) {
  story.on(second - 10)
      .by("liv", meetings::CallMeeting{.meeting = {"haustmote"},
                                       .kind = MeetingKind::joint,
                                       .title = "Andre møte i ansvarsgruppa",
                                       .starts_at = story.moment(second, 12),
                                       .ends_at = story.moment(second, 13),
                                       .where = "Helsehuset, rom 2",
                                       .agenda = {},
                                       .invited = {{"kari"}, {"hanne"}, {"per"}, {"lars"}}})
      .by("lars", meetings::AnswerInvitation{{"haustmote"}, InvitationAnswer::yes, {}})
      .on(second - 3)
      .by("halvor", meetings::ChooseMeetingForm{meetings::MeetingForm::separate_follow_up})
      .by("liv",
          meetings::CancelMeeting{
              .meeting = {"haustmote"},
              .reason = "Halvor finn ikkje orda når det er seks rundt bordet. Han vil ha "
                        "oss éin for éin ei stund."})
      .on(alone - 7)
      .by("liv", meetings::CallMeeting{.meeting = {"per-og-halvor"},
                                       .kind = MeetingKind::separate,
                                       .title = "Samtale på stien",
                                       .starts_at = story.moment(alone, 11),
                                       .ends_at = story.moment(alone, 12),
                                       .where = "Ved grinda",
                                       .agenda = "Kor langt no, og kva hindrar?",
                                       .invited = {{"per"}}})
      .by("halvor", meetings::AnswerInvitation{{"per-og-halvor"}, InvitationAnswer::yes, {}})
      .on(alone, 13)
      .by("liv",
          meetings::HoldMeeting{
              .meeting = {"per-og-halvor"}, .attendees = {{"halvor"}, {"per"}}, .added = {}})
      .by("liv", meetings::PublishMinutes{
                     .minutes = {"referat-stien"},
                     .meeting = {"per-og-halvor"},
                     .text = "Halvor gjekk heile vegen ned og halve opp att. Han snakka meir ute "
                             "enn vi har høyrt inne.",
                     .agreements = {"Rekkverk ved det bratte: Per spør kommunen."}});
}

void together_again(Teller& story) {
  story.on(-4)
      .by("halvor", meetings::ChooseMeetingForm{meetings::MeetingForm::joint_meetings})
      .by("liv", meetings::CallMeeting{.meeting = {"vintermote"},
                                       .kind = MeetingKind::joint,
                                       .title = "Møte i naustet",
                                       .starts_at = story.moment(next, 11),
                                       .ends_at = story.moment(next, 12),
                                       .where = "Naustet",
                                       .agenda = "Halvor syner fram båten. Så resten.",
                                       .invited = {{"kari"}, {"hanne"}, {"per"}, {"lars"}}})
      .by("kari", meetings::AnswerInvitation{{"vintermote"}, InvitationAnswer::yes, {}});
}

}  // namespace

void meet(Teller& story) {
  first_meeting(story);
  too_many_in_one_room(story);
  together_again(story);
}

}  // namespace tools::demo
