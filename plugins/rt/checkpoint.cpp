// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/checkpoint.hpp"

#include <rafiq/failure.hpp>

namespace rafiq_rt {
namespace {

constexpr int format = 1;

[[noreturn]] void foreign() {
  throw rafiq::Failure(rafiq::Reason::bug, "checkpoint",
                       "The checkpoint of this account is not one of this connector. Sync once with --full");
}

std::string name(Checkpoint::Phase phase) {
  switch (phase) {
    case Checkpoint::Phase::users:
      return "users";
    case Checkpoint::Phase::tickets:
      return "tickets";
    case Checkpoint::Phase::feed:
      break;
  }
  return "feed";
}

Checkpoint::Phase phase_of(const std::string& text) {
  for (const auto phase : {Checkpoint::Phase::users, Checkpoint::Phase::tickets, Checkpoint::Phase::feed})
    if (name(phase) == text) return phase;
  foreign();
}

}  // namespace

Json Checkpoint::to_json() const {
  Json json{
      {"format", format}, {"phase", name(phase)}, {"user_feed", user_feed}, {"ticket_feed", ticket_feed}};
  if (phase == Phase::users) json["users"] = {{"page", users.page}, {"last", users.last}};
  if (phase == Phase::tickets) json["ticket"] = ticket;
  if (phase != Phase::feed) json["progress"] = {{"records", records}, {"left", left}};
  return json;
}

Checkpoint Checkpoint::parse(const Json& json) try {
  if (json.at("format") != format) foreign();
  Checkpoint checkpoint;
  checkpoint.phase = phase_of(json.at("phase"));
  json.at("user_feed").get_to(checkpoint.user_feed);
  json.at("ticket_feed").get_to(checkpoint.ticket_feed);
  if (checkpoint.phase == Phase::users) {
    json.at("users").at("page").get_to(checkpoint.users.page);
    json.at("users").at("last").get_to(checkpoint.users.last);
  }
  if (checkpoint.phase == Phase::tickets) json.at("ticket").get_to(checkpoint.ticket);
  if (checkpoint.phase != Phase::feed) {
    json.at("progress").at("records").get_to(checkpoint.records);
    json.at("progress").at("left").get_to(checkpoint.left);
  }
  return checkpoint;
} catch (const Json::exception&) {
  foreign();
}

}  // namespace rafiq_rt
