#include "events/json/write.h"
#include "protocol/messages.h"

namespace protocol {
namespace {

using events::json::write_string;

void add_attribute(std::string& out, std::string_view name, std::string_view text) {
  out.append(",\"").append(name).append("\":");
  write_string(out, text);
}

constexpr std::string_view data_schema = "urn:medvirk:event:";

struct Origin {
  std::string source;
  std::string_view subject;
};

// `plan/<id>` is `/api/v1/plans/<id>` over HTTP, and so for units and persons.
Origin origin_of(std::string_view stream) {
  const auto slash = stream.find('/');
  events::check(slash != std::string_view::npos, "a stream's name has a slash");
  const auto subject = stream.substr(slash + 1);
  auto source = std::string("/api/v1/").append(stream.substr(0, slash)).append("s/");
  return {.source = source.append(subject), .subject = subject};
}

}  // namespace

std::string cloud_event(const events::Recorded& recorded) {
  const auto version = std::to_string(recorded.version.value);
  const auto origin = origin_of(recorded.stream.value);
  std::string out;
  out.reserve(512 + recorded.payload.size());
  out += R"({"specversion":"1.0","id":)";
  write_string(out, recorded.stream.value + "/" + version);
  add_attribute(out, "source", origin.source);
  add_attribute(out, "type", "no.medvirk." + recorded.type);
  add_attribute(out, "subject", origin.subject);
  add_attribute(out, "time", events::to_text(recorded.author.at));
  add_attribute(out, "sequence", version);
  add_attribute(out, "by", recorded.author.by.value);
  if (recorded.author.mandate) {
    add_attribute(out, "onbehalfof", recorded.author.mandate->on_behalf_of.value);
    add_attribute(out, "authority", recorded.author.mandate->authority);
  }
  add_attribute(out, "command", recorded.author.command.value);
  out += R"(,"datacontenttype":"application/json")";
  if (recorded.schema > 1) {  // The shape of `data`; what says nothing is of version 1.
    add_attribute(out, "dataschema",
                  std::string(data_schema) + recorded.type + ":" + std::to_string(recorded.schema));
  }
  out += R"(,"data":)";
  out += recorded.payload;
  return out += '}';
}

}  // namespace protocol
