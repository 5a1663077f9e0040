#include "server/gateway/login/log_in_answers.h"

#include "events/json/write.h"
#include "projections/html.h"
#include "server/gateway/awaits.h"
#include "server/gateway/http/asker.h"
#include "server/gateway/http/guarded.h"
#include "server/gateway/languages.h"
#include "server/gateway/login/cookies.h"
#include "server/http_status.h"
#include "server/identity/entrance.h"
#include "server/identity/secrets.h"

namespace server {
namespace {

using events::person::Language;
using protocol::Problem;

constexpr long log_ins_busy_retry_ms = 5000;

Problem no_log_in() { return protocol::not_found("a server that people log in to by a provider"); }

HttpReply small_page(int status, const std::string& head, const std::string& body,
                     std::string_view framed_by) {
  HttpReply reply{.status = status,
                  .content_type = "text/html; charset=utf-8",
                  .body =
                      "<!doctype html>\n<html lang=\"nb\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width\">\n" +
                      head + "<title>Medvirk</title>\n</head>\n<body>\n<main>\n" + body +
                      "</main>\n</body>\n</html>\n"};
  std::string policy = "default-src 'none'; base-uri 'none'; form-action 'none'";
  if (!framed_by.empty()) policy += "; frame-ancestors " + std::string(framed_by);
  reply.headers.emplace_back("Content-Security-Policy", std::move(policy));
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  return reply;
}

// The browser came from another site, so it would leave the new cookie (SameSite=Strict) out of a
// redirect's request; from this page it goes on by itself, and with the cookie.
HttpReply arrived_page(const LogIn& log_in, const LogIn::Finished& finished) {
  const auto to = projections::html_escaped(finished.to);
  auto reply =
      small_page(200, "<meta http-equiv=\"refresh\" content=\"0; url=" + to + "\">\n",
                 "<p>Du er logget inn. <a href=\"" + to + "\">Gå videre</a></p>\n", "'none'");
  const bool secure = log_in.is_secure();
  reply.headers.emplace_back("Set-Cookie", set_session_cookie(secure, finished.cookie));
  reply.headers.emplace_back("Set-Cookie", clear_log_in_cookie(secure));
  return reply;
}

// A person reads this in a browser, and we do not know yet in which language.
HttpReply failed_page(const Problem& problem) {
  const auto in = [&](Language language, const char* tag) {
    const auto said = in_language(problem, language);
    return "<section lang=\"" + std::string(tag) + "\">\n<h1>" +
           projections::html_escaped(said.title) + "</h1>\n<p>" +
           projections::html_escaped(said.detail) + "</p>\n</section>\n";
  };
  return small_page(problem.status, "",
                    in(Language::nb, "nb") + in(Language::nn, "nn") + in(Language::en, "en") +
                        "<p><a href=\"/login\">Logg inn</a> · <a href=\"/\">Forsiden</a></p>\n",
                    "'none'");
}

// Both on the entrance's threads.
HttpReply begin_log_in(const GatewayParts& parts, const routes::BeginLogIn& asked,
                       const HttpRequest& request) {
  auto& log_in = *parts.entrance.log_in();
  const auto cookie = session_cookie_of(parts, request);
  const auto started = log_in.start(asked.provider, asked.to, cookie.empty() ? "" : kept_as(cookie),
                                    parts.clock.now());
  if (!started) return problem_reply(started.error());
  HttpReply reply{.status = http_status::see_other};
  reply.headers.emplace_back("Location", started->location);
  reply.headers.emplace_back("Set-Cookie", set_log_in_cookie(log_in.is_secure(), started->browser));
  reply.headers.emplace_back("Referrer-Policy", "no-referrer");
  return reply;
}

HttpReply end(const GatewayParts& parts, const routes::EndLogIn& asked,
              const HttpRequest& request) {
  auto& log_in = *parts.entrance.log_in();
  const auto browser = cookie_in(request.cookie, log_in_cookie(log_in.is_secure()));
  const auto finished = log_in.finish(asked.answer, browser, parts.clock.now());
  return finished ? arrived_page(log_in, *finished) : failed_page(finished.error());
}

HttpReply log_in_now(const GatewayParts& parts, const routes::Route& route,
                     const HttpRequest& request) {
  return guarded([&] {
    const auto* asked = std::get_if<routes::BeginLogIn>(&route);
    if (asked != nullptr) return begin_log_in(parts, *asked, request);
    return end(parts, std::get<routes::EndLogIn>(route), request);
  });
}

}  // namespace

bool is_log_in(const routes::Route& route) {
  return std::holds_alternative<routes::BeginLogIn>(route) ||
         std::holds_alternative<routes::EndLogIn>(route);
}

net::awaitable<HttpReply> log_in_reply(const GatewayParts& parts, const routes::Route& route,
                                       const HttpRequest& request) {
  if (parts.entrance.log_in() == nullptr) co_return problem_reply(no_log_in());
  const auto turn = parts.entrance.turn();
  if (!turn) co_return problem_reply(protocol::overloaded(log_ins_busy_retry_ms));
  std::function<HttpReply()> work = [&parts, &route, &request] {
    return log_in_now(parts, route, request);
  };
  co_return co_await on_pool(parts.entrance.waiting(), std::move(work));
}

HttpReply log_out_reply(const GatewayParts& parts, const HttpRequest& request) {
  const auto* log_in = parts.entrance.log_in();
  if (log_in == nullptr) return problem_reply(no_log_in());
  return guarded([&] {
    const auto cookie = session_cookie_of(parts, request);
    const auto session = parts.entrance.sessions.use(cookie, parts.clock.now());
    if (session) {
      if (const auto forged = forgery_in(parts, request, cookie)) return problem_reply(*forged);
      parts.entrance.sessions.end(session->key);
    }
    std::string body = "{\"next\":";
    events::json::write_string(body, session ? log_in->farewell(session->who) : "/");
    auto reply = json_reply(body + "}");
    // A form of another site's comes without the cookie, and would clear what is kept here too.
    if (!session && request.origin != log_in->origin()) return reply;
    reply.headers.emplace_back("Set-Cookie", clear_session_cookie(log_in->is_secure()));
    // What a page has kept of a plan is not for whoever uses this browser next.
    reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
    return reply;
  });
}

HttpReply front_channel_reply(const GatewayParts& parts, const routes::FrontChannelLogOut& asked) {
  const auto* log_in = parts.entrance.log_in();
  if (log_in == nullptr) return problem_reply(no_log_in());
  return guarded([&] {
    const auto provider = log_in->provider_of(asked.issuer);
    if (provider && !asked.sid.empty()) {
      parts.entrance.sessions.end_all(*provider, asked.sid);
      // Sockets whose own token names it; a sid is random, so that no two providers' are the same.
      parts.entrance.sockets.close(key_of_sid(asked.sid));
    }
    // In a frame of the provider's page, whose address we cannot know for sure.
    auto reply = small_page(200, "", "", "");
    reply.headers.emplace_back("X-Frame-Options", "");
    return reply;
  });
}

HttpReply session_reply(const GatewayParts& parts, const HttpRequest& request) {
  const auto known = identify(parts, request);
  if (!known) return problem_reply(known.error());
  std::string body = "{";
  const auto cookie = session_cookie_of(parts, request);
  if (request.authorization.empty() && !cookie.empty()) {
    body += "\"csrf\":\"" + Sessions::csrf_of(cookie) + "\",";
  }
  body += "\"expires\":";
  events::json::write(body, known->expires);
  body += ",\"fullName\":";
  events::json::write_string(body, known->who.full_name);
  body += ",\"person\":";
  events::json::write_string(body, known->who.viewer.person.value);
  return json_reply(body + "}");
}

HttpReply ticket_reply(const GatewayParts& parts, const HttpRequest& request) {
  const auto known = identify(parts, request, live_scopes);
  if (!known) return problem_reply(known.error());
  return guarded([&] {
    const auto now = parts.clock.now();
    auto place = place_of(parts, request);
    // With a token the cookie has no say: the ticket then stands for the token.
    if (!request.authorization.empty()) place.session.clear();
    Identity who{.person = known->who.viewer.person,
                 .expires = known->expires,
                 .session = known->session,
                 .client = known->client,
                 .scopes = known->scopes};
    const auto ticket = parts.entrance.tickets.issue(std::move(who), std::move(place), now);
    if (!ticket) return problem_reply(ticket.error());
    std::string body = "{\"expires\":";
    events::json::write(body, now + limits::ticket_life);
    auto reply = json_reply(body + ",\"ticket\":\"" + *ticket + "\"}");
    reply.status = http_status::created;
    return reply;
  });
}

}  // namespace server
