// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/recommendation.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rafiq {

// A talk is read as a script, line by line, or kept in sight as an outline and said in the agent's own words.
enum class TalkForm : std::uint8_t { script, outline };

// A talk track the agent may choose.
struct TalkChoice {
  std::string id;                   // "talk.renewal"
  std::string pack;                 // id of the pack it comes from
  std::vector<std::string> serves;  // ids of the knowledge it serves
  std::string title;
  bool fits = true;  // its conditions hold now
  double score = 0;
  Explanation why;  // of one that fits
};

// What only the organisation can say and has not verified for today: a blank for the agent to fill.
struct TalkBlank {
  std::string claim;
  std::string label;  // what stands in the blank, between square brackets
};

struct TalkWay {
  std::string on;  // the customer's reaction: "not_convinced"; empty: nothing special
  std::string go;  // id of a part, or "end"
};

// One part of a talk for this customer.
struct SpokenPart {
  std::string id;
  std::string kind;                   // opening, need, benefit, ... close
  std::string means;                  // tell, show, example, figure, compare, write, listen
  std::string point;                  // what it achieves: the outline
  std::string say;                    // empty in an outline
  std::vector<std::string> say_more;  // the other ways to say it
  bool offers = false;                // offers stand in for questions, which the customer resents
  std::vector<TalkWay> ways;          // the first is where it goes when nothing special happens
};

// A whole talk for this customer: without basics for an expert, without questions for one who resents them.
struct TalkTrack {
  std::string id;
  std::string pack;
  std::vector<std::string> serves;
  std::string title;
  TalkForm form = TalkForm::script;
  std::vector<TalkBlank> blanks;
  std::vector<SpokenPart> parts;  // the first is the start
};

// What is said to a reaction, and where the talk goes from there.
struct TalkStep {
  std::string talk;
  TalkForm form = TalkForm::script;
  std::string say;  // the answer to the reaction; empty when the part that follows speaks for itself
  std::vector<std::string> say_more;
  std::optional<SpokenPart> part;  // nothing: the talk has ended
  std::vector<TalkBlank> blanks;   // of the talk
  std::vector<SpokenPart> ahead;   // the way out: what is still to come, as an outline
};

// Ways to learn what the customer needs. Only offers for one who resents questions.
struct QuestionSheet {
  std::string id;
  std::string pack;
  std::vector<std::string> serves;
  std::string title;
  std::vector<std::string> direct;
  std::vector<std::string> indirect;
  std::vector<std::string> offers;
};

struct ChecklistSheet {
  struct Step {
    std::string id;
    std::string text;
    std::string say;  // may be empty
    std::vector<std::string> say_more;
  };
  std::string id;
  std::string pack;
  std::string kind;  // readiness, preparation, presenting, closing, calm, reflection
  std::vector<std::string> serves;
  std::string title;
  std::vector<Step> steps;
};

}  // namespace rafiq
