// Between upload and event: only who uploaded a content may attach it, and what nobody attaches in
// time goes again; what an event names never does.
#include <thread>

#include "server/documents/attaching.h"
#include "server/documents/garbage.h"
#include "tests/server/documents_cast.h"

namespace tests {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)

constexpr std::size_t all_overdue = 1000;
const auto day_and_more = 25h;

TEST_F(DocumentStore, A3_OnlyWhoUploadedAContentMayAttachIt) {
  open();
  const auto sha256 = must_put(pdf());
  for (int restarts = 0; restarts < 2; ++restarts) {
    const auto ticket = store().claim(karis(), id_of(coordinator), sha256);
    ASSERT_TRUE(ticket);
    EXPECT_EQ(ticket->type, MediaType::pdf);
    EXPECT_EQ(ticket->bytes, pdf().size());
    // What is there already tells nobody else that it is.
    EXPECT_FALSE(store().claim(karis(), id_of(physio), sha256));
    EXPECT_FALSE(store().claim(anothers(), id_of(coordinator), sha256));
    EXPECT_FALSE(store().claim(karis(), id_of(coordinator), events::sha256("another")));
    open();
  }
}

TEST_F(DocumentStore, WhatNobodyAttachesInTimeGoes) {
  open();
  const auto sha256 = must_put(pdf());
  clock_.set(clock_.now() + 23h);
  EXPECT_TRUE(store().overdue(all_overdue).empty());
  clock_.set(clock_.now() + 1h);
  open();  // What is noted on disk counts, not when the server started.
  const auto overdue = store().overdue(all_overdue);
  ASSERT_EQ(overdue.size(), 1U);
  EXPECT_TRUE(store().overdue(0).empty());
  store().settle(overdue.front(), false);
  EXPECT_EQ(read(karis(), sha256), "missing");
  EXPECT_FALSE(store().claim(karis(), id_of(coordinator), sha256));
  EXPECT_TRUE(regular_files_in(contents()).empty());
  EXPECT_TRUE(regular_files_in(tickets()).empty());
  EXPECT_TRUE(store().overdue(all_overdue).empty());
}

TEST_F(DocumentStore, WhatAnEventNamesStaysWhenItsWaitingEnds) {
  open();
  const auto sha256 = must_put(pdf());
  clock_.set(clock_.now() + day_and_more);
  store().settle(store().overdue(all_overdue).at(0), true);
  open();
  EXPECT_EQ(read(karis(), sha256), pdf());
  EXPECT_FALSE(store().claim(karis(), id_of(coordinator), sha256));
  EXPECT_TRUE(regular_files_in(tickets()).empty());
}

TEST_F(DocumentStore, WhatIsClaimedWhileItIsLookedAtStays) {
  open();
  const auto sha256 = must_put(pdf());
  clock_.set(clock_.now() + day_and_more);
  const auto overdue = store().overdue(all_overdue);
  ASSERT_EQ(overdue.size(), 1U);
  ASSERT_TRUE(store().claim(karis(), id_of(coordinator), sha256)) << "its event is on the way";
  store().settle(overdue.front(), false);
  EXPECT_EQ(read(karis(), sha256), pdf());
  EXPECT_TRUE(store().overdue(all_overdue).empty()) << "its time begins anew";
}

TEST_F(DocumentStore, WhatWaitsForSomebodyElseTooStays) {
  open();
  const auto sha256 = must_put(pdf());
  clock_.set(clock_.now() + 12h);
  ASSERT_TRUE(store().put(karis(), id_of(physio), MediaType::pdf, pdf()));
  clock_.set(clock_.now() + 12h);
  const auto overdue = store().overdue(all_overdue);
  ASSERT_EQ(overdue.size(), 1U);
  EXPECT_EQ(overdue.front().by, id_of(coordinator));
  store().settle(overdue.front(), false);
  EXPECT_EQ(read(karis(), sha256), pdf());
  EXPECT_FALSE(store().claim(karis(), id_of(coordinator), sha256));
  EXPECT_TRUE(store().claim(karis(), id_of(physio), sha256));
}

TEST_F(DocumentStore, OnlySoManyWaitInAPlanAndInAll) {
  open({.waiting_max = 2, .waiting_all_max = 3});
  const auto put = [&](const PlanId& plan, std::string_view word) {
    return store().put(plan, id_of(coordinator), MediaType::pdf, pdf(word));
  };
  EXPECT_TRUE(put(karis(), "en"));
  EXPECT_TRUE(put(karis(), "to"));
  EXPECT_TRUE(put(karis(), "to")) << "the same again is not one more";
  const auto third = put(karis(), "tre");
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error(), NotKept::waiting);
  EXPECT_TRUE(put(anothers(), "en"));
  const auto fourth = put(anothers(), "to");
  ASSERT_FALSE(fourth);
  EXPECT_EQ(fourth.error(), NotKept::full);
  EXPECT_EQ(regular_files_in(contents()).size(), 3U);
}

