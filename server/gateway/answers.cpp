#include "server/gateway/answers.h"

#include <exception>

#include "events/overloaded.h"
#include "server/gateway/commands.h"
#include "server/gateway/home_page.h"
#include "server/log_lines.h"

namespace server {
namespace {

using events::Overloaded;

constexpr long drain_retry_ms = 5000;

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

HttpReply plan_reply(const Queries& queries, const routes::Plan& asked,
                     const events::Viewer& viewer, const HttpRequest& request) {
  auto plan = queries.plan(asked.plan, viewer, asked.as_of);
  if (!plan) return problem_reply(plan.error());
  const bool unchanged = none_match_fails(request.if_none_match, plan->etag);
  auto reply = unchanged ? HttpReply{.status = 304} : json_reply(std::move(plan->body));
  reply.headers.emplace_back("ETag", plan->etag);
  return reply;
}

// A question that somebody known asks.
template <class Reply>
HttpReply for_known(const GatewayParts& parts, const HttpRequest& request, const Reply& reply) {
  const auto known = identify(parts, bearer_of(request));
  return known ? reply(known->who) : problem_reply(known.error());
}

class Answering {
 public:
  Answering(const GatewayParts& parts, bool draining, const HttpRequest& request)
      : parts_(parts), draining_(draining), request_(request) {}

  HttpReply operator()(const routes::Home& /*asked*/) const {
    return page_reply({.content_type = "text/html; charset=utf-8", .body = home_page()});
  }
  HttpReply operator()(const routes::Health& /*asked*/) const { return text_reply("ok\n"); }
  HttpReply operator()(const routes::Ready& /*asked*/) const {
    if (draining_) return problem_reply(protocol::overloaded(drain_retry_ms));
    return text_reply("ready\n");
  }
  HttpReply operator()(const routes::Live& /*asked*/) const {
    return problem_reply(protocol::upgrade_required());
  }
  HttpReply operator()(const routes::Plan& asked) const {
    return for_known(parts_, request_, [&](const Queries::Who& who) {
      return plan_reply(parts_.queries, asked, who.viewer, request_);
    });
  }
  HttpReply operator()(const routes::Events& asked) const {
    return for_known(parts_, request_, [&](const Queries::Who& who) {
      return reply_of(parts_.queries.events(asked.plan, who.viewer, asked.after, asked.limit));
    });
  }
  HttpReply operator()(const routes::Timeline& asked) const {
    return for_known(parts_, request_, [&](const Queries::Who& who) {
      const auto language = asked.language.value_or(who.language);
      return reply_of(parts_.queries.timeline(asked.plan, who.viewer, language));
    });
  }
  HttpReply operator()(const routes::Summary& asked) const {
    return for_known(parts_, request_, [&](const Queries::Who& who) {
      return reply_of(parts_.queries.summary(asked.plan, who.viewer, asked.which));
    });
  }
  HttpReply operator()(const routes::MyPlans& /*asked*/) const {
    return for_known(parts_, request_, [&](const Queries::Who& who) {
      return json_reply(parts_.queries.my_plans(who.viewer));
    });
  }
  HttpReply operator()(const routes::ContactPoints& asked) const {
    auto reply = json_reply(parts_.queries.contact_points(asked.municipality));
    reply.headers.emplace_back("Cache-Control", "public, max-age=60");
    return reply;
  }
  HttpReply operator()(const routes::Commands& /*asked*/) const {
    events::fail("a command is asked of the journal");
  }

 private:
  const GatewayParts& parts_;
  bool draining_;
  const HttpRequest& request_;
};

}  // namespace

HttpReply answer(const GatewayParts& parts, bool draining, const routes::Route& route,
                 const HttpRequest& request) {
  try {
    return std::visit(Answering(parts, draining, request), route);
  } catch (const std::exception& failure) {
    log_lines::read_failed(failure.what());
    return problem_reply(protocol::internal_error());
  }
}

std::optional<HttpReply> extra_page(const GatewayParts& parts, const HttpRequest& request) {
  const bool asks_page = request.method == Method::get || request.method == Method::head;
  if (!parts.extra_pages || !asks_page || request.target.starts_with("/api/")) return {};
  try {
    auto page = parts.extra_pages(request.target);
    if (!page) return {};
    // A page elsewhere could have its own name point here, and then read what we answer.
    if (!is_local_name(request.host)) return problem_reply(protocol::misdirected());
    return page_reply(std::move(*page));
  } catch (const std::exception& failure) {
    log_lines::read_failed(failure.what());
    return problem_reply(protocol::internal_error());
  }
}

}  // namespace server
