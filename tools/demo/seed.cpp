#include "tools/demo/seed.h"

#include <algorithm>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>

#include "tools/asking.h"
#include "tools/demo/papers.h"
#include "tools/founding.h"

namespace tools::demo {
namespace {

// One step, and what it is called for life: by its story and its number there.
struct Line {
  const Story* story;
  int number;
  const Step* step;
  [[nodiscard]] events::CommandId id() const { return named_command(story->name, number); }
};

std::vector<Line> lines_of(const Story& story) {
  std::vector<Line> lines;
  for (const auto& step : story.steps) {
    lines.push_back({.story = &story, .number = static_cast<int>(lines.size()) + 1, .step = &step});
  }
  return lines;
}

// The hash of the document that a step attaches, if it does.
std::optional<std::string> attached_in(const Step& step) {
  const auto* of_plan = std::get_if<events::plan::Command>(&step.command);
  if (!of_plan) return {};
  if (const auto* theme = std::get_if<contact::Command>(of_plan)) {
    const auto* attach = std::get_if<contact::AttachDocument>(theme);
    if (attach) return attach->sha256.value;
  }
  if (const auto* theme = std::get_if<consent::Command>(of_plan)) {
    const auto* attach = std::get_if<consent::AttachConsentDocument>(theme);
    if (attach) return attach->sha256.value;
  }
  return {};
}

class Seeder {
 public:
  Seeder(const events::Log& log, server::Journal& journal, server::Documents* documents)
      : log_(log), journal_(journal), documents_(documents) {}

  // One after the other, in the order of time: several stories speak of the same units.
  void seed_foundations(const std::vector<Story>& stories) {
    std::vector<Line> lines;
    for (const auto& story : stories) {
      const auto more = lines_of(story);
      lines.insert(lines.end(), more.begin(), more.end());
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line& one, const Line& other) {
      return one.step->at < other.step->at;
    });
    for (const auto& line : lines) seed_abreast({line});
  }

  // Each speaks of a plan of its own, so none waits for another: the next step of all of them at a
  // time, which one fsync serves.
  void seed_plans(const std::vector<Story>& stories) {
    std::vector<std::vector<Line>> all;
    std::size_t longest = 0;
    for (const auto& story : stories) {
      all.push_back(lines_of(story));
      longest = std::max(longest, all.back().size());
    }
    for (std::size_t i = 0; i < longest; ++i) {
      std::vector<Line> next;
      for (const auto& lines : all) {
        if (i < lines.size()) next.push_back(lines[i]);
      }
      seed_abreast(next);
    }
  }

  [[nodiscard]] bool did_anything() const { return did_anything_; }

 private:
  using Outcome = std::promise<server::Outcome>;

  void seed_abreast(const std::vector<Line>& lines) {
    std::vector<std::pair<const Line*, std::future<server::Outcome>>> asked;
    for (const auto& line : lines) {
      // Done in an earlier run, on another day: its dates differ from what would be said today.
      if (log_.answer(line.step->stream, line.id())) continue;
      keep_document(*line.step);
      const auto outcome = std::make_shared<Outcome>();
      asked.emplace_back(&line, outcome->get_future());
      journal_.submit({.stream = line.step->stream,
                       .command = line.step->command,
                       .expected = log_.version_of(line.step->stream),
                       .id = line.id(),
                       .by = line.step->by,
                       .at = line.step->at},
                      [outcome](server::Outcome what) { outcome->set_value(std::move(what)); });
    }
    for (auto& [line, outcome] : asked) refuse_refusal(*line, outcome.get());
    did_anything_ = did_anything_ || !asked.empty();
  }

  // As whoever attaches it would have uploaded it.
  void keep_document(const Step& step) {
    const auto sha256 = attached_in(step);
    if (!documents_ || !sha256) return;
    const events::PlanId plan{step.stream.value.substr(step.stream.value.find('/') + 1)};
    const auto kept =
        documents_->put(plan, step.by, events::contact::MediaType::pdf, paper_with(*sha256).bytes);
    if (!kept) throw std::runtime_error("the disk takes no more documents of the demo");
  }

  static void refuse_refusal(const Line& line, const server::Outcome& outcome) {
    const auto reason = reason_of(outcome);
    if (reason.empty()) return;
    throw std::runtime_error("step " + std::to_string(line.number) + " of the story " +
                             line.story->name + " was refused: " + reason);
  }

  const events::Log& log_;
  server::Journal& journal_;
  server::Documents* documents_;
  bool did_anything_ = false;
};

}  // namespace

bool seed(const events::Log& log, server::Journal& journal, events::Timestamp now,
          server::Documents* documents) {
  return seed(log, journal, now, plan_stories(now), documents);
}

bool seed(const events::Log& log, server::Journal& journal, events::Timestamp now,
          const std::vector<Story>& plans, server::Documents* documents) {
  found(log, journal);
  Seeder seeder(log, journal, documents);
  seeder.seed_foundations(foundations(now));
  seeder.seed_plans(plans);
  return seeder.did_anything();
}

}  // namespace tools::demo
