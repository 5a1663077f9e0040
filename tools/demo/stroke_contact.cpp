// What lies between the meetings: a thread of messages, appointments, papers, a diary, and the
// people who count.
#include "tools/demo/papers.h"
#include "tools/demo/stroke.h"

namespace tools::demo {
namespace {

using enum events::LifeArea;

contact::AttachDocument attached(const char* id, events::LifeArea area, const char* title) {
  const auto name = paper(title);
  return {.document = {id},
          .area = area,
          .title = title,
          .media_type = contact::MediaType::pdf,
          .bytes = name.bytes,
          .sha256 = name.sha256};
}

void write_to_each_other(Teller& story) {
  story.on(-3)
      .by("kari", contact::SendMessage{.message = {"skoa"},
                                       .thread = {"skoa"},
                                       .to = {{"liv"}, {"per"}},
                                       .text = "Dei nye skoa gneg. Han seier det ikkje sjølv, men "
                                               "eg ser det på sokkane."})
      .by("per", contact::MarkMessageRead{{"skoa"}})
      .by("per", contact::SendMessage{.message = {"skoa-svar"},
                                      .thread = {"skoa"},
                                      .to = {},
                                      .text = "Takk. Eg tek med dei gamle og ein ny såle på "
                                              "fredag, så går vi kort."})
      .by("kari", contact::MarkMessageRead{{"skoa-svar"}})
      .by("liv", contact::MarkMessageRead{{"skoa-svar"}});
}

void keep_the_days(Teller& story) {
  story
      .by("per", contact::AddCalendarEntry{.entry = {"poliklinikk"},
                                           .area = health,
                                           .title = "Kontroll på poliklinikken",
                                           .starts_at = story.moment(12, 10),
                                           .ends_at = story.moment(12, 11),
                                           .where = "Sjukehuset, inngang B"})
      .by("liv", contact::AddCalendarEntry{.entry = {"rekkverk"},
                                           .area = aids,
                                           .title = "Rekkverk ved det bratte blir sett opp",
                                           .starts_at = story.moment(8, 8),
                                           .ends_at = {},
                                           .where = "Stien"})
      .by("halvor", contact::AddCalendarEntry{.entry = {"kortkveld"},
                                              .area = leisure,
                                              .title = "Kortkveld hos grannen",
                                              .starts_at = story.moment(5, 18),
                                              .ends_at = story.moment(5, 21),
                                              .where = {}})
      .by("per", contact::ChangeCalendarEntry{.entry = {"poliklinikk"},
                                              .title = {},
                                              .starts_at = story.moment(13, 12),
                                              .ends_at = story.moment(13, 13),
                                              .where = "Sjukehuset, inngang C"})
      .by("halvor", contact::RemoveCalendarEntry{{"kortkveld"}});
}

void keep_the_papers(Teller& story) {
  story.on(-2)
      .by("hanne", attached("vekeplan-gamal", everyday, "Gamal vekeplan"))
      .by("hanne", attached("vekeplan", everyday, "Vekeplan på kjøleskapet"))
      .by("hanne", contact::RemoveDocument{.document = {"vekeplan-gamal"},
                                           .reason = "Erstatta av den nye planen."})
      .by("lars", attached("epikrise", health, "Epikrise frå sjukehuset"));
}

void diary_and_network(Teller& story) {
  story
      .by("hanne", contact::AddDiaryEntry{.entry = {"formiddag"},
                                          .date = story.day(-2),
                                          .text = "Gjekk to rundar i tunet. Sa «katta» heilt av "
                                                  "seg sjølv.",
                                          .area = everyday})
      .by("kari", contact::AddDiaryEntry{.entry = {"natta"},
                                         .date = story.day(-2),
                                         .text = "Vakna klokka tre og ville ut. Vi sat på trappa "
                                                 "saman til det lysna.",
                                         .area = {}})
      .by("halvor", contact::AddNetworkContact{.contact = {"magne"},
                                               .full_name = "Magne Naustdal",
                                               .relation = "Granne",
                                               .meaning = "Er i båten. Snakkar lite, og det er "
                                                          "bra.",
                                               .phone = "00 00 00 41"})
      .by("kari", contact::AddNetworkContact{.contact = {"koret"},
                                             .full_name = "Songkoret",
                                             .relation = "Vener",
                                             .meaning = "Orda kjem når han syng.",
                                             .phone = {}})
      .by("liv", contact::AddNetworkContact{.contact = {"vikar"},
                                            .full_name = "Vikaren frå i fjor",
                                            .relation = "Hjelp i ferien",
                                            .meaning = "Førte opp ved ein feil.",
                                            .phone = {}})
      .by("liv", contact::RemoveNetworkContact{{"vikar"}});
}

}  // namespace

void keep_in_touch(Teller& story) {
  write_to_each_other(story);
  keep_the_days(story);
  keep_the_papers(story);
  diary_and_network(story);
}

}  // namespace tools::demo
