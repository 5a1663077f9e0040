#include "events/stores/verify.h"

#include <optional>

#include "events/hash.h"
#include "events/json/read.h"
#include "server/data_folder.h"
#include "tools/commands/commands.h"
#include "tools/terminal.h"
#include "tools/views.h"

namespace tools {
namespace {

using events::json::Json;

void tell(const events::stores::VerifyReport& log, const ViewsReport& views) {
  for (const auto& fault : log.faults) say("fault: " + fault);
  for (const auto& fault : views.faults) say("fault: " + fault);
  for (const auto& view : views.behind) say("to be built at the next start: " + view);
  say(std::to_string(log.events) + " events in " + std::to_string(log.streams) + " streams, " +
      std::to_string(log.answers) + " answers, " + std::to_string(views.rows) + " rows of views");
  say("head " + std::to_string(log.head.position.value) + " of epoch " +
      std::to_string(log.head.epoch.value) + ", root " + events::to_hex(log.head.root));
  const auto faults = log.fault_count + views.fault_count;
  say(faults == 0 ? "sound" : std::to_string(faults) + " faults");
}

Json as_json(const events::stores::VerifyReport& log, const ViewsReport& views) {
  return {{"sound", log.is_sound() && views.fault_count == 0},
          {"events", log.events},
          {"streams", log.streams},
          {"answers", log.answers},
          {"viewRows", views.rows},
          {"position", log.head.position.value},
          {"epoch", log.head.epoch.value},
          {"root", events::to_hex(log.head.root)},
          {"faultCount", log.fault_count + views.fault_count},
          {"logFaults", log.faults},
          {"viewFaults", views.faults},
          {"viewsToBuild", views.behind}};
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
  const bool sound = readable && views.fault_count == 0;
  std::optional<events::Head> renewed;
  if (sound && options.renew_anchor) renewed = renew_anchor(options.data);
  if (options.json) {
    auto json = as_json(report, views);
    if (renewed) json["newEpoch"] = renewed->epoch.value;
    say(json.dump());
  } else {
    tell(report, views);
    if (renewed) {
      say("the anchor is renewed at position " + std::to_string(renewed->position.value) +
          ", in epoch " + std::to_string(renewed->epoch.value) + "; it can be served again");
    }
  }
  return sound ? 0 : 1;
}

int rebuild(const RebuildOptions& options) {
  const auto log = server::open_to_write(options.data);
  const auto rows = rebuild_views(*log);
  if (options.json) {
    say(Json{{"rows", rows}, {"position", log->head().position.value}}.dump());
  } else {
    say(std::to_string(rows) + " rows built from " + std::to_string(log->head().position.value) +
        " events");
  }
  return 0;
}

}  // namespace tools
