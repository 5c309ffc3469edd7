// SPDX-License-Identifier: Apache-2.0
#include "core/util/time.hpp"
#include "sdk/conformance/tests/reference.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <algorithm>
#include <set>

namespace rafiq::conform {

Reading reference(Rig& rig) {
  try {
    return read_well(rig, rig.connection(), nullptr, "The full read");
  } catch (const Verdict& verdict) {
    if (verdict.outcome != Outcome::fail) throw;
    skip("a full read does not work; see read.full");
  }
}

Reading changes_since(Rig& rig, connector::Connection& connection, const Json& checkpoint) {
  return read_well(rig, connection, checkpoint, "Reading the changes");
}

std::vector<Ref> missing(const std::vector<Ref>& wanted, const std::vector<Json>& pages) {
  std::set<Ref> came;
  for (const auto& page : pages)
    for (const auto& record : page.value("records", Json::array()))
      if (const auto ref = ref_of(record)) came.insert(*ref);
  std::vector<Ref> lost;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(lost),
               [&](const Ref& ref) { return !came.contains(ref); });
  return lost;
}

namespace {

template <class Visit>
void each_record(const Reading& reading, Visit&& visit) {
  for (std::size_t page = 0; page < reading.pages.size(); ++page)
    for (const auto& record : reading.pages[page].value("records", Json::array())) visit(page, record);
}

void full(Rig& rig) {
  const auto reading = read_well(rig, rig.connection(), nullptr, "The full read");
  for (std::size_t at = 0; at + 1 < reading.pages.size(); ++at)
    if (bool_member(reading.pages[at], "end"))
      fail("Page {} of the full read says that it is the last, and {} more came", at + 1,
           reading.pages.size() - at - 1);
}

void schema(Rig& rig) {
  const auto reading = reference(rig);
  for (std::size_t at = 0; at < reading.pages.size(); ++at)
    for (const auto& flaw : rig.schemas().flaws_of_page(reading.pages[at]))
      fail("Page {} of the full read does not fit its schema at {}", at + 1, flaw);
  each_record(reading, [&](std::size_t page, const Json& record) {
    const auto& entity = rig.entity(record.value("entity", ""));
    if (entity.is_null())
      fail("Page {} holds a record of the entity \"{}\", which is not described", page + 1,
           record.value("entity", ""));
    if (entity.value("kind", "") != record.value("kind", ""))
      fail("A {} came as {}, and describe says that it is a {}", record.value("entity", ""),
           record.value("kind", ""), entity.value("kind", ""));
  });
}

void complete(Rig& rig) {
  const auto reading = reference(rig);
  std::set<Ref> came;
  std::vector<Ref> twice;
  each_record(reading, [&](std::size_t, const Json& record) {
    const auto ref = ref_of(record);
    if (ref && !bool_member(record, "deleted") && !came.insert(*ref).second) twice.push_back(*ref);
  });
  if (!twice.empty())
    fail("{} came twice in one full read: a page is repeated, or pages overlap", list(twice));
  const auto truth = rig.crm().truth().records;
  const auto lost = missing(truth, reading.pages);
  if (!lost.empty())
    fail("{} did not come in the full read of {} pages: look at the edges of pages", list(lost),
         reading.pages.size());
  const std::set<Ref> there(truth.begin(), truth.end());
  std::vector<Ref> invented;
  std::set_difference(came.begin(), came.end(), there.begin(), there.end(), std::back_inserter(invented));
  if (!invented.empty()) fail("{} came, and the CRM has no such record", list(invented));
}

void paging(Rig& rig) {
  const auto reading = reference(rig);
  if (reading.pages.size() < 2)
    warn(
        "The scene's {} customers come in one page: nothing is known of its paging. Let the scene have more "
        "records",
        rig.scene().records);
}

// What has a time of day needs to say whose.
bool lacks_zone(const std::string& time) {
  const auto colon = time.find(':');
  return colon != std::string::npos && time.find_first_of("Zz+-", colon) == std::string::npos;
}

void times(Rig& rig) {
  const auto reading = reference(rig);
  const auto truth = rig.crm().truth();
  each_record(reading, [&](std::size_t, const Json& record) {
    const auto ref = ref_of(record).value_or(Ref{});
    for (const char* member : {"modified_at", "at", "due"}) {
      const auto time = string_member(record, member).value_or("");
      if (time.empty()) continue;
      if (lacks_zone(time))
        fail("\"{}\" of {} has no time zone: nobody knows when that was", member, to_string(ref));
      const auto known = truth.by_ref.value(ref.entity + "/" + ref.id, Json::object());
      const auto real = string_member(known, member);
      const auto theirs = parse_iso8601(time);
      const auto ours = real ? parse_iso8601(*real) : theirs;
      if (!theirs) fail("\"{}\" of {} is no time", member, to_string(ref));
      if (ours && ours.value() != theirs.value())
        fail("\"{}\" of {} is another instant than the CRM's: {:+.1f} h. Mind the time zone", member,
             to_string(ref),
             std::chrono::duration<double, std::ratio<3600>>(theirs.value() - ours.value()).count());
    }
  });
}

bool is_sensitive(const Json& fact) {
  return fact.value("aspect", "") == "cultural_background";
}

void consent(Rig& rig) {
  const auto reading = reference(rig);
  const auto truth = rig.crm().truth();
  std::size_t sensitive = 0;
  std::size_t with_consent = 0;
  each_record(reading, [&](std::size_t, const Json& record) {
    const auto ref = ref_of(record).value_or(Ref{});
    const auto known = truth.by_ref.value(ref.entity + "/" + ref.id, Json::object());
    for (const auto& fact : record.value("facts", Json::array())) {
      if (!is_sensitive(fact)) continue;
      ++sensitive;
      const bool given = fact.contains("consent") && bool_member(fact["consent"], "given");
      with_consent += given ? 1 : 0;
      if (given && known.contains("consent") && !bool_member(known, "consent"))
        fail("A sensitive fact of {} came with a consent that the customer did not give", to_string(ref));
    }
  });
  if (sensitive == 0) skip("the scene's CRM has no sensitive field, or none is mapped");
  if (with_consent == 0)
    fail("No sensitive fact came with a consent: all of them are withheld. Name the field that records it");
}

void unmapped(Rig& rig) {
  if (rig.scene().unmapped.empty()) skip("the scene names no text that stands in an unmapped field");
  bool found = false;
  each_record(reference(rig), [&](std::size_t, const Json& record) {
    if (record.contains("extra") &&
        dump_json(record["extra"]).find(rig.scene().unmapped) != std::string::npos)
      found = true;
  });
  if (!found)
    fail("A field of the CRM that nobody mapped is lost: its value stands in no record's \"extra\"");
}

void again(Rig& rig) {
  const auto first = reference(rig);
  const auto before = held(first.pages);
  const auto second = changes_since(rig, rig.connection(), first.checkpoint());
  std::size_t repeated = 0;
  for (const auto& page : second.pages)
    for (const auto& record : page.value("records", Json::array())) {
      const auto ref = ref_of(record).value_or(Ref{});
      const auto known = before.records.find(ref);
      if (bool_member(record, "deleted")) {
        if (known != before.records.end())
          fail("{} is told to be deleted, and nothing was deleted", to_string(ref));
      } else if (known == before.records.end() || known->second != record) {
        fail("A second read with nothing new brought {}, which is not what the first one brought",
             to_string(ref));
      }
      ++repeated;
    }
  if (repeated > 0 && repeated >= before.records.size())
    warn("A second read with nothing new brought all {} records again: each sync costs as much as the first",
         repeated);
}

void arrive(const std::vector<Ref>& wanted, const Reading& changes, std::string_view which) {
  const auto lost = missing(wanted, changes.pages);
  if (!lost.empty()) fail("{} {} after the last read and did not come with the next one", list(lost), which);
}

void changed(Rig& rig) {
  const auto first = reference(rig);
  const auto refs = rig.crm().change(1, false);
  if (!refs) skip("the scene's CRM cannot change a record");
  arrive(*refs, changes_since(rig, rig.connection(), first.checkpoint()), "changed");
}

void added(Rig& rig) {
  const auto first = reference(rig);
  const auto refs = rig.crm().add(2);
  if (!refs) skip("the scene's CRM cannot add a record");
  arrive(*refs, changes_since(rig, rig.connection(), first.checkpoint()), "was added");
}

// More records changed at one instant than a page holds: whoever asks for "later than the last one" loses
// some.
void same_time(Rig& rig) {
  const auto first = reference(rig);
  const auto refs = rig.crm().change(rig.scene().changes, true);
  if (!refs) skip("the scene's CRM cannot change several records at one instant");
  auto changes = changes_since(rig, rig.connection(), first.checkpoint());
  const auto then = changes_since(rig, rig.connection(), changes.checkpoint());
  changes.pages.insert(changes.pages.end(), then.pages.begin(), then.pages.end());
  const auto lost = missing(*refs, changes.pages);
  if (!lost.empty())
    fail("{} of {} records that changed at one instant did not come ({}): equal times at the edge of a page",
         lost.size(), refs->size(), list(lost));
}

void same_time_later(Rig& rig) {
  const auto first = reference(rig);
  const auto refs = rig.crm().change(1, false);
  if (!refs) skip("the scene's CRM cannot change a record");
  const auto then = changes_since(rig, rig.connection(), first.checkpoint());
  const auto more = rig.crm().change(rig.scene().changes, true);
  if (!more) skip("the scene's CRM cannot change several records at one instant");
  arrive(*more, changes_since(rig, rig.connection(), then.checkpoint()), "changed");
}

void scopes(Rig& rig) {
  const auto scopes = rig.description().value("scopes", Json::array());
  if (scopes.size() < 2) skip("the connector offers one scope");
  const auto all = held(reference(rig).pages);
  for (const auto& scope : scopes) {
    std::vector<Json> pages;
    auto& connection = rig.fresh();
    const auto done = connection.read(
        read_request(scope.get<std::string>(), nullptr), [&](const Json& page) -> Result<connector::Flow> {
          pages.push_back(page);
          return pages.size() < most_pages(rig) ? connector::Flow::proceed : connector::Flow::stop;
        });
    if (!done)
      fail("Reading the scope \"{}\" failed: {}", scope.get<std::string>(), describe(*connection.failure()));
    for (const auto& [ref, record] : held(pages).records)
      if (!all.records.contains(ref))
        fail("The scope \"{}\" brings {}, which the widest one does not", scope.get<std::string>(),
             to_string(ref));
  }
}

constexpr Test tests[] = {
    {"read.full", "a full read ends well, and its last page says so", full},
    {"read.schema", "each page and record fits its schema and the description", schema},
    {"read.complete", "a full read brings each record of the CRM, once", complete},
    {"read.paging", "the scene is large enough for several pages", paging},
    {"read.times", "times are the CRM's instants, with their zone", times},
    {"read.consent", "sensitive facts come with the consent that the CRM has, and with no other", consent},
    {"read.unmapped", "what nobody mapped is kept aside in \"extra\"", unmapped},
    {"read.again", "a second read with nothing new brings nothing new", again},
    {"read.changes", "a record that changed comes with the next read", changed},
    {"read.additions", "a record that is new comes with the next read", added},
    {"read.same-instant", "records that changed at one instant all come, however many", same_time},
    {"read.after-changes", "what changes after an incremental read comes with the next one", same_time_later},
    {"read.scopes", "each scope that is offered can be read", scopes},
};

}  // namespace

std::span<const Test> read_tests() {
  return tests;
}

}  // namespace rafiq::conform
