// What the demo shows between its plans: every theme, nearly every kind of event, each said in
// words in three languages, and a year of the coordinating unit.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <map>
#include <set>

#include "events/codec.h"
#include "events/plan/due.h"
#include "events/stores/memory_log.h"
#include "events/themes.h"
#include "projections/plan_fold.h"
#include "server/documents/documents.h"
#include "server/identity/issuer.h"
#include "server/node.h"
#include "server/queries/directory.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"
#include "tools/demo/papers.h"
#include "tools/demo/seed.h"
#include "tools/telling/telling.h"

namespace tests {
namespace {

namespace demo = tools::demo;
using projections::words::Language;

constexpr std::size_t shown_percent_min = 95;  // Of the kinds of event of a plan.
constexpr std::chrono::days slack{1};          // A story goes by days, a timer by moments.

class DemoShows : public testing::Test {
 protected:
  void SetUp() override {
    demo::seed(log, journal, clock.now());
    for (const auto& story : demo::plan_stories(clock.now())) {
      streams.push_back(story.steps.front().stream);
    }
  }
  [[nodiscard]] std::vector<events::Recorded> history(const StreamId& stream) const {
    return log.read(stream, {}, 10'000);
  }
  [[nodiscard]] events::Plan plan_in(const StreamId& stream) const {
    const PlanId id{stream.value.substr(stream.value.find('/') + 1)};
    return projections::fold_plan(log, id).plan();
  }

  FakeClock clock;
  events::stores::MemoryLog log{counted_salt, server::view_names()};
  server::Journal journal{log, clock, {}, [](const auto&) {}, {}};
  std::vector<StreamId> streams;
};

TEST_F(DemoShows, Threads_EveryThemeAndNearlyEveryKindOfEvent) {
  std::set<std::size_t> themes;
  std::set<std::string> kinds;
  for (const auto& stream : streams) {
    for (const auto& recorded : history(stream)) {
      kinds.insert(recorded.type);
      const auto event = events::decode(recorded);
      ASSERT_TRUE(event) << recorded.type;
      themes.insert(std::get<plan::Event>(*event).index());
    }
  }
  EXPECT_EQ(themes.size(), std::variant_size_v<plan::AnyEvent>);
  std::size_t all = 0;
  std::string missing;
  std::size_t shown = 0;
  events::for_each_case<plan::Event>([&](auto kind) {
    const std::string name(decltype(kind)::type::name);
    ++all;
    if (kinds.contains(name)) {
      ++shown;
    } else {
      missing += ' ' + name;
    }
  });
  EXPECT_GE(shown * 100, all * shown_percent_min) << "not shown:" << missing;
}

// Ids that could be no word of any language: those with a hyphen.
void gather_ids(const events::json::Json& json, std::set<std::string>& ids) {
  if (json.is_string()) {
    const auto& text = json.get_ref<const std::string&>();
    if (events::is_id(text) && text.find('-') != std::string::npos) ids.insert(text);
  }
  if (!json.is_structured()) return;
  for (const auto& each : json) gather_ids(each, ids);
}

bool has_digits_in_a_row(std::string_view text, int count) {
  int run = 0;
  for (const char c : text) {
    run = std::isdigit(static_cast<unsigned char>(c)) != 0 ? run + 1 : 0;
    if (run >= count) return true;
  }
  return false;
}

// What somebody wrote themselves, in quotation marks, may hold anything.
std::string without_quotes(std::string_view text) {
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    if (rest.starts_with("«") || rest.starts_with("“")) ++depth;
    if (depth == 0) out += text[i];
    if (depth > 0 && (rest.starts_with("»") || rest.starts_with("”"))) --depth;
  }
  return out;
}

TEST_F(DemoShows, Threads_EveryEventIsSaidInWordsInThreeLanguages) {
  const server::Directory directory{log};
  const auto person = [&](const PersonId& id) { return directory.person(id); };
  const auto body = [&](const Orgnr& orgnr) { return directory.body(orgnr); };
  for (const auto language : {Language::nb, Language::nn, Language::en}) {
    for (const auto& stream : streams) {
      tools::Telling telling(person, body, language);
      for (const auto& recorded : history(stream)) {
        const auto sentence = telling.sentence(recorded);
        ASSERT_TRUE(sentence) << recorded.type;
        const auto said = without_quotes(*sentence);
        EXPECT_GT(said.size(), 10u) << recorded.type;
        EXPECT_EQ(said.find_first_of("{}[]_\""), std::string::npos) << *sentence;
        EXPECT_FALSE(has_digits_in_a_row(said, 9)) << *sentence;
        std::set<std::string> ids;
        gather_ids(*events::json::parse(recorded.payload), ids);
        for (const auto& id : ids) {
          EXPECT_EQ(said.find(id), std::string::npos) << recorded.type << ": " << *sentence;
        }
      }
    }
  }
}

// What should have been brought about by now, but for the slack: since it is due, or since
// something happened that made it so.
class Overdue {
 public:
  [[nodiscard]] std::vector<std::string> at(const events::Plan& plan, Timestamp now) {
    std::vector<std::string> all;
    std::map<std::string, Timestamp> known;  // What is not due any more is forgotten.
    for (const auto& due : events::due_of(plan, events::Deadlines{})) {
      const auto before = known_.find(due.what);
      const auto since = before == known_.end() ? last_ : before->second;
      known[due.what] = since;
      if (std::max(due.at, since) + slack < now) all.push_back(due.what);
    }
    known_ = std::move(known);
    last_ = now;
    return all;
  }

