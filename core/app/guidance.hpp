// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/channel.hpp"
#include "core/model/ids.hpp"
#include "core/model/recommendation.hpp"
#include "core/util/result.hpp"

#include <optional>
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
};

class RAFIQ_API Guidance {
 public:
  explicit Guidance(Context& context) : context_(context) {}

  // The recommendations for a customer now. Reads only, and the same state gives the same answer.
  Result<Guide> guide(const GuideRequest& request);

 private:
  Context& context_;
};

}  // namespace rafiq::app
