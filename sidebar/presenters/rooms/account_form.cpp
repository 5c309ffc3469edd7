// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/rooms/account_form.hpp"

#include "sidebar/presenters/rooms/telling.hpp"

#include <algorithm>

namespace rafiq::sidebar {
namespace {

const std::string& either(const Words& words, const std::string& arabic, const std::string& english) {
  return words.language() == Language::arabic && !arabic.empty() ? arabic : english;
}

bool good_name(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

std::string title_of(const Words& words, const app::ConnectorInfo& connector) {
  const std::string& title = either(words, connector.title_ar, connector.title);
  return title.empty() ? connector.id : title;
}

std::string summary_of(const Words& words, const app::ConnectorInfo& connector) {
  return either(words, connector.summary_ar, connector.summary);
}

std::string label_of(const Words& words, const app::ConnectorSetting& setting) {
  const std::string& label = either(words, setting.label_ar, setting.label);
  return label.empty() ? setting.key : label;
}

FieldBlock field_of(const Words& words, const app::ConnectorSetting& setting, const std::string& id) {
  FieldBlock field;
  field.id = id;
  field.label = label_of(words, setting);
  field.help = either(words, setting.help_ar, setting.help);
  return field;
}

Block block_of(const Words& words, const app::ConnectorSetting& setting, const std::string& value,
               const std::string& wrong) {
  FieldBlock field = field_of(words, setting, "set " + setting.key);
  if (setting.kind == app::SettingKind::choice && !setting.choices.empty()) {
    ChoiceBlock choice{field.id, field.label, {}, 0, field.help};
    for (const auto& each : setting.choices) {
      if (each.value == value) choice.chosen = choice.options.size();
      const std::string& label = either(words, each.label_ar, each.label);
      choice.options.push_back(label.empty() ? each.value : label);
    }
    return choice;
  }
  field.value = value;
  field.wrong = wrong;
  if (setting.kind == app::SettingKind::file) field.browse = words.say("Choose a file");
  return field;
}

ChoiceBlock place_choice(const Words& words, bool in_file) {
  return {"place",
          words.say("Keep the password in"),
          {words.say("The keyring"), words.say("A file only you can read")},
          in_file ? 1U : 0U,
          words.say("It goes there at once; this window keeps nothing of it.")};
}

AccountForm::AccountForm(app::ConnectorInfo connector, const std::vector<app::Account>& there,
                         std::optional<SecretPlace> place)
    : connector_(std::move(connector)),
      name_(connector_.id),
      in_file_(place == SecretPlace::file),
      fixed_place_(place.has_value()) {
  const auto taken = [&](const std::string& name) {
    return std::any_of(there.begin(), there.end(), [&](const auto& each) { return each.name == name; });
  };
  for (int again = 2; taken(name_); ++again) name_ = connector_.id + "-" + std::to_string(again);
  for (const auto& setting : connector_.settings) values_[setting.key] = setting.default_value;
}

std::string AccountForm::wrong(const Words& words, const std::string& field) const {
  if (!missing_.contains(field)) return {};
  return field == "name" ? words.say("Small Latin letters, digits and hyphens") : words.say("This is needed");
}

bool AccountForm::applies(const app::ConnectorSetting& secret) const {
  return secret.applies(values_, connector_.settings);
}

bool AccountForm::signs_in_by_browser() const {
  return std::any_of(connector_.secrets.begin(), connector_.secrets.end(),
                     [&](const auto& secret) { return secret.by_browser && applies(secret); });
}

std::vector<Section> AccountForm::sections(const Words& words, bool busy) const {
  Section needed{title_of(words, connector_), {}};
  Section rest{words.say("If needed"), {}};
  FieldBlock name{"name", words.say("What it is called here"),
                  words.say("A short name for you, in Latin letters: support, shop-2"), name_};
  name.wrong = wrong(words, "name");
  needed.blocks.emplace_back(std::move(name));
  for (const auto& setting : connector_.settings)
    (setting.required ? needed : rest)
        .blocks.push_back(
            block_of(words, setting, values_.at(setting.key), wrong(words, "set " + setting.key)));
  for (const auto& secret : connector_.secrets) {
    if (secret.by_browser || !applies(secret)) continue;
    FieldBlock field = field_of(words, secret, "secret " + secret.key);
    field.secret = true;
    field.wrong = wrong(words, field.id);
    needed.blocks.emplace_back(std::move(field));
  }
  if (!connector_.secrets.empty() && !fixed_place_) needed.blocks.emplace_back(place_choice(words, in_file_));
  Section end{"", {}, false};
  const std::string ready =
      signs_in_by_browser() ? words.say("Add and sign in in the browser") : words.say("Add and check");
  end.blocks.emplace_back(ActionsBlock{{{.id = "add",
                                         .text = busy ? words.say("Signing in") : ready,
                                         .style = Action::Style::primary,
                                         .enabled = !busy,
                                         .submits = true}}});
  std::vector<Section> all{std::move(needed)};
  const bool some = !rest.blocks.empty();
  if (some && all_) all.push_back(std::move(rest));
  if (some && !all_)
    end.blocks.emplace_back(ActionsBlock{{{"more", words.say("More settings"), {}, Action::Style::link}}});
  all.push_back(std::move(end));
  return all;
}

void AccountForm::type(const std::string& field, const std::string& text) {
  missing_.erase(field);
  if (field == "name") name_ = text;
  if (field.starts_with("set ")) values_[field.substr(4)] = text;
}

void AccountForm::choose(const std::string& choice, std::size_t option) {
  if (choice == "place") in_file_ = option == 1;
  if (choice == "more") all_ = true;
  for (const auto& setting : connector_.settings)
    if (choice == "set " + setting.key && option < setting.choices.size())
      values_[setting.key] = setting.choices[option].value;
}

std::optional<app::NewAccount> AccountForm::submit(Secrets secrets) {
  missing_.clear();
  app::NewAccount account;
  account.name = name_;
  account.connector = connector_.id;
  account.secret_place = in_file_ ? SecretPlace::file : SecretPlace::keyring;
  if (!good_name(name_)) missing_.insert("name");
  for (const auto& setting : connector_.settings) {
    const std::string& value = values_[setting.key];
    if (value.empty() && setting.required) missing_.insert("set " + setting.key);
    if (!value.empty() && value != setting.default_value) account.settings[setting.key] = value;
  }
  for (const auto& secret : connector_.secrets) {
    if (secret.by_browser || !applies(secret)) continue;
    const auto found = secrets.find("secret " + secret.key);
    const bool given = found != secrets.end() && !found->second.empty();
    if (!given && secret.required) missing_.insert("secret " + secret.key);
    if (given) account.secrets.emplace(secret.key, std::move(found->second));
  }
  if (!missing_.empty()) return std::nullopt;
  return account;
}

}  // namespace rafiq::sidebar
