// medvirk: the one command. What can be asked, in which words; what it does stands in commands/.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <map>
#include <string>

#include "events/ids.h"
#include "events/person/noticing.h"
#include "server/notices/texts.h"
#include "tools/bench/bench.h"
#include "tools/commands/commands.h"
#include "tools/founding.h"
#include "tools/settings/flags.h"

namespace {

using tools::Language;

constexpr int failed = 1;
constexpr int wrong_usage = 2;

// What was asked for, once the words are understood. Each runs with its options as they are then.
struct Asked {
  std::function<int()> run{};
};

const CLI::Validator person_id{
    [](std::string& text) {
      return events::is_id(text) ? std::string{} : "PERSON is an id: 1 to 64 of a-z, 0-9 and '-'";
    },
    "PERSON", "person"};
const CLI::Validator host_and_port{
    [](std::string& text) {
      return tools::peer_from(text) ? std::string{}
                                    : "HOST:PORT is wanted, such as 127.0.0.1:8080, not " + text;
    },
    "", "address"};
const CLI::Validator version_or_time{
    [](std::string& text) {
      return tools::is_moment(text)
                 ? std::string{}
                 : "a version or a time such as 2026-03-01T12:00:00Z is wanted, not " + text;
    },
    "", "moment"};

void take_data(CLI::App& command, std::filesystem::path& data) {
  command.add_option("--data", data, "The data folder")
      ->required()
      ->envname("MEDVIRK_DATA")
      ->type_name("DIR");
}

// The option's text, read into `address`; the default is shown in the help.
void take_address(CLI::App& command, const std::string& name, const std::string& about,
                  const std::string& usual, const std::function<void(const tools::Peer&)>& keep) {
  auto* option = command.add_option_function<std::string>(
      name, [keep](const std::string& text) { keep(tools::peer_from(text).value()); }, about);
  option->check(host_and_port)->type_name("HOST:PORT");
  if (!usual.empty()) {
    option->default_str(usual);
    keep(tools::peer_from(usual).value());
  }
}

void take_language(CLI::App& command, const std::function<void(Language)>& keep) {
  static const std::map<std::string, Language> languages{
      {"nb", Language::nb}, {"nn", Language::nn}, {"en", Language::en}};
  command
      .add_option_function<std::string>(
          "--lang", [keep](const std::string& text) { keep(languages.at(text)); },
          "Bokmål, Nynorsk or English")
      ->check(CLI::IsMember({"nb", "nn", "en"}).description(""))
      ->type_name("nb|nn|en");
}

// Where notices by e-mail and SMS go (R48).
void take_notices(CLI::App& command, tools::NoticeSettings& notices) {
  const auto only = [](const char* what, bool (*is)(const std::string&)) {
    const std::string wanted(what);
    const auto said = [=](std::string& text) { return is(text) ? "" : wanted + ", not " + text; };
    return CLI::Validator{said, "", "notices"};
  };
  const auto is_address = [](const std::string& text) { return events::person::is_email(text); };
  const auto is_url = [](const std::string& text) { return server::is_public_url(text); };
  auto* smtp =
      command
          .add_option("--smtp", notices.smtp,
                      "Send notices through this mail server; else they go to files in "
                      "the data folder")
          ->check(only("smtp://HOST:PORT or smtps://HOST:PORT is wanted", tools::is_mail_server))
          ->type_name("URL");
  auto* from = command.add_option("--notice-from", notices.from, "The address notices come from")
                   ->check(only("an e-mail address is wanted", is_address))
                   ->type_name("ADDRESS");
  command
      .add_option("--smtp-login", notices.login,
                  "A file of two lines, user and password; else MEDVIRK_SMTP_USER and "
                  "MEDVIRK_SMTP_PASSWORD")
      ->needs(smtp)
      ->type_name("FILE");
  command
      .add_option("--sms-domain", notices.sms_domain,
                  "Send SMS as mail to NUMBER@DOMAIN; else they go to files")
      ->needs(smtp)
      ->check(only("a domain is wanted", tools::is_mail_domain))
      ->type_name("DOMAIN");
  command.add_option("--public-url", notices.public_url, "Where people log in, for the notices")
      ->check(only("http or https, a host and perhaps a path are wanted, 80 characters at most",
                   is_url))
      ->type_name("URL");
  smtp->needs(from);
}

void take_json(CLI::App& command, bool& json) { command.add_flag("--json", json, "For machines"); }

void add_serve(CLI::App& app, Asked& asked) {
  auto* command = app.add_subcommand("serve", "Serve the plans in a data folder");
  auto options = std::make_shared<tools::ServeOptions>();
  tools::settings::take_settings(*command, options->said);
  command->add_flag("--check", options->check,
                    "Say what is set and by whom, and whether it would do; serve nothing");
  command->callback([=, &asked] { asked.run = [=] { return tools::serve(*options); }; });
}

void add_settings(CLI::App& app, Asked& asked) {
  auto* command = app.add_subcommand("settings", "Every setting of `serve`: flag, variable, key");
  auto options = std::make_shared<tools::SettingsOptions>();
  command->add_flag("--toml", options->toml, "As a file to begin with");
  command->callback([=, &asked] { asked.run = [=] { return tools::show_settings(*options); }; });
}

void add_demo(CLI::App& app, Asked& asked) {
  auto* command = app.add_subcommand(
      "demo", "Serve invented people and plans, with a log-in page without passwords");
  auto options = std::make_shared<tools::DemoOptions>();
  command->add_option("--data", options->data, "Keep the demo here; else in a new temporary folder")
      ->type_name("DIR");
  take_address(*command, "--listen", "Where to listen, on this machine only", "127.0.0.1:8080",
               [options](const tools::Peer& peer) { options->listen = peer; });
  auto* play = command->add_flag("--play", options->play,
                                 "Play a plan's story live, from the first request, then go on");
  command
      ->add_option("--plan-of", options->plan_of,
                   "Whose plan is played: somebody who has none; else the next invented person")
      ->needs(play)
      ->check(person_id)
      ->type_name("PERSON");
  command->add_option("--pace", options->pace_ms, "Milliseconds between the steps of a play")
      ->needs(play)
      ->default_val(700);
  take_address(*command, "--connect", "Play on a demo that runs there, on --data", "",
               [options](const tools::Peer& peer) { options->connect = peer; });
  command->get_option("--connect")->needs(play)->needs("--data");
  take_language(*command, [options](Language language) { options->language = language; });
  take_notices(*command, options->notices);
  command->callback([=, &asked] { asked.run = [=] { return tools::run_demo(*options); }; });
}

void add_token(CLI::App& app, Asked& asked) {
  auto* command = app.add_subcommand("token", "Print a token for somebody, or show who there is");
  auto options = std::make_shared<tools::TokenOptions>();
  take_data(*command, options->data);
  auto* person = command->add_option("PERSON", options->person, "Whom the token is for")
                     ->check(person_id)
                     ->type_name("PERSON");
  auto* list = command->add_flag("--list", options->list, "Show who there is: id, name, roles");
  command->add_option("--hours", options->hours, "How long the token is good for")
      ->check(CLI::Range(1, 24 * 31))
      ->default_val(12);
  take_json(*command, options->json);
  person->excludes(list);
  command->callback([=, &asked] {
    if (!options->list && options->person.empty()) throw CLI::RequiredError("PERSON or --list");
    asked.run = [=] { return tools::token(*options); };
  });
}

void add_watch(CLI::App& app, Asked& asked) {
  auto* command = app.add_subcommand("watch", "Follow a plan live: the view, then each change");
  auto options = std::make_shared<tools::WatchOptions>();
  command->add_option("PLAN", options->plan, "The plan's id, or its owner's")->required();
  command->add_option("--as", options->as, "Who watches")
      ->required()
      ->check(person_id)
      ->type_name("PERSON");
  take_data(*command, options->data);
  take_address(*command, "--connect", "Where the server is", "127.0.0.1:8080",
               [options](const tools::Peer& peer) { options->connect = peer; });
  take_language(*command, [options](Language language) { options->language = language; });
  command->callback([=, &asked] { asked.run = [=] { return tools::watch(*options); }; });
}

void add_replay(CLI::App& app, Asked& asked) {
  auto* command = app.add_subcommand(
      "replay", "Each step of a plan's history in words, and the plan as it was then");
  auto options = std::make_shared<tools::ReplayOptions>();
  command->add_option("PLAN", options->plan, "The plan's id, or its owner's")->required();
  take_data(*command, options->data);
  command->add_option("--at", options->at, "Up to this version or time")
      ->check(version_or_time)
      ->type_name("V|TIME");
  take_json(*command, options->json);
  take_language(*command, [options](Language language) { options->language = language; });
  command->callback([=, &asked] { asked.run = [=] { return tools::replay(*options); }; });
}

void add_verify(CLI::App& app, Asked& asked) {
  auto* verify = app.add_subcommand(
      "verify", "Read the whole log and compare everything in it with everything else");
  auto to_verify = std::make_shared<tools::VerifyOptions>();
  take_data(*verify, to_verify->data);
  take_json(*verify, to_verify->json);
  verify->add_flag(
      "--renew-anchor", to_verify->renew_anchor,
      "If the log is sound: serve it again although its anchor is lost or ahead of it");
  verify->callback([=, &asked] { asked.run = [=] { return tools::verify(*to_verify); }; });
}

void add_rebuild(CLI::App& app, Asked& asked) {
  auto* command = app.add_subcommand(
      "rebuild", "Build the views across plans afresh from the log, beside those that are served");
  auto options = std::make_shared<tools::RebuildOptions>();
  auto* view = command->add_option("VIEW", options->view, "One view only, such as due@1");
  take_data(*command, options->data);
  auto* list = command->add_flag("--list", options->list,
                                 "Show the views, how far each has come and its rows");
  take_address(*command, "--connect", "By the server that runs there on --data, without stopping",
               "", [options](const tools::Peer& peer) { options->connect = peer; });
  auto* connect = command->get_option("--connect");
  command->add_option("--as", options->as, "The administrator that the server is asked by")
      ->needs(connect)
      ->check(person_id)
      ->type_name("PERSON")
      ->default_val(tools::first_administrator);
  take_json(*command, options->json);
  list->excludes(view)->excludes(connect);
  command->callback([=, &asked] { asked.run = [=] { return tools::rebuild(*options); }; });
}

void add_schema(CLI::App& app, Asked& asked) {
  auto* command =
      app.add_subcommand("schema", "JSON Schemas of the bodies of all commands and events");
  auto options = std::make_shared<tools::SchemaOptions>();
  auto* name = command->add_option("NAME", options->name, "One command or event only");
  auto* open_api = command->add_flag("--openapi", options->open_api,
                                     "Everything over HTTP instead, as OpenAPI 3.1");
  auto* async_api = command->add_flag("--asyncapi", options->async_api,
                                      "Everything on the socket instead, as AsyncAPI 3");
  open_api->excludes(name)->excludes(async_api);
  async_api->excludes(name);
  command->callback([=, &asked] { asked.run = [=] { return tools::schema(*options); }; });
}

void add_bench(CLI::App& app, Asked& asked) {
  auto* command =
      app.add_subcommand("bench", "Measure, beside what this machine does at most in the same run");
  auto options = std::make_shared<tools::BenchOptions>();
  command
      ->add_option("NAME", options->name,
                   "append, replay, serve, live or all (sink: what live starts)")
      ->required()
      ->check(CLI::IsMember({"append", "replay", "serve", "live", "all", "sink"}));
  command->add_option("--folder", options->folder, "Where to work; else a temporary folder")
      ->type_name("DIR");
  command->add_option("--scale", options->scale, "Of the amounts; 0.01 is a smoke test")
      ->check(CLI::PositiveNumber)
      ->default_val(1.0);
  take_json(*command, options->json);
  command->callback([=, &asked] { asked.run = [=] { return tools::bench(*options); }; });
}

int run(int argc, char** argv) {
  CLI::App app{"Individual plans, kept together: live, durable and replayable.", "medvirk"};
  app.set_version_flag("--version", "medvirk " MEDVIRK_VERSION);
  app.require_subcommand(1);
  Asked asked;
  add_serve(app, asked);
  add_settings(app, asked);
  add_demo(app, asked);
  add_token(app, asked);
  add_watch(app, asked);
  add_replay(app, asked);
  add_verify(app, asked);
  add_rebuild(app, asked);
  add_schema(app, asked);
  add_bench(app, asked);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help);  // --help and --version: printed, and well.
  } catch (const CLI::ParseError& fault) {
    app.exit(fault);
    return wrong_usage;
  }
  return asked.run();
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "medvirk: %s\n", fault.what());
    return failed;
  }
}
