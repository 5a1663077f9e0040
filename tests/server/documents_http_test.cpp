// Documents over HTTP, on a real log and a real disk: uploaded, attached, fetched by those whose
// audience sees the event that names them, and by nobody else.
#include "tests/server/documents_door.h"

namespace tests {
namespace {

TEST_F(DocumentDoor, Threads_A3_ADocumentIsUploadedAttachedAndFetchedAlsoAfterARestart) {
  const auto upload = uploaded(coordinator, pdf());
  EXPECT_EQ(upload.at("sha256"), events::to_hex(events::sha256(pdf())));
  EXPECT_EQ(upload.at("bytes"), pdf().size());
  EXPECT_EQ(upload.at("mediaType"), "pdf");
  EXPECT_EQ(upload.at("contentType"), "application/pdf");
  restart();  // Between the upload and the command, too.
  ASSERT_EQ(command(coordinator, "AttachDocument", attach(upload, "report")).status, 200);
  for (int restarts = 0; restarts < 2; ++restarts) {
    for (const auto who : {kari, coordinator, physio}) {
      const auto answer = fetch(who, "report");
      EXPECT_EQ(answer.status, 200) << who << " " << answer.body;
      EXPECT_EQ(answer.body, pdf());
      EXPECT_EQ(fetch(who, upload.at("sha256")).body, pdf());
    }
    restart();
  }
}

TEST_F(DocumentDoor, Threads_ADocumentIsSavedAndNotShown) {
  must_attach(kari, pdf(), "report");
  const auto answer = fetch(kari, "report");
  EXPECT_EQ(answer.header("Content-Type"), "application/pdf");
  EXPECT_EQ(answer.header("Content-Disposition"),
            "attachment; filename=\"Epikrise fra sykehuset pa Ostlandet.pdf\"; "
            "filename*=UTF-8''Epikrise%20fra%20sykehuset%20p%C3%A5%20%C3%98stlandet.pdf");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
  EXPECT_EQ(answer.header("Content-Security-Policy"), "sandbox; default-src 'none'");
  const auto head = fetch(kari, "report", "HEAD");
  EXPECT_EQ(head.status, 200);
  EXPECT_TRUE(head.body.empty());
  EXPECT_EQ(head.header("Content-Length"), std::to_string(pdf().size()));
}

TEST_F(DocumentDoor, Threads_R5_AMemberWhoseConsentDoesNotCoverItLearnsNothingOfIt) {
  const auto sha256 = must_attach(physio, pdf(), "report");
  const auto never = fetch(teacher, "no-such-document");
  EXPECT_EQ(never.status, 403);
  EXPECT_EQ(problem(never), "/problems/no-document");
  for (const auto& document : {std::string("report"), sha256}) {
    const auto answer = fetch(teacher, document);
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(answer.body, never.body) << "hidden and never there are the same";
  }
  const auto outside = fetch(stranger, "report");
  EXPECT_EQ(outside.status, 403);
  EXPECT_EQ(problem(outside), "/problems/no-access");
  const auto elsewhere =
      tools::http(peer(), "GET", "/api/v1/plans/" + plan_of(id_of("nobody")).value + "/documents/x",
                  {{"Authorization", "Bearer " + token(stranger)}});
  EXPECT_EQ(elsewhere.body, outside.body);
  EXPECT_EQ(tools::http(peer(), "GET", plan_path() + "/documents/report").status, 401);
}

TEST_F(DocumentDoor, Threads_R6_AfterAWithdrawalItIs403) {
  must_attach(coordinator, pdf(), "report", "education");
  ASSERT_EQ(fetch(teacher, "report").status, 200);
  ASSERT_EQ(command(kari, "WithdrawConsent", {{"consent", "consent-school"}}).status, 200);
  for (int restarts = 0; restarts < 2; ++restarts) {
    const auto answer = fetch(teacher, "report");
    EXPECT_EQ(answer.status, 403);
    EXPECT_EQ(problem(answer), "/problems/no-access");
    EXPECT_EQ(answer.body.find("%PDF"), std::string::npos);
    const auto sent = upload(teacher, pdf("enda ett"));
    EXPECT_EQ(sent.status, 403);
    EXPECT_EQ(problem(sent), "/problems/no-access");
    EXPECT_EQ(fetch(coordinator, "report").status, 200);
    restart();
  }
}

TEST_F(DocumentDoor, Threads_R7_WhenAConsentHasExpiredItIs403) {
  must_attach(coordinator, pdf(), "report", "education");
  ASSERT_EQ(fetch(teacher, "report").status, 200);
  clock_.set("2027-07-01T00:00:00Z");
  EXPECT_EQ(problem(fetch(teacher, "report")), "/problems/no-access");
  EXPECT_EQ(fetch(kari, "report").status, 200);
}

TEST_F(DocumentDoor, Threads_A3_WhatShowsAConsentIsSeenByThoseWhoSeeThatItDoes) {
  const auto scan = uploaded(coordinator, png(), "image/png");
  const Json body{{"consent", "consent-plan"},
                  {"documentTitle", "Signert samtykke"},
                  {"sha256", scan.at("sha256")},
                  {"mediaType", scan.at("contentType")}};
  ASSERT_EQ(command(coordinator, "AttachConsentDocument", body).status, 200);
  for (const auto who : {kari, coordinator}) {
    const auto answer = fetch(who, scan.at("sha256"));
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.body, png());
    EXPECT_EQ(answer.header("Content-Type"), "image/png");
  }
  for (const auto who : {physio, teacher}) {
    EXPECT_EQ(problem(fetch(who, scan.at("sha256"))), "/problems/no-document") << who;
  }
}

TEST_F(DocumentDoor, Threads_A3_WhatIsTakenAwayIsNotServedAnyMore) {
  const auto sha256 = must_attach(coordinator, pdf(), "report");
  const Json removal{{"document", "report"}, {"reason", "Feil person"}};
  ASSERT_EQ(command(kari, "RemoveDocument", removal).status, 200);
  for (const auto& document : {std::string("report"), sha256}) {
    EXPECT_EQ(problem(fetch(kari, document)), "/problems/no-document");
  }
  must_attach(coordinator, pdf(), "report-2");
  EXPECT_EQ(fetch(kari, "report-2").body, pdf());
  EXPECT_EQ(problem(fetch(kari, "report")), "/problems/no-document");
}

TEST_F(DocumentDoor, Threads_A3_NothingIsAttachedThatItsAuthorHasNotUploaded) {
  const auto before = seen();
  const Json unsent{{"mediaType", "pdf"},
                    {"bytes", pdf().size()},
                    {"sha256", events::to_hex(events::sha256(pdf()))}};
  const auto missing = command(coordinator, "AttachDocument", attach(unsent, "report"));
  EXPECT_EQ(missing.status, 409);
  EXPECT_EQ(problem(missing), "/problems/document-missing");
  const auto upload = uploaded(coordinator, pdf());
  EXPECT_EQ(problem(command(physio, "AttachDocument", attach(upload, "report"))),
            "/problems/document-missing")
      << "that somebody else has uploaded it is not told";
  auto longer = upload;
  longer["bytes"] = pdf().size() + 1;
  const auto differs = command(coordinator, "AttachDocument", attach(longer, "report"));
  EXPECT_EQ(differs.status, 422);
  EXPECT_EQ(problem(differs), "/problems/document-differs");
  EXPECT_EQ(seen(), before);
  // Whoever may not attach hears that, and not whether it is there.
  EXPECT_EQ(problem(command(teacher, "AttachDocument", attach(upload, "report"))),
            "/problems/not-yours-to-do");
}

TEST_F(DocumentDoor, Threads_A3_OnTheLiveSocketItIsTheSame) {
  tools::LiveClient client(peer());
  const auto next = [&](std::string_view type) {
    while (const auto text = client.receive(patience)) {
      auto message = Json::parse(*text);
      if (message.at("t") == type) return message;
    }
    return Json{{"t", nullptr}};
  };
  client.send(Json{{"t", "auth"}, {"id", 1}, {"token", token(coordinator)}}.dump());
  ASSERT_EQ(next("welcome").at("t"), "welcome");
  const Json unsent{{"mediaType", "pdf"}, {"bytes", 5}, {"sha256", std::string(64, 'a')}};
  client.send(Json{{"t", "command"},
                   {"id", 7},
                   {"plan", World::plan().value},
                   {"commandId", fresh_command().value},
                   {"expected", seen()},
                   {"name", "AttachDocument"},
                   {"body", attach(unsent, "report")}}
                  .dump());
  const auto refused = next("error");
  ASSERT_EQ(refused.at("t"), "error");
  EXPECT_EQ(refused.at("problem").at("type"), "/problems/document-missing");
}

TEST_F(DocumentDoor, Threads_R53_ARepeatedCommandHasItsFirstAnswerWhenTheUploadIsLongGone) {
  const auto upload = uploaded(coordinator, pdf());
  const auto id = fresh_command();
  const auto body = attach(upload, "report");
  ASSERT_EQ(command(coordinator, "AttachDocument", body, id).status, 200);
  const auto after = seen();
  clock_.set(clock_.now() + 25h);
  const auto overdue = documents_->overdue(10);
  for (const auto& ticket : overdue) documents_->settle(ticket, true);
  const auto again = command(coordinator, "AttachDocument", body, id);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(Json::parse(again.body).at("duplicate"), true);
  EXPECT_EQ(seen(), after);
  EXPECT_EQ(fetch(kari, "report").body, pdf());
}

TEST_F(DocumentDoor, Threads_ADamagedDocumentIsAProblemAndNeverHalfAnAnswer) {
  must_attach(coordinator, pdf(), "report");
  std::filesystem::path file;
  for (const auto& each : std::filesystem::directory_iterator(folder_.path() / "documents")) {
    if (each.is_regular_file()) file = each.path();
  }
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
  const auto answer = fetch(kari, "report");
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(problem(answer), "/problems/document-damaged");
  // Uploaded once more it is whole again.
  EXPECT_EQ(upload(coordinator, pdf()).status, 201);
  EXPECT_EQ(fetch(kari, "report").body, pdf());
}

}  // namespace
}  // namespace tests
