// Queries: what HTTP reads. Folds a plan from the log, looks at it with the asker's rights as they
// are now, and answers with JSON text. Any thread; reads the disk, so not on an I/O thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "events/log.h"
#include "events/person/person.h"
#include "events/plan/standing.h"
#include "projections/summaries.h"
#include "protocol/problem.h"
#include "server/clock.h"
#include "server/queries/complaint_file.h"
#include "server/queries/units.h"

namespace server {

struct PlanAnswer {
  std::string etag;  // Strong: `"<epoch>-<seq>-<audience>"`.
  std::string body;  // {"at":{"epoch","seq"},"people":{…},"view":{…}}
};

using AsOf = std::variant<std::monostate, events::Version, events::Timestamp>;  // Now, or then.

class Queries {
 public:
  Queries(const events::Log& log, const Clock& clock) : log_(log), clock_(clock) {}

  // What the questions in files of their own read (look.h).
  [[nodiscard]] const events::Log& log() const { return log_; }

  // Who this is: offices from the units' events. None: nobody registered under this id.
  struct Who {
    events::Viewer viewer;
    std::string full_name;
    events::person::Language language;
  };
  [[nodiscard]] std::optional<Who> who(const events::PersonId& person) const;

  [[nodiscard]] events::Result<PlanAnswer, protocol::Problem> plan(const events::PlanId& plan,
                                                                   const events::Viewer& viewer,
                                                                   const AsOf& as_of) const;
  // {"events":[CloudEvents],"next":<after>|null}
  [[nodiscard]] events::Result<std::string, protocol::Problem> events(const events::PlanId& plan,
                                                                      const events::Viewer& viewer,
                                                                      events::Version after,
                                                                      std::size_t limit) const;
  // {"entries":[{"version","time","by","onBehalfOf"?,"type","text"}]}: the timeline in words.
  [[nodiscard]] events::Result<std::string, protocol::Problem> timeline(
      const events::PlanId& plan, const events::Viewer& viewer,
      events::person::Language language) const;
  // {"at","people","summary"}: what follows from the viewer's own view (projections/summaries.h).
  [[nodiscard]] events::Result<std::string, protocol::Problem> summary(
      const events::PlanId& plan, const events::Viewer& viewer, projections::Summary which) const;
  // {"plans":[{"plan","owner","ownerName","role","stage","accessUntil"?}]}
  [[nodiscard]] std::string my_plans(const events::Viewer& viewer) const;
  // {"contactPoints":[{"unit","title","phone"?,"address"?,"openingHours"?}]}, without login (S12).
  [[nodiscard]] std::string contact_points(const std::string& municipality) const;
  // The events of a plan that this viewer missed and may see, as CloudEvents, for a conflict (R52).
  [[nodiscard]] std::vector<std::string> visible(const std::vector<events::Recorded>& missed,
                                                 const events::Viewer& viewer) const;
  // What is asked of units, and of a complaint's file.
  [[nodiscard]] const Units& units() const { return units_; }
  [[nodiscard]] const ComplaintFiles& complaint_files() const { return complaint_files_; }

 private:
  const events::Log& log_;
  const Clock& clock_;
  Units units_{log_, clock_};
  ComplaintFiles complaint_files_{log_, clock_};
};

}  // namespace server
