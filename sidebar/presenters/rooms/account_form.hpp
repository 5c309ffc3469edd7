// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/app/accounts.hpp"
#include "sidebar/presenters/rooms/room_intents.hpp"
#include "sidebar/presenters/words.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace rafiq::sidebar {

// The form of a new account, made from what the connector says of its own settings. Secrets pass through it
// and are kept nowhere.
class AccountForm {
 public:
  // `place`: where secrets rest, where that is decided already.
  AccountForm(app::ConnectorInfo connector, const std::vector<app::Account>& there,
              std::optional<SecretPlace> place = std::nullopt);

  [[nodiscard]] const app::ConnectorInfo& connector() const { return connector_; }
  [[nodiscard]] std::vector<Section> sections(const Words& words, bool busy) const;
  void type(const std::string& field, const std::string& text);
  void choose(const std::string& choice, std::size_t option);
  // The account as filled in, or nothing: then the sections say what is missing.
  std::optional<app::NewAccount> submit(Secrets secrets);
  [[nodiscard]] const std::string& name() const { return name_; }
  // Whether the way to sign in that is chosen goes through the browser.
  [[nodiscard]] bool signs_in_by_browser() const;

 private:
  [[nodiscard]] bool applies(const app::ConnectorSetting& secret) const;
  [[nodiscard]] std::string wrong(const Words& words, const std::string& field) const;

  app::ConnectorInfo connector_;
  std::string name_;
  std::map<std::string, std::string> values_;
  bool in_file_;
  bool fixed_place_;
  bool all_ = false;               // those that need not be filled in are in sight too
  std::set<std::string> missing_;  // found when it was submitted
};

// In the window's language where the connector has it.
std::string title_of(const Words& words, const app::ConnectorInfo& connector);
std::string summary_of(const Words& words, const app::ConnectorInfo& connector);
std::string label_of(const Words& words, const app::ConnectorSetting& setting);
FieldBlock field_of(const Words& words, const app::ConnectorSetting& setting, const std::string& id);
// Where its secrets go, "place": the keyring, or else a file.
ChoiceBlock place_choice(const Words& words, bool in_file);

}  // namespace rafiq::sidebar
