// The shapes of what stands inside other messages: problems and CloudEvents (as shapes.h).
#pragma once

#include "protocol/contracts/parts.h"

namespace protocol::contracts {

// RFC 9457; what to_json(Problem) writes.
struct ProblemShape {
  struct Field {
    std::string pointer;
    std::optional<std::string> expected{};
  };
  static constexpr std::string_view name = "Problem";
  static constexpr std::string_view about =
      "RFC 9457: what was wrong and what would be right. A program goes by `type`, `rule` and "
      "`fields`; `title` and `detail` are in the reader's language.";
  std::string type;
  std::string title;
  std::uint64_t status;
  std::optional<std::string> detail{};
  std::optional<std::string> rule{};
  std::optional<Many<Field>> fields{};
  std::optional<std::uint64_t> retry_after_ms{};
  std::optional<std::string> contact_body{};
  std::optional<Many<CloudEventRef>> missed{};
  std::optional<std::uint64_t> version{};
};
BOOST_DESCRIBE_STRUCT(ProblemShape::Field, (), (pointer, expected))
BOOST_DESCRIBE_STRUCT(ProblemShape, (),
                      (type, title, status, detail, rule, fields, retry_after_ms, contact_body,
                       missed, version))

struct ProblemRef {
  static Schema json_schema() { return reference(ProblemShape::name); }
};

// CloudEvents 1.0, JSON format; what cloud_event() writes.
struct CloudEventShape {
  static constexpr std::string_view name = "CloudEvent";
  static constexpr std::string_view about =
      "CloudEvents 1.0. `type` is `no.medvirk.<Event>`, `sequence` the version in its stream, "
      "`data` the event as it was stored; `dataschema` names its shape from version 2 on.";
  std::string specversion;
  std::string id;
  std::string source;
  std::string type;
  std::string subject;
  events::Timestamp time;
  std::string sequence;
  std::string by;
  std::optional<std::string> onbehalfof{};
  std::optional<std::string> authority{};
  Uuid command;
  std::string datacontenttype;
  std::optional<std::string> dataschema{};
  Anything data;
};
BOOST_DESCRIBE_STRUCT(CloudEventShape, (),
                      (specversion, id, source, type, subject, time, sequence, by, onbehalfof,
                       authority, command, datacontenttype, dataschema, data))

}  // namespace protocol::contracts
