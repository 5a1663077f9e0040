#include "server/gateway/http/answers.h"

#include "events/overloaded.h"
#include "server/gateway/commands.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/http/calendar_link.h"
#include "server/gateway/http/contracts.h"
#include "server/gateway/http/guarded.h"
#include "server/gateway/http/home_page.h"
#include "server/gateway/http/view_answers.h"
#include "server/gateway/login/log_in_answers.h"
#include "server/queries/basis.h"
#include "server/queries/calendar.h"
#include "server/queries/complaint_case.h"
#include "server/queries/ledger.h"
#include "server/queries/notice_channels.h"

namespace server {
namespace {

using events::Overloaded;

HttpReply reply_of(events::Result<std::string, protocol::Problem> answer) {
  return answer ? json_reply(std::move(*answer)) : problem_reply(answer.error());
}

HttpReply text_reply(std::string text) {
  return {.content_type = "text/plain; charset=utf-8", .body = std::move(text)};
}

HttpReply page_reply(Page page) {
  HttpReply reply{.content_type = std::move(page.content_type), .body = std::move(page.body)};
  reply.headers.emplace_back("Content-Security-Policy", "frame-ancestors 'none'; base-uri 'none'");
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  return reply;
}

// A page to print: it runs nothing and fetches nothing, whatever stands in it.
HttpReply printed_reply(events::Result<std::string, protocol::Problem> page) {
  if (!page) return problem_reply(page.error());
  HttpReply reply{.content_type = "text/html; charset=utf-8", .body = std::move(*page)};
  reply.headers.emplace_back("Content-Security-Policy",
                             "default-src 'none'; style-src 'unsafe-inline'; sandbox; "
                             "frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  return reply;
}

HttpReply plan_reply(const Queries& queries, const routes::Plan& asked,
                     const events::Viewer& viewer, const HttpRequest& request) {
  auto plan = queries.plan(asked.plan, viewer, asked.as_of);
  if (!plan) return problem_reply(plan.error());
  const bool unchanged = none_match_fails(request.if_none_match, plan->etag);
  auto reply = unchanged ? HttpReply{.status = 304} : json_reply(std::move(plan->body));
  reply.headers.emplace_back("ETag", plan->etag);
  return reply;
}

// A question that somebody known asks; a service account needs the scope.
template <class Reply>
HttpReply for_known(const GatewayParts& parts, const HttpRequest& request, Scope scope,
                    const Reply& reply) {
  const auto known = identify(parts, request, {scope});
  return known ? reply(known->who) : problem_reply(known.error());
}

class Answering {
 public:
  Answering(const GatewayParts& parts, bool draining, const HttpRequest& request)
      : parts_(parts), draining_(draining), request_(request) {}

  HttpReply operator()(const routes::Home& /*asked*/) const {
    return {.content_type = "text/html; charset=utf-8", .body = home_page()};
  }
  HttpReply operator()(const routes::Contract& asked) const {
    return contract_reply(asked, request_);
  }
  HttpReply operator()(const routes::Health& /*asked*/) const { return text_reply("ok\n"); }
  HttpReply operator()(const routes::Ready& /*asked*/) const {
    if (draining_) return problem_reply(protocol::overloaded(Departures::come_back.count()));
    return text_reply("ready\n");
  }
  HttpReply operator()(const routes::Live& /*asked*/) const {
    return problem_reply(protocol::upgrade_required());
  }
  HttpReply operator()(const routes::Plan& asked) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return plan_reply(parts_.queries, asked, who.viewer, request_);
    });
  }
  HttpReply operator()(const routes::Events& asked) const {
    return for_known(parts_, request_, Scope::events_read, [&](const Queries::Who& who) {
      return reply_of(parts_.queries.events(asked.plan, who.viewer, asked.after, asked.limit));
    });
  }
  HttpReply operator()(const routes::Timeline& asked) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      const auto language = asked.language.value_or(who.language);
      return reply_of(parts_.queries.timeline(asked.plan, who.viewer, language));
    });
  }
  HttpReply operator()(const routes::Summary& asked) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return reply_of(parts_.queries.summary(asked.plan, who.viewer, asked.which));
    });
  }
  HttpReply operator()(const routes::MyPlans& /*asked*/) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return json_reply(parts_.queries.my_plans(who.viewer));
    });
  }
  HttpReply operator()(const routes::MyNoticeChannels& /*asked*/) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return json_reply(notice_channels(parts_.queries.log(), who.viewer.person));
    });
  }
  HttpReply operator()(const routes::ContactPoints& asked) const {
    auto reply = json_reply(parts_.queries.contact_points(asked.municipality));
    reply.headers.emplace_back("Cache-Control", "public, max-age=60");
    return reply;
  }
  HttpReply operator()(const routes::UnitDesk& asked) const {
    return for_known(parts_, request_, Scope::units_read, [&](const Queries::Who& who) {
      return reply_of(
          parts_.queries.units().desk(asked.unit, who.viewer, asked.section, asked.page));
    });
  }
  HttpReply operator()(const routes::UnitCases& asked) const {
    return for_known(parts_, request_, Scope::units_read, [&](const Queries::Who& who) {
      return reply_of(parts_.queries.units().cases(asked.unit, who.viewer, asked.page));
    });
  }
  HttpReply operator()(const routes::UnitStatistics& asked) const {
    return for_known(parts_, request_, Scope::units_read, [&](const Queries::Who& who) {
      return reply_of(parts_.queries.units().statistics(asked.unit, who.viewer, asked.at));
    });
  }
  HttpReply operator()(const routes::ComplaintPlan& asked) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return reply_of(parts_.queries.complaint_files().plan_at(asked.plan, asked.complaint,
                                                               who.viewer, asked.moment));
    });
  }
  HttpReply operator()(const routes::Consents& asked) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return reply_of(consent_ledger(parts_.queries.log(), parts_.clock, asked.plan, who.viewer));
    });
  }
  HttpReply operator()(const routes::Complaint& asked) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return reply_of(complaint_case(parts_.queries.log(), parts_.clock,
                                     {.plan = asked.plan,
                                      .complaint = asked.complaint,
                                      .language = asked.language.value_or(who.language)},
                                     who.viewer));
    });
  }
  HttpReply operator()(const routes::BasisDocument& asked) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return printed_reply(basis_document(parts_.queries.log(), parts_.clock,
                                          {.plan = asked.plan,
                                           .entry = asked.entry,
                                           .language = asked.language.value_or(who.language)},
                                          who.viewer));
    });
  }
  HttpReply operator()(const routes::Calendar& asked) const {
    return for_known(parts_, request_, Scope::plans_read, [&](const Queries::Who& who) {
      return reply_of(calendar(parts_.queries.log(), parts_.clock, asked.plan, who.viewer));
    });
  }
  HttpReply operator()(const routes::CalendarFeed& asked) const {
    return calendar_feed_reply(calendar_feed(parts_.queries.log(), parts_.clock, asked.secret));
  }
  HttpReply operator()(const routes::MakeCalendarLink& /*asked*/) const {
    events::fail("a calendar link is asked of the journal");
  }
  HttpReply operator()(const routes::Views& /*asked*/) const {
    return views_reply(parts_, request_);
  }
  HttpReply operator()(const routes::View& asked) const {
    return view_reply(parts_, request_, asked.view);
  }
  HttpReply operator()(const routes::RebuildView& asked) const {
    return rebuild_reply(parts_, request_, asked.view);
  }
  HttpReply operator()(const routes::BeginLogIn& /*asked*/) const {
    events::fail("a log-in waits for the provider elsewhere");
  }
  HttpReply operator()(const routes::EndLogIn& /*asked*/) const {
    events::fail("a log-in waits for the provider elsewhere");
  }
  HttpReply operator()(const routes::LogOut& /*asked*/) const {
    return log_out_reply(parts_, request_);
  }
  HttpReply operator()(const routes::FrontChannelLogOut& asked) const {
    return front_channel_reply(parts_, asked);
  }
  HttpReply operator()(const routes::MySession& /*asked*/) const {
    return session_reply(parts_, request_);
  }
  HttpReply operator()(const routes::MakeTicket& /*asked*/) const {
    return ticket_reply(parts_, request_);
  }
  HttpReply operator()(const routes::Commands& /*asked*/) const {
    events::fail("a command is asked of the journal");
  }
  HttpReply operator()(const routes::FollowPlan& /*asked*/) const {
    events::fail("a plan is followed by the session");
  }
  HttpReply operator()(const routes::Upload& /*asked*/) const {
    events::fail("a document is taken in by the session");
  }
  HttpReply operator()(const routes::Document& /*asked*/) const {
    events::fail("a document is given out by the session");
  }

 private:
  const GatewayParts& parts_;
  bool draining_;
  const HttpRequest& request_;
};

}  // namespace

HttpReply answer(const GatewayParts& parts, bool draining, const routes::Route& route,
                 const HttpRequest& request) {
  return guarded([&] { return std::visit(Answering(parts, draining, request), route); });
}

std::optional<HttpReply> extra_page(const GatewayParts& parts, const HttpRequest& request) {
  const bool asks_page = request.method == Method::get || request.method == Method::head;
  if (!parts.extra_pages || !asks_page || request.target.starts_with("/api/")) return {};
  return guarded([&]() -> std::optional<HttpReply> {
    auto page = parts.extra_pages(request.target);
    if (!page) return {};
    // A page elsewhere could have its own name point here, and then read what we answer.
    if (!is_local_name(request.host)) return problem_reply(protocol::misdirected());
    return page_reply(std::move(*page));
  });
}

}  // namespace server
