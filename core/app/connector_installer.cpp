// SPDX-License-Identifier: Apache-2.0
#include "core/app/connector_installer.hpp"

#include "core/app/bundle_rules.hpp"
#include "core/app/bundle_stage.hpp"
#include "core/app/context.hpp"
#include "core/connector/bundle/folder.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/policy/policy.hpp"
#include "core/store/accounts.hpp"
#include "core/util/log.hpp"

#include <fmt/format.h>

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;
namespace bundle = connector::bundle;

Status check_id(const std::string& id) {
  if (bundle::is_id(id)) return success();
  return Error{ErrorCode::usage, "This cannot be the id of a connector", "", "See rafiqctl connector list"};
}

Result<bundle::Trust> trust_with(const BundlePlaces& places, const BundleOptions& options) {
  RAFIQ_TRY(auto trust, places.trust(options.place));
  if (options.trust.empty()) return trust;
  RAFIQ_TRY(places.may_trust_more());
  RAFIQ_TRY(auto signer, read_signer(options.trust));
  trust.signers.push_back(std::move(signer));
  return trust;
}

// What its own process says of it, or how that ended.
Result<Description> try_out(const ConnectorShelf& shelf, const bundle::Unpacked& unpacked,
                            const fs::path& where) {
  auto description = shelf.try_out(unpacked);
  if (description) return description;
  const auto& why = description.error();
  return Error{why.code == ErrorCode::internal ? ErrorCode::bad_data : why.code,
               "The connector does not work here: " + why.what, where.string(),
               "Nothing of it was installed. Tell whoever made it; rafiq-conform shows them why"};
}

Result<std::vector<std::string>> accounts_of(Context& context, const std::string& id) {
  std::vector<std::string> names;
  RAFIQ_TRY(const auto all, store::Accounts(*context.database).list());
  for (const auto& account : all)
    if (account.configured.connector == id) names.push_back(account.configured.name);
  return names;
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& one : names) all += (all.empty() ? "" : ", ") + one;
  return all;
}

std::string version_in(const fs::path& folder) {
  const auto contents = bundle::claimed_contents(folder);
  return contents ? contents.value().version : std::string();
}

Result<BundleReport> report_of(Context& context, const BundlePlace& place, const bundle::Checked& checked,
                               const std::string& title) {
  const auto& contents = checked.contents;
  BundleReport report;
  report.id = contents.id;
  report.version = contents.version;
  report.title = title;
  report.kind = bundle::name(contents.kind);
  report.signer = checked.signer.name;
  report.signer_key = bundle::to_text(checked.signer.key.id);
  report.origin = place.origin;
  report.folder = place.place(contents.id);
  report.replaces = version_in(place.place(contents.id));
  RAFIQ_TRY(report.accounts, accounts_of(context, contents.id));
  return report;
}

}  // namespace

Result<BundleReport> ConnectorInstaller::prove(const fs::path& file, const BundleOptions& options,
                                               const BundleStage& stage) {
  const auto& places = context_.connectors.bundles();
  const auto& place = places.of(options.place);
  RAFIQ_TRY(const auto trust, trust_with(places, options));
  BundleRules rules(context_, place, file.string());
  RAFIQ_TRY(auto archive, bundle::ArchiveReader::open(file));
  Unpacker unpacker(stage.fresh(),
                    [&](const bundle::Checked& checked) { return rules.may_install(checked); });
  RAFIQ_TRY(const auto checked, bundle::read_bundle(archive, trust, unpacker));
  RAFIQ_TRY(unpacker.finish(checked));
  RAFIQ_TRY(const auto unpacked, bundle::check_folder(stage.fresh(), trust));
  RAFIQ_TRY(const auto description, try_out(context_.connectors, unpacked, file));
  RAFIQ_TRY(rules.may_be_called(checked, description.info.title));
  return report_of(context_, place, checked, description.info.title);
}

