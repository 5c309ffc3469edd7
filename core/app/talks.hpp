// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/guidance.hpp"
#include "core/model/talk_track.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct TalkStepRequest {
  std::string talk;
  std::string part;      // the part that was said
  std::string reaction;  // how the customer took it: "hesitates"; empty: nothing special
  std::optional<TalkForm> form;
  std::size_t said = 0;  // lines of this talk said before in this conversation
};

struct ChecklistRequest {
  std::string kind;  // readiness, preparation, presenting, closing, calm, reflection
  Language language = Language::arabic;
  std::optional<Channel> channel;  // otherwise that of the customer's open interaction, else phone
  std::string reason;              // empty: that of the open interaction
  CustomerId customer;             // may be invalid: for nobody in particular
};

// Talk tracks, question sets and checklists for a customer now. Reads only, and the same state gives the same
// answer. Of a GuideRequest, about_card is not looked at.
class RAFIQ_API Talks {
 public:
  explicit Talks(Context& context) : context_(context) {}

  // Those that fit, best first; with `all`, the others behind them.
  Result<std::vector<TalkChoice>> choices(const GuideRequest& request, bool all = false);
  // Without a form: an outline for a seasoned agent, a script for the rest. Error: not_found.
  Result<TalkTrack> track(const GuideRequest& request, std::string_view talk, std::optional<TalkForm> form);
  // Errors: not_found (no such talk or part), usage (no such reaction).
  Result<TalkStep> step(const GuideRequest& request, const TalkStepRequest& step);
  // For a reason for contact; empty: that of the open interaction, else all. Error: usage (no such reason).
  Result<std::vector<QuestionSheet>> questions(const GuideRequest& request, std::string_view reason);
  // Error: usage (no such kind or reason).
  Result<std::vector<ChecklistSheet>> checklists(const ChecklistRequest& request);

  // The kind of the checklist that belongs to a stage.
  static std::string_view checklist_kind(Stage stage);

 private:
  Context& context_;
};

}  // namespace rafiq::app
