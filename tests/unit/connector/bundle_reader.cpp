// SPDX-License-Identifier: Apache-2.0
// What a bundle may be, and every way in which one is refused before a byte of it is used.
#include "core/connector/bundle/limits.hpp"
#include "core/connector/bundle/reader.hpp"
#include "tests/support/bundles.hpp"
#include "tests/support/catch.hpp"

#include <cstring>
#include <map>

using namespace rafiq;
using namespace rafiq::connector::bundle;
using test::contents_of;
using test::Entries;
using test::good_bundle;
using test::Key;
using test::pack;
using test::signed_bundle;

namespace {

class Kept : public Taker {
 public:
  Status contents(const Checked&) override {
    ++asked;
    return success();
  }
  Status file(const std::string& name) override {
    current = &begun[name];
    return success();
  }
  Status bytes(std::string_view bytes) override {
    current->append(bytes);
    return success();
  }
  Status end() override {
    ++ended;
    return success();
  }
  int asked = 0;
  int ended = 0;
  std::map<std::string, std::string> begun;
  std::string* current = nullptr;
};

Result<ArchiveReader> open(const std::string& packed) {
  return ArchiveReader::open(
      [packed](std::uint64_t offset, std::span<char> buffer) -> Result<std::size_t> {
        const auto from = std::min<std::size_t>(offset, packed.size());
        const auto size = std::min(buffer.size(), packed.size() - from);
        std::memcpy(buffer.data(), packed.data() + from, size);
        return size;
      },
      "test.rafiq-connector");
}

Result<Checked> read(const std::string& packed, const Key& key, Kept& kept) {
  RAFIQ_TRY(auto archive, open(packed));
  return read_bundle(archive, {{key.signer}, "Ask your administrator"}, kept);
}

// Refused for this reason, and nothing of it came to an end.
void refused(const std::string& packed, const Key& key, const std::string& reason) {
  Kept kept;
  const auto answer = read(packed, key, kept);
  INFO("expected: " << reason);
  REQUIRE_FALSE(answer.has_value());
  INFO("told: " << answer.error().message());
  CHECK(answer.error().what.find(reason) != std::string::npos);
  CHECK(answer.error().where == "test.rafiq-connector");
  CHECK_FALSE(answer.error().remedy.empty());
}

// A good bundle with one entry more at its end.
std::string with(const Key& key, test::Entry entry) {
  auto entries = good_bundle(key, "my-crm", "1.0.0");
  entries.push_back(std::move(entry));
  return pack(entries);
}

}  // namespace

TEST_CASE("a bundle that was signed by somebody trusted is read to its end") {
  const Key key("Partner");
  Kept kept;
  const auto checked = read(pack(good_bundle(key, "my-crm", "1.2.0", "{\"a\": 1}\n")), key, kept);
  REQUIRE(checked.has_value());
  CHECK(checked.value().contents.id == "my-crm");
  CHECK(checked.value().contents.version == "1.2.0");
  CHECK(checked.value().signer.name == "Partner");
  CHECK(kept.begun.at("manifest.json") == "{\"a\": 1}\n");
  CHECK(kept.asked == 1);
  CHECK(kept.ended == 3);
}

TEST_CASE("before the signature is proved, no other file is unpacked") {
  const Key key("Partner");
  const Key other("Stranger");
  for (auto entries :
       {good_bundle(other, "my-crm", "1.0.0"), Entries{{"bundle.json", "{}"}, {"LICENSE", "x"}}}) {
    Kept kept;
    REQUIRE_FALSE(read(pack(entries), key, kept).has_value());
    CHECK(kept.asked == 0);
    CHECK(kept.begun.empty());
  }
}

TEST_CASE("an unsigned bundle and one of an unknown signer are refused") {
  const Key key("Partner");
  auto entries = good_bundle(key, "my-crm", "1.0.0");
  refused(pack(good_bundle(Key("Stranger"), "my-crm", "1.0.0")), key, "which nobody here trusts");
  entries.erase(entries.begin() + 1);
  refused(pack(entries), key, "not signed");
  entries.resize(1);
  refused(pack(entries), key, "not signed");
}

