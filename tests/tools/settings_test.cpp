// Settings: who is heard before whom, what is wrong with a file and on which line, and that what is
// written about the settings is what holds.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "tests/support/temp_folder.h"
#include "tools/settings/identity.h"
#include "tools/settings/page.h"
#include "tools/settings/serving.h"

namespace tests {
namespace {

using tools::settings::all_settings;
using tools::settings::example_file;
using tools::settings::Fault;
using tools::settings::FileContents;
using tools::settings::markdown_table;
using tools::settings::Origin;
using tools::settings::read_file;
using tools::settings::read_text;
using tools::settings::Said;
using tools::settings::Values;

using Variables = std::map<std::string, std::string>;

Said said_by(const std::map<std::string, std::string, std::less<>>& flags,
             const Variables& variables = {}) {
  return {.flags = flags,
          .variable = [variables](const std::string& name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            if (found == variables.end()) return {};
            return found->second;
          }};
}

Values values_of(const Said& said, const FileContents& file = {}) {
  std::vector<Fault> faults;
  Values values(said, file, faults);
  for (const auto& fault : faults) ADD_FAILURE() << fault.where << ": " << fault.what;
  return values;
}

// One `where: what` a line.
std::string faults_in(std::string_view file) {
  std::string text;
  for (const auto& fault : read_text(file, "m.toml").faults) {
    text += fault.where + ": " + fault.what + "\n";
  }
  return text;
}

std::string source_text(const std::string& path) {
  std::ifstream stream(std::string(MEDVIRK_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(stream) << path;
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(Settings, AFlagGoesBeforeAVariableAndThatBeforeTheFileAndThatBeforeWhatIsUsual) {
  const auto file = read_text(
      "listen = \"127.0.0.1:1\"\npublic_url = \"https://file\"\n[limits]\nuploads = 3\n", "m.toml");
  const auto values = values_of(
      said_by({{"listen", "127.0.0.1:3"}},
              {{"MEDVIRK_LISTEN", "127.0.0.1:2"}, {"MEDVIRK_PUBLIC_URL", "https://variable"}}),
      file);
  EXPECT_EQ(values.text("listen"), "127.0.0.1:3");
  EXPECT_EQ(values.at("listen").where, "--listen");
  EXPECT_EQ(values.text("public_url"), "https://variable");
  EXPECT_EQ(values.at("public_url").where, "MEDVIRK_PUBLIC_URL");
  EXPECT_EQ(values.number("limits.uploads"), 3u);
  EXPECT_EQ(values.at("limits.uploads").where, "m.toml:4");
  EXPECT_EQ(values.number("limits.downloads"), 16u);
  EXPECT_EQ(values.at("limits.downloads").origin, Origin::usual);
}

TEST(Settings, AnEmptyFlagTakesBackWhatTheFileSays) {
  const auto file = read_text("[admin]\nlisten = \"127.0.0.1:9090\"\n", "m.toml");
  EXPECT_TRUE(values_of(said_by({}), file).is_set("admin.listen"));
  EXPECT_FALSE(values_of(said_by({{"admin.listen", ""}}), file).is_set("admin.listen"));
}

TEST(Settings, AnUnknownKeyIsAFaultWithItsLineAndAGuess) {
  EXPECT_EQ(faults_in("data = \"x\"\nlisten_on = 1\n").substr(0, 9), "m.toml:2:");
  EXPECT_NE(faults_in("lisen = \"127.0.0.1:1\"\n").find("is it listen?"), std::string::npos);
  EXPECT_NE(faults_in("[tls]\ncertificat = \"x\"\n")
                .find("m.toml:2: there is no setting "
                      "tls.certificat; is it tls.certificate?"),
            std::string::npos);
  EXPECT_NE(faults_in("[nowhere]\nx = 1\n").find("there is no setting nowhere"), std::string::npos);
}

TEST(Settings, AWrongTypeIsAFaultThatSaysWhatWouldBeRight) {
  EXPECT_EQ(faults_in("listen = 8080\n"),
            "m.toml:1: listen: a text in quotes is wanted (HOST:PORT)\n");
  EXPECT_EQ(faults_in("\n[limits]\nuploads = \"many\"\n"),
            "m.toml:3: limits.uploads: a number is wanted, 1 to 1000\n");
  EXPECT_EQ(faults_in("[limits]\nuploads = 0\n"),
            "m.toml:2: limits.uploads: a number is wanted, 1 to 1000\n");
  EXPECT_EQ(faults_in("[live]\ncompression = 1\n"),
            "m.toml:2: live.compression: true or false is wanted\n");
  EXPECT_EQ(faults_in("origins = \"https://a\"\n"),
            "m.toml:1: origins: a list of texts is wanted, [\"…\", \"…\"]\n");
  EXPECT_NE(faults_in("origins = [\"https://a\", \"ftp://b\"]\n").find("an origin is wanted"),
            std::string::npos);
}

TEST(Settings, AFileThatIsNoTomlSaysWhere) {
  EXPECT_EQ(faults_in("data = \"x\"\nlisten = \n").substr(0, 9), "m.toml:2:");
  EXPECT_EQ(faults_in("data = \"x\"\ndata = \"y\"\n").substr(0, 9), "m.toml:2:");
  EXPECT_EQ(read_file("/nowhere/m.toml").faults.size(), 1u);
}

TEST(Settings, WhatIsWrongInAFlagOrAVariableIsAFaultToo) {
  std::vector<Fault> faults;
  const Values values(said_by({{"limits.connections", "0"}}, {{"MEDVIRK_LISTEN", "nowhere"}}), {},
                      faults);
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].where, "MEDVIRK_LISTEN");
  EXPECT_EQ(faults[1].where, "--limits-connections");
  EXPECT_EQ(faults[1].what, "a number is wanted, 1 to 1000000, not 0");
  EXPECT_EQ(values.number("limits.connections"), 20'000u) << "the usual one, not none";
}

TEST(Settings, ASecretIsSaidByVariableOnlyAndNeverShown) {
  EXPECT_NE(faults_in("[notices]\nsmtp_password = \"hush\"\n").find("MEDVIRK_SMTP_PASSWORD"),
            std::string::npos);
  EXPECT_EQ(faults_in("[notices]\nsmtp_password = \"hush\"\n").find("hush"), std::string::npos);
  const auto values =
      values_of(said_by({{"notices.smtp_password", "flag"}}, {{"MEDVIRK_SMTP_PASSWORD", "hush"}}));
  EXPECT_EQ(values.text("notices.smtp_password"), "hush");
  const auto shown = effective(values);
  EXPECT_EQ(shown.find("hush"), std::string::npos) << shown;
  EXPECT_NE(shown.find("notices.smtp_password = (said, not shown)  # MEDVIRK_SMTP_PASSWORD"),
            std::string::npos)
      << shown;
}

TEST(Settings, EverySettingIsShownWithItsOrigin) {
  const auto shown = effective(values_of(said_by({{"listen", "127.0.0.1:0"}})));
  EXPECT_NE(shown.find("listen = \"127.0.0.1:0\"  # --listen\n"), std::string::npos) << shown;
  for (const auto& each : all_settings()) {
    EXPECT_NE(shown.find(std::string(each.key) + " = "), std::string::npos) << each.key;
  }
}

TEST(Settings, WhatDoesNotGoTogetherIsFoundBeforeAnythingStarts) {
  const auto whats = [](const std::map<std::string, std::string, std::less<>>& flags) {
    std::string text;
    for (const auto& fault : settle(said_by(flags)).faults) text += fault.what + "\n";
    return text;
  };
  EXPECT_EQ(whats({{"data", "x"}}), "");
  EXPECT_NE(whats({}).find("--data DIR"), std::string::npos);
  EXPECT_EQ(whats({{"data", "x"}, {"tls.key", "k"}}), "tls.key needs tls.certificate\n");
  EXPECT_EQ(whats({{"data", "x"}, {"notices.smtp", "smtp://127.0.0.1:25"}}),
            "notices.smtp needs notices.from\n");
  EXPECT_NE(whats({{"data", "x"}, {"admin.listen", "0.0.0.0:9090"}}).find("this machine only"),
            std::string::npos);
  EXPECT_EQ(whats({{"data", "x"}, {"admin.listen", "0.0.0.0:9090"}, {"admin.anywhere", "true"}}),
            "");
}

TEST(Settings, TheServerGetsWhatIsSet) {
  const auto settled = settle(said_by({{"data", "x"},
                                       {"admin.listen", "127.0.0.1:9090"},
                                       {"log.format", "json"},
                                       {"log.level", "warn"},
                                       {"limits.connections", "7"},
                                       {"admission.places", "3"},
                                       {"drain.seconds", "2"},
                                       {"origins", "https://a, https://b"},
                                       {"tls.certificate", "c.pem"},
                                       {"tls.key", "k.pem"}}));
  ASSERT_TRUE(settled.faults.empty()) << settled.faults.front().what;
  const auto& serving = settled.serving;
  EXPECT_EQ(serving.admin->port, 9090);
  EXPECT_EQ(serving.log_format, server::LogFormat::json);
  EXPECT_EQ(serving.log_level, server::LogLevel::warn);
  EXPECT_EQ(serving.gateway.connections_max, 7u);
  EXPECT_EQ(serving.gateway.admission.places, 3u);
  EXPECT_EQ(serving.gateway.drain.spread, std::chrono::seconds(2));
  EXPECT_EQ(serving.gateway.origins, (std::vector<std::string>{"https://a", "https://b"}));
  EXPECT_EQ(serving.tls->private_key, "k.pem");
}

constexpr std::string_view provider = R"(
[[providers]]
name = "idporten"
issuer = "https://idporten.no"
audiences = ["https://ip.example.org"]
profile = "idporten"
assurance = "substantial"
[providers.login]
client_id = "medvirk"
key_file = "login.jwk"
[[providers.services]]
client = "journal"
person = "svc-journal"
scopes = ["plans:read"]
)";

TEST(Settings, ProvidersAreReadWithWhatStandsUnderThem) {
  const auto file = read_text(provider, "m.toml");
  ASSERT_TRUE(file.faults.empty()) << file.faults.front().what;
  std::vector<Fault> faults;
  const auto options = identity_of(file, faults);
  ASSERT_EQ(options.providers.size(), 1u);
  const auto& first = options.providers.front();
  EXPECT_EQ(first.profile, server::IdentityProfile::idporten);
  EXPECT_EQ(first.assurance, server::Assurance::substantial);
  EXPECT_FALSE(first.under_15) << "off unless it is asked for";
  ASSERT_TRUE(first.login);
  EXPECT_EQ(first.login->client_id, "medvirk");
  EXPECT_FALSE(first.login->scopes.empty()) << "the usual ones";
  ASSERT_EQ(first.services.size(), 1u);
  EXPECT_EQ(first.services.front().scopes, std::vector<std::string>{"plans:read"});
}

constexpr std::string_view strict_provider = R"([identity]
local_tokens = false
[[providers]]
name = "idporten"
issuer = "https://idporten.no"
audiences = ["https://ip.example.org"]
profile = "idporten"
assurance_under_15 = "substantial"
)";

TEST(Settings, R49_TheExceptionForThoseUnder15IsAskedForByName) {
  const auto file = read_text(strict_provider, "m.toml");
  ASSERT_TRUE(file.faults.empty()) << file.faults.front().what;
  std::vector<Fault> faults;
  const auto options = identity_of(file, faults);
  EXPECT_TRUE(faults.empty());
  ASSERT_EQ(options.providers.size(), 1u);
  EXPECT_EQ(options.providers.front().assurance, server::Assurance::high);
  EXPECT_EQ(options.providers.front().under_15, server::Assurance::substantial);
}

TEST(Settings, ThatTokensMustBeBoundToAKeyIsSaidOrLeftToTheProfile) {
  const auto dpop_of = [](const std::string& more) {
    std::vector<Fault> faults;
    const auto options =
        identity_of(read_text(std::string(strict_provider) + more, "m.toml"), faults);
    EXPECT_TRUE(faults.empty());
    return options.providers.front().dpop;
  };
  EXPECT_FALSE(dpop_of("").has_value());
  EXPECT_EQ(dpop_of("dpop = true\n"), true);
  EXPECT_EQ(dpop_of("dpop = false\n"), false);
}

TEST(Settings, AnExceptionThatIsNoneOrOfNoKnownLevelIsAFault) {
  std::string text(strict_provider);
  const std::string level = "\"substantial\"";
  text.replace(text.find(level), level.size(), "\"high\"");
  std::vector<Fault> faults;
  static_cast<void>(identity_of(read_text(text, "m.toml"), faults));
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults.front().where, "m.toml:3");
  EXPECT_NE(faults.front().what.find("lower than assurance"), std::string::npos)
      << faults.front().what;
  text.replace(text.find("\"high\""), 6, "\"low\"");
  EXPECT_NE(faults_in(text).find("m.toml:8: providers.assurance_under_15: one of substantial|high"),
            std::string::npos)
      << faults_in(text);
}

TEST(Settings, TheLocalIssuersTokensAreBelievedUnlessAFileTurnsThemOff) {
  EXPECT_TRUE(settle(said_by({{"data", "x"}})).serving.identity.local);
  const TempFolder folder;
  const auto path = folder.path() / "m.toml";
  std::ofstream(path) << strict_provider;
  auto by_file = said_by({{"data", "x"}});
  by_file.file = path;
  const auto settled = settle(by_file);
  ASSERT_TRUE(settled.faults.empty()) << settled.faults.front().what;
  EXPECT_FALSE(settled.serving.identity.local);
  EXPECT_EQ(settled.serving.identity.providers.size(), 1u);
}

TEST(Settings, ToBelieveNobodysTokensIsAFault) {
  const auto settled = settle(said_by({{"data", "x"}, {"identity.local_tokens", "false"}}));
  ASSERT_EQ(settled.faults.size(), 1u);
  EXPECT_EQ(settled.faults.front().where, "--identity-local-tokens");
  EXPECT_NE(settled.faults.front().what.find("[[providers]]"), std::string::npos);
}

TEST(Settings, WhatIsWrongInAProviderHasItsLine) {
  EXPECT_NE(faults_in("[[providers]]\nname = \"a\"\n").find("m.toml:1: providers needs issuer"),
            std::string::npos);
  EXPECT_NE(faults_in("[[providers]]\nname = \"a\"\nissuer = \"https://i\"\nprofile = \"x\"\n")
                .find("m.toml:4: providers.profile: one of generic|idporten|ansattporten|helseid"),
            std::string::npos);
  EXPECT_NE(faults_in("[providers]\nname = \"a\"\n").find("[[providers]]"), std::string::npos);
  EXPECT_NE(faults_in("[[providers]]\nname = \"a\"\nisuer = \"x\"\n").find("is it issuer?"),
            std::string::npos);
}

TEST(Settings, NoTwoHaveOneKeyFlagOrVariable) {
  std::set<std::string> keys;
  std::set<std::string> flags;
  std::set<std::string> variables;
  for (const auto& each : all_settings()) {
    EXPECT_TRUE(keys.emplace(each.key).second) << each.key;
    EXPECT_TRUE(flags.insert(flag_of(each)).second) << flag_of(each);
    EXPECT_TRUE(variables.insert(variable_of(each)).second) << variable_of(each);
    EXPECT_FALSE(each.meaning.empty()) << each.key;
    if (!each.usual.empty()) {
      EXPECT_FALSE(fault_in(each, each.usual)) << each.key;
    }
  }
}

TEST(Settings, TheTableInTheGuideIsTheDescription) {
  const auto guide = source_text("docs/operations.md");
  constexpr std::string_view begins = "<!-- medvirk settings -->\n";
  constexpr std::string_view ends = "<!-- end of medvirk settings -->";
  const auto from = guide.find(begins);
  const auto to = guide.find(ends);
  ASSERT_NE(from, std::string::npos);
  ASSERT_NE(to, std::string::npos);
  EXPECT_EQ(guide.substr(from + begins.size(), to - from - begins.size()), markdown_table())
      << "print it anew: medvirk settings";
}

TEST(Settings, ThePackagedFileIsTheDescriptionAndCanBeServedWith) {
  const auto file = source_text("tools/packaging/medvirk.toml");
  EXPECT_EQ(file, example_file({{"data", "/var/lib/medvirk"}}))
      << "print it anew: medvirk settings --toml, with the data folder /var/lib/medvirk";
  EXPECT_EQ(faults_in(file), "");
}

}  // namespace
}  // namespace tests
