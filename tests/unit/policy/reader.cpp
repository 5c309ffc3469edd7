// SPDX-License-Identifier: Apache-2.0
#include "core/policy/reader.hpp"

#include "core/policy/keys.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"

#include <fmt/format.h>

#include <fstream>

using namespace rafiq;
using namespace rafiq::policy;

namespace {

namespace fs = std::filesystem;

// A place of the test's own, in which it is the administrator.
struct Desk {
  Desk() {
    fs::permissions(folder.path(), fs::perms::owner_all);
    fs::create_directory(folder / "policy.d");
    fs::permissions(folder / "policy.d", fs::perms::owner_all);
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name) << text;
    fs::permissions(folder / name, fs::perms::owner_read | fs::perms::owner_write);
  }
  [[nodiscard]] Policy read() const { return read_policy({folder.path(), platform::own_user()}); }
  // "policy.toml:3: what. remedy", one for each problem.
  [[nodiscard]] std::vector<std::string> faults() const {
    std::vector<std::string> lines;
    const auto policy = read();
    for (const auto& one : policy.problems())
      lines.push_back(
          fmt::format("{}:{}: {}. {}", one.file.filename().string(), one.line, one.what, one.remedy));
    return lines;
  }
  // The only one.
  [[nodiscard]] std::string fault(const std::string& text) const {
    write("policy.toml", text);
    const auto all = faults();
    return all.size() == 1 ? all.front() : fmt::format("{} faults", all.size());
  }

  test::Scratch folder;
};

constexpr auto acme = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

}  // namespace

TEST_CASE("policy: where there is none, nothing is governed") {
  const Desk desk;
  CHECK(read_policy({desk.folder / "nowhere", platform::own_user()}).check());
  const auto policy = desk.read();
  CHECK(policy.check());
  CHECK(policy.settings().empty());
  CHECK(policy.allows_connector("rt"));
  CHECK(policy.allows_host("crm.example.com", 443, false));
  CHECK(policy.allows_scope(Scope::all));
  CHECK(policy.allows_export());
  CHECK(policy.trusted_signers().empty());
  CHECK_FALSE(policy.aspects());
}

TEST_CASE("policy: a later file replaces a key whole, and says where it stands") {
  const Desk desk;
  desk.write("policy.toml", "[connectors]\nallowed = [\"rt\", \"file\"]\n\n[data]\nexport = true\n");
  desk.write("policy.d/20-site.toml", "[data]\nexport = false\n");
  desk.write("policy.d/10-site.toml", "[connectors]\nallowed = [\"acme-*\"]\n[data]\nexport = true\n");
  desk.write("policy.d/30-left-out.toml.dpkg-old", "[nonsense]\n");
  const auto policy = desk.read();
  REQUIRE(policy.check());
  CHECK(policy.allows_connector("acme-desk"));
  CHECK_FALSE(policy.allows_connector("rt"));
  const auto refused = policy.allows_export();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::configuration);
  CHECK(refused.error().where == (desk.folder / "policy.d/20-site.toml").string() + ":2");
}

TEST_CASE("policy: a signer may be added by a file of its own") {
  const Desk desk;
  desk.write("policy.toml", fmt::format("[connectors.trusted_signers]\nAcme = \"{}\"\n", acme));
  desk.write("policy.d/b.toml", fmt::format("[connectors]\ntrusted_signers.\"Our own\" = \"{}\"\n", acme));
  const auto signers = desk.read().trusted_signers();
  REQUIRE(signers.size() == 2);
  CHECK(signers[0].name == "Acme");
  CHECK(signers[1].name == "Our own");
  CHECK(signers[0].shown_id() == "E7620F1842B4E81F");
  CHECK_FALSE(desk.read().allows_other_connectors());
}

TEST_CASE("policy: what is misspelt is told with its line and what was meant") {
  const Desk desk;
  CHECK(desk.fault("[conectors]\nallowed = []\n") ==
        "policy.toml:1: \"conectors\" is not known. Did you mean \"connectors\"?");
  CHECK(desk.fault("[connectors]\n\nalowed = []\n") ==
        "policy.toml:3: \"connectors.alowed\" is not known. Did you mean \"connectors.allowed\"?");
  CHECK(desk.fault("[sync]\nscope = \"al\"\n") ==
        "policy.toml:2: The value of \"sync.scope\" makes no sense. It takes none, assigned or all, such as "
        "scope = \"assigned\"");
  CHECK(
      desk.fault("[data]\naspects = [\n  \"education\",\n  \"interests of mine\"\n]\n")
          .starts_with("policy.toml:4: \"interests of mine\" in \"data.aspects\" makes no sense. It must be "
                       "education, "));
  CHECK(desk.fault("[data\n").starts_with("policy.toml:1: This is not TOML: "));
}

