// The basis document: what the export covers, as the plan stood then, in a page that runs nothing.
#include "projections/basis_document.h"

#include "tests/projections/history.h"
#include "tests/support/whole_plan.h"

namespace tests {
namespace {

using decisions::BasisDocumentExported;
using person::Language;

BasisDocumentExported exported(LifeAreas areas) {
  return {.entry = {"to-nav"},
          .purpose = "Søknad om støttekontakt",
          .areas = std::move(areas),
          .body = trust_body,
          .owner_agreement = Note{"Ja, send det som gjelder helse"}};
}

std::string page_of(const History& history, const BasisDocumentExported& exported,
                    Language language = Language::nb) {
  const auto fold = history.fold();
  const projections::words::Speaker speaker{
      .person = [](const PersonId& person) { return "<" + person.value + ">"; },
      .body = [](const Orgnr& body) { return "Tjeneste " + body.value; },
      .language = language};
  return projections::basis_document(history.all().back().recorded, exported,
                                     fold.view(projections::basis_audience(exported)), speaker);
}

History taken_out(const BasisDocumentExported& exported) {
  return History{}
      .at("2026-01-22T09:00:00Z", kari, whole_plan(),
          mapping::WhatMattersRecorded{
              .entry = {"matters"}, .area = LifeArea::everyday, .text = "Å bo hjemme"},
          mapping::NeedRecorded{
              .entry = {"reading"}, .area = LifeArea::education, .text = "Trenger lengre tid"},
          agreement_of(kari), agreement_of(physio), agreement_of(teacher))
      .at("2026-03-02T12:00:00Z", coordinator, exported);
}

bool has(const std::string& page, std::string_view text) {
  return page.find(text) != std::string::npos;
}

TEST(BasisDocument, S52_ShowsWhatMattersNeedsGoalsAndMeasuresWithWhatHowWhenAndWho) {
  const auto what = exported({LifeArea::everyday, LifeArea::health});
  const auto page = page_of(taken_out(what), what);
  for (const auto* text :
       {"Å bo hjemme", "Gå til butikken selv", "Trenger hjelp i trapper", "Gå tur sammen",
        "Fra trappa og ut", "En time", "Hver tirsdag", "&lt;pia&gt;", "Søknad om støttekontakt",
        "Tjeneste 933333333", "02.03.2026 av &lt;ola&gt;"}) {
    EXPECT_TRUE(has(page, text)) << text << "\n" << page;
  }
}

TEST(BasisDocument, S52_R5_OtherAreasAndWhatTheOwnerSaidStayAtHome) {
  const auto what = exported({LifeArea::health});
  const auto page = page_of(taken_out(what), what);
  for (const auto* text : {"Å bo hjemme", "Trenger lengre tid", "Ja, send det", "&lt;tor&gt;"}) {
    EXPECT_FALSE(has(page, text)) << text;
  }
  EXPECT_TRUE(has(page, "Trenger hjelp i trapper"));
}

TEST(BasisDocument, S52_R43_AComplaintIsNoPartOfIt) {
  const auto what = exported({LifeArea::health});
  auto history =
      History{}.at("2026-01-22T09:00:00Z", kari, whole_plan(),
                   complaint::ComplaintFiled{.complaint = {"late"},
                                             .ground = complaint::Ground::no_plan,
                                             .text = "Jeg har ventet lenge",
                                             .decided_by = service_body,
                                             .filed_with = service_body,
                                             .legal_basis = complaint::LegalBasis::pbrl,
                                             .filed_by = id_of(kari),
                                             .filed_at = time_of("2026-01-22T09:00:00Z")});
  history.at("2026-03-02T12:00:00Z", kari, what);
  EXPECT_FALSE(has(page_of(history, what), "ventet lenge"));
  const auto audience = projections::basis_audience(what);
  EXPECT_TRUE(!audience.core && !audience.desk && audience.circles.empty());
}

TEST(BasisDocument, S52_SaysWhoHasAgreedOfThoseItConcerns) {
  const auto what = exported({LifeArea::health});
  const auto page = page_of(taken_out(what), what);
  EXPECT_TRUE(has(page, "<li>&lt;kari&gt;</li>")) << page;
  EXPECT_TRUE(has(page, "<li>&lt;pia&gt;</li>")) << "she does one of the measures";
  EXPECT_FALSE(has(page, "&lt;tor&gt;")) << "his part is not shown";
  auto nobody = History{}.at("2026-01-22T09:00:00Z", kari, whole_plan());
  nobody.at("2026-03-02T12:00:00Z", kari, what);
  EXPECT_TRUE(has(page_of(nobody, what), "Ingen har sagt ja til planen slik den sto da."));
}

TEST(BasisDocument, S50_R20_SaysInThreeLanguagesThatThePlanGivesNoGreaterRight) {
  const auto what = exported({LifeArea::health});
  const auto history = taken_out(what);
  const auto said = [&](Language language, std::string_view lang, std::string_view text) {
    const auto page = page_of(history, what, language);
    EXPECT_TRUE(has(page, "<html lang=\"" + std::string(lang) + "\">")) << page;
    EXPECT_TRUE(has(page, text)) << page;
  };
  said(Language::nb, "nb", "gir ikke større rett til tjenester");
  said(Language::nn, "nn", "gir ikkje større rett til dei enkelte tenestene");
  said(Language::en, "en", "gives no greater right to services");
}

TEST(BasisDocument, S52_TextIsTextWhateverStandsInIt) {
  auto what = exported({LifeArea::health});
  what.purpose = "<script>alert(1)</script> & \"så\" 'videre'";
  auto history = History{}.at(
      "2026-01-22T09:00:00Z", kari, whole_plan(),
      mapping::NeedRecorded{
          .entry = {"evil"}, .area = LifeArea::health, .text = "</p><img src=x onerror=a()>"});
  history.at("2026-03-02T12:00:00Z", kari, what);
  const auto page = page_of(history, what);
  EXPECT_FALSE(has(page, "<script")) << page;
  EXPECT_FALSE(has(page, "<img")) << page;
  EXPECT_TRUE(
      has(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;så&quot; &#39;videre&#39;"));
  EXPECT_FALSE(has(page, "http")) << "nothing is fetched";
}

TEST(BasisDocument, S52_AnAreaWithoutContentSaysSo) {
  const auto what = exported({LifeArea::economy});
  const auto page = page_of(taken_out(what), what);
  EXPECT_TRUE(has(page, "Ikke skrevet ned på disse områdene."));
  EXPECT_FALSE(has(page, "Gå tur sammen"));
}

}  // namespace
}  // namespace tests
