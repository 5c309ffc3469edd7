// SPDX-License-Identifier: Apache-2.0
#include "core/app/bundle_places.hpp"

#include "core/platform/file.hpp"
#include "core/platform/new_file.hpp"
#include "core/policy/policy.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;
namespace bundle = connector::bundle;

constexpr std::string_view comment = "untrusted comment: ";

const policy::Setting* governing(const policy::Policy& policy) {
  return policy.governs("connectors.trusted_signers");
}

std::vector<bundle::Signer> signers_of(const policy::Policy& policy) {
  std::vector<bundle::Signer> signers;
  for (const auto& one : policy.trusted_signers()) signers.push_back({one.name, {one.id, one.key}});
  return signers;
}

// A folder that is not there has none.
Status add_signers(const fs::path& folder, std::vector<bundle::Signer>& signers) {
  std::error_code trouble;
  for (fs::directory_iterator each(folder, trouble); !trouble && each != fs::directory_iterator();
       each.increment(trouble)) {
    if (each->path().extension() != ".pub") continue;
    RAFIQ_TRY(auto signer, read_signer(each->path()));
    signers.push_back(std::move(signer));
  }
  if (trouble && trouble != std::errc::no_such_file_or_directory)
    return Error{ErrorCode::configuration, "The folder of trusted keys cannot be read: " + trouble.message(),
                 folder.string(), "Check its access rights"};
  return success();
}

}  // namespace

Result<bundle::Signer> read_signer(const fs::path& key_file) {
  RAFIQ_TRY(const auto file, platform::ReadableFile::open(key_file));
  std::array<char, 4096> buffer;
  RAFIQ_TRY(const auto size, file.read_at(0, buffer));
  const std::string_view text(buffer.data(), size);
  RAFIQ_TRY(const auto key, bundle::parse_public_key(text, key_file.string()));
  auto name = text.starts_with(comment) ? std::string(text.substr(comment.size(), 100)) : "";
  name = name.substr(0, name.find_first_of("\r\n"));
  // What minisign writes by itself says no more than the key does.
  const bool shows =
      !name.empty() && !name.starts_with("minisign public key") &&
      std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < ' ' || c == 0x7f; });
  return bundle::Signer{shows ? name : key_file.stem().string(), key};
}

BundlePlaces::BundlePlaces(const platform::Places& places, fs::path shipped, const fs::path& machine,
                           std::shared_ptr<policy::Keeper> policy)
    : shipped_(std::move(shipped)), policy_(std::move(policy)) {
  // A constant for the same reason as the policy's place is one: core/policy/place.hpp.
  const fs::path whole = machine.empty() ? fs::path("/var/lib/rafiq") : machine / "var";
  machine_ = {ConnectorOrigin::machine, whole / "connectors", whole / "trusted-signers"};
  user_ = {ConnectorOrigin::user, places.data / "connectors", places.config / "trusted-signers"};
}

Result<bundle::Trust> BundlePlaces::trust(ConnectorOrigin origin) const {
  const auto policy = policy_->now();
  RAFIQ_TRY(policy->check());
  if (const auto* setting = governing(*policy))
    return bundle::Trust{
        signers_of(*policy),
        fmt::format("The policy of this machine names who is trusted ({}): ask whoever administers it",
                    setting->where())};
  bundle::Trust trust{
      {},
      "If you have the public key of whoever made it, and from themselves, name its file with "
      "--trust"};
  RAFIQ_TRY(add_signers(machine_.signers, trust.signers));
  if (origin == ConnectorOrigin::user) {
    RAFIQ_TRY(add_signers(user_.signers, trust.signers));
  }
  return trust;
}

Status BundlePlaces::may_trust_more() const {
  const auto policy = policy_->now();
  RAFIQ_TRY(policy->check());
  const auto* setting = governing(*policy);
  if (setting == nullptr) return success();
  return Error{ErrorCode::configuration, "The policy of this machine names whose connectors are trusted",
               setting->where(), "Leave --trust out, or ask whoever administers this machine"};
}

Status BundlePlaces::trust_also(ConnectorOrigin origin, const fs::path& key_file) const {
  RAFIQ_TRY(may_trust_more());
  RAFIQ_TRY(const auto signer, read_signer(key_file));
  const auto& folder = of(origin).signers;
  std::error_code trouble;
  fs::create_directories(folder, trouble);
  if (trouble)
    return Error{ErrorCode::configuration, "The folder of trusted keys cannot be made: " + trouble.message(),
                 folder.string(), "Check the access rights"};
  return platform::replace_file(folder / (bundle::to_text(signer.key.id) + ".pub"),
                                fmt::format("{}{}\n{}\n", comment, signer.name, bundle::to_text(signer.key)));
}

Result<std::vector<connector::Library>> BundlePlaces::libraries() const {
  const auto runner = connector::runner_in(shipped_);
  RAFIQ_TRY(auto all, connector::find_bundles(machine_.installed, runner));
  RAFIQ_TRY(auto own, connector::find_bundles(user_.installed, runner));
  for (auto& library : own)
    if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return one.id == library.id; }))
      all.push_back(std::move(library));
  return all;
}

ConnectorOrigin BundlePlaces::origin_of(const connector::Library& library) const {
  if (library.bundle.empty()) return ConnectorOrigin::shipped;
  return library.bundle.parent_path() == machine_.installed ? ConnectorOrigin::machine
                                                            : ConnectorOrigin::user;
}

}  // namespace rafiq::app
