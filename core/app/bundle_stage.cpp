// SPDX-License-Identifier: Apache-2.0
#include "core/app/bundle_stage.hpp"

#include "core/connector/bundle/folder.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/connector/bundle/version.hpp"
#include "core/platform/folder.hpp"

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;
namespace bundle = connector::bundle;

Error no_right(const BundlePlace& place, const std::error_code& trouble) {
  if (place.origin == ConnectorOrigin::machine)
    return {
        ErrorCode::configuration,
        "Only whoever administers this machine may change the connectors of everybody: " + trouble.message(),
        place.installed.string(), "Run it as root (sudo), or leave --system out to install for yourself"};
  return {ErrorCode::configuration, "The folder of connectors cannot be made: " + trouble.message(),
          place.installed.string(), "Check the access rights and the space on the disk"};
}

Status make_places(const BundlePlace& place) {
  if (place.origin == ConnectorOrigin::user) {
    RAFIQ_TRY(platform::make_private_folder(place.installed));
    return platform::make_private_folder(place.installed / ".previous");
  }
  std::error_code trouble;
  for (const auto& folder : {place.installed.parent_path(), place.installed, place.installed / ".previous"}) {
    if (fs::create_directories(folder, trouble))
      fs::permissions(folder, fs::perms(0755), trouble);  // whatever the umask is
    if (trouble) return no_right(place, trouble);
  }
  return success();
}

}  // namespace

BundleStage::BundleStage(const BundlePlace& place, platform::FileLock lock)
    : place_(place), lock_(std::move(lock)), fresh_(place.installed / ".new") {}

Result<BundleStage> BundleStage::open(const BundlePlace& place) {
  RAFIQ_TRY(make_places(place));
  auto held = platform::FileLock::try_acquire(place.installed / ".lock");
  if (!held) return no_right(place, std::make_error_code(std::errc::permission_denied));
  if (!held.value())
    return Error{ErrorCode::conflict, "Another process is installing a connector", place.installed.string(),
                 "Try again in a moment"};
  BundleStage stage(place, std::move(*held.value()));
  stage.tidy();
  return stage;
}

// Killed between the two steps of `put`, the old version lies where the new one was: it is still wanted.
void BundleStage::tidy() {
  const auto left = bundle::claimed_contents(fresh_);
  if (left) {
    const auto used = bundle::claimed_contents(place_.place(left.value().id));
    if (used && bundle::Version::parse(left.value().version) < bundle::Version::parse(used.value().version))
      (void)keep(fresh_, left.value().id);
  }
  discard();
}

void BundleStage::discard() const {
  std::error_code ignored;
  fs::remove_all(fresh_, ignored);
}

Status BundleStage::keep(const fs::path& old, const std::string& id) {
  std::error_code ignored;
  fs::remove_all(place_.previous(id), ignored);
  RAFIQ_TRY(platform::put_in_place(old, place_.previous(id)));
  return platform::sync_folder(place_.installed);
}

Status BundleStage::put(const std::string& id, bool keep_old) {
  RAFIQ_TRY(platform::put_in_place(fresh_, place_.place(id)));
  RAFIQ_TRY(platform::sync_folder(place_.installed));
  std::error_code ignored;
  if (keep_old && fs::exists(fresh_, ignored)) return keep(fresh_, id);
  discard();
  return success();
}

Status BundleStage::swap(const std::string& id) {
  RAFIQ_TRY(platform::put_in_place(place_.previous(id), place_.place(id)));
  return platform::sync_folder(place_.installed);
}

Status BundleStage::put_away(const std::string& id) {
  return keep(place_.place(id), id);
}

Status Unpacker::contents(const bundle::Checked& checked) {
  RAFIQ_TRY(may_(checked));
  return make_folder(folder_);
}

Status Unpacker::make_folder(const fs::path& folder) {
  std::error_code trouble;
  if (fs::create_directory(folder, trouble)) fs::permissions(folder, fs::perms(0755), trouble);
  if (!trouble) return success();
  return Error{ErrorCode::configuration, "The folder cannot be made: " + trouble.message(), folder.string(),
               "Check the access rights and the space on the disk"};
}

Status Unpacker::file(const std::string& name) {
  const auto path = folder_ / name;
  RAFIQ_TRY(make_folder(path.parent_path()));
  RAFIQ_TRY(auto made, platform::NewFile::create(path));
  file_.emplace(std::move(made));
  return success();
}

Status Unpacker::write(std::string_view name, std::string_view bytes) {
  RAFIQ_TRY(file(std::string(name)));
  RAFIQ_TRY(file_->write(bytes));
  return file_->finish();
}

Status Unpacker::finish(const bundle::Checked& checked) {
  RAFIQ_TRY(write(bundle::signature_name, checked.signature));
  RAFIQ_TRY(write(bundle::contents_name, to_text(checked.contents)));
  std::error_code trouble;
  for (const auto& entry : fs::directory_iterator(folder_, trouble))
    if (entry.is_directory(trouble)) {
      RAFIQ_TRY(platform::sync_folder(entry.path()));
    }
  return platform::sync_folder(folder_);
}

}  // namespace rafiq::app
