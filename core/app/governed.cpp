// SPDX-License-Identifier: Apache-2.0
#include "core/app/governed.hpp"

#include "core/app/context.hpp"
#include "core/net/url.hpp"
#include "core/policy/keys.hpp"
#include "core/policy/reader.hpp"
#include "core/store/retention.hpp"
#include "core/store/settings.hpp"

#include <fmt/format.h>

namespace rafiq::app {
namespace {

// What the home was last made to keep; not what is enforced, which is the policy itself.
constexpr std::string_view kept_setting = "policy.aspects";

std::string names_of(const std::vector<Aspect>& aspects) {
  std::string names;
  for (const Aspect aspect : all_aspects)
    if (std::find(aspects.begin(), aspects.end(), aspect) != aspects.end())
      names += (names.empty() ? "" : " ") + std::string(name(aspect));
  return names;
}

struct Shown {
  std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const std::vector<std::string>& texts) const {
    return texts.empty() ? "none" : fmt::format("{}", fmt::join(texts, ", "));
  }
  template <class T>
  std::string operator()(const std::map<std::string, T>& named) const {
    std::vector<std::string> texts;
    for (const auto& [name, value] : named) texts.push_back(fmt::format("{}: {}", name, value));
    return (*this)(texts);
  }
};

}  // namespace

policy::Place policy_place(const std::filesystem::path& machine) {
  if (machine.empty()) return policy::machine();
  return {std::filesystem::absolute(machine), platform::own_user()};
}

std::optional<Language> governed_language(const std::filesystem::path& machine) {
  return policy::read_policy(policy_place(machine)).window_language();
}

std::function<Status(const net::Url&)> host_permit(const std::shared_ptr<policy::Keeper>& policy) {
  return [policy](const net::Url& url) -> Status {
    const auto now = policy->now();
    RAFIQ_TRY(now->allows_host(url.host, url.port, url.is_this_machine()));
    if (url.encrypted() || url.is_this_machine()) return success();
    return now->allows_plain_http();
  };
}

std::string shown_value(const policy::Setting& setting) {
  return std::visit(Shown{}, setting.value);
}

GovernedShown Governed::show() {
  const auto policy = context_.policy->now();
  GovernedShown shown;
  shown.folder = context_.policy->place().folder;
  shown.problems = policy->problems();
  for (const auto& [key, setting] : policy->settings())
    shown.settings.push_back(
        {key, shown_value(setting), std::string(policy::key(key)->governs), setting.file, setting.line});
  return shown;
}

std::vector<GovernableKey> Governed::keys() {
  std::vector<GovernableKey> keys;
  for (const auto& key : policy::keys())
    keys.push_back({std::string(key.name), std::string(key.takes), std::string(key.governs),
                    std::string(key.without), std::string(key.example)});
  return keys;
}

std::optional<Language> Governed::window_language() {
  return context_.policy->now()->window_language();
}

Status Governed::obey() {
  const auto policy = context_.policy->now();
  RAFIQ_TRY(policy->check());
  const auto aspects = policy->aspects();
  context_.database->keep_only(aspects);
  store::Settings settings(*context_.database);
  RAFIQ_TRY(const auto before, settings.get(kept_setting));
  if (!aspects) return before ? settings.unset(kept_setting) : success();
  const auto names = names_of(*aspects);
  if (before == names) return success();
  return context_.database->write([&]() -> Status {
    RAFIQ_TRY(store::Retention(*context_.database).keep_only(store::AspectSet(aspects)));
    return settings.set(kept_setting, names);
  });
}

Result<std::int64_t> Governed::remove_outdated() {
  std::int64_t removed = 0;
  for (const auto& [aspect, days] : context_.policy->now()->keep_days()) {
    const auto before = context_.clock->now() - std::chrono::days{days};
    RAFIQ_TRY(const auto some, store::Retention(*context_.database).remove_older(aspect, before));
    removed += some;
  }
  return removed;
}

}  // namespace rafiq::app
