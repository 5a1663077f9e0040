// Exchange: documents between people and the store: who may bring a content to a plan, and who may
// fetch one, by their rights as they are now. Any thread; reads the disk, so not on an I/O thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "events/log.h"
#include "events/plan/standing.h"
#include "events/result.h"
#include "protocol/problem.h"
#include "server/clock.h"
#include "server/documents/documents.h"

namespace server {

struct FetchedDocument {
  events::contact::MediaType type;
  std::string title;
  std::string content;
};

class DocumentExchange {
 public:
  // All outlive it.
  DocumentExchange(const events::Log& log, const Clock& clock, Documents& documents)
      : log_(log), clock_(clock), documents_(documents) {}

  // Why this person may not bring a content to the plan now, if so: they may not attach one there
  // (to whom it is as if there were no plan), or the plan has as many as it may have. Throws
  // events::LogFailure.
  [[nodiscard]] std::optional<protocol::Problem> refuse_bringing(
      const events::PlanId& plan, const events::Viewer& viewer) const;
  // Keeps a content for this person to attach, if it is what they say it is. Asks again whether
  // they may: it may have been long on its way.
  [[nodiscard]] events::Result<Ticket, protocol::Problem> bring(const events::PlanId& plan,
                                                                const events::Viewer& viewer,
                                                                events::contact::MediaType declared,
                                                                std::string_view content) const;
  // One that the plan's events name, and that this person may see: `which` is a document's id, or
  // the 64 hexadecimal digits of a hash. Hidden, removed and never there are the same to them (R5).
  [[nodiscard]] events::Result<FetchedDocument, protocol::Problem> fetch(
      const events::PlanId& plan, const events::Viewer& viewer, const std::string& which) const;

 private:
  const events::Log& log_;
  const Clock& clock_;
  Documents& documents_;
};

}  // namespace server
