// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/conformance/traffic/traffic.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace rafiq::conform {

// Takes people and secrets out of recorded traffic, the same person everywhere by the same invented one, so
// that it still fits together. What the connector understood as a customer's (names, phones, mails, facts,
// what was said) is replaced wherever it stands; besides, whatever looks like a mail address or a phone
// number. One thread.
class Redaction {
 public:
  void learn_secret(const std::string& secret);
  void learn(const Json& record);  // one that the connector emitted
  void apply(Traffic& traffic);
  // What stands in texts that nobody understood may still be somebody's: a person has to look through the
  // file.
  [[nodiscard]] std::size_t replaced() const { return stand_ins_.size(); }

 private:
  void learn(const std::string& value, const std::string& kind);
  std::string redacted(const std::string& text);

  std::map<std::string, std::string> stand_ins_;  // by what is replaced
  std::size_t people_ = 0;
};

}  // namespace rafiq::conform
