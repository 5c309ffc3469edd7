// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/guidance/situations.hpp"

namespace rafiq::guidance::testing {

std::string all_of(const Guide& guide) {
  std::string text;
  for (const Recommendation& one : guide.recommendations) {
    text += one.card + '|' + one.title + '|' + one.body + '|' + one.say + '|' + one.action + '|' +
            one.why.rule + '|' + std::to_string(one.score);
    for (const std::string& more : one.say_more) text += '|' + more;
    for (const FactUsed& used : one.why.facts) text += '|' + used.name + '=' + used.value + '@' + used.source;
    text += '\n';
  }
  for (const Withheld& one : guide.withheld) text += one.card + '|' + one.title + '|' + one.reason + '\n';
  return text;
}

}  // namespace rafiq::guidance::testing
