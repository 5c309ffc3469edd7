// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/sign_in_form.hpp"

#include "sidebar/presenters/rooms/account_form.hpp"

#include <algorithm>

namespace rafiq::sidebar {

std::vector<app::ConnectorSetting> SignInForm::typed() const {
  std::vector<app::ConnectorSetting> typed;
  for (const auto& secret : connector_.secrets)
    if (!secret.by_browser && secret.applies(settings_, connector_.settings)) typed.push_back(secret);
  return typed;
}

bool SignInForm::by_browser() const {
  return std::any_of(connector_.secrets.begin(), connector_.secrets.end(), [&](const auto& secret) {
    return secret.by_browser && secret.applies(settings_, connector_.settings);
  });
}

std::vector<Block> SignInForm::blocks(const Words& words, bool busy) const {
  std::vector<Block> blocks;
  for (const auto& secret : typed()) {
    FieldBlock field = field_of(words, secret, "secret " + secret.key);
    field.secret = true;
    if (missing_.contains(secret.key)) field.wrong = words.say("This is needed");
    blocks.emplace_back(std::move(field));
  }
  if (!blocks.empty() && !fixed_place_) blocks.emplace_back(place_choice(words, in_file_));
  blocks.emplace_back(ActionsBlock{{{.id = "give",
                                     .text = busy           ? words.say("Signing in")
                                             : by_browser() ? words.say("Sign in in the browser")
                                                            : words.say("Sign in"),
                                     .style = Action::Style::primary,
                                     .enabled = !busy,
                                     .submits = true}}});
  return blocks;
}

void SignInForm::choose(const std::string& choice, std::size_t option) {
  if (choice == "place") in_file_ = option == 1;
}

std::optional<SecretPlace> SignInForm::place() const {
  if (fixed_place_ || !asks()) return std::nullopt;
  return in_file_ ? SecretPlace::file : SecretPlace::keyring;
}

std::optional<std::map<std::string, Secret>> SignInForm::submit(Secrets secrets) {
  missing_.clear();
  std::map<std::string, Secret> given;
  for (const auto& secret : typed()) {
    const auto found = secrets.find("secret " + secret.key);
    const bool typed_in = found != secrets.end() && !found->second.empty();
    if (!typed_in && secret.required) missing_.insert(secret.key);
    if (typed_in) given.emplace(secret.key, std::move(found->second));
  }
  if (!missing_.empty()) return std::nullopt;
  return given;
}

}  // namespace rafiq::sidebar
