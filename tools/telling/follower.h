// Follower: what a plan's feeds say, told line by line: the view, then each change in words.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "tools/session.h"
#include "tools/telling/plan_text.h"
#include "tools/telling/telling.h"

namespace tools {

class Follower {
 public:
  using Line = std::function<void(const std::string&)>;
  Follower(const events::PlanId& plan, projections::words::BodyNames body,
           projections::words::Language language, Line line);

  // One frame of any kind; those of other feeds are passed over.
  void take(const Json& frame);

  [[nodiscard]] const std::string& plan_feed() const { return plan_feed_; }
  [[nodiscard]] const std::string& events_feed() const { return events_feed_; }
  // What has been seen of each, for going on from there.
  [[nodiscard]] std::optional<Session::Position> plan_at() const { return plan_at_; }
  [[nodiscard]] std::optional<Session::Position> events_at() const { return events_at_; }
  // Everything was taken back: there is nothing left to follow.
  [[nodiscard]] bool is_over() const { return over_; }

 private:
  void take_snapshot(const Json& frame);
  void take_event(const Json& frame);
  void take_revoked(const Json& frame);
  void learn_people(const Json& frame);

  std::string plan_feed_;
  std::string events_feed_;
  Reader reader_;
  Line line_;
  std::map<std::string, std::string> people_;
  Telling telling_;
  std::string pieces_;  // Of a snapshot in several parts.
  std::optional<Session::Position> plan_at_{};
  std::optional<Session::Position> events_at_{};
  bool over_ = false;
};

}  // namespace tools
