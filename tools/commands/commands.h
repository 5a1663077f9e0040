// Commands: what `medvirk` can be asked to do, one function each. They return the exit status: 0,
// or 1 if it did not come out well; what cannot go on throws, and main() says it in one line.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "events/person/person.h"
#include "tools/address.h"
#include "tools/notices.h"
#include "tools/settings/values.h"

namespace tools {

using events::person::Language;

// Of a token that a command makes for itself.
inline constexpr std::chrono::hours own_token_life{12};

struct ServeOptions {
  settings::Said said{};  // By flags, and in which file.
  bool check = false;     // Only say what holds and whether it would do.
};
// 2 if the settings are wrong.
int serve(const ServeOptions& options);
// Every setting: a table (Markdown), or an example file.
struct SettingsOptions {
  bool toml = false;
};
int show_settings(const SettingsOptions& options);

struct DemoOptions {
  std::optional<std::filesystem::path> data{};  // None: a fresh folder under the system's own.
  Peer listen;
  bool play = false;
  std::optional<std::string> plan_of{};  // Whose plan is played; none: somebody who has none yet.
  unsigned pace_ms = 0;                  // Between the steps of a play.
  std::optional<Peer> connect{};         // A server that runs on `data`; none: one of our own.
  Language language = Language::nb;
  NoticeSettings notices{};
};
int run_demo(const DemoOptions& options);

struct TokenOptions {
  std::filesystem::path data;
  std::string person;  // Empty with `list`.
  bool list = false;
  unsigned hours = 0;
  bool json = false;
};
int token(const TokenOptions& options);

struct WatchOptions {
  std::string plan;  // Its id, or its owner's.
  std::string as;
  std::filesystem::path data;  // For the token.
  Peer connect;
  std::optional<Language> language{};  // None: the watcher's own.
};
int watch(const WatchOptions& options);

struct ReplayOptions {
  std::string plan;  // Its id, or its owner's.
  std::filesystem::path data;
  std::optional<std::string> at{};  // A version or a time.
  bool json = false;
  Language language = Language::nb;
};
int replay(const ReplayOptions& options);
// A version or an RFC 3339 time, as `at` has it.
[[nodiscard]] bool is_moment(const std::string& text);

struct VerifyOptions {
  std::filesystem::path data;
  bool json = false;
  bool renew_anchor = false;  // If the log is sound: from now on it counts from what it holds.
};
int verify(const VerifyOptions& options);

struct RebuildOptions {
  std::filesystem::path data;
  std::string view{};             // With its number; empty: all.
  bool list = false;              // Only shows where they stand.
  std::optional<Peer> connect{};  // A server that runs on `data`; none: nobody does.
  std::string as;                 // An administrator, to ask that server.
  bool json = false;
};
int rebuild(const RebuildOptions& options);

struct SchemaOptions {
  std::optional<std::string> name{};  // A command or an event; none: all.
  bool open_api = false;              // The whole contract instead: over HTTP,
  bool async_api = false;             // or on the socket.
};
int schema(const SchemaOptions& options);

}  // namespace tools