TEST_CASE("policy: each key refuses a value of another kind, and takes its own example") {
  const Desk desk;
  for (const auto& key : keys()) {
    const auto dot = key.name.find('.');
    const bool named = key.kind == Kind::named_texts || key.kind == Kind::named_numbers;
    const auto table = std::string(named ? key.name : key.name.substr(0, dot));
    const auto line = std::string(key.example);
    INFO(key.name);
    if (key.name != "network.ca_file")
      CHECK(desk.fault(fmt::format("[{}]\n{}\n", table, line)) == "0 faults");
    const auto wrong = line.substr(0, line.find('=')) + "= 2026-01-01\n";
    CHECK(desk.fault(fmt::format("[{}]\n{}", table, wrong)).find("makes no sense. It takes ") !=
          std::string::npos);
  }
}

TEST_CASE("policy: one that is broken allows nothing that must be allowed") {
  const Desk desk;
  desk.write("policy.toml", "[data]\nexport = true\n");
  desk.write("policy.d/typo.toml", "[data]\nexprot = true\n");
  const auto policy = desk.read();
  REQUIRE_FALSE(policy.check());
  CHECK(policy.check().error().message().find("typo.toml:2") != std::string::npos);
  CHECK_FALSE(policy.allows_connector("rt"));
  CHECK_FALSE(policy.allows_host("127.0.0.1", 80, true));
  CHECK_FALSE(policy.allows_export());
  CHECK_FALSE(policy.allows_scope(Scope::none));
  CHECK_FALSE(policy.allows_aspect(Aspect::education));
  CHECK_FALSE(policy.allows_secrets_in(SecretPlace::keyring));
  CHECK_FALSE(policy.allows_own_packs());
  CHECK(policy.settings().empty());
}

TEST_CASE("policy: a file that others could have written is refused") {
  const Desk desk;
  desk.write("policy.toml", "[data]\nexport = true\n");
  const auto file = desk.folder / "policy.toml";
  SECTION("writable for the group") {
    fs::permissions(file, fs::perms::group_write, fs::perm_options::add);
  }
  SECTION("writable for all") {
    fs::permissions(file, fs::perms::others_write, fs::perm_options::add);
  }
  SECTION("in a folder that others may write") {
    fs::permissions(desk.folder.path(), fs::perms::others_write, fs::perm_options::add);
  }
  SECTION("drop-ins in a folder that others may write") {
    fs::permissions(desk.folder / "policy.d", fs::perms::group_write, fs::perm_options::add);
  }
  SECTION("a link") {
    fs::rename(file, desk.folder / "elsewhere");
    fs::create_symlink(desk.folder / "elsewhere", file);
  }
  SECTION("a folder in its place") {
    fs::remove(file);
    fs::create_directory(file);
  }
  CHECK_FALSE(desk.read().check());
  CHECK_FALSE(desk.read().allows_export());
}

TEST_CASE("policy: a file of somebody else than the administrator is refused") {
  const Desk desk;
  desk.write("policy.toml", "[data]\nexport = true\n");
  const auto policy = read_policy({desk.folder.path(), platform::own_user() + 1});
  REQUIRE_FALSE(policy.check());
  CHECK(policy.problems().front().what.find("does not belong to") != std::string::npos);
}

TEST_CASE("policy: a CA file must be there, and nobody else's to change") {
  const Desk desk;
  const auto ca = desk.folder / "ca.pem";
  desk.write("policy.toml", fmt::format("[network]\nca_file = \"{}\"\n", ca.string()));
  CHECK(desk.faults().front().find("There is no such file") != std::string::npos);
  desk.write("ca.pem", "-----BEGIN CERTIFICATE-----\n");
  CHECK(desk.read().ca_file() == ca.string());
  fs::permissions(ca, fs::perms::others_write, fs::perm_options::add);
  CHECK(desk.faults().front().starts_with("policy.toml:2: The CA file cannot be used"));
}
