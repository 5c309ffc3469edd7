// SPDX-License-Identifier: Apache-2.0
#include "core/policy/policy.hpp"

#include "core/policy/patterns.hpp"
#include "core/util/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::policy {
namespace {

constexpr std::string_view whom_to_ask = "Ask whoever administers this machine; see rafiqctl policy show";

Error refused(std::string what, const Setting& setting, std::string remedy = std::string(whom_to_ask)) {
  return {ErrorCode::configuration, std::move(what), setting.where(), std::move(remedy)};
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all.empty() ? "nothing" : all;
}

std::string place_of(const Problem& problem) {
  return problem.file.string() + (problem.line > 0 ? ":" + std::to_string(problem.line) : "");
}

// How much is read: the wider, the more.
int width(Scope scope) {
  return scope == Scope::none ? 0 : scope == Scope::assigned ? 1 : 2;
}

}  // namespace

std::string Setting::where() const {
  return file.string() + ":" + std::to_string(line);
}

Policy Policy::broken(std::vector<Problem> problems) {
  Policy policy;
  policy.problems_ = std::move(problems);
  return policy;
}

Status Policy::check() const {
  if (problems_.empty()) return success();
  const auto& first = problems_.front();
  std::string what = "The policy of this machine cannot be used: " + first.what;
  if (problems_.size() > 1) what += fmt::format(" (and {} more)", problems_.size() - 1);
  return Error{
      ErrorCode::configuration, std::move(what), place_of(first),
      then(first.remedy, "Until it is corrected nothing is synced or exported and no connector is started")};
}

const Setting* Policy::governs(std::string_view key) const {
  const auto found = settings_.find(key);
  return found == settings_.end() ? nullptr : &found->second;
}

template <class T>
const T* Policy::value(std::string_view key) const {
  const auto* setting = governs(key);
  return setting == nullptr ? nullptr : std::get_if<T>(&setting->value);
}

Status Policy::lists(std::string_view key, std::string_view one, std::string what) const {
  RAFIQ_TRY(check());
  const auto* allowed = value<std::vector<std::string>>(key);
  if (allowed == nullptr || std::find(allowed->begin(), allowed->end(), one) != allowed->end())
    return success();
  return refused(std::move(what), *governs(key),
                 fmt::format("It allows {}. {}", joined(*allowed), whom_to_ask));
}

Status Policy::is_not_off(std::string_view key, std::string what) const {
  RAFIQ_TRY(check());
  const auto* on = value<bool>(key);
  if (on == nullptr || *on) return success();
  return refused(std::move(what), *governs(key));
}

Status Policy::allows_connector(std::string_view id) const {
  RAFIQ_TRY(check());
  const auto* allowed = value<std::vector<std::string>>("connectors.allowed");
  if (allowed == nullptr || std::any_of(allowed->begin(), allowed->end(),
                                        [&](const auto& pattern) { return matches_connector(pattern, id); }))
    return success();
  return refused(fmt::format("The policy of this machine does not allow the connector \"{}\"", id),
                 *governs("connectors.allowed"),
                 fmt::format("It allows {}. {}", joined(*allowed), whom_to_ask));
}

Status Policy::allows_other_connectors() const {
  RAFIQ_TRY(check());
  for (const auto* key : {"connectors.allowed", "connectors.trusted_signers"})
    if (const auto* setting = governs(key))
      return refused("The policy of this machine governs connectors: another folder of them cannot be used",
                     *setting, "Unset RAFIQ_CONNECTORS");
  return success();
}

std::vector<Signer> Policy::trusted_signers() const {
  std::vector<Signer> signers;
  if (const auto* named = value<std::map<std::string, std::string>>("connectors.trusted_signers"))
    for (const auto& [name, key] : *named)
      if (auto signer = read_signer(name, key)) signers.push_back(std::move(*signer));
  return signers;
}

Status Policy::allows_host(std::string_view host, int port, bool loopback) const {
  RAFIQ_TRY(check());
  const auto* hosts = value<std::vector<std::string>>("network.hosts");
  if (hosts == nullptr || std::any_of(hosts->begin(), hosts->end(), [&](const auto& pattern) {
        return matches_host(pattern, host, port, loopback);
      }))
    return success();
  return refused(fmt::format("The policy of this machine does not allow the host {}:{}", host, port),
                 *governs("network.hosts"), fmt::format("It allows {}. {}", joined(*hosts), whom_to_ask));
}

Status Policy::allows_plain_http() const {
  return is_not_off("network.plain_http",
                    "The policy of this machine does not allow http without encryption to other machines");
}

std::string Policy::proxy() const {
  const auto* text = value<std::string>("network.proxy");
  return text == nullptr ? std::string() : *text;
}

std::string Policy::ca_file() const {
  const auto* text = value<std::string>("network.ca_file");
  return text == nullptr ? std::string() : *text;
}

Status Policy::allows_aspect(Aspect aspect) const {
  return lists("data.aspects", name(aspect),
               fmt::format("The policy of this machine does not allow facts of the aspect {} to be stored",
                           name(aspect)));
}

std::optional<std::vector<Aspect>> Policy::aspects() const {
  const auto* names = value<std::vector<std::string>>("data.aspects");
  if (names == nullptr) return std::nullopt;
  std::vector<Aspect> aspects;
  for (const auto& name : *names)
    if (const auto aspect = aspect_from(name)) aspects.push_back(*aspect);
  return aspects;
}

std::map<Aspect, int> Policy::keep_days() const {
  std::map<Aspect, int> days;
  if (const auto* named = value<std::map<std::string, std::int64_t>>("data.keep_days"))
    for (const auto& [name, count] : *named)
      if (const auto aspect = aspect_from(name)) days[*aspect] = static_cast<int>(count);
  return days;
}

std::optional<int> Policy::keep_expired_days() const {
  const auto* days = value<std::int64_t>("data.keep_expired_days");
  return days == nullptr ? std::nullopt : std::optional(static_cast<int>(*days));
}

Status Policy::allows_export() const {
  return is_not_off("data.export", "The policy of this machine does not allow customers to be exported");
}

Status Policy::allows_scope(Scope scope) const {
  RAFIQ_TRY(check());
  const auto* text = value<std::string>("sync.scope");
  const auto widest = text == nullptr ? std::nullopt : scope_from(*text);
  if (!widest || width(scope) <= width(*widest)) return success();
  return refused(fmt::format("The policy of this machine does not allow the scope {}", name(scope)),
                 *governs("sync.scope"), fmt::format("It allows {} at most. {}", *text, whom_to_ask));
}

Status Policy::allows_secrets_in(SecretPlace place) const {
  return lists("secrets.places", name(place),
               fmt::format("The policy of this machine does not allow secrets in the {}", name(place)));
}

std::optional<Language> Policy::window_language() const {
  const auto* text = value<std::string>("language.window");
  return text == nullptr ? std::nullopt : language_from(*text);
}

Status Policy::allows_own_packs() const {
  return is_not_off("packs.own",
                    "The policy of this machine does not allow guidance packs of one's own to be changed");
}

}  // namespace rafiq::policy