TEST_CASE("a signature of something else, or by another key of that name, is refused") {
  const Key key("Partner");
  auto entries = good_bundle(key, "my-crm", "1.0.0");
  entries[0].bytes = good_bundle(key, "my-crm", "1.0.1")[0].bytes;
  refused(pack(entries), key, "The signature is wrong");
  Key other("Stranger");
  auto forged = parse_signature(good_bundle(other, "my-crm", "1.0.0")[1].bytes, "").value();
  forged.key_id = key.signer.key.id;
  entries = good_bundle(key, "my-crm", "1.0.0");
  entries[1].bytes = to_text(forged);
  refused(pack(entries), key, "The signature is wrong");
  entries[1].bytes = "untrusted comment: a\nAAAA\n";
  refused(pack(entries), key, "not of the form");
}

TEST_CASE("files that were changed, added, left out or given twice are refused") {
  const Key key("Partner");
  const auto good = good_bundle(key, "my-crm", "1.0.0", "{}\n");
  auto entries = good;
  entries[4].bytes = "{ }";  // as long
  refused(pack(entries), key, "its checksum is another");
  entries[4].bytes = "{}";
  refused(pack(entries), key, "its size is another");
  entries = good;
  entries.pop_back();
  refused(pack(entries), key, "lacks files");
  refused(with(key, {"hooks.so", "x"}), key, "\"hooks.so\", which was not signed");
  refused(with(key, {"manifest.json", "{}\n"}), key, "\"manifest.json\" twice");
  refused(with(key, {"readme.MD", "x"}), key, "\"readme.MD\" twice");
  refused(with(key, {"bundle.json", "x"}), key, "\"bundle.json\" twice");
}

TEST_CASE("names that lead anywhere else are refused") {
  const Key key("Partner");
  const std::map<std::string, std::string> names = {{"/etc/passwd", "a fixed place"},
                                                    {"../../.bashrc", "out of the bundle"},
                                                    {"linux-x86_64/../../x", "out of the bundle"},
                                                    {"..", "out of the bundle"},
                                                    {"./LICENSE", "ASCII letters"},
                                                    {".hidden", "ASCII letters"},
                                                    {"a//b", "ASCII letters"},
                                                    {"a\\..\\b", "ASCII letters"},
                                                    {"C:x", "ASCII letters"},
                                                    {"a\nb", "ASCII letters"},
                                                    {"a/b/c/d", "too deep"},
                                                    {"abc/" + std::string(97, 'a'), "too long"}};
  for (const auto& [name, why] : names) refused(with(key, {name, "x"}), key, why);
  refused(with(key, {"READM\u0395.md", "x"}), key, "ASCII letters");
}

TEST_CASE("links, folders and special files are refused, wherever they lead") {
  const Key key("Partner");
  refused(with(key, {"link", "", 'l', "../../../etc/passwd"}), key, "a symbolic link");
  refused(with(key, {"link", "", 'l', "LICENSE"}), key, "a symbolic link");
  refused(with(key, {"link", "", 'h', "/etc/passwd"}), key, "a hard link");
  refused(with(key, {"folder", "", 'd'}), key, "a folder of its own");
  refused(with(key, {"pipe", "", 'p'}), key, "a device or another special file");
  // In front, before anything is known of the bundle.
  refused(pack({{"bundle.json", "", 'l', "/dev/zero"}}), key, "a symbolic link");
}

TEST_CASE("archives that unpack to far more than they should are refused while they are read") {
  const Key key("Partner");
  const std::string zeros(std::size_t{20} << 20, '\0');
  const Entries files = {{"LICENSE", "x"}, {"README.md", "x"}, {"manifest.json", zeros}};
  refused(pack(signed_bundle(key, contents_of("my-crm", "1.0.0", Kind::manifest, files), files)), key,
          "made to fill the disk");
  refused(pack({{"bundle.json", zeros}}), key, "larger than it can be");
  refused(pack({{"bundle.json", "{}"}, {"bundle.json.minisig", zeros}}), key, "larger than it can be");
  refused(with(key, {"big", std::string(largest_file + 1, '\0')}), key, "is larger than 64 MiB");
  refused(with(key, {"manifest2.json", zeros}), key, "was not signed");  // not unpacked
  Entries many = good_bundle(key, "my-crm", "1.0.0");
  for (int i = 0; i < 40; ++i) many.push_back({"f" + std::to_string(i), "x"});
  refused(pack(many), key, "was not signed");
}

