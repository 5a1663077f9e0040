#include "events/stores/verify.h"

#include <optional>

#include "events/hash.h"
#include "events/json/read.h"
#include "server/data_folder.h"
#include "tools/commands/commands.h"
#include "tools/documents.h"
#include "tools/terminal.h"
#include "tools/views.h"

namespace tools {
namespace {

using events::json::Json;

void tell(const events::stores::VerifyReport& log, const ViewsReport& views,
          const DocumentsReport& documents) {
  for (const auto& fault : log.faults) say("fault: " + fault);
  for (const auto& fault : views.faults) say("fault: " + fault);
  for (const auto& fault : documents.faults) say("fault: " + fault);
  for (const auto& view : views.behind) say("to be built at the next start: " + view);
  say(std::to_string(log.events) + " events in " + std::to_string(log.streams) + " streams, " +
      std::to_string(log.answers) + " answers, " + std::to_string(views.rows) + " rows of views, " +
      std::to_string(documents.documents) + " documents");
  say("head " + std::to_string(log.head.position.value) + " of epoch " +
      std::to_string(log.head.epoch.value) + ", root " + events::to_hex(log.head.root));
  const auto faults = log.fault_count + views.fault_count + documents.fault_count;
  say(faults == 0 ? "sound" : std::to_string(faults) + " faults");
}

Json as_json(const events::stores::VerifyReport& log, const ViewsReport& views,
             const DocumentsReport& documents) {
  return {{"sound", log.is_sound() && views.fault_count == 0 && documents.fault_count == 0},
          {"events", log.events},
          {"streams", log.streams},
          {"answers", log.answers},
          {"viewRows", views.rows},
          {"documents", documents.documents},
          {"position", log.head.position.value},
          {"epoch", log.head.epoch.value},
          {"root", events::to_hex(log.head.root)},
          {"faultCount", log.fault_count + views.fault_count + documents.fault_count},
          {"logFaults", log.faults},
          {"viewFaults", views.faults},
          {"documentFaults", documents.faults},
          {"viewsToBuild", views.behind}};
}

DocumentsReport look_at_documents(const events::Log& log, const std::filesystem::path& data) {
  auto report = check_documents(log, data, [](std::uint64_t done, std::uint64_t all) {
    show_progress("documents", done, all);
  });
  end_progress();
  return report;
}

// Whoever holds a position of the log as it was may hold one that is lost: so positions begin anew.
events::Head renew_anchor(const std::filesystem::path& data) {
  const auto log = server::open_to_write(data, events::stores::AnchorUse::renewed);
  static_cast<void>(log->begin_epoch());
  return log->head();
}

}  // namespace

int verify(const VerifyOptions& options) {
  const auto log = server::open_to_read(options.data, events::stores::AnchorUse::unchecked);
  const auto report = events::stores::verify_log(
      *log, [](std::uint64_t done, std::uint64_t all) { show_progress("verify", done, all); });
  end_progress();
  // What cannot be read cannot be folded: the views are compared with a sound log only.
  const bool readable = options.renew_anchor ? report.is_sound_without_anchor() : report.is_sound();
  const auto views = readable ? compare_views(*log) : ViewsReport{};
  const auto documents = readable ? look_at_documents(*log, options.data) : DocumentsReport{};
  const bool log_is_sound = readable && views.fault_count == 0;
  const bool sound = log_is_sound && documents.fault_count == 0;
  std::optional<events::Head> renewed;
  if (log_is_sound && options.renew_anchor) renewed = renew_anchor(options.data);
  if (options.json) {
    auto json = as_json(report, views, documents);
    if (renewed) json["newEpoch"] = renewed->epoch.value;
    say(json.dump());
  } else {
    tell(report, views, documents);
    if (renewed) {
      say("the anchor is renewed at position " + std::to_string(renewed->position.value) +
          ", in epoch " + std::to_string(renewed->epoch.value) + "; it can be served again");
    }
  }
  return sound ? 0 : 1;
}

}  // namespace tools
