// SPDX-License-Identifier: Apache-2.0
#include "core/connector/catalogue.hpp"
#include "core/connector/connection.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/scratch.hpp"

#include <algorithm>
#include <fstream>

using namespace rafiq;

namespace {

// A folder of connectors: the real library that runs manifests, and manifests made for the test.
class Folder {
 public:
  Folder() {
    const std::string file = "rafiq-connector-declarative.so";
    std::filesystem::create_symlink(std::filesystem::path(RAFIQ_BINARY_DIR) / "lib/connectors" / file,
                                    scratch_ / file);
  }
  void write(const std::string& id, const std::string& manifest) const {
    std::filesystem::create_directories(scratch_ / id);
    std::ofstream(scratch_ / id / "manifest.json") << manifest;
  }
  [[nodiscard]] connector::Library find(const std::string& id) const {
    const auto found = connector::find_libraries(path());
    REQUIRE(found);
    for (const auto& library : found.value())
      if (library.id == id) return library;
    FAIL("not found");
    return {};
  }
  [[nodiscard]] Error refusal(const std::string& id) const {
    auto manifest = connector::read_manifest(find(id));
    REQUIRE_FALSE(manifest);
    return manifest.error();
  }
  [[nodiscard]] const std::filesystem::path& path() const { return scratch_.path(); }

 private:
  test::Scratch scratch_;
};

}  // namespace

TEST_CASE("manifests are found by their folder, and the library that runs them is no connector itself") {
  const Folder folder;
  folder.write("green", R"({"id": "green"})");
  std::filesystem::create_directories(folder.path() / "empty");
  const auto found = connector::find_libraries(folder.path());
  REQUIRE(found);
  REQUIRE(found.value().size() == 1);
  const auto& library = found.value().front();
  CHECK(library.id == "green");
  CHECK(library.path.filename() == "rafiq-connector-declarative.so");
  CHECK(library.manifest.filename() == "manifest.json");
  CHECK(library.manifest.is_absolute());
}

TEST_CASE("a manifest that cannot be read as one says where and why") {
  const Folder folder;
  folder.write("torn", "{\n  \"id\": \"torn\",\n  oops\n}");
  CHECK(folder.refusal("torn").what.find("line 3, column 3") != std::string::npos);
  folder.write("twice", R"({"id": "twice", "budget": {"burst": 1, "burst": 2}})");
  CHECK(folder.refusal("twice").what.find("\"burst\" is given twice") != std::string::npos);
  folder.write("other", R"({"id": "green"})");
  CHECK(folder.refusal("other").what.find("\"other\"") != std::string::npos);
  folder.write("list", "[]");
  CHECK(folder.refusal("list").code == ErrorCode::bad_data);
  folder.write("deep", std::string(5'000, '[') + std::string(5'000, ']'));
  CHECK(folder.refusal("deep").code == ErrorCode::bad_data);
  folder.write("long", "{\"id\": \"" + std::string(std::size_t{2} << 20, 'x') + "\"}");
  CHECK(folder.refusal("long").what.find("1 MiB") != std::string::npos);
}

TEST_CASE("a folder with a manifest and without the library that runs it is told what it lacks") {
  connector::LaunchOptions options;
  options.library = std::filesystem::path(RAFIQ_BINARY_DIR) / "rafiq-connector-declarative.so";
  options.manifest = std::make_shared<const Json>(Json{{"id", "green"}});
  const auto started = connector::Connection::start(options);
  REQUIRE_FALSE(started);
  CHECK(started.error().what.find("rafiq-connector-declarative.so belongs into the folder") !=
        std::string::npos);
}

TEST_CASE("the library that runs manifests says so when it is given none") {
  connector::LaunchOptions options;
  options.host_program = std::filesystem::path(RAFIQ_BINARY_DIR) / "bin/rafiq-connector-host";
  options.library = std::filesystem::path(RAFIQ_BINARY_DIR) / "lib/connectors/rafiq-connector-declarative.so";
  const auto started = connector::Connection::start(options);
  REQUIRE_FALSE(started);
  CHECK(started.error().code == ErrorCode::configuration);
  CHECK(started.error().what.find("manifest") != std::string::npos);
}