TEST_F(DocumentStore, Threads_TheSameContentFromManyAtATimeIsKept) {
  open({.waiting_max = all_overdue});
  constexpr int people = 4;
  constexpr int times = 5;
  std::vector<std::thread> threads;
  for (int i = 0; i < people; ++i) {
    threads.emplace_back([this, i] {
      const auto by = id_of("person-" + std::to_string(i % 2));  // Two of each.
      for (int n = 0; n < times; ++n) {
        const auto kept = store().put(karis(), by, MediaType::pdf, pdf("felles"));
        EXPECT_TRUE(kept && store().claim(karis(), by, kept->sha256));
        EXPECT_EQ(read(karis(), events::sha256(pdf("felles"))), pdf("felles"));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(regular_files_in(contents()).size(), 1U);
  EXPECT_EQ(regular_files_in(tickets()).size(), 2U);
}

// --- With the log: what the journal asks, and what a look removes. ---

class DocumentsAndLog : public DocumentStore {
 protected:
  void SetUp() override {
    world_.open_plan();
    open();
  }
  [[nodiscard]] static contact::AttachDocument attach(std::string_view content,
                                                      std::string_view id) {
    return {.document = {std::string(id)},
            .area = LifeArea::health,
            .title = "Epikrise",
            .media_type = MediaType::pdf,
            .bytes = static_cast<std::uint32_t>(content.size()),
            .sha256 = events::to_hex(events::sha256(content))};
  }
  [[nodiscard]] static events::Event attached(const contact::AttachDocument& as) {
    return plan::Event{contact::Event{contact::DocumentAttached{.document = as.document,
                                                                .area = as.area,
                                                                .title = as.title,
                                                                .media_type = as.media_type,
                                                                .bytes = as.bytes,
                                                                .sha256 = as.sha256}}};
  }
  [[nodiscard]] std::string objection(std::string_view by, const events::Event& event,
                                      Documents* to) const {
    const auto no = server::refuse_attaching(to, World::plan_stream(), id_of(by), event);
    return no ? no->slug : "none";
  }

  World world_;
};

TEST_F(DocumentsAndLog, A3_AnEventNamesOnlyWhatItsAuthorHasUploadedAsItIs) {
  const auto good = attach(pdf(), "report");
  EXPECT_EQ(objection(coordinator, attached(good), &store()), "document-missing");
  must_put(pdf());
  EXPECT_EQ(objection(coordinator, attached(good), &store()), "none");
  EXPECT_EQ(objection(physio, attached(good), &store()), "document-missing");
  EXPECT_EQ(objection(coordinator, attached(good), nullptr), "document-missing");
  auto longer = good;
  ++longer.bytes;
  EXPECT_EQ(objection(coordinator, attached(longer), &store()), "document-differs");
  auto image = good;
  image.media_type = MediaType::png;
  EXPECT_EQ(objection(coordinator, attached(image), &store()), "document-differs");
  const auto scan = [&](std::string_view type) {
    return events::Event{plan::Event{
        consent::Event{consent::ConsentDocumentAttached{.consent = {"consent-plan"},
                                                        .document_title = "Signert samtykke",
                                                        .sha256 = good.sha256.value,
                                                        .media_type = std::string(type)}}}};
  };
  EXPECT_EQ(objection(coordinator, scan("application/pdf"), &store()), "none");
  EXPECT_EQ(objection(coordinator, scan("image/png"), &store()), "document-differs");
  EXPECT_EQ(objection(physio, scan("application/pdf"), &store()), "document-missing");
}

TEST_F(DocumentsAndLog, A3_TheLookRemovesWhatNoEventNamesAndNothingElse) {
  const auto named = must_put(pdf("vedlagt"));
  const auto removed = must_put(pdf("fjernet"));
  const auto forgotten = must_put(pdf("glemt"));
  world_.must(coordinator, attach(pdf("vedlagt"), "one"));
  world_.must(coordinator, attach(pdf("fjernet"), "two"));
  world_.must(coordinator, contact::RemoveDocument{.document = {"two"}, .reason = "Feil person"});
  server::collect_garbage(world_.log(), store(), all_overdue);
  EXPECT_EQ(regular_files_in(contents()).size(), 3U) << "their time has not come";
  clock_.set(clock_.now() + day_and_more);
  server::collect_garbage(world_.log(), store(), all_overdue);
  EXPECT_EQ(read(karis(), named), pdf("vedlagt"));
  EXPECT_EQ(read(karis(), removed), pdf("fjernet")) << "the history still names it";
  EXPECT_EQ(read(karis(), forgotten), "missing");
  EXPECT_TRUE(regular_files_in(tickets()).empty());
  open();
  EXPECT_EQ(read(karis(), named), pdf("vedlagt"));
}

}  // namespace
}  // namespace tests
