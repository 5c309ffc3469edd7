// SPDX-License-Identifier: Apache-2.0
#include "core/app/support/contents.hpp"

namespace rafiq::app::support {
namespace {

std::string_view level(FindingLevel level) {
  switch (level) {
    case FindingLevel::good:
      return "good";
    case FindingLevel::warning:
      return "warning";
    case FindingLevel::problem:
      break;
  }
  return "problem";
}

}  // namespace

// Without places and remedies, which name folders of a person, and without what others wrote.
Json findings(const std::vector<Finding>& findings) {
  Json list = Json::array();
  for (const auto& finding : findings)
    list.push_back({{"level", level(finding.level)},
                    {"code", finding.code},
                    {"subject", finding.subject},
                    {"what", finding.quotes ? "" : finding.what}});
  return list;
}

}  // namespace rafiq::app::support
