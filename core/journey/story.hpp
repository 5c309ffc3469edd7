// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journey/cases.hpp"
#include "core/model/calendar.hpp"
#include "core/model/commitment.hpp"
#include "core/model/language.hpp"

#include <optional>
#include <string>
#include <vector>

namespace rafiq::journey {

// A right of the customer that they have not had yet, in the asked language.
struct Owed {
  std::string title;
  std::string how;
  bool by_supervisor = false;
};

// What a brief is made of. Facts come in words and only those that may be used: whoever fills it in answers
// for consent, purpose and expiry.
struct Story {
  CustomerId id;
  std::string name;
  std::string address;              // how the customer wishes to be addressed; may be empty
  std::vector<std::string> manner;  // how to speak with them: "prefers not to be questioned"
  std::vector<std::string> known;   // what they need not be asked again: "education: secondary"
  std::string reason;               // of the present interaction, in words; empty: none
  std::string mood;                 // of the present interaction, see mood_in_words; empty: none
  std::vector<Touchpoint> touchpoints;
  std::vector<Commitment> commitments;
  std::vector<Owed> owed;
  TimePoint now{};
  std::string time_zone;  // IANA name; empty: UTC
  Calendar calendar = Calendar::gregorian;
  Language language = Language::arabic;
};

}  // namespace rafiq::journey
