// Text is UTF-8 (RFC 6455 section 8.1): what is not ends the connection with 1007 as soon as it can
// be seen, and a character may stand across any cut (section 6 of the common list of cases).
#include "tests/server/conformance/cases.h"

namespace tests {
namespace {

const std::string kosme = "\xCE\xBA\xE1\xBD\xB9\xCF\x83\xCE\xBC\xCE\xB5";

std::vector<std::string> good_texts() {
  return {"Gå tur hver dag, på sørsamisk: vaedtsedh",
          kosme,
          std::string("\x00", 1),
          "\xC2\x80",
          "\xE0\xA0\x80",
          "\xF0\x90\x80\x80",
          "\x7F",
          "\xDF\xBF",
          "\xEF\xBF\xBF",
          "\xF4\x8F\xBF\xBF",
          "\xED\x9F\xBF",  // Just below the surrogates,
          "\xEE\x80\x80",  // and just above.
          "\xEF\xBF\xBD",
          "\xEF\xBF\xBE",  // No character, yet UTF-8.
          "\xF0\x9F\x98\x80"};
}

std::vector<std::string> bad_texts() {
  return {"\x80",  // A continuation alone,
          "\xBF\x80",
          "\xC0",  // bytes that never are,
          "\xC1\x81",
          "\xF5\x80\x80\x80",
          "\xFE",
          "\xFF",
          "\xC0\xAF",  // longer than need be,
          "\xE0\x80\xAF",
          "\xF0\x80\x80\xAF",
          "\xF8\x88\x80\x80\x80",
          "\xED\xA0\x80",  // surrogates,
          "\xED\xBF\xBF",
          "\xED\xA0\x80\xED\xB0\x80",
          "\xF4\x90\x80\x80",  // beyond the last one,
          kosme + "\xED\xA0\x80" + "edited",
          "\xCE",  // and a start without its end.
          "\xE1\xBD",
          "\xF0\x9F\x98",
          kosme + "\xCE"};
}

TEST(Utf8, Threads_6_GoodTextComesBackHoweverItIsCut) {
  const EchoServer server;
  for (const auto& good : good_texts()) {
    play(server.peer(), {.name = good, .says = {{.payload = good}}, .hears = {echo(good)}},
         Chopped::not_at_all);
    Case bytes{.name = good + " in fragments of one byte", .says = {}, .hears = {echo(good)}};
    for (std::size_t i = 0; i < good.size(); ++i) {
      bytes.says.push_back({.payload = good.substr(i, 1),
                            .opcode = i == 0 ? ws::text : ws::continuation,
                            .final = i + 1 == good.size()});
    }
    play(server.peer(), bytes, Chopped::in_bytes);
  }
}

TEST(Utf8, Threads_6_BadTextEndsTheConnection) {
  std::vector<Case> cases;
  for (const auto& bad : bad_texts()) {
    cases.push_back({.name = testing::PrintToString(bad),
                     .says = {{.payload = "before"}, {.payload = bad}},
                     .hears = {echo("before")},
                     .closes = bad_payload});
    cases.push_back({.name = testing::PrintToString(bad) + " in two fragments",
                     .says = {{.payload = "good, then ", .final = false},
                              {.payload = bad, .opcode = ws::continuation}},
                     .closes = bad_payload});
  }
  play_all(cases);
}

TEST(Utf8, Threads_6_4_BadTextEndsTheConnectionBeforeTheMessageIsWhole) {
  // Nothing more is sent: whoever waited for the rest would wait for ever.
  play_all({
      {.name = "6.4.1 in the second of three fragments",
       .says = {{.payload = kosme, .final = false},
                {.payload = "\xF4\x90\x80\x80", .opcode = ws::continuation, .final = false}},
       .closes = bad_payload},
      {.name = "6.4.2 from the second byte of a character",
       .says = {{.payload = kosme + "\xF4", .final = false},
                {.payload = "\x90", .opcode = ws::continuation, .final = false}},
       .closes = bad_payload},
  });
  const EchoServer server;
  FrameClient client(server.peer());
  auto bytes = wire({.payload = kosme + "\xF4\x90" + std::string(1000, 'x')});
  bytes.resize(bytes.size() - 900);  // 6.4.3 within a frame that has not all come.
  client.send(bytes);
  EXPECT_EQ(client.close_code(), bad_payload);
  FrameClient slow(server.peer());
  constexpr std::size_t header = 8;
  bytes.resize(header + kosme.size() + 2);
  for (const char byte : bytes) slow.send(std::string(1, byte));
  EXPECT_EQ(slow.close_code(), bad_payload) << "6.4.4 byte by byte, to where it is bad";
}

}  // namespace
}  // namespace tests