 private:
  Timestamp last_{};
  std::map<std::string, Timestamp> known_{};
};

TEST_F(DemoShows, Threads_R7_NothingThatTimeBringsIsLeftOut) {
  const std::vector<std::string> nothing;
  for (const auto& stream : streams) {
    events::Plan plan{.id = PlanId{stream.value.substr(stream.value.find('/') + 1)}};
    Overdue overdue;
    for (const auto& recorded : history(stream)) {
      EXPECT_EQ(overdue.at(plan, recorded.author.at), nothing) << "before " << recorded.type;
      plan = plan::evolve(std::move(plan), std::get<plan::Event>(*events::decode(recorded)));
    }
    EXPECT_EQ(overdue.at(plan, clock.now()), nothing) << stream.value;
  }
}

// Days from each application to its answer; none while there is none.
std::vector<std::optional<std::chrono::days>> answers(
    const std::vector<events::Recorded>& history) {
  std::map<std::string, Timestamp> sent;
  std::vector<std::optional<std::chrono::days>> all;
  for (const auto& recorded : history) {
    const auto id = (*events::json::parse(recorded.payload)).value("application", "");
    if (recorded.type == "ApplicationSubmitted" ||
        recorded.type == "CoordinatorApplicationSubmitted") {
      sent[id] = recorded.author.at;
    } else if (recorded.type == "ApplicationDecided") {
      all.emplace_back(std::chrono::floor<std::chrono::days>(recorded.author.at - sent.at(id)));
      sent.erase(id);
    }
  }
  all.resize(all.size() + sent.size());
  return all;
}

TEST_F(DemoShows, Threads_R32_AYearOfTheUnitWithAnswersInTimeAndLate) {
  const auto within = events::Deadlines{}.decision;
  std::size_t in_time = 0;
  std::size_t late = 0;
  std::size_t open = 0;
  std::size_t vacant = 0;
  std::set<int> years;
  Timestamp first = clock.now();
  for (const auto& stream : streams) {
    const auto events = history(stream);
    first = std::min(first, events.front().author.at);
    years.insert(static_cast<int>(events::day_of(events.front().author.at).year()));
    for (const auto& days : answers(events)) {
      ++(!days ? open : *days <= within ? in_time : late);
    }
    const auto plan = plan_in(stream);
    if (plan.coordination.vacant_since) ++vacant;
  }
  EXPECT_LT(first, clock.now() - std::chrono::days{365});
  EXPECT_GE(years.size(), 2u);
  EXPECT_GE(in_time, 8u);
  EXPECT_GE(late, 3u);
  EXPECT_GE(open, 2u);
  EXPECT_GE(vacant, 2u);
}

TEST_F(DemoShows, Threads_S18_TheUnitHasTrainedAndGuidedCoordinators) {
  std::map<std::string, int> count;
  std::optional<Timestamp> last;
  for (const auto& recorded : history(events::stream_of(demo::bodies::coordinating_unit))) {
    ++count[recorded.type];
    EXPECT_GE(recorded.author.at, last.value_or(recorded.author.at));
    last = recorded.author.at;
  }
  EXPECT_GE(count["CoordinatorTrained"], 8);
  EXPECT_GE(count["CoordinatorGuided"], 8);
  EXPECT_EQ(count["UnitMemberReleased"], 1);
}

// A day that a birthday or a year before it has no other of.
TEST(DemoOnAnyDay, Threads_IsSeededOnALeapDayToo) {
  FakeClock clock;
  clock.set("2028-02-29T23:30:00Z");
  events::stores::MemoryLog log{counted_salt, server::view_names()};
  server::Journal journal{log, clock, {}, [](const auto&) {}, {}};
  EXPECT_TRUE(demo::seed(log, journal, clock.now()));
}

// As `medvirk demo` does: a server that lets nobody name a document that it does not have.
TEST(DemoDocuments, Threads_LieWhereThePlansSayThatTheyDo) {
  TempFolder folder;
  const server::SystemClock clock;
  events::stores::MemoryLog log{counted_salt, server::view_names()};
  const auto issuer = server::Issuer::open(folder.path());
  server::Documents documents(folder.path(), clock);
  server::Node node({.documents = &documents}, log, *issuer, clock);
  const auto now = clock.now();
  demo::seed(log, node.journal(), now, {demo::after_the_stroke(now), demo::her_own_terms(now)},
             &documents);
  const auto name = demo::paper("Epikrise frå sjukehuset");
  const auto content =
      documents.read(plan_of(id_of("halvor")), events::sha256(demo::paper_with(name.sha256).bytes));
  ASSERT_TRUE(content);
  EXPECT_EQ(*content, demo::paper_with(name.sha256).bytes);
}

}  // namespace
}  // namespace tests
