// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/documents.hpp"

namespace rafiq::ctl {

Document document(const app::EditShown& shown) {
  const auto& edit = shown.edit;
  Document document{{"id", edit.id.text()},
                    {"account", edit.account},
                    {"customer", edit.customer.text()},
                    {"customer_name", shown.customer_name},
                    {"kind", name(edit.kind)},
                    {"state", name(edit.state)},
                    {"reason", edit.reason},
                    {"what", shown.what},
                    {"entity", edit.entity},
                    {"external_id", edit.external_id},
                    {"field", edit.field},
                    {"base", edit.base},
                    {"local", edit.local},
                    {"remote", nullptr},
                    {"attempts", edit.attempts},
                    {"made", to_iso8601(edit.made)},
                    {"next_attempt", to_iso8601(edit.next_attempt)}};
  if (edit.remote) document["remote"] = *edit.remote;
  return document;
}

Document document(const app::EditStanding& standing) {
  return {{"state", standing.state},
          {"account", standing.account},
          {"reason", standing.reason},
          {"edit", standing.edit.valid() ? Document(standing.edit.text()) : Document(nullptr)}};
}

Document document(const app::PushSummary& summary) {
  return {{"account", summary.account},          {"saved", summary.saved},
          {"conflicts", summary.conflicts},      {"crm_won", summary.crm_won},
          {"refused", summary.refused},          {"uncertain", summary.uncertain},
          {"local_only", summary.local_only},    {"lost", summary.lost},
          {"delayed", summary.delayed},          {"waiting", summary.waiting},
          {"observations", summary.observations}};
}

Document document(const app::PolicyShown& shown) {
  return {{"field", shown.field}, {"policy", name(shown.policy)}};
}

}  // namespace rafiq::ctl
