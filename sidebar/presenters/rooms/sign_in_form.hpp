// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "sidebar/presenters/rooms/room_intents.hpp"
#include "sidebar/presenters/words.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace rafiq::sidebar {

// What a person gives to sign in to an account whose settings stand already: its secrets alone. They pass
// through it and are kept nowhere.
class SignInForm {
 public:
  // `fixed_place`: where the secrets go is decided.
  SignInForm(app::ConnectorInfo connector, std::map<std::string, std::string> settings, bool fixed_place)
      : connector_(std::move(connector)), settings_(std::move(settings)), fixed_place_(fixed_place) {}

  [[nodiscard]] std::vector<Block> blocks(const Words& words, bool busy) const;
  void choose(const std::string& choice, std::size_t option);
  // Nothing: something is missing, and the blocks say what.
  std::optional<std::map<std::string, Secret>> submit(Secrets secrets);
  [[nodiscard]] std::optional<SecretPlace> place() const;
  [[nodiscard]] bool by_browser() const;
  [[nodiscard]] bool asks() const { return !typed().empty(); }

 private:
  [[nodiscard]] std::vector<app::ConnectorSetting> typed() const;

  app::ConnectorInfo connector_;
  std::map<std::string, std::string> settings_;
  bool fixed_place_;
  bool in_file_ = false;
  std::set<std::string> missing_;  // found when it was submitted
};

}  // namespace rafiq::sidebar
