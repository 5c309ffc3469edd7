// SPDX-License-Identifier: Apache-2.0
#include "core/guidance/read_when.hpp"

#include "core/guidance/read_rule.hpp"

namespace rafiq::guidance {
namespace {

void tell(const YamlValue& when, std::string_view kind, Holds holds) {
  switch (holds) {
    case Holds::sometimes:
      return;
    case Holds::never:
      return when.problem("the condition never holds",
                          "Two parts of it shut each other out, or no value fits; take one away.");
    case Holds::only_when_it_gives_way:
      return when.problem(
          "the condition holds only for customers to whom this " + std::string(kind) + " is not shown",
          "Take asks or basics away, or change the condition.");
    case Holds::too_large_to_say:
      return when.warning("the condition is too large to say whether it ever holds",
                          "Ask for fewer facts at once, or try it with rafiqctl guide --why.");
  }
}

}  // namespace

ReadRule read_when(const YamlValue& entry, std::string_view kind, const GivesWay& way,
                   LayerReading& reading) {
  Pack& pack = reading.pack;
  ReadRule read{static_cast<std::uint32_t>(pack.nodes.size()), 0};
  const auto when = entry.required("when", "the " + std::string(kind));
  if (!when) return read;
  const std::size_t before = when->reported();
  read_rule(*when, pack);
  if (pack.nodes.size() == read.rule) return read;
  read.facts = facts_in(pack.nodes, read.rule);
  if (reading.sensible && when->reported() == before) tell(*when, kind, when_holds(pack, read.rule, way));
  return read;
}

}  // namespace rafiq::guidance
