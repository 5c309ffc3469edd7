// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/reference.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <algorithm>
#include <set>

namespace rafiq::conform {
namespace {

struct Listing {
  std::vector<std::string> ids;
  std::vector<Json> pages;
  std::optional<connector::Failure> failure;
};

Listing list_ids(Rig& rig, connector::Connection& connection, const std::string& entity,
                 const Json& checkpoint, std::size_t pages = static_cast<std::size_t>(-1)) {
  Listing listing;
  const std::size_t most = most_pages(rig);
  bool ended = false;
  const auto done = connection.list_ids(
      {{"entity", entity}, {"checkpoint", checkpoint}}, [&](const Json& page) -> Result<connector::Flow> {
        listing.pages.push_back(page);
        for (const auto& id : page.value("ids", Json::array()))
          if (id.is_string()) listing.ids.push_back(id.get<std::string>());
        ended = bool_member(page, "end");
        return listing.pages.size() < std::min(most, pages) ? connector::Flow::proceed
                                                            : connector::Flow::stop;
      });
  if (!done) listing.failure = connection.failure().value_or(connector::Failure{});
  if (listing.pages.size() >= most) fail("list_ids does not end: {} pages came", most);
  if (done && !ended && listing.pages.size() < pages)
    fail("list_ids ended without a page that says \"end\": true");
  return listing;
}

std::vector<std::string> listed_entities(Rig& rig) {
  std::vector<std::string> names;
  for (const auto& entity : rig.description().value("entities", Json::array()))
    if (bool_member(entity, "lists_ids")) names.push_back(entity.value("name", ""));
  return names;
}

std::set<std::string> ids_of(const std::vector<Ref>& refs, const std::string& entity) {
  std::set<std::string> ids;
  for (const auto& ref : refs)
    if (ref.entity == entity) ids.insert(ref.id);
  return ids;
}

void ids(Rig& rig) {
  const auto entities = listed_entities(rig);
  if (entities.empty()) skip("describe marks no entity with lists_ids");
  for (const auto& entity : entities) {
    const auto whole = list_ids(rig, rig.connection(), entity, nullptr);
    if (whole.failure) fail("list_ids of {} failed: {}", entity, describe(*whole.failure));
    for (std::size_t at = 0; at < whole.pages.size(); ++at)
      for (const auto& flaw :
           rig.schemas().flaws(whole.pages[at], "verbs.schema.json#/$defs/list_ids_answer"))
        fail("Page {} of list_ids does not fit its schema at {}", at + 1, flaw);
    const std::set<std::string> came(whole.ids.begin(), whole.ids.end());
    const auto truth = ids_of(rig.crm().truth().records, entity);
    for (const auto& id : truth)
      if (!came.contains(id)) fail("list_ids leaves out {} {}: it would be taken for deleted", entity, id);
    for (std::size_t pages = 1; pages < whole.pages.size() && pages <= 5; ++pages) {
      const auto first = list_ids(rig, rig.fresh(), entity, nullptr, pages);
      const auto rest = list_ids(rig, rig.fresh(), entity, first.pages.back().value("checkpoint", Json()));
      std::set<std::string> both(first.ids.begin(), first.ids.end());
      both.insert(rest.ids.begin(), rest.ids.end());
      if (rest.failure || both != came)
        fail("list_ids of {} was stopped after page {} and went on in a new process, and ids are missing",
             entity, pages);
    }
  }
}

// Those that are told to be deleted and are still there.
void no_false_deletes(const Held& got, const std::set<Ref>& there, std::size_t allowed,
                      std::string_view when) {
  std::vector<Ref> wrong;
  for (const auto& [ref, record] : got.deleted)
    if (there.contains(ref)) wrong.push_back(ref);
  if (wrong.size() > allowed)
    fail(
        "{} and the connector tells that {} {} deleted, which the CRM still has. Deleted is only what the "
        "CRM says is",
        when, list(wrong), wrong.size() == 1 ? "was" : "were");
}

void failed_listing(Rig& rig) {
  auto& gate = rig.gate();
  const auto first = reference(rig);
  const auto truth = rig.crm().truth().records;
  const std::set<Ref> there(truth.begin(), truth.end());
  gate.calm();
  (void)read(rig, rig.connection(), first.checkpoint());
  const std::size_t calls = std::min<std::size_t>(gate.count(), 12);
  for (const int status : {404, 500})
    for (std::size_t nth = 1; nth <= calls; ++nth) {
      gate.arm({Fault::Kind::answer, {status, {{"Content-Type", "application/json"}}, "{}"}}, nth);
      const auto reading = read(rig, rig.connection(), first.checkpoint());
      gate.calm();
      // One 404 may have been the answer about one record.
      no_false_deletes(held(reading.pages), there, status == 404 ? 1 : 0,
                       fmt::format("The CRM answers {} to call {} of an incremental read,", status, nth));
    }
  for (const auto& entity : listed_entities(rig)) {
    gate.calm();
    const auto whole = list_ids(rig, rig.connection(), entity, nullptr);
    const std::size_t all = gate.count();
    for (std::size_t nth = 1; nth <= all; ++nth) {
      gate.arm({Fault::Kind::answer, {500, {{"Content-Type", "application/json"}}, "{}"}}, nth);
      const auto listing = list_ids(rig, rig.connection(), entity, nullptr);
      gate.calm();
      if (!listing.failure && listing.ids.size() < whole.ids.size())
        fail(
            "The CRM answers 500 to call {} of list_ids, and the connector ends the list as if it were "
            "whole: what is "
            "not in it would be deleted",
            nth);
    }
  }
}

void shrunk(Rig& rig) {
  const auto first = reference(rig);
  const auto hidden = rig.crm().hide(std::max(1, rig.scene().records / 2));
  if (!hidden) skip("the scene's CRM cannot leave records out of its listings");
  const std::set<Ref> there(hidden->begin(), hidden->end());
  for (int round = 0; round < 2; ++round) {
    const auto reading = read(rig, rig.connection(), round == 0 ? first.checkpoint() : Json());
    no_false_deletes(held(reading.pages), there, 0,
                     fmt::format("The CRM lists {} records fewer all of a sudden,", hidden->size()));
  }
}

bool told(Rig& rig, const Ref& ref, const Reading& reading) {
  if (held(reading.pages).deleted.contains(ref)) return true;
  const bool whole = std::any_of(reading.pages.begin(), reading.pages.end(),
                                 [](const Json& page) { return bool_member(page, "full"); });
  if (whole && missing({ref}, reading.pages).size() == 1) return true;
  if (!bool_member(rig.entity(ref.entity), "lists_ids")) return false;
  const auto listing = list_ids(rig, rig.connection(), ref.entity, nullptr);
  return !listing.failure && std::find(listing.ids.begin(), listing.ids.end(), ref.id) == listing.ids.end();
}

void kinds(Rig& rig) {
  if (rig.scene().deletes.empty()) skip("the scene names no kind of deleting");
  for (const auto& kind : rig.scene().deletes) {
    rig.crm().reset(rig.scene().records);
    const auto first = reference(rig);
    const auto gone = rig.crm().remove(kind);
    if (!gone) fail("The scene names the kind of deleting \"{}\", which its CRM does not know", kind);
    const auto reading = changes_since(rig, rig.connection(), first.checkpoint());
    for (const auto& ref : *gone)
      if (!told(rig, ref, reading))
        fail("{} was deleted ({}), and neither the next read nor list_ids shows it", to_string(ref), kind);
  }
}

constexpr Test tests[] = {
    {"deletes.ids", "list_ids gives the id of each record", ids},
    {"deletes.failed-listing", "nothing is taken for deleted because a request failed", failed_listing},
    {"deletes.shrunk-listing", "nothing is taken for deleted because a listing shrank", shrunk},
    {"deletes.kinds", "each kind of deleting that the CRM knows is seen", kinds},
};

}  // namespace

std::span<const Test> delete_tests() {
  return tests;
}

}  // namespace rafiq::conform