TEST_CASE("another kind of archive is refused") {
  const Key key("Partner");
  const auto good = good_bundle(key, "my-crm", "1.0.0");
  for (const auto* format : {"gnutar", "v7tar"}) refused(pack(good, format), key, "not a plain tar archive");
  refused(pack(good, "ustar", "none"), key, "not a plain tar archive");
  refused(pack(good, "ustar", "twice"), key, "not a plain tar archive");
  refused(pack(good, "ustar", "gzip"), key, "damaged, or no bundle");
  refused("", key, "damaged, or no bundle");
  refused("PK\3\4 and so on", key, "damaged, or no bundle");
  refused(std::string(5000, 'x'), key, "damaged, or no bundle");
}

TEST_CASE("a bundle that was cut off or damaged anywhere is refused") {
  const Key key("Partner");
  const auto packed = pack(good_bundle(key, "my-crm", "1.0.0", "{\"much\": \"to say\"}\n"));
  for (std::size_t at = 0; at < packed.size(); ++at) {
    Kept kept;
    CHECK_FALSE(read(packed.substr(0, at), key, kept).has_value());
    auto flipped = packed;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
    Kept other;
    // A few bits say nothing (reserved ones, a checksum switched off): what is read is what was signed all
    // the same.
    if (read(flipped, key, other)) CHECK(other.begun.at("manifest.json") == "{\"much\": \"to say\"}\n");
  }
}

TEST_CASE("bundle.json says what it must in one way only") {
  const Key key("Partner");
  const auto signed_text = [&](const std::string& text) {
    auto entries = good_bundle(key, "my-crm", "1.0.0");
    entries[0].bytes = text;
    entries[1].bytes = to_text(key.secret.sign(text, "x"));
    return pack(entries);
  };
  const auto good = good_bundle(key, "my-crm", "1.0.0")[0].bytes;
  const auto replaced = [&](const std::string& what, const std::string& with) {
    auto text = good;
    REQUIRE(text.find(what) != std::string::npos);
    return signed_text(text.replace(text.find(what), what.size(), with));
  };
  refused(replaced("\"format\": 1", "\"format\": 2"), key, "later format");
  refused(replaced("\"id\": \"my-crm\"", "\"id\": \"My-CRM\""), key, "format, id, abi and kind");
  refused(replaced("\"id\": \"my-crm\"", "\"id\": \"../my\""), key, "format, id, abi and kind");
  refused(replaced("\"kind\": \"manifest\"", "\"kind\": \"hook\""), key, "format, id, abi and kind");
  refused(replaced("1.0.0", "1.0"), key, "a version");
  refused(replaced("\"abi\": 1", "\"abi\": 1, \"abi\": 2"), key, "is not written as");
  refused(replaced("\"abi\": 1", "\"abi\":  1"), key, "is not written as");
  refused(replaced("\"name\": \"LICENSE\"", "\"name\": \"LICENCE\""), key,
          "which is no file of a manifest bundle");
  refused(replaced("\"name\": \"manifest.json\"", "\"name\": \"../manifest.json\""), key,
          "out of the bundle");
  refused(signed_text("[]\n"), key, "no JSON object");
  refused(signed_text(std::string(5000, '[')), key, "no JSON object");
}

TEST_CASE("a library lies in the folder of its platform and nowhere else") {
  const Key key("Partner");
  const auto made = [&](const std::string& name) {
    const Entries files = {{"LICENSE", "x"}, {"README.md", "x"}, {name, "\177ELF"}};
    return pack(signed_bundle(key, contents_of("my-crm", "1.0.0", Kind::library, files), files));
  };
  Kept kept;
  CHECK(read(made("linux-x86_64/rafiq-connector-my-crm.so"), key, kept).has_value());
  refused(made("linux-x86_64/rafiq-connector-other.so"), key, "no file of a library bundle");
  refused(made("rafiq-connector-my-crm.so"), key, "no file of a library bundle");
  refused(made("manifest.json"), key, "no file of a library bundle");
}
