// The program itself: exit status 0, 1 and 2, one clear line when something is wrong, and a server
// that says when it is ready and stops when it is told.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "events/codec.h"
#include "protocol/contracts/async_api.h"
#include "protocol/contracts/open_api.h"
#include "tests/support/temp_folder.h"

namespace tests {
namespace {

using Words = std::vector<std::string>;

// `medvirk` with these words, its two outputs in a pipe each.
class Program {
 public:
  explicit Program(const Words& words) {
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    EXPECT_EQ(::pipe2(out.data(), O_CLOEXEC), 0);
    EXPECT_EQ(::pipe2(err.data(), O_CLOEXEC), 0);
    process_ = ::fork();
    if (process_ == 0) become(words, out[1], err[1]);
    ::close(out[1]);
    ::close(err[1]);
    out_ = out[0];
    err_ = err[0];
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program() {
    if (!status_) kill_and_wait(SIGKILL);
    ::close(out_);
    ::close(err_);
  }

  // The next line of its standard output; what there was if it ends before.
  std::string line() { return read_from(out_, '\n'); }
  // Everything it has to say, after which it ends by itself.
  struct Ended {
    int status;
    std::string out;
    std::string err;
  };
  Ended end() {
    Ended ended{.status = 0, .out = read_from(out_, {}), .err = read_from(err_, {})};
    ended.status = wait();
    return ended;
  }
  int stop() { return kill_and_wait(SIGTERM); }

 private:
  [[noreturn]] static void become(const Words& words, int out, int err) {
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    std::vector<char*> arguments;
    std::string name = MEDVIRK_PROGRAM;
    arguments.push_back(name.data());
    auto copies = words;
    for (auto& word : copies) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(MEDVIRK_PROGRAM, arguments.data());
    ::_exit(127);
  }
  static std::string read_from(int pipe, std::optional<char> until) {
    std::string text;
    for (char c = 0; ::read(pipe, &c, 1) == 1;) {
      if (c == until) return text;
      text += c;
    }
    return text;
  }
  int kill_and_wait(int signal) {
    ::kill(process_, signal);
    return wait();
  }
  int wait() {
    int status = 0;
    ::waitpid(process_, &status, 0);
    status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return *status_;
  }

  pid_t process_ = 0;
  int out_ = -1;
  int err_ = -1;
  std::optional<int> status_{};
};

Program::Ended run(const Words& words) { return Program(words).end(); }

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

const Words commands{"serve",  "settings", "demo",    "token",  "watch",
                     "replay", "verify",   "rebuild", "schema", "bench"};

TEST(CommandLine, EveryCommandHasHelp) {
  const auto all = run({"--help"});
  EXPECT_EQ(all.status, 0);
  for (const auto& command : commands) {
    EXPECT_NE(all.out.find(command), std::string::npos) << command;
    const auto help = run({command, "--help"});
    EXPECT_EQ(help.status, 0) << command;
    EXPECT_NE(help.out.find("Usage: medvirk " + command), std::string::npos) << help.out;
  }
}

TEST(CommandLine, WrongUsageIsStatusTwo) {
  const std::vector<Words> wrong{{},
                                 {"fly"},
                                 {"serve"},
                                 {"serve", "--data", "x", "--listen", "nowhere"},
                                 {"token", "--data", "x"},
                                 {"token", "--data", "x", "Kari Nordmann"},
                                 {"replay", "kari", "--data", "x", "--at", "yesterday"},
                                 {"demo", "--pace", "10"},
                                 {"schema", "--yaml"}};
  for (const auto& words : wrong) {
    const auto ended = run(words);
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.err, "");
    EXPECT_EQ(ended.out, "");
  }
}

TEST(CommandLine, WhatCannotBeDoneIsStatusOneAndOneLine) {
  const TempFolder folder;
  const auto nothing = (folder.path() / "nothing").string();
  const std::vector<Words> failing{{"verify", "--data", nothing},
                                   {"replay", "kari", "--data", nothing},
                                   {"token", "--list", "--data", nothing},
                                   {"rebuild", "--data", "/proc/medvirk"},
                                   {"serve", "--data", "/proc/medvirk"},
                                   {"demo", "--listen", "0.0.0.0:0"},
                                   {"schema", "FlyToTheMoon"}};
  for (const auto& words : failing) {
    const auto ended = run(words);
    EXPECT_EQ(ended.status, 1) << words.front();
    EXPECT_TRUE(ended.err.starts_with("medvirk: ")) << ended.err;
    EXPECT_EQ(lines_in(ended.err), 1u) << ended.err;
  }
  EXPECT_FALSE(std::filesystem::exists(nothing));
}

TEST(CommandLine, SchemaPrintsTheContracts) {
  EXPECT_EQ(run({"schema", "--openapi"}).out, protocol::contracts::open_api());
  EXPECT_EQ(run({"schema", "--asyncapi"}).out, protocol::contracts::async_api());
  EXPECT_EQ(run({"schema", "--openapi", "--asyncapi"}).status, 2);
  EXPECT_EQ(run({"schema", "--openapi", "SetGoal"}).status, 2);
}

TEST(CommandLine, SchemaPrintsEveryCommandAndEvent) {
  const auto ended = run({"schema"});
  ASSERT_EQ(ended.status, 0);
  const auto document = events::json::parse(ended.out);
  ASSERT_TRUE(document);
  const auto& definitions = (*document)["$defs"];
  for (const auto& each : events::describe_commands()) {
    EXPECT_TRUE(definitions.contains(each.name)) << each.name;
  }
  for (const auto& each : events::describe_events()) {
    EXPECT_TRUE(definitions.contains(each.name)) << each.name;
  }
  EXPECT_EQ(definitions.size(),
            events::describe_commands().size() + events::describe_events().size());
}

TEST(CommandLine, AServerSaysThatItIsReadyHoldsItsFolderAndStopsWhenTold) {
  const TempFolder folder;
  const auto data = (folder.path() / "data").string();
  Program server({"serve", "--data", data, "--listen", "127.0.0.1:0"});
  const auto ready = server.line();
  EXPECT_TRUE(ready.starts_with("ready http://127.0.0.1:")) << ready;

  const auto second = run({"serve", "--data", data, "--listen", "127.0.0.1:0"});
  EXPECT_EQ(second.status, 1);
  EXPECT_NE(second.err.find("in use"), std::string::npos) << second.err;

  const auto address = ready.substr(std::string("ready http://").size());
  const auto other = (folder.path() / "other").string();
  const auto same_port = run({"serve", "--data", other, "--listen", address});
  EXPECT_EQ(same_port.status, 1);
  EXPECT_NE(same_port.err.find("cannot listen on " + address), std::string::npos) << same_port.err;

  const auto token = run({"token", "admin", "--data", data});
  EXPECT_EQ(token.status, 0) << token.err;
  EXPECT_EQ(std::count(token.out.begin(), token.out.end(), '.'), 2) << "a token has three parts";
  EXPECT_EQ(run({"token", "nobody", "--data", data}).status, 1);

  EXPECT_EQ(server.stop(), 0);
  const auto verified = run({"verify", "--json", "--data", data});
  EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
  EXPECT_NE(verified.out.find("\"sound\":true"), std::string::npos) << verified.out;
  EXPECT_EQ(run({"rebuild", "--data", data}).status, 0);
}

TEST(CommandLine, ViewsAreListedAndRebuiltWithAndWithoutAServer) {
  const TempFolder folder;
  const auto data = (folder.path() / "data").string();
  const auto rows_in = [](const std::string& out) {
    const auto json = events::json::parse(out);
    return json ? json->value("rows", 0) : -1;
  };
  {
    Program server({"serve", "--data", data, "--listen", "127.0.0.1:0"});
    const auto address = server.line().substr(std::string("ready http://").size());
    const auto in_use = run({"rebuild", "--data", data});
    EXPECT_EQ(in_use.status, 1);
    EXPECT_NE(in_use.err.find("--connect HOST:PORT"), std::string::npos) << in_use.err;
    const auto there =
        run({"rebuild", "directory@1", "--json", "--data", data, "--connect", address});
    EXPECT_EQ(there.status, 0) << there.err;
    EXPECT_EQ(rows_in(there.out), 1) << there.out;  // The administrator.
    EXPECT_EQ(run({"rebuild", "--data", data, "--connect", address}).status, 0);
    const auto nobody = run({"rebuild", "--data", data, "--connect", address, "--as", "nobody"});
    EXPECT_EQ(nobody.status, 1);
    EXPECT_EQ(lines_in(nobody.err), 1u) << nobody.err;
    const auto listed = run({"rebuild", "--list", "--data", data});  // Also while it is served.
    EXPECT_EQ(listed.status, 0) << listed.err;
    EXPECT_NE(listed.out.find("directory@1: 1 rows, at "), std::string::npos) << listed.out;
    EXPECT_EQ(server.stop(), 0);
  }
  const auto here = run({"rebuild", "directory@1", "--json", "--data", data});
  EXPECT_EQ(here.status, 0) << here.err;
  EXPECT_EQ(rows_in(here.out), 1) << here.out;
  EXPECT_EQ(run({"verify", "--data", data}).status, 0);
  const auto unknown = run({"rebuild", "none@1", "--data", data});
  EXPECT_EQ(unknown.status, 1);
  EXPECT_NE(unknown.err.find("directory@1"), std::string::npos) << unknown.err;
}

TEST(CommandLine, ALogWithoutItsAnchorIsServedAgainOnceSomebodyHasSaidSo) {
  const TempFolder folder;
  const auto data = (folder.path() / "data").string();
  const Words serve{"serve", "--data", data, "--listen", "127.0.0.1:0"};
  const auto start_and_stop = [&] {
    Program server(serve);
    EXPECT_TRUE(server.line().starts_with("ready "));
    EXPECT_EQ(server.stop(), 0);
  };
  start_and_stop();
  std::filesystem::remove(folder.path() / "data" / "anchor");
  const auto refused = run(serve);
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.err.find("--renew-anchor"), std::string::npos) << refused.err;
  const auto renewed = run({"verify", "--renew-anchor", "--data", data});
  EXPECT_EQ(renewed.status, 0) << renewed.err;
  EXPECT_NE(renewed.out.find("in epoch 2"), std::string::npos) << renewed.out;
  start_and_stop();
}

TEST(CommandLine, ReplayTellsAPlanAsItWas) {
  const TempFolder folder;
  const auto data = folder.path().string();
  {
    Program demo({"demo", "--data", data, "--listen", "127.0.0.1:0"});
    EXPECT_TRUE(demo.line().starts_with("ready "));
    EXPECT_EQ(demo.stop(), 0);
  }
  const auto at_two = run({"replay", "marit", "--data", data, "--at", "2"});
  EXPECT_EQ(at_two.status, 0);
  EXPECT_NE(at_two.out.find("Marit Sjøholm"), std::string::npos);
  EXPECT_EQ(at_two.out.find("Samtale før kvelden"), std::string::npos);
  const auto whole = run({"replay", "marit", "--data", data, "--json"});
  EXPECT_EQ(whole.status, 0);
  EXPECT_TRUE(events::json::parse(whole.out));
  EXPECT_EQ(run({"replay", "marit", "--data", data, "--json"}).out, whole.out);
  EXPECT_EQ(run({"replay", "marit", "--data", data, "--at", "100000"}).status, 1);
  EXPECT_EQ(run({"replay", "nobody", "--data", data}).status, 1);
}

}  // namespace
}  // namespace tests
