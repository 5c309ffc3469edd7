// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace rafiq::app {

// Who may start rafiq-browser-host. Both come from packaging/browser/manifest.json: "key" and the id of
// "gecko".
inline constexpr std::string_view in_chromium = "chrome-extension://haidlomkfiifbjgaafbphhbopgjjoemf/";
inline constexpr std::string_view in_firefox = "follow@rafiq.invalid";

// A file that tells a browser where rafiq-browser-host is, whether it is there or not.
struct HostManifest {
  std::filesystem::path file;
  bool firefox = false;
};
// Of this user; error: configuration (no home folder). Of the whole machine.
Result<std::vector<HostManifest>> host_manifests_of_user();
std::vector<HostManifest> host_manifests_of_machine();

}  // namespace rafiq::app
