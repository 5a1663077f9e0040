#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "events/json/read.h"
#include "events/stores/opening.h"
#include "server/clock.h"
#include "server/data_folder.h"
#include "server/identity/issuer.h"
#include "server/journal/journal.h"
#include "server/journal/rebuild.h"
#include "tools/client/http.h"
#include "tools/commands/commands.h"
#include "tools/session.h"
#include "tools/terminal.h"
#include "tools/views.h"

namespace tools {
namespace {

constexpr std::chrono::milliseconds between_questions{100};  // How far it is.

struct Built {
  std::string view;
  std::uint64_t rows;
  std::uint64_t position;
};

std::vector<std::string> views_asked_for(const std::string& view) {
  auto views = server::view_names();
  if (view.empty()) return views;
  if (std::find(views.begin(), views.end(), view) != views.end()) return {view};
  std::string known;
  for (const auto& each : views) known += (known.empty() ? "" : ", ") + each;
  throw std::runtime_error("there is no view " + view + "; there are " + known);
}

int list(const RebuildOptions& options) {
  const auto log = server::open_to_read(options.data);
  const auto head = log->head().position.value;
  Json lines = Json::array();
  for (const auto& line : list_views(*log)) {
    if (options.json) {
      lines.push_back({{"view", line.view},
                       {"checkpoint", line.checkpoint},
                       {"head", head},
                       {"rows", line.rows}});
    } else {
      say(line.view + ": " + std::to_string(line.rows) + " rows, at " +
          std::to_string(line.checkpoint) + " of " + std::to_string(head) +
          (line.checkpoint == head ? "" : "; it is built at the next start"));
    }
  }
  if (options.json) say(lines.dump());
  return 0;
}

std::unique_ptr<events::stores::RocksLog> open_or_advise(const std::filesystem::path& data) {
  try {
    return server::open_to_write(data);
  } catch (const events::stores::FolderInUse& in_use) {
    throw std::runtime_error(std::string(in_use.what()) +
                             " Or let that one rebuild while it goes on: --connect HOST:PORT.");
  }
}

std::vector<Built> rebuild_here(const RebuildOptions& options,
                                const std::vector<std::string>& views) {
  const auto log = open_or_advise(options.data);
  std::vector<Built> built;
  for (const auto& view : views) {
    const auto rows =
        server::rebuild_alone(*log, {}, view, [&](std::uint64_t done, std::uint64_t all) {
          show_progress("rebuild " + view, done, all);
        });
    end_progress();
    built.push_back({.view = view, .rows = rows, .position = log->head().position.value});
  }
  return built;
}

// A server that goes on meanwhile, asked as one of its administrators.
class RunningServer {
 public:
  RunningServer(const RebuildOptions& options, const Peer& peer)
      : peer_(peer),
        headers_{
            {"Content-Type", "application/json"},
            {"Authorization",
             "Bearer " + server::Issuer::read(options.data)
                             ->token({options.as}, server::SystemClock{}.now(), own_token_life)}} {}

  [[nodiscard]] Built rebuild(const std::string& view) const {
    const auto path = "/api/v1/views/" + view;
    auto state = ask("POST", path + "/rebuild", "{}");
    for (;; state = ask("GET", path)) {
      if (!state.contains("rebuild")) throw std::runtime_error(given_up(view));
      const auto& told = state["rebuild"];
      const auto stage = told.value("stage", "");
      const auto rows = told.value("rows", std::uint64_t{0});
      if (stage == "given_up") throw std::runtime_error(given_up(view));
      if (stage == "done") {
        end_progress();
        return {.view = view, .rows = rows, .position = told.value("position", std::uint64_t{0})};
      }
      show_progress("rebuild " + view, told.value("streams", std::uint64_t{0}),
                    told.value("ofStreams", std::uint64_t{0}));
      std::this_thread::sleep_for(between_questions);
    }
  }

 private:
  [[nodiscard]] Json ask(std::string_view method, const std::string& path,
                         std::string_view body = {}) const {
    const auto answer = http(peer_, method, path, headers_, body);
    auto json = events::json::parse(answer.body);
    if (!json) throw std::runtime_error("the server said something that is no JSON");
    if (answer.status >= 400) throw std::runtime_error(problem_text(*json));
    return std::move(*json);
  }
  static std::string given_up(const std::string& view) {
    return "the view " + view +
           " was not rebuilt: the server stopped meanwhile, or its log grows faster than it can be "
           "read. The rows from before are served; try again.";
  }

  Peer peer_;
  Headers headers_;
};

std::vector<Built> rebuild_there(const RebuildOptions& options, const Peer& peer,
                                 const std::vector<std::string>& views) {
  const RunningServer server(options, peer);
  std::vector<Built> built;
  built.reserve(views.size());
  for (const auto& view : views) built.push_back(server.rebuild(view));
  return built;
}

}  // namespace

int rebuild(const RebuildOptions& options) {
  if (options.list) return list(options);
  const auto views = views_asked_for(options.view);
  const auto built = options.connect ? rebuild_there(options, *options.connect, views)
                                     : rebuild_here(options, views);
  std::uint64_t rows = 0;
  Json lines = Json::array();
  for (const auto& each : built) {
    rows += each.rows;
    lines.push_back({{"view", each.view}, {"rows", each.rows}, {"position", each.position}});
    if (!options.json) {
      say(each.view + ": " + std::to_string(each.rows) + " rows, as of position " +
          std::to_string(each.position));
    }
  }
  if (options.json) say(Json{{"rows", rows}, {"views", lines}}.dump());
  return 0;
}

}  // namespace tools