Result<BundleReport> ConnectorInstaller::verify(const fs::path& file, const BundleOptions& options) {
  // Whoever asks may not be allowed to write where it would be installed.
  RAFIQ_TRY(const auto stage, BundleStage::open(context_.connectors.bundles().of(ConnectorOrigin::user)));
  auto report = prove(file, options, stage);
  stage.discard();
  return report;
}

Result<BundleReport> ConnectorInstaller::install(const fs::path& file, const BundleOptions& options) {
  const auto& places = context_.connectors.bundles();
  const auto& place = places.of(options.place);
  RAFIQ_TRY(auto stage, BundleStage::open(place));
  auto report = prove(file, options, stage);
  if (report && !options.trust.empty())
    if (auto kept = places.trust_also(options.place, options.trust); !kept) report = std::move(kept).error();
  if (!report) {
    log::bundle_refused(report.error().code);
    stage.discard();
    return report;
  }
  auto& done = report.value();
  const bool another = done.replaces != done.version;  // else it was installed again, to mend it
  if (auto put = stage.put(done.id, another); !put) {
    stage.discard();
    return std::move(put).error();
  }
  done.can_go_back_to = version_in(place.previous(done.id));
  log::bundle_installed(done.id, done.version, done.signer_key);
  return report;
}

Result<BundleReport> ConnectorInstaller::rollback(const std::string& id, ConnectorOrigin origin) {
  RAFIQ_TRY(check_id(id));
  const auto& places = context_.connectors.bundles();
  const auto& place = places.of(origin);
  RAFIQ_TRY(auto stage, BundleStage::open(place));
  std::error_code ignored;
  if (!fs::exists(place.previous(id), ignored))
    return Error{ErrorCode::not_found, fmt::format("No other version of the connector {} is kept", id),
                 place.installed.string(), "Install the bundle of the version that is wanted"};
  RAFIQ_TRY(places.policy()->allows_connector(id));
  RAFIQ_TRY(const auto trust, places.trust(origin));
  RAFIQ_TRY(const auto unpacked, bundle::check_folder(place.previous(id), trust));
  RAFIQ_TRY(const auto description, try_out(context_.connectors, unpacked, place.previous(id)));
  RAFIQ_TRY(auto report, report_of(context_, place, unpacked.checked, description.info.title));
  RAFIQ_TRY(stage.swap(id));
  report.can_go_back_to = version_in(place.previous(id));
  log::bundle_installed(id, report.version, report.signer_key);
  return report;
}

Result<BundleReport> ConnectorInstaller::remove(const std::string& id, ConnectorOrigin origin,
                                                bool even_if_used) {
  RAFIQ_TRY(check_id(id));
  const auto& place = context_.connectors.bundles().of(origin);
  std::error_code ignored;
  if (!fs::exists(place.place(id), ignored)) {
    RAFIQ_TRY(const auto all, context_.connectors.libraries());
    for (const auto& library : all)
      if (library.id == id)
        return Error{ErrorCode::configuration, fmt::format("The connector {} was not installed there", id),
                     library.file().string(),
                     library.bundle.empty()
                         ? "It comes with Rafiq, and goes with it"
                         : "It is the whole machine's or yours: see rafiqctl connector list"};
    return Error{ErrorCode::not_found, fmt::format("There is no connector \"{}\" installed", id),
                 place.installed.string(), "See rafiqctl connector list"};
  }
  RAFIQ_TRY(auto accounts, accounts_of(context_, id));
  if (!accounts.empty() && !even_if_used)
    return Error{
        ErrorCode::conflict, fmt::format("The connector {} is used by {}", id, joined(accounts)), "",
        "Remove those accounts first, or say --even-if-used: they then wait until it is installed again"};
  RAFIQ_TRY(auto stage, BundleStage::open(place));
  BundleReport report;
  report.id = id;
  report.version = version_in(place.place(id));
  report.origin = origin;
  report.accounts = std::move(accounts);
  RAFIQ_TRY(stage.put_away(id));
  report.folder = place.previous(id);
  report.can_go_back_to = report.version;
  log::bundle_removed(id, report.version);
  return report;
}

}  // namespace rafiq::app
