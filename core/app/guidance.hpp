// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/channel.hpp"
#include "core/model/ids.hpp"
#include "core/model/recommendation.hpp"
#include "core/util/result.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace rafiq::app {

struct Context;

struct GuideRequest {
  CustomerId customer;
  Language language = Language::arabic;
  // Without these the customer's open interaction decides; without one, welcome by phone.
  std::optional<Stage> stage;
  std::optional<Channel> channel;
  std::string about_card;  // also say why this card is not shown; empty: none
  std::uint64_t seed = 0;  // drives which of the ways to say it comes first
};

class RAFIQ_API Guidance {
 public:
  explicit Guidance(Context& context) : context_(context) {}

  // The recommendations for a customer now. Reads only, and the same state gives the same answer.
  Result<Guide> guide(const GuideRequest& request);

  // These cards were on the screen in the interaction: in the next ones they step back, and say it another
  // way. To be said as often as one likes; writes what is new. Error: not_found.
  Status shown(InteractionId interaction, std::span<const std::string> cards);

 private:
  Context& context_;
};

}  // namespace rafiq::app
