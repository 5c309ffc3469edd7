// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/check.hpp"

#include "plugins/rt/query.hpp"
#include "plugins/rt/staff.hpp"

#include <rafiq/failure.hpp>

#include <set>

namespace rafiq_rt {
namespace {

constexpr std::string_view example_user = "/user/Nobody";  // every RT has it, and it is nobody's own record

[[noreturn]] void missing(const std::string& right, const std::string& consequence) {
  throw rafiq::Failure(rafiq::Reason::permission, "right-missing",
                       "Rafiq's user in Request Tracker lacks the global right " + right + ": " +
                           consequence + ". Grant it at Admin > Global > User Rights");
}

// RT does not tell whose token was used; only what its owner did can be found.
std::string signed_in_as(const Rest& rest) {
  const Reply reply = rest.get("transactions", "/transactions",
                               query({{"query", "Creator = '__CurrentUser__'"},
                                      {"per_page", "1"},
                                      {"fields", "Creator"},
                                      {"fields[Creator]", "Name"}}));
  for (const Answer& transaction : reply.answer().list("items"))
    return transaction.at("Creator").text("Name");
  return {};
}

std::set<std::string> names_of(const std::vector<Answer>& all, const char* key) {
  std::set<std::string> names;
  for (const Answer& one : all) names.insert(one.text(key));
  return names;
}

std::set<std::string> queues(const Rest& rest) {
  const Reply reply = rest.get("queues", "/queues/all", query({{"per_page", "100"}, {"fields", "Name"}}));
  return names_of(reply.answer().list("items"), "Name");
}

void note_fields(const Answer& user, const Settings& settings, Json& notes) {
  const std::set<std::string> seen = names_of(user.list("CustomFields"), "name");
  if (seen.empty()) {
    notes.push_back(
        "No custom field of users can be seen. Grant the global right SeeCustomField, or create "
        "the fields (Admin > Custom Fields, applies to Users) and apply them to all users");
    return;
  }
  for (const auto& [field, aspect] : settings.aspect_of_field)
    if (!seen.contains(field))
      notes.push_back("There is no custom field \"" + field + "\" of users: `field." + aspect +
                      "` stays empty. Create it, or set another name");
  if (!settings.consent_field.empty() && !seen.contains(settings.consent_field))
    notes.push_back("There is no custom field \"" + settings.consent_field +
                    "\" of users: without it the cultural background is always withheld");
}

void note_consent(const Settings& settings, Json& notes) {
  for (const auto& [field, aspect] : settings.aspect_of_field)
    if (aspect == "cultural_background" && settings.consent_field.empty() && !settings.consent_recorded)
      notes.push_back("The cultural background in \"" + field +
                      "\" is withheld: no consent is mapped. Set `cultural_consent_field`, or "
                      "`cultural_consent` to \"recorded\" if every value was recorded with consent");
}

void note_tickets(const Rest& rest, Json& notes) {
  const std::set<std::string> seen = queues(rest);
  if (seen.empty()) {
    notes.push_back(
        "No queue can be seen: customers will have no journey. Grant SeeQueue and ShowTicket on "
        "the queues to be shown (Admin > Queues > User Rights)");
    return;
  }
  std::string names;
  for (const std::string& name : seen) names += (names.empty() ? "" : ", ") + name;
  notes.push_back("Queues: " + names);
}

// A note is searched for by its marker before it is written again, and comments can only be searched by whom
// they are shown to. RT tells nobody their rights; it shows no comment at all without this one.
void note_comments(const Rest& rest, const Settings& settings, Json& notes) {
  if (settings.notes != "comment") return;
  const Reply reply = rest.get("transactions", "/transactions",
                               query({{"query", "ObjectType = 'RT::Ticket' AND Type = 'Comment'"},
                                      {"per_page", "20"},
                                      {"fields", "Type"}}));
  if (!reply.answer().list("items").empty()) return;
  notes.push_back(
      "No comment of any ticket can be seen. Unless there is none yet, grant ShowTicketComments on the "
      "queues "
      "(Admin > Queues > User Rights): without it a note whose answer was lost would be written twice. Or "
      "set "
      "`notes` to \"correspond\" or \"no\"");
}

Json fields_of_users(const Answer& user, const Settings& settings) {
  Json fields = Json::array();
  for (const char* name : {"RealName", "NickName", "EmailAddress", "Lang", "MobilePhone", "WorkPhone",
                           "HomePhone", "PagerPhone", "LastUpdated"})
    fields.push_back({{"name", name}});
  for (const std::string& name : names_of(user.list("CustomFields"), "name")) {
    Json field{{"name", "CF." + name}, {"label", name}};
    const auto mapped = settings.aspect_of_field.find(name);
    if (mapped != settings.aspect_of_field.end()) field["aspect"] = mapped->second;
    fields.push_back(std::move(field));
  }
  return fields;
}

}  // namespace

Json check(const Rest& rest, const Settings& settings) {
  const Reply version = rest.get("version", "/rt");
  const Reply user = rest.get("user", example_user);
  if (!user.answer().maybe("Disabled"))
    missing("AdminUsers", "without it users show neither phone nor profile");
  (void)Staff::load(rest, settings);  // throws when staff cannot be told from customers

  Json notes = Json::array({"Request Tracker " + version.answer().text("Version")});
  note_fields(user.answer(), settings, notes);
  note_consent(settings, notes);
  note_tickets(rest, notes);
  note_comments(rest, settings, notes);
  return {{"signed_in_as", signed_in_as(rest)}, {"notes", notes}};
}

Json discover(const Rest& rest, const Settings& settings) {
  const Reply user = rest.get("user", example_user);
  Json messages = Json::array();
  for (const char* name : {"Type", "Created", "Creator", "Content"}) messages.push_back({{"name", name}});
  Json entities = Json::array();
  entities.push_back({{"name", "user"}, {"fields", fields_of_users(user.answer(), settings)}});
  entities.push_back({{"name", "transaction"}, {"fields", std::move(messages)}});
  return {{"entities", std::move(entities)}};
}

}  // namespace rafiq_rt
