// What an event says of a document's content, held against the content.
#include "events/plan/contents.h"

#include <gtest/gtest.h>

#include <string>

namespace tests {
namespace {

using events::contact::Content;
using events::contact::refuse_content;

constexpr Content report{.media_type = "application/pdf", .bytes = 100};

std::string slug(const std::optional<Content>& found, const Content& named) {
  const auto no = refuse_content(found, named);
  return no ? no->slug : "none";
}

TEST(Contents, A3_ADocumentIsAttachedOnlyWithItsContentAsItIs) {
  EXPECT_EQ(slug(report, report), "none");
  EXPECT_EQ(slug(report, {.media_type = "application/pdf"}), "none") << "the size may be unsaid";
  EXPECT_EQ(slug({}, report), "document-missing");
  EXPECT_EQ(slug(report, {.media_type = "application/pdf", .bytes = 101}), "document-differs");
  EXPECT_EQ(slug(report, {.media_type = "image/png", .bytes = 100}), "document-differs");
  EXPECT_EQ(slug(report, {.media_type = "image/png"}), "document-differs");
}

}  // namespace
}  // namespace tests
