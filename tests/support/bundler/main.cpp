// SPDX-License-Identifier: Apache-2.0
// rafiq-bundler KEY OUT < {"id", "version", "kind", "abi", "files": {name: file}, "signed_files": {...},
//   "signature": false, "more": [{"name", "bytes", "zeros", "kind", "to"}]}
// "files" are packed; "signed_files" are signed, where they are others.
#include "core/platform/private_file.hpp"
#include "core/util/json.hpp"
#include "tests/support/bundles.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

using namespace rafiq;
namespace bundle = connector::bundle;

test::Entries read_files(const Json& files) {
  test::Entries entries;
  for (const auto& [name, file] : files.items()) {
    std::ostringstream bytes;
    bytes << std::ifstream(file.get<std::string>(), std::ios::binary).rdbuf();
    entries.push_back({name, std::move(bytes).str()});
  }
  return entries;
}

test::Entry read_entry(const Json& json) {
  return {json.at("name"), json.value("bytes", "") + std::string(json.value("zeros", 0U), '\0'),
          json.value("kind", "f").at(0), json.value("to", "")};
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 3) return 2;
  const auto told = Json::parse(std::cin);
  const auto files = read_files(told.at("files"));
  const auto kind = told.at("kind") == "library" ? bundle::Kind::library : bundle::Kind::manifest;
  auto contents = test::contents_of(told.at("id"), told.at("version"), kind,
                                    read_files(told.value("signed_files", told.at("files"))));
  contents.abi = told.value("abi", 1);
  const auto key = bundle::SecretKey::read(platform::read_private_file(argv[1]).value(), argv[1], [] {
                     return Secret();
                   }).value();
  const auto text = to_text(contents);
  test::Entries entries = {{"bundle.json", text}};
  if (told.value("signature", true))
    entries.push_back({"bundle.json.minisig", to_text(key.sign(text, "a test"))});
  entries.insert(entries.end(), files.begin(), files.end());
  for (const auto& one : told.value("more", Json::array())) entries.push_back(read_entry(one));
  test::write_file(argv[2], test::pack(entries));
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "rafiq-bundler: %s\n", error.what());
  return 1;
}
