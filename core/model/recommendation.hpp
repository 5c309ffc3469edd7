// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/fact.hpp"
#include "core/model/language.hpp"
#include "core/model/stage.hpp"
#include "core/util/time.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace rafiq {

// One fact a recommendation rests on, for "why am I seeing this?".
struct FactUsed {
  std::string name;    // "profile.education", "journey.open_complaint"
  std::string value;   // of the profile: as stored; otherwise in words of the asked language
  std::string source;  // in words: "CRM field Education of support", "noted by Huda", "this interaction"
  std::optional<TimePoint> noted_at;
  std::string label{};  // the name in words of the asked language: "education"
};

struct Explanation {
  std::string rule;  // the condition that held, in words of the asked language
  std::vector<FactUsed> facts;
};

// One card, fitted to this customer now. Title at most 80 characters, body at most 255.
struct Recommendation {
  std::string card;                 // stable id: "contact.greet.warm"
  std::string pack;                 // id of the pack it comes from
  std::vector<std::string> serves;  // ids of the knowledge it serves
  std::string title;
  std::string body;
  std::string say;                    // a line to say, empty if there is none
  std::vector<std::string> say_more;  // its other variants
  std::string action;                 // what "accept" does, in words; empty for the plain "I will do it"
  double score = 0;
  Explanation why;
};

// A card that would have been shown but must not be, or was asked about by name.
struct Withheld {
  std::string card;
  std::string title;
  std::string reason;  // in the asked language
};

// Something of the customer's profile as the guidance understands it, for showing who they are.
struct Trait {
  Aspect aspect = Aspect::other;
  std::string
      value;  // the vocabulary's name for it, the same in every language: "expert"; empty for free text
  std::string text;      // in words of the asked language; free text as it was recorded
  std::string recorded;  // as it was recorded
  std::string source;    // in words: "CRM field Experience of support"
  std::optional<TimePoint> noted_at;
};

// `recommendations` has all, best first; the first `in_sight` of them are for the eye now, one open and the
// others folded. None in sight is a valid answer: the rest is for who asks for more.
struct Guide {
  Stage stage = Stage::welcome;
  Language language = Language::arabic;
  std::vector<Recommendation> recommendations;
  std::size_t in_sight = 0;
  std::vector<Withheld> withheld;
  std::vector<Trait> traits;  // only what may be used
};

}  // namespace rafiq
