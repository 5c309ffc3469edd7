// SPDX-License-Identifier: Apache-2.0
#include "core/app/connector_shelf.hpp"

#include "core/connector/bundle/names.hpp"
#include "core/connector/connection.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rafiq::app {

// What is to be asked, and of a bundle who answers for it.
struct ConnectorShelf::Found {
  std::shared_ptr<const Json> manifest;
  std::optional<connector::bundle::Signer> signer;
  std::map<std::filesystem::path, platform::FileIdentity> proved;
};

Result<std::vector<connector::Library>> ConnectorShelf::libraries() const {
  RAFIQ_TRY(auto all, connector::find_libraries(folder_));
  RAFIQ_TRY(auto bundles, bundles_.libraries());
  for (auto& library : bundles)
    if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return one.id == library.id; }))
      all.push_back(std::move(library));
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return all;
}

Result<ConnectorShelf::Found> ConnectorShelf::prepare(const connector::Library& library) const {
  Found found;
  if (library.bundle.empty()) {
    RAFIQ_TRY(found.manifest, connector::read_manifest(library));
    return found;
  }
  // Noted before it is looked at: who changes it meanwhile is noticed the next time.
  for (const auto& file : {library.bundle / connector::bundle::contents_name, library.file()})
    found.proved[file] = platform::identity_of(file);
  RAFIQ_TRY(const auto trust, bundles_.trust(bundles_.origin_of(library)));
  RAFIQ_TRY(const auto unpacked, connector::bundle::check_folder(library.bundle, trust));
  if (unpacked.checked.contents.id != library.id)
    return Error{ErrorCode::bad_data,
                 fmt::format("This folder holds the connector \"{}\"", unpacked.checked.contents.id),
                 library.bundle.string(), "Install the bundle again"};
  found.signer = unpacked.checked.signer;
  if (!library.manifest.empty()) {
    RAFIQ_TRY(found.manifest, connector::read_manifest(library, unpacked.manifest));
  }
  return found;
}

Result<Description> ConnectorShelf::ask(const connector::Library& library, Found found) const {
  connector::LaunchOptions options;
  options.host_program = host_program_;
  options.library = library.path;
  options.manifest = found.manifest;
  RAFIQ_TRY(auto connection, connector::Connection::start(std::move(options)));
  RAFIQ_TRY(auto json, connection->describe());
  RAFIQ_TRY(auto description, parse_description(json, library.file()));
  auto& info = description.info;
  info.library = library.path;
  info.kind = found.manifest ? "manifest" : "library";
  info.origin = bundles_.origin_of(library);
  description.manifest = std::move(found.manifest);
  description.gaps = connection->gaps();
  description.proved = std::move(found.proved);
  if (found.signer) {
    info.signer = found.signer->name;
    info.signer_key = connector::bundle::to_text(found.signer->key.id);
    description.signer = found.signer->key;
  }
  return description;
}

Result<Description> ConnectorShelf::try_out(const connector::bundle::Unpacked& unpacked) const {
  const auto& contents = unpacked.checked.contents;
  const bool runs_manifest = contents.kind == connector::bundle::Kind::manifest;
  connector::Library library{
      contents.id, runs_manifest ? connector::runner_in(folder_) : unpacked.library(), {}, unpacked.folder};
  Found found;
  if (runs_manifest) {
    library.manifest = unpacked.folder / connector::bundle::manifest_name;
    RAFIQ_TRY(found.manifest, connector::read_manifest(library, unpacked.manifest));
  }
  RAFIQ_TRY(auto description, ask(library, std::move(found)));
  if (description.info.id == contents.id && description.info.version == contents.version) return description;
  return Error{ErrorCode::bad_data,
               fmt::format("The connector says that it is {} {}, and its bundle that it is {} {}",
                           description.info.id, description.info.version, contents.id, contents.version),
               unpacked.folder.string(), "Tell whoever made it"};
}

bool ConnectorShelf::replaced(const Description& description) const {
  return std::any_of(description.proved.begin(), description.proved.end(),
                     [](const auto& one) { return platform::identity_of(one.first) != one.second; });
}

// A bundle may be changed, replaced or removed, and its signer may lose trust, while a window stays open.
bool ConnectorShelf::still_good(const Description& known) const {
  if (!known.signer) return true;
  const auto trust = bundles_.trust(known.info.origin);
  if (replaced(known) || !trust) return false;
  const auto& signers = trust.value().signers;
  return std::any_of(signers.begin(), signers.end(),
                     [&](const auto& signer) { return signer.key == *known.signer; });
}

Status ConnectorShelf::may_start(std::string_view id) const {
  const auto policy = rule_.policy->now();
  if (rule_.other_folder) {
    RAFIQ_TRY(policy->allows_other_connectors());
  }
  return policy->allows_connector(id);
}

Result<const Description*> ConnectorShelf::describe(std::string_view id) {
  RAFIQ_TRY(may_start(id));
  if (const auto known = described_.find(id); known != described_.end()) {
    if (still_good(*known->second)) return known->second.get();
    replaced_.push_back(std::move(known->second));
    described_.erase(known);
  }
  RAFIQ_TRY(auto found, libraries());
  const auto library =
      std::find_if(found.begin(), found.end(), [&](const auto& candidate) { return candidate.id == id; });
  if (library == found.end())
    return Error{ErrorCode::not_found, fmt::format("There is no connector \"{}\" on this machine", id),
                 folder_.string(), "See rafiqctl connector list"};
  RAFIQ_TRY(auto prepared, prepare(*library));
  RAFIQ_TRY(auto description, ask(*library, std::move(prepared)));
  auto kept = std::make_unique<const Description>(std::move(description));
  return described_.emplace(std::string(id), std::move(kept)).first->second.get();
}

}  // namespace rafiq::app
