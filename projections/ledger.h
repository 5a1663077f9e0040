// Ledger: every consent of a plan in the order in which it was given, each with its whole life:
// what the owner was told before, who gave it and on whose behalf, who receives what, until when,
// and how it was renewed, narrowed, withdrawn or ran out (content point h, R3, R4, R6-R9, R11-R13).
//
// Made of the events that one viewer sees and of nothing else. Not thread-safe.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "events/codec.h"
#include "events/json/read.h"

namespace projections {

class ConsentLedger {
 public:
  // The next event that the viewer sees, oldest first; most are passed over.
  void add(const events::Recorded& recorded, const events::plan::Event& event);

  // [{"consent","kind","state","given":ACT,
  //   "informed"?:{"information","areas","recipients","use","consequences","informedBy",
  //     "informedAt"},                                       what was told before (R4)
  //   "areas"?,"recipients"?,"use"?,"consequences"?,"until"?,"areasNow"?,"recipientsNow"?,
  //   "childHeard"?:{"entry","view","agrees","age","at","weighedBecause"?},      before it (R11)
  //   "renewed"?:[{"until",ACT}],"excludedRecipients"?:[{"recipient","consequencesTold",ACT}],
  //   "excludedCategories"?:[{"category","consequencesTold",ACT}],
  //   "documents"?:[{"documentTitle","sha256","mediaType",ACT}],
  //   "withdrawn"?:ACT with "pausedPlan"?,"expired"?:ACT with "endedPlan"?,
  //   "reconfirmation"?:[{"age",ACT of the timer}],
  //   "reconfirmed"?:[{"age","parentsKeepAccess",ACT}]}]
  // ACT is {"version","at","by","onBehalfOf"?,"authority"?}. `state`, at this moment: `in_force`,
  // `due_for_confirmation` (in force until the youth has answered, R12), `withdrawn` or `expired`;
  // a consent has run out from the moment its last day is over, whether the timer has said so or
  // not (R7).
  [[nodiscard]] events::json::Json consents(events::Timestamp at) const;
  // Everybody named in it, sorted.
  [[nodiscard]] std::vector<events::PersonId> people() const;

 private:
  using Json = events::json::Json;
  struct Entry {
    Json row;
    std::optional<events::Date> until{};  // The last day, inclusive.
    bool withdrawn = false;
    bool expired = false;
    std::optional<std::uint32_t> waits_for{};     // The age at which it is to be confirmed.
    std::set<std::uint32_t> confirmed{};          // The ages at which it was.
    std::set<std::string> recipients{}, areas{};  // What is left of them (R8).
    [[nodiscard]] bool ended() const { return withdrawn || expired; }
  };

  // Whether the ledger shows anything of it.
  bool take(const events::consent::Event& event, const Json& act, const Json& fields);
  bool take(const events::childhood::Event& event, const Json& act, const Json& fields);
  void note_plan(const events::Recorded& recorded, const events::plan::Event& event);
  void open(const Json& act, const Json& fields);
  void exclude(const Json& act, const Json& fields, const char* which);
  void note_hearing(const Json& act, const Json& fields);
  void wait_for_confirmation(const Json& act, std::uint32_t age);
  void confirm(const Json& act, const Json& fields, std::uint32_t age);
  [[nodiscard]] Entry* find(const Json& fields);

  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> by_id_;  // By consent: its place in entries_.
  std::map<std::string, Json> information_;
  std::map<std::string, Json> hearings_;           // What a child said, by entry.
  std::map<std::string, std::string> last_heard_;  // By kind of consent: the entry.
  std::set<events::PersonId> people_;
  // One command withdraws the consent to the plan and pauses it (R9), or ends plan and consents.
  std::optional<events::CommandId> withdrawn_by_{}, ended_by_{};
  std::size_t withdrawn_ = 0;  // The entry.
};

}  // namespace projections
