// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/json.hpp"
#include "core/util/result.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::net {

// {"kind": "choice", "setting": "sign_in", "ways": {"token": {..}, "browser": {..}}}: a CRM that can be
// signed in to in several ways, of which the account's setting names one.

// The recipe that the account's settings choose; one that leaves no choice is answered as it is. Errors:
// configuration (the setting names no way; the choice is not written as above).
Result<Json> chosen_recipe(std::string_view slot, const Json& recipe,
                           const std::map<std::string, std::string>& settings);

// A recipe of a connector, with what has to be set for it to be used.
struct Way {
  std::string slot;
  std::string setting;  // empty: it is always used
  std::string value;
  Json recipe;
  [[nodiscard]] bool used(const std::map<std::string, std::string>& settings) const;
  [[nodiscard]] bool uses_secret(std::string_view secret) const;
  // The secret that signing in in a browser fills; empty where nobody has to.
  [[nodiscard]] std::string consent_secret() const;
};
// Of all slots. Leaves out what is not written as it should be; Session::create tells of that.
std::vector<Way> ways_of(const Json& auth);

}  // namespace rafiq::net
