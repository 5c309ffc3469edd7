// SPDX-License-Identifier: Apache-2.0
// A draft may be anything: whatever its bytes, checking ends with findings or with bad_data, the same each
// time, and each finding lies within the text, on the edges of characters. Time that grows faster than the
// text shows as a timeout on the longer inputs.
#include "core/draft/normalise.hpp"
#include "tests/unit/draft/lexicons.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace rafiq;
using namespace rafiq::draft;

bool is_edge(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check_finding(std::string_view text, const Finding& finding) {
  const Span& span = finding.span;
  require(span.begin < span.end && is_edge(text, span.begin) && is_edge(text, span.end));
  require(finding.text == text.substr(span.begin, span.end - span.begin));
  require(span.first_character == characters_of(text.substr(0, span.begin)));
  require(span.end_character == characters_of(text.substr(0, span.end)));
  require(span.line >= 1 && span.column >= 1);
  require(!finding.entry.empty() && !finding.why.empty() && !finding.instead.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto& checker = default_checker();
  require(checker != nullptr);
  const auto found = checker->check(text);
  require(found.has_value() == !first_bad_byte(text));
  if (!found) {
    require(found.error().code == ErrorCode::bad_data && !found.error().where.empty());
    return 0;
  }
  for (const Finding& finding : found.value()) check_finding(text, finding);
  require(checker->check(text).value() == found.value());
  return 0;
}
