// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/reference.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <algorithm>

namespace rafiq::conform {
namespace {

constexpr std::size_t most_stops = 8;

// After which of so many pages to stop: all, or some spread evenly.
std::vector<std::size_t> stops(std::size_t pages) {
  std::vector<std::size_t> all;
  const std::size_t step = pages / most_stops + 1;
  for (std::size_t at = 1; at < pages; at += step) all.push_back(at);
  return all;
}

// Stops after each page, goes on in another process, and compares.
void stop_everywhere(Rig& rig, const Json& from, const Held& base, const Reading& uninterrupted,
                     std::string_view what) {
  const auto expected = [&] {
    auto all = base;
    for (const auto& page : uninterrupted.pages) all.take(page);
    return all;
  }();
  for (const std::size_t pages : stops(uninterrupted.pages.size())) {
    auto first = read(rig, rig.fresh(), from, pages);
    if (first.failure) fail("{} failed: {}", what, describe(*first.failure));
    const auto rest = read(rig, rig.fresh(), first.checkpoint());
    if (rest.failure)
      fail("{} was stopped after page {}; a new process could not go on from its checkpoint: {}", what, pages,
           describe(*rest.failure));
    auto got = base;
    for (const auto& page : first.pages) got.take(page);
    for (const auto& page : rest.pages) got.take(page);
    const auto differs = difference(expected, got);
    if (!differs.empty())
      fail(
          "{} was stopped after page {} and went on in a new process, and that is not the same as never "
          "being "
          "stopped: {}. The checkpoint must hold all that is needed, and not be ahead of its page",
          what, pages, differs);
  }
}

void full(Rig& rig) {
  const auto whole = reference(rig);
  if (whole.pages.size() < 2) skip("the scene gives one page");
  stop_everywhere(rig, nullptr, {}, whole, "A full read");
}

void incremental(Rig& rig) {
  const auto first = reference(rig);
  if (!rig.crm().change(rig.scene().changes, false)) skip("the scene's CRM cannot change records");
  const auto changes = changes_since(rig, rig.connection(), first.checkpoint());
  if (changes.pages.size() < 2) skip("the scene's changes fit into one page");
  stop_everywhere(rig, first.checkpoint(), held(first.pages), changes, "Reading the changes");
}

// A commit that fails: the page is lost, the process lives on, and reading begins again from the checkpoint
// before.
void lost_page(Rig& rig) {
  const auto whole = reference(rig);
  const auto expected = held(whole.pages);
  for (const std::size_t pages : stops(whole.pages.size() + 1)) {
    auto& connection = rig.connection();
    auto first = read(rig, connection, nullptr, pages);
    if (first.failure) fail("The full read failed: {}", describe(*first.failure));
    first.pages.pop_back();
    const auto rest = read(rig, rig.connection(), first.checkpoint());
    if (rest.failure)
      fail("Page {} could not be stored, and reading again from the checkpoint before it failed: {}", pages,
           describe(*rest.failure));
    const auto differs = difference(expected, held(first.pages, rest.pages));
    if (!differs.empty())
      fail(
          "Page {} could not be stored, and reading again from the checkpoint before it brings something "
          "else: {}. "
          "Only the checkpoint may say where to go on, not the memory of the process",
          pages, differs);
  }
}

void size(Rig& rig) {
  constexpr std::size_t large = 64 * 1024;
  for (const auto& page : reference(rig).pages)
    if (const auto bytes = dump_json(page.value("checkpoint", Json())).size(); bytes > large)
      fail("A checkpoint has {} bytes: it is stored with every page, and must not grow with the CRM", bytes);
}

constexpr Test tests[] = {
    {"resume.full", "a full read that is stopped after any page and goes on in a new process is the same",
     full},
    {"resume.changes", "the same of an incremental read", incremental},
    {"resume.lost-page", "a page that could not be stored comes again", lost_page},
    {"resume.size", "checkpoints stay small", size},
};

}  // namespace

std::span<const Test> resume_tests() {
  return tests;
}

}  // namespace rafiq::conform
