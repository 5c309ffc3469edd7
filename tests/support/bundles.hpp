// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/bundle/contents.hpp"
#include "core/connector/bundle/secret_key.hpp"
#include "core/connector/bundle/trust.hpp"

#include <filesystem>
#include <string>
#include <vector>

// Connector bundles, good ones and such as nobody honest makes.
namespace rafiq::test {

// A key as minisign -G makes it; another one each time.
struct Key {
  explicit Key(std::string name);
  connector::bundle::Signer signer;
  std::string secret_text;  // of its file; under no password
  connector::bundle::SecretKey secret;
};

// One entry of an archive, whatever it be.
struct Entry {
  std::string name;
  std::string bytes;
  char kind = 'f';   // f file, l symbolic link, h hard link, d folder, p pipe
  std::string to{};  // of a link
};
using Entries = std::vector<Entry>;

// A bundle of a manifest connector, in the order that is right: what is signed is what is in it.
Entries good_bundle(const Key& key, const std::string& id, const std::string& version,
                    const std::string& manifest = "{}\n");
// The same of any contents and files; the digests of `contents` are as they are.
Entries signed_bundle(const Key& key, const connector::bundle::Contents& contents, const Entries& files);
connector::bundle::Contents contents_of(const std::string& id, const std::string& version,
                                        connector::bundle::Kind kind, const Entries& files);

// format: ustar, pax, gnutar or v7tar; filter: zstd, gzip, none or twice (zstd within zstd).
std::string pack(const Entries& entries, const std::string& format = "ustar",
                 const std::string& filter = "zstd");
void write_file(const std::filesystem::path& file, const std::string& bytes);

}  // namespace rafiq::test
