// R48: the choice of channels over HTTP: by the person alone, seen by the person alone; nonsense
// is refused in words, and nothing is written.
#include "tests/server/door.h"

namespace tests {
namespace {

class NoticeChoice : public Door {
 protected:
  [[nodiscard]] HttpAnswer choose(std::string_view by, std::string_view whose,
                                  const Json& body) const {
    return command(by, fresh_command(),
                   {{"expected", 1}, {"name", "ChooseNoticeChannels"}, {"body", body}},
                   "/api/v1/persons/" + std::string(whose) + "/commands");
  }
  [[nodiscard]] Json chosen_by(std::string_view who) const {
    return Json::parse(get("/api/v1/me/notice-channels", as(who)).body);
  }
  const Json by_email_ = {{"channels", {"email"}},
                          {"email", "pia@example.org"},
                          {"quietFrom", "22:00"},
                          {"quietUntil", "07:00"}};
};

TEST_F(NoticeChoice, R48_IsMadeAndSeenByThePersonAlone) {
  EXPECT_EQ(chosen_by(physio).at("channels"), Json::array());
  EXPECT_EQ(choose(kari, physio, by_email_).status, 403);
  EXPECT_EQ(choose(physio, physio, by_email_).status, 200);
  EXPECT_EQ(chosen_by(physio).at("email"), "pia@example.org");
  EXPECT_EQ(chosen_by(kari).at("channels"), Json::array());
  EXPECT_EQ(get("/api/v1/me/notice-channels").status, 401);
  EXPECT_EQ(choose(physio, physio, {{"channels", Json::array()}}).status, 200);
  EXPECT_EQ(chosen_by(physio).at("channels"), Json::array());
}

TEST_F(NoticeChoice, R48_NonsenseIsRefusedAndWritesNothing) {
  const auto before = log_.head();
  auto wrong = by_email_;
  wrong["email"] = "pia@example.org\r\nBcc: x@example.org";
  EXPECT_EQ(choose(physio, physio, wrong).status, 422);
  wrong = by_email_;
  wrong["email"] = "pia";
  const auto refused = choose(physio, physio, wrong);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(problem(refused), "/problems/email-format");
  EXPECT_EQ(refused.body.find("\"pia\""), std::string::npos);
  EXPECT_EQ(log_.head(), before);
}

TEST_F(NoticeChoice, R48_NobodyQueuesOrRecordsANoticeFromOutside) {
  const auto before = log_.head();
  const auto answer = command(physio, fresh_command(),
                              {{"expected", 1},
                               {"name", "QueueNotice"},
                               {"body",
                                {{"notice", "email-1"},
                                 {"plan", World::plan().value},
                                 {"channel", "email"},
                                 {"cause", 1},
                                 {"version", 1},
                                 {"due", "2026-03-02T12:00:00Z"}}}},
                              "/api/v1/persons/pia/commands");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(log_.head(), before);
}

}  // namespace
}  // namespace tests
