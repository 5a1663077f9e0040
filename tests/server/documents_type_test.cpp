// What a document is by its content, and what it is called when it is saved.
#include <gtest/gtest.h>

#include "server/documents/file_name.h"
#include "server/documents/media_type.h"
#include "tests/support/contents.h"

namespace tests {
namespace {

using events::contact::MediaType;
using server::content_disposition;

TEST(DocumentType, A3_IsToldByTheContentAlone) {
  const server::TypeScanner scanner;
  EXPECT_EQ(scanner.type_of(pdf()), MediaType::pdf);
  EXPECT_EQ(scanner.type_of(png()), MediaType::png);
  EXPECT_EQ(scanner.type_of(jpeg()), MediaType::jpeg);
}

TEST(DocumentType, A3_WhatIsNoneOfTheThreeIsNothing) {
  const server::TypeScanner scanner;
  for (const std::string& content :
       {html(), std::string("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"),
        std::string("GIF89a\1\0\1\0", 10), std::string("PK\3\4\24\0\0\0", 8),
        std::string("#!/bin/sh\nrm -rf /\n"), std::string("\177ELF\2\1\1\0", 8),
        std::string("Hei, %PDF-1.4"), std::string("MZ\220\0\3\0", 6), std::string("{\"a\":1}"),
        html() + pdf(), png().substr(0, 7), std::string(1, '\0'), std::string(1000, ' '),
        std::string()}) {
    EXPECT_FALSE(scanner.type_of(content)) << content;
  }
}

TEST(DocumentType, IsNamedAsHttpNamesIt) {
  for (const auto type : {MediaType::pdf, MediaType::png, MediaType::jpeg}) {
    EXPECT_EQ(server::media_type_from(server::mime_of(type)), type);
  }
  EXPECT_EQ(server::media_type_from("Application/PDF; charset=binary"), MediaType::pdf);
  EXPECT_EQ(server::media_type_from("image/png ;q=1"), MediaType::png);
  for (const auto* other : {"", "text/html", "application/pdfx", "image/*", "image/svg+xml"}) {
    EXPECT_FALSE(server::media_type_from(other)) << other;
  }
  EXPECT_EQ(server::media_types_kept(), "application/pdf, image/png, image/jpeg");
}

TEST(DocumentName, IsItsTitleInBothSpellings) {
  EXPECT_EQ(content_disposition("Epikrise", MediaType::pdf),
            "attachment; filename=\"Epikrise.pdf\"; filename*=UTF-8''Epikrise.pdf");
  EXPECT_EQ(content_disposition("Blå ørret", MediaType::jpeg),
            "attachment; filename=\"Bla orret.jpg\"; filename*=UTF-8''Bl%C3%A5%20%C3%B8rret.jpg");
  EXPECT_EQ(content_disposition("写真", MediaType::png),
            "attachment; filename=\"__.png\"; filename*=UTF-8''%E5%86%99%E7%9C%9F.png");
}

TEST(DocumentName, CannotLeaveItsFolderItsHeaderOrItsType) {
  EXPECT_EQ(content_disposition("../../etc/passwd", MediaType::pdf),
            "attachment; filename=\"-..-etc-passwd.pdf\"; filename*=UTF-8''-..-etc-passwd.pdf");
  EXPECT_EQ(content_disposition("a\"; b\\c\r\nX: y", MediaType::pdf),
            "attachment; filename=\"a-; b-c--X- y.pdf\"; filename*=UTF-8''a-%3B%20b-c--X-%20y.pdf");
  EXPECT_EQ(content_disposition("virus.exe", MediaType::png),
            "attachment; filename=\"virus.exe.png\"; filename*=UTF-8''virus.exe.png");
  // U+202E turns what follows around: "gnp.exe" would be read as "exe.png".
  EXPECT_EQ(content_disposition("a\xE2\x80\xAEgnp", MediaType::pdf),
            "attachment; filename=\"a-gnp.pdf\"; filename*=UTF-8''a-gnp.pdf");
  EXPECT_EQ(content_disposition(" ... ", MediaType::pdf),
            "attachment; filename=\"dokument.pdf\"; filename*=UTF-8''dokument.pdf");
}

TEST(DocumentName, IsNotLongerThanAFilesNameMayBe) {
  std::string title;
  for (int i = 0; i < 200; ++i) title += "å";
  const auto header = content_disposition(title, MediaType::pdf);
  std::string expected = "filename=\"";
  expected.append(server::file_name_letters_max, 'a');
  EXPECT_EQ(header.substr(12, expected.size() + 5), expected + ".pdf\"") << header;
}

}  // namespace
}  // namespace tests
