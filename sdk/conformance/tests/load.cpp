// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/benches.hpp"
#include "sdk/conformance/tests/registry.hpp"

namespace rafiq::conform {
namespace {

void entry(Rig& rig) {
  const Bench bench({rig.subject().library, nullptr, {}, {}, {}, false});
  if (bench.entry().size != sizeof(rafiq_connector_entry))
    warn("The entry says that it has {} bytes; this version's has {}", bench.entry().size,
         sizeof(rafiq_connector_entry));
}

void identity(Rig& rig) {
  const auto& description = [&]() -> const Json& {
    try {
      return rig.description();
    } catch (const NotLoaded&) {
      skip("describe does not work; see load.describe");
    }
  }();
  const auto id = string_member(description, "id").value_or("");
  const auto version = string_member(description, "version").value_or("");
  if (id != rig.subject().id)
    fail("The description's id is \"{}\", and the file's is \"{}\": they must be the same", id,
         rig.subject().id);
  if (rig.subject().manifest) return;
  const Bench bench({rig.subject().library, nullptr, {}, {}, {}, false});
  if (bench.entry().id != id)
    fail("The entry's id is \"{}\" and the description's \"{}\": they must be the same", bench.entry().id,
         id);
  if (bench.entry().version != version)
    fail("The entry's version is \"{}\" and the description's \"{}\": they must be the same",
         bench.entry().version, version);
}

// Through a bench, which notices when a service is touched.
void without_account(Rig& rig) {
  Bench bench({rig.subject().library, nullptr, {}, {}, {}, false});
  const auto first = bench.describe(rig.describe_input());
  if (first.status != RAFIQ_OK)
    fail("describe fails without an account, which it must not need: {}", describe(first));
  if (first.emitted.size() != 1) fail("describe emitted {} answers instead of one", first.emitted.size());
  const auto second = bench.describe(rig.describe_input());
  if (second.emitted != first.emitted) fail("describe says something else when it is asked again");
  for (const auto& what : bench.violations()) fail("{}", what);
  (void)rig.description();  // in its host process as well, where it can reach nothing
}

constexpr Test tests[] = {
    {"load.entry", "the library loads in the host process, and its entry fits this version", entry},
    {"load.identity", "id and version are the same in file, entry and description", identity},
    {"load.describe", "describe needs no account and no service, and always says the same", without_account},
};

}  // namespace

std::span<const Test> load_tests() {
  return tests;
}

}  // namespace rafiq::conform
