// SPDX-License-Identifier: Apache-2.0
#include "core/app/bundle_rules.hpp"

#include "core/app/context.hpp"
#include "core/connector/bundle/fit.hpp"
#include "core/connector/bundle/folder.hpp"
#include "core/connector/bundle/lookalike.hpp"
#include "core/connector/bundle/version.hpp"
#include "core/policy/policy.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::app {
namespace {

namespace bundle = connector::bundle;

constexpr std::string_view by_name =
    "Do not use it. If it is really meant, whoever administers this machine can name its id in "
    "connectors.allowed";

std::string_view words_for(ConnectorOrigin origin) {
  return origin == ConnectorOrigin::shipped   ? "which comes with Rafiq"
         : origin == ConnectorOrigin::machine ? "which is installed for the whole machine"
                                              : "which is installed";
}

// Whose signature is at the version that lies there, whether or not it is good otherwise.
std::optional<bundle::KeyId> signer_of(const std::filesystem::path& folder, const bundle::Trust& trust) {
  const auto unpacked = bundle::check_folder(folder, trust);
  return unpacked ? std::optional(unpacked.value().checked.signer.key.id) : std::nullopt;
}

}  // namespace

BundleRules::BundleRules(Context& context, const BundlePlace& place, std::string where)
    : context_(context), place_(place), where_(std::move(where)) {}

Error BundleRules::refused(std::string what, std::string remedy) const {
  return {ErrorCode::conflict, std::move(what), where_, std::move(remedy)};
}

Status BundleRules::may_install(const bundle::Checked& checked) {
  RAFIQ_TRY(context_.connectors.bundles().policy()->allows_connector(checked.contents.id));
  RAFIQ_TRY(check_fit(checked.contents, where_));
  RAFIQ_TRY(check_id(checked));
  RAFIQ_TRY(check_versions(checked));
  return check_imitation(checked);
}

// The id itself is taken by what can neither be replaced nor hidden.
Status BundleRules::check_id(const bundle::Checked& checked) const {
  const auto& id = checked.contents.id;
  if (id == connector::manifest_runner)
    return refused(fmt::format("\"{}\" is a name of Rafiq's own", id), "Ask whoever made it for another id");
  RAFIQ_TRY(const auto all, context_.connectors.libraries());
  for (const auto& library : all) {
    if (library.id != id) continue;
    const auto origin = context_.connectors.bundles().origin_of(library);
    if (origin == ConnectorOrigin::shipped)
      return refused(fmt::format("The connector {} comes with Rafiq: a bundle cannot take its place", id),
                     "It is updated with Rafiq. A connector of your own needs an id of its own");
    if (origin == ConnectorOrigin::machine && place_.origin == ConnectorOrigin::user)
      return refused(fmt::format("The connector {} is installed for the whole machine", id),
                     "Whoever administers this machine updates it, with --system");
  }
  return success();
}

Status BundleRules::check_versions(const bundle::Checked& checked) const {
  const auto& contents = checked.contents;
  const auto version = *bundle::Version::parse(contents.version);
  RAFIQ_TRY(const auto trust, context_.connectors.bundles().trust(place_.origin));
  const auto used = bundle::claimed_contents(place_.place(contents.id));
  const auto signer = signer_of(place_.place(contents.id), trust);
  if (used && signer && *signer != checked.signer.key.id)
    return refused(
        fmt::format("The connector {} was installed with the signature {}, and this bundle has {}",
                    contents.id, bundle::to_text(*signer), bundle::to_text(checked.signer.key.id)),
        fmt::format("If its maker has a new key, remove the old one first: rafiqctl connector remove {}",
                    contents.id));
  if (used && to_text(used.value()) != to_text(contents) && used.value().version == contents.version)
    return refused(fmt::format("The bundle says that it is {} {}, as the installed one is, and is another",
                               contents.id, contents.version),
                   "Ask whoever made it for a version of its own");
  for (const auto& folder : {place_.place(contents.id), place_.previous(contents.id)}) {
    const auto there = bundle::claimed_contents(folder);
    if (there && *bundle::Version::parse(there.value().version) > version)
      return refused(
          fmt::format("{} {} is older than {}, which is or was installed here", contents.id, contents.version,
                      there.value().version),
          fmt::format("To go back to the version before, use rafiqctl connector rollback {}", contents.id));
  }
  return success();
}

const std::vector<BundleRules::Known>& BundleRules::others() {
  if (others_) return *others_;
  others_.emplace();
  const auto libraries = context_.connectors.libraries();
  if (!libraries) return *others_;
  for (const auto& library : libraries.value()) {
    Known known{library.id, "", context_.connectors.bundles().origin_of(library), {}};
    if (const auto description = context_.connectors.describe(library.id)) {
      known.title = description.value()->info.title;
      known.signer = description.value()->signer;
    }
    others_->push_back(std::move(known));
  }
  return *others_;
}

Status BundleRules::check_imitation(const bundle::Checked& checked) {
  const auto& id = checked.contents.id;
  if (allowed_by_name(id)) return success();
  for (const auto& known : others())
    if (known.signer != checked.signer.key && bundle::look_alike(id, known.id))
      return refused(fmt::format("The id \"{}\" looks like \"{}\", {}: it may be meant to be taken for it",
                                 id, known.id, words_for(known.origin)),
                     std::string(by_name));
  return success();
}

Status BundleRules::may_be_called(const bundle::Checked& checked, const std::string& title) {
  const auto& id = checked.contents.id;
  if (allowed_by_name(id)) return success();
  const auto shape = bundle::appearance(title);
  for (const auto& known : others())
    if (known.id != id && known.signer != checked.signer.key && !known.title.empty() &&
        bundle::appearance(known.title) == shape)
      return refused(fmt::format("The connector {} calls itself \"{}\" as {} does, {}", id, title, known.id,
                                 words_for(known.origin)),
                     std::string(by_name));
  return success();
}

bool BundleRules::allowed_by_name(const std::string& id) const {
  const auto* setting = context_.connectors.bundles().policy()->governs("connectors.allowed");
  const auto* names = setting == nullptr ? nullptr : std::get_if<std::vector<std::string>>(&setting->value);
  return names != nullptr && std::find(names->begin(), names->end(), id) != names->end();
}

}  // namespace rafiq::app
