// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/bundle/archive_writer.hpp"
#include "core/connector/bundle/contents.hpp"
#include "core/connector/bundle/secret_key.hpp"
#include "sdk/conformance/subject.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace rafiq::conform {

// What goes into a bundle beside the connector that is tested here.
struct MaterialOptions {
  std::filesystem::path license;                           // empty: LICENSE beside the connector
  std::filesystem::path readme;                            // empty: README.md there
  std::map<std::string, std::filesystem::path> libraries;  // of other platforms: "linux-aarch64"
};

struct Material {
  connector::bundle::Contents contents;
  connector::bundle::NamedFiles files;  // in the order of contents.files
};

// Reads the files, and asks the connector for its id and version in its host process. Errors: not_found,
// usage (a licence or a README is missing), bad_data (id and version that no bundle can have), those of
// starting it.
Result<Material> gather(const Subject& subject, const MaterialOptions& options);

// The bytes of the bundle: the same for the same material and key. What it makes is read back as whoever
// installs it will read it. Errors: internal.
Result<std::string> make_bundle(const Material& material, const connector::bundle::SecretKey& key);

}  // namespace rafiq::conform
