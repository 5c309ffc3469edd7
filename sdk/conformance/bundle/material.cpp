// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/bundle/material.hpp"

#include "core/connector/bundle/digest.hpp"
#include "core/connector/bundle/fit.hpp"
#include "core/connector/bundle/limits.hpp"
#include "core/connector/bundle/names.hpp"
#include "core/connector/bundle/reader.hpp"
#include "core/connector/connection.hpp"
#include "core/platform/file.hpp"

#include <rafiq/connector.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <sstream>

namespace rafiq::conform {
namespace {

namespace fs = std::filesystem;
namespace bundle = connector::bundle;

Result<std::string> text_of(const fs::path& file) {
  RAFIQ_TRY(const auto opened, platform::ReadableFile::open(file));
  RAFIQ_TRY(const auto info, opened.info());
  if (info.bytes > bundle::largest_file)
    return Error{ErrorCode::bad_data, "The file is too large for a bundle", file.string(), "Make it smaller"};
  std::ostringstream read;
  read << std::ifstream(file, std::ios::binary).rdbuf();
  return std::move(read).str();
}

Result<std::string> paper(const fs::path& named, const fs::path& beside, const char* option) {
  auto text = text_of(named.empty() ? beside : named);
  if (text || !named.empty() || text.error().code != ErrorCode::not_found) return text;
  return Error{ErrorCode::usage, "Every bundle holds a " + beside.filename().string() + ", and there is none",
               beside.string(), std::string("Write one, or name another file with ") + option};
}

Result<Json> description_of(const Subject& subject) {
  connector::LaunchOptions options;
  RAFIQ_TRY(options.host_program, find_host_program());
  options.library = subject.library;
  options.manifest = subject.manifest;
  RAFIQ_TRY(auto connection, connector::Connection::start(std::move(options)));
  return connection->describe();
}

Status add_connector(const Subject& subject, const MaterialOptions& options, const std::string& id,
                     bundle::NamedFiles& files) {
  if (subject.manifest) {
    RAFIQ_TRY(auto text, text_of(subject.folder / "manifest.json"));
    files.emplace_back(bundle::manifest_name, std::move(text));
    return success();
  }
  auto libraries = options.libraries;
  libraries[std::string(bundle::platform_name())] = subject.library;
  for (const auto& [platform, file] : libraries) {
    RAFIQ_TRY(auto bytes, text_of(file));
    files.emplace_back(bundle::library_name(platform, id), std::move(bytes));
  }
  return success();
}

bundle::Contents contents_of(const Json& description, bundle::Kind kind, const bundle::NamedFiles& files) {
  bundle::Contents contents{string_member(description, "id").value_or(""),
                            string_member(description, "version").value_or(""),
                            RAFIQ_CONNECTOR_ABI_VERSION,
                            kind,
                            {}};
  for (const auto& [name, bytes] : files)
    contents.files.push_back({name, bytes.size(), bundle::digest_of(bytes)});
  return contents;
}

// Reads and keeps nothing.
struct Reader : bundle::Taker {
  Status contents(const bundle::Checked&) override { return success(); }
  Status file(const std::string&) override { return success(); }
  Status bytes(std::string_view) override { return success(); }
  Status end() override { return success(); }
};

Status read_back(const std::string& packed, const bundle::PublicKey& key) {
  const auto source = [&](std::uint64_t offset, std::span<char> buffer) -> Result<std::size_t> {
    const auto from = std::min<std::uint64_t>(offset, packed.size());
    const auto size = std::min<std::size_t>(buffer.size(), packed.size() - from);
    std::memcpy(buffer.data(), packed.data() + from, size);
    return size;
  };
  RAFIQ_TRY(auto archive, bundle::ArchiveReader::open(source, "the new bundle"));
  Reader reader;
  RAFIQ_TRY(bundle::read_bundle(archive, {{{"", key}}, ""}, reader));
  return success();
}

}  // namespace

Result<Material> gather(const Subject& subject, const MaterialOptions& options) {
  RAFIQ_TRY(const auto description, description_of(subject));
  Material material;
  const auto id = string_member(description, "id").value_or("");
  RAFIQ_TRY(auto license, paper(options.license, subject.folder / "LICENSE", "--license"));
  RAFIQ_TRY(auto readme, paper(options.readme, subject.folder / "README.md", "--readme"));
  material.files = {{"LICENSE", std::move(license)}, {"README.md", std::move(readme)}};
  RAFIQ_TRY(add_connector(subject, options, id, material.files));
  std::sort(material.files.begin(), material.files.end());
  material.contents = contents_of(
      description, subject.manifest ? bundle::Kind::manifest : bundle::Kind::library, material.files);
  // Whoever installs it reads it in the same way: what they would refuse is told now.
  RAFIQ_TRY(bundle::parse_contents(to_text(material.contents), subject.library.string()));
  return material;
}

Result<std::string> make_bundle(const Material& material, const bundle::SecretKey& key) {
  const auto text = to_text(material.contents);
  const auto comment = "rafiq connector " + material.contents.id + " " + material.contents.version;
  bundle::NamedFiles files = {{std::string(bundle::contents_name), text},
                              {std::string(bundle::signature_name), to_text(key.sign(text, comment))}};
  files.insert(files.end(), material.files.begin(), material.files.end());
  RAFIQ_TRY(auto packed, bundle::write_archive(files));
  RAFIQ_TRY(read_back(packed, key.public_key()));
  return packed;
}

}  // namespace rafiq::conform
