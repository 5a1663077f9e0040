// `medvirk serve --check`: what holds and by whom it was said, whether it would do, and no server.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/support/temp_folder.h"
#include "tools/settings/check.h"

namespace tests {
namespace {

namespace fs = std::filesystem;
using tools::settings::look_at;
using tools::settings::Serving;

struct Ended {
  int status;
  std::string output;  // Both, one after the other as they came.
};

Ended run_in_shell(const std::string& words) {
  const auto line = std::string(MEDVIRK_PROGRAM) + " " + words + " 2>&1";
  std::FILE* pipe = ::popen(line.c_str(), "r");
  EXPECT_NE(pipe, nullptr);
  Ended ended{.status = 0, .output = {}};
  std::array<char, 4096> some{};
  while (const auto got = std::fread(some.data(), 1, some.size(), pipe)) {
    ended.output.append(some.data(), got);
  }
  const int status = ::pclose(pipe);
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

fs::path write(const fs::path& file, const std::string& text) {
  std::ofstream(file) << text;
  return file;
}

// Only what is not good.
std::string faults_of(const Serving& serving) {
  std::string text;
  for (const auto& finding : look_at(serving)) {
    if (!finding.good) text += finding.what + "\n";
  }
  return text;
}

TEST(Check, SaysWhatHoldsAndLeavesNothingBehind) {
  const TempFolder folder;
  const auto data = folder.path() / "data";
  const auto file = write(folder.path() / "m.toml", "[limits]\nuploads = 3\n");
  const auto ended = run_in_shell("serve --check --config " + file.string() + " --data " +
                                  data.string() + " --listen 127.0.0.1:0");
  EXPECT_EQ(ended.status, 0) << ended.output;
  EXPECT_NE(ended.output.find("limits.uploads = 3  # " + file.string() + ":2"), std::string::npos)
      << ended.output;
  EXPECT_NE(ended.output.find("limits.downloads = 16  # usual"), std::string::npos);
  EXPECT_NE(ended.output.find("good: data folder"), std::string::npos);
  EXPECT_EQ(ended.output.find("ready"), std::string::npos) << "nobody serves";
  EXPECT_FALSE(fs::exists(data));
}

TEST(Check, WrongSettingsAreStatusTwoAndEachHasALine) {
  const TempFolder folder;
  const auto file = write(folder.path() / "m.toml", "listen = 1\nnonsense = 2\n");
  const auto ended =
      run_in_shell("serve --check --config " + file.string() + " --data x --log loud");
  EXPECT_EQ(ended.status, 2);
  EXPECT_NE(ended.output.find(file.string() + ":1: listen:"), std::string::npos) << ended.output;
  EXPECT_NE(ended.output.find(file.string() + ":2: there is no setting nonsense"),
            std::string::npos);
  EXPECT_NE(ended.output.find("--log: auto, json or text is wanted, not loud"), std::string::npos);
  EXPECT_EQ(run_in_shell("serve --config " + file.string() + " --data x").status, 2)
      << "served neither";
}

TEST(Check, WhatWouldNotDoIsStatusOne) {
  const TempFolder folder;
  const auto ended = run_in_shell("serve --check --data " + (folder.path() / "d").string() +
                                  " --tls-certificate /nowhere/c.pem --tls-key /nowhere/k.pem");
  EXPECT_EQ(ended.status, 1) << ended.output;
  EXPECT_NE(ended.output.find("not good: TLS with /nowhere/c.pem"), std::string::npos)
      << ended.output;
}

TEST(Check, LooksAtTheFolderTheAddressAndTheKeys) {
  const TempFolder folder;
  const tools::Peer here{.host = "127.0.0.1", .port = 0};
  EXPECT_EQ(faults_of({.data = folder.path() / "new", .listen = here}), "");
  const auto file = write(folder.path() / "file", "x");
  EXPECT_NE(faults_of({.data = file / "data", .listen = here}).find("cannot be made in"),
            std::string::npos);
  EXPECT_NE(faults_of({.data = file, .listen = here}).find("it is no folder"), std::string::npos);
  // An address of nobody (RFC 5737).
  EXPECT_NE(faults_of({.data = folder.path(), .listen = {.host = "192.0.2.1", .port = 0}})
                .find("listen on 192.0.2.1:0"),
            std::string::npos);
}

TEST(Check, AKeyThatOthersMayReadIsNotGood) {
  const TempFolder folder;
  const auto key = write(folder.path() / "login.jwk", "{}");
  Serving serving{.data = folder.path(), .listen = {.host = "127.0.0.1", .port = 0}};
  serving.identity.providers.push_back(
      {.name = "idporten",
       .issuer = "https://idporten.no",
       .login = server::LoginOptions{.client_id = "medvirk", .key_file = key}});
  fs::permissions(key, fs::perms::owner_read | fs::perms::others_read);
  EXPECT_NE(faults_of(serving).find("key " + key.string()), std::string::npos);
  fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(faults_of(serving), "");
  serving.identity.providers.front().login->key_file = folder.path() / "none.jwk";
  EXPECT_NE(faults_of(serving).find("there is no such file"), std::string::npos);
}

TEST(Check, TheMailLoginIsLookedAt) {
  const TempFolder folder;
  Serving serving{.data = folder.path(), .listen = {.host = "127.0.0.1", .port = 0}};
  serving.notices.login = folder.path() / "none";
  EXPECT_NE(faults_of(serving).find("notices: there is no file"), std::string::npos);
}

}  // namespace
}  // namespace tests
