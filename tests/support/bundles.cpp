// SPDX-License-Identifier: Apache-2.0
#include "tests/support/bundles.hpp"

#include "core/connector/bundle/digest.hpp"
#include "core/connector/bundle/names.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace rafiq::test {
namespace {

using namespace connector::bundle;

std::string base64(const std::string& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

// As minisign -G -W writes it.
std::string new_key() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  std::string open(crypto_sign_PUBLICKEYBYTES, '\0');
  std::string secret(crypto_sign_SECRETKEYBYTES, '\0');
  crypto_sign_keypair(reinterpret_cast<unsigned char*>(open.data()),
                      reinterpret_cast<unsigned char*>(secret.data()));
  std::string id(8, '\0');
  randombytes_buf(id.data(), id.size());
  const std::string front = std::string("Ed\0\0B2", 6) + std::string(32 + 8 + 8, '\0');
  return "untrusted comment: minisign secret key\n" + base64(front + id + secret + std::string(32, '\0')) +
         "\n";
}

SecretKey read_key(const std::string& text) {
  return SecretKey::read(Secret(text), "test", [] { return Secret(); }).value();
}

la_ssize_t append(archive*, void* into, const void* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void add(archive* writer, const Entry& one) {
  auto* entry = archive_entry_new();
  archive_entry_set_pathname(entry, one.name.c_str());
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_filetype(entry, one.kind == 'd'   ? AE_IFDIR
                                    : one.kind == 'l' ? AE_IFLNK
                                    : one.kind == 'p' ? AE_IFIFO
                                                      : AE_IFREG);
  archive_entry_set_size(entry, static_cast<la_int64_t>(one.bytes.size()));
  if (one.kind == 'l') archive_entry_set_symlink(entry, one.to.c_str());
  if (one.kind == 'h') archive_entry_set_hardlink(entry, one.to.c_str());
  if (archive_write_header(writer, entry) < ARCHIVE_WARN ||
      archive_write_data(writer, one.bytes.data(), one.bytes.size()) < 0)
    throw std::runtime_error(archive_error_string(writer));
  archive_entry_free(entry);
}

}  // namespace

Key::Key(std::string name)
    : signer{std::move(name), {}}, secret_text(new_key()), secret(read_key(secret_text)) {
  signer.key = secret.public_key();
}

Contents contents_of(const std::string& id, const std::string& version, Kind kind, const Entries& files) {
  Contents contents{id, version, 1, kind, {}};
  for (const auto& file : files)
    contents.files.push_back({file.name, file.bytes.size(), digest_of(file.bytes)});
  std::sort(contents.files.begin(), contents.files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return contents;
}

Entries signed_bundle(const Key& key, const Contents& contents, const Entries& files) {
  const auto text = to_text(contents);
  Entries entries = {{"bundle.json", text},
                     {"bundle.json.minisig", to_text(key.secret.sign(text, "a test"))}};
  entries.insert(entries.end(), files.begin(), files.end());
  return entries;
}

Entries good_bundle(const Key& key, const std::string& id, const std::string& version,
                    const std::string& manifest) {
  const Entries files = {
      {"LICENSE", "As you like.\n"}, {"README.md", "# " + id + "\n"}, {"manifest.json", manifest}};
  return signed_bundle(key, contents_of(id, version, Kind::manifest, files), files);
}

std::string pack(const Entries& entries, const std::string& format, const std::string& filter) {
  std::string packed;
  auto* writer = archive_write_new();
  archive_write_set_format_by_name(writer, format.c_str());
  if (filter == "twice") archive_write_add_filter_zstd(writer);
  if (filter != "none") archive_write_add_filter_by_name(writer, filter == "twice" ? "zstd" : filter.c_str());
  archive_write_set_bytes_in_last_block(writer, 1);
  archive_write_open(writer, &packed, nullptr, append, nullptr);
  for (const auto& one : entries) add(writer, one);
  archive_write_close(writer);
  archive_write_free(writer);
  return packed;
}

void write_file(const std::filesystem::path& file, const std::string& bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace rafiq::test
