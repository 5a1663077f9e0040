// NoticeRoom: a journal on RocksDB, a clock that a test moves, and a sender that remembers what it
// was given, or fails: the notices, look by look.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "projections/outbox_rows.h"
#include "projections/rows.h"
#include "server/data_folder.h"
#include "server/notices/delivery.h"
#include "server/notices/news_follower.h"
#include "tests/support/temp_folder.h"
#include "tests/support/world.h"

namespace tests {

using events::person::NoticeChannel;
using server::Handed;

inline const std::string public_url = "https://ip.example.org";

class RememberingSender final : public server::NoticeSender {
 public:
  [[nodiscard]] server::SendResult send(const server::Letter& letter) override {
    ++tried;
    if (answer == Handed::over) letters.push_back(letter);
    return {.handed = answer, .why = "as the test wants it"};
  }
  Handed answer = Handed::over;
  std::size_t tried = 0;
  std::vector<server::Letter> letters;
};

class NoticeRoom : public testing::Test {
 protected:
  void SetUp() override {
    open();
    world_->open_plan();
    pass(std::chrono::minutes{1});  // Whatever is chosen from here on comes after all that.
    begin();
  }

  void open() {
    log_ = server::open_to_write(folder_.path());
    world_.emplace(log_.get());
    world_->clock().set(now_);
    begin();
  }
  // NewsFollower and delivery as after a start.
  void begin() {
    follower_.emplace(*log_, world_->clock(), world_->journal(), quiet_);
    delivery_.emplace(*log_, world_->clock(), world_->journal(), quiet_, sender_, public_url);
  }
  // The process ends, and another begins on the same folder.
  void restart() {
    delivery_.reset();
    follower_.reset();
    world_.reset();
    log_.reset();
    open();
  }
  void set_time(std::string_view now) { set_time(time_of(now)); }
  void set_time(Timestamp now) {
    now_ = now;
    world_->clock().set(now);
  }
  void pass(std::chrono::minutes time) { set_time(now_ + time); }

  void choose(std::string_view who, events::List<NoticeChannel, 2> channels,
              std::optional<std::string> from = {}, std::optional<std::string> until = {}) {
    person::ChooseNoticeChannels command{.channels = std::move(channels),
                                         .email = std::string(who) + "@example.org",
                                         .phone = "+4799999999"};
    if (from) command.quiet_from = *from;
    if (until) command.quiet_until = *until;
    World::done(world_->send(
        world_->ask_of(who, stream_of(id_of(who)), person::Command{std::move(command)})));
  }
  void by_email(std::string_view who) { choose(who, {NoticeChannel::email}); }

  void set_goal(std::string_view goal, LifeArea area, std::string_view by = kari) {
    world_->must(by, goals::SetGoal{.goal = {std::string(goal)},
                                    .area = area,
                                    .horizon = goals::Horizon::short_term,
                                    .own_words = "Noe bare jeg vet"});
  }
  void withdraw(std::string_view consent) {
    world_->must(kari, consent::WithdrawConsent{.consent = {std::string(consent)}});
  }
  void follow() {
    while (follower_->follow()) {
    }
  }
  void look() {
    follow();
    delivery_->send_due();
  }
  // Whom something was sent to since the last call, in order.
  std::vector<std::string> sent() {
    std::vector<std::string> to;
    for (const auto& letter : sender_.letters) to.push_back(letter.to);
    sender_.letters.clear();
    return to;
  }
  [[nodiscard]] std::vector<events::Row> outbox() const {
    return log_->rows(std::string(projections::outbox_view), "", "", 1000);
  }
  // What stands in somebody's own stream after they were registered.
  [[nodiscard]] std::vector<std::string> history(std::string_view who) const {
    std::vector<std::string> names;
    for (const auto& recorded : log_->read(stream_of(id_of(who)), {1}, 10'000)) {
      names.push_back(recorded.type);
    }
    return names;
  }
  // The views of notices are what they are when built afresh.
  void expect_views_as_built() const {
    auto built = projections::build_rows(*log_, {});
    for (const auto view : {projections::outbox_view, projections::notice_channels_view,
                            projections::notices_followed_view}) {
      const auto stored = log_->rows(std::string(view), "", "", 10'000);
      const auto& afresh = built.at(std::string(view));
      ASSERT_EQ(stored.size(), afresh.size()) << view;
      for (std::size_t i = 0; i < stored.size(); ++i) {
        EXPECT_EQ(stored[i].key, afresh[i].key);
        EXPECT_EQ(stored[i].value, afresh[i].value);
      }
    }
  }

  using Names = std::vector<std::string>;
  Timestamp now_ = time_of("2026-03-02T12:00:00Z");
  TempFolder folder_;
  server::QuietHours quiet_;
  RememberingSender sender_;
  std::unique_ptr<events::Log> log_;
  std::optional<World> world_;
  std::optional<server::NewsFollower> follower_;
  std::optional<server::Delivery> delivery_;
};

}  // namespace tests
