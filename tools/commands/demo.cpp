#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "tools/bench/folder.h"
#include "tools/commands/commands.h"
#include "tools/demo/login_page.h"
#include "tools/demo/play.h"
#include "tools/demo/seed.h"
#include "tools/demo/stories.h"
#include "tools/running.h"
#include "tools/stop_signal.h"
#include "tools/terminal.h"

namespace tools {
namespace {

namespace fs = std::filesystem;

// This program as it can be typed from here.
std::string program() {
  std::error_code failed;
  const auto self = fs::read_symlink("/proc/self/exe", failed);
  if (failed) return "medvirk";
  const auto here = fs::proximate(self, failed);
  return failed ? self.string() : here.string();
}

void say_what_to_try(const Running& running, const fs::path& data) {
  const auto origin = "http://" + to_text(running.address);
  const auto at = " --data " + data.string();
  const auto live = at + " --connect " + to_text(running.address);
  std::string owners;
  for (const auto& cast : demo::casts()) {
    const auto owner = cast.people.front();
    if (owner != demo::played_owner) owners += ' ' + std::string(owner);
  }
  say("");
  say("The people by plan, with a token each:   " + origin + "/demo");
  say("Whose plans to watch or replay:  " + owners);
  say("In another terminal:");
  say("  " + program() + " watch emil --as ingrid" + live);
  say("  " + program() + " demo --play" + live);
  say("  " + program() + " replay marit" + at);
  say("  " + program() + " replay halvor --lang nn" + at);
  say("  " + program() + " token --list" + at);
  say("Ctrl-C stops it.");
  say("");
}

demo::PlayOptions play_options(const DemoOptions& options, const Peer& server) {
  return {.server = server,
          .owner = options.plan_of,
          .pace = std::chrono::milliseconds{options.pace_ms},
          .language = options.language};
}

int play_elsewhere(const DemoOptions& options) {
  const server::SystemClock clock;
  const auto log = server::open_to_read(*options.data);
  const auto issuer = server::Issuer::read(*options.data);
  demo::play(play_options(options, *options.connect), *log, *issuer, clock);
  return 0;
}

}  // namespace

int run_demo(const DemoOptions& options) {
  if (options.connect) return play_elsewhere(options);
  if (!is_loopback(options.listen)) {
    throw std::runtime_error(
        "the demo hands out tokens without passwords, so it listens on this machine only: "
        "127.0.0.1, ::1 or localhost");
  }
  hold_stop_signals();
  server::set_up_log(server::LogFormat::text, server::LogLevel::warn);  // The demo tells enough.
  const server::SystemClock clock;
  std::optional<WorkFolder> temporary;  // Gone when the demo ends.
  if (!options.data) temporary.emplace(fs::path{});
  const auto data = options.data.value_or(temporary ? temporary->path() : fs::path{});
  // The page needs the address and the issuer, which are there before the first request is.
  std::string origin;
  const server::Issuer* issuer = nullptr;
  const auto pages = [&](std::string_view target) -> std::optional<server::Page> {
    if (target != "/demo" && target != "/demo/") return {};
    return server::Page{.content_type = "text/html; charset=utf-8",
                        .body = demo::login_page(origin, *issuer, clock.now())};
  };
  settings::Serving serving{.data = data, .listen = options.listen, .notices = options.notices};
  serving.gateway.drain.spread = std::chrono::milliseconds{0};  // Nobody waits for a demo to end.
  auto running = open_server(serving, clock, pages);
  origin = "http://" + to_text(running.address);
  issuer = running.issuer.get();
  if (demo::seed(*running.log, running.node->journal(), clock.now(), running.documents.get())) {
    note("Invented people and plans are in " + data.string());
  }
  serve_until_stopped(running, [&] {
    say_what_to_try(running, data);
    if (options.play) {
      demo::play(play_options(options, running.address), *running.log, *running.issuer, clock);
    }
  });
  return 0;
}

}  // namespace tools
