// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/channel.hpp"
#include "core/model/practice.hpp"
#include "core/model/recommendation.hpp"
#include "core/util/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::app {

struct Context;

struct PracticeCaseInfo {
  std::string id;
  std::string title;
  std::string setting;  // who it is, by which channel, what happened before
  std::string customer;
  Channel channel = Channel::phone;
  int played = 0;  // to the end, on this machine
};

struct PracticeAnswer {
  std::string id;
  std::string say;
};

struct PracticeChosen {
  std::string say;
  int effect = 0;  // -2..2: how the customer feels after it
  std::string why;
  std::vector<StrengthShown> shows;
};

// One moment of a session: what the last choice did, what the customer says now, what can be answered.
struct PracticeMoment {
  PracticeId session;
  PracticeCaseInfo about;
  std::optional<PracticeChosen> chosen;
  int felt = 0;  // how the customer feels against the start
  bool ended = false;
  std::string says;                     // empty once it has ended, as are the following
  std::vector<PracticeAnswer> answers;  // what to choose from
  Guide guide;                          // what Rafiq would recommend with this customer
};

struct StrengthView {
  std::string strength;  // "listening", "calm", "clarity", "warmth", "honesty", "initiative"
  int shown = 0;
  int wanting = 0;
  std::string state;  // "early", "strong", "growing", "mixed", "to_practise"
};
struct PracticePictureView {
  int sessions = 0;  // that have ended
  std::vector<StrengthView> strengths;
  std::string next;  // the id of a case to rehearse next; empty where there is none
};

// Rehearsing with invented customers. What comes of it stays on this machine: it is in no sync, no export and
// no log, and `forget` erases it.
class RAFIQ_API Practice {
 public:
  explicit Practice(Context& context) : context_(context) {}

  Result<std::vector<PracticeCaseInfo>> list(Language language);
  Result<PracticeMoment> start(std::string_view practice_case, Language language);  // error: not_found
  // Errors of these: not_found; conflict (the case has changed since; of choose: it has ended).
  Result<PracticeMoment> look(PracticeId session, Language language);
  Result<PracticeMoment> choose(PracticeId session, std::string_view answer, Language language);  // usage
  Result<PracticePictureView> picture();
  // How many sessions were erased.
  Result<std::int64_t> forget();

 private:
  Context& context_;
};

}  // namespace rafiq::app
