// Complaint file: one complaint from the day it was filed to the last word on it, as those in its
// circle see it (S57-S60, R40-R43).
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "events/codec.h"
#include "events/json/read.h"
#include "projections/words/words.h"

namespace projections {

// Made of the events that one viewer sees and of nothing else: whoever is not in the complaint's
// circle sees none of them, and has no file. Not thread-safe.
class ComplaintFile {
 public:
  // `deadline` is the last day to complain, if one runs (events/plan/due.h). `speaker` says what
  // happened in the reader's language; it outlives the file.
  ComplaintFile(events::ComplaintId complaint, std::optional<events::Date> deadline,
                const words::Speaker& speaker);

  // The next event that the viewer sees, oldest first; those of other matters are passed over.
  void add(const events::Recorded& recorded, const events::plan::Event& event);

  // Whether there is such a complaint, for this viewer.
  [[nodiscard]] bool exists() const { return !file_.empty(); }
  // {"complaint","ground","groundText","text","legalBasis","legalBasisText",
  //  "filed":ACT with "filedWith","decidedBy","decisionKnownOn"?,
  //  "deadline"? the last day to complain, inclusive (R42),"late",
  //  "received"?:[{"body",ACT}],"reconsidered"?:{"outcome","outcomeText","reason",ACT},
  //  "sentToCountyGovernor"?:{"governor",ACT,"planAsFiled":{"version","at"},
  //    "planAsSent":{"version","at"}}                 the two versions that go with it (R41)
  //  "decided"?:{"outcome","outcomeText","text",ACT},"withdrawn"?:ACT,"sharedWith":[person],
  //  "stage","events":[{"type","text",ACT}]}
  // ACT is {"version","at","by","onBehalfOf"?,"authority"?}. `stage`: submitted, received,
  // reconsidered, forwarded, decided or withdrawn.
  [[nodiscard]] events::json::Json file() const;
  // Everybody named in it, sorted.
  [[nodiscard]] std::vector<events::PersonId> people() const;

 private:
  using Json = events::json::Json;
  void take(const events::complaint::Event& event, const Json& act);
  void open(const events::complaint::ComplaintFiled& event, const Json& act);
  void send(const events::complaint::ComplaintSentToSF& event, const Json& act);

  events::ComplaintId complaint_;
  std::optional<events::Date> deadline_;
  const words::Speaker& speaker_;
  Json file_ = Json::object();
  Json events_ = Json::array();
  std::set<events::PersonId> shared_with_;
  std::set<events::PersonId> people_;
};

}  // namespace projections
