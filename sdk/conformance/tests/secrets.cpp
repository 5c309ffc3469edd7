// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/tests/benches.hpp"
#include "sdk/conformance/tests/reference.hpp"
#include "sdk/conformance/tests/registry.hpp"

#include <optional>
#include <set>

namespace rafiq::conform {
namespace {

// All that left the connector while it went through its day, well and in trouble.
struct Traces {
  std::vector<std::string> lines;     // log/1
  std::vector<std::string> messages;  // of failures, codes included
  std::vector<std::string> pages;     // whatever was emitted
  std::vector<std::string> checkpoints;
  std::vector<std::string> observations;
  std::vector<std::string> addresses;  // of requests
};

void take_page(Traces& traces, const std::string& text) {
  traces.pages.push_back(text);
  const auto page = parse_json(text, "");
  if (!page || !page.value().is_object()) return;
  if (page.value().contains("checkpoint"))
    traces.checkpoints.push_back(dump_json(page.value()["checkpoint"]));
  for (const char* list : {"observations", "notes"})
    if (page.value().contains(list)) traces.observations.push_back(dump_json(page.value()[list]));
}

// What a careless CRM writes into its errors: who it was about, and with what one signed in.
std::string indiscreet(const Rig& rig, const std::set<std::string>& customers) {
  std::string words = "refused for";
  for (const auto& [slot, secret] : rig.scene().secrets) words += " " + secret;
  std::size_t few = 0;
  for (const auto& customer : customers)
    if (++few <= 6) words += " " + customer;
  return dump_json(
      {{"message", words}, {"error", {{"message", words}, {"code", 4}}}, {"errors", Json::array({words})}});
}

// Names, mails and phones of the scene's customers, long enough to be no accident.
std::set<std::string> customer_data(Rig& rig) {
  std::set<std::string> data;
  const auto reading = reference(rig);
  const auto add = [&](const std::string& text) {
    if (text.size() >= 6) data.insert(text);
  };
  for (const auto& [ref, record] : held(reading.pages).records) {
    add(record.value("name", ""));
    for (const char* list : {"mails", "phones"})
      for (const auto& contact : record.value(list, Json::array())) add(contact.value("value", ""));
  }
  return data;
}

Traces go_through(Rig& rig, const std::set<std::string>& customers) {
  Traces traces;
  AccountBench bench(rig);
  const auto take = [&](std::string_view, const Ended& ended) {
    for (const auto& page : ended.emitted) take_page(traces, page);
    for (const auto& why : ended.failed) traces.messages.push_back(why.code + ": " + why.message);
  };
  bench.create();
  go_through_the_verbs(rig, *bench, take);
  if (rig.uses_http())
    for (const int status : {400, 401, 403, 500})
      for (const std::size_t nth : {1U, 2U}) {
        rig.gate().arm({Fault::Kind::answer,
                        {status, {{"Content-Type", "application/json"}}, indiscreet(rig, customers)}},
                       nth, true);
        go_through_the_verbs(rig, *bench, take);
        rig.session()->forgive();
      }
  if (rig.uses_http()) rig.gate().calm();
  traces.lines = bench->log_lines();
  for (const auto& request : bench->requests()) traces.addresses.push_back(request.url);
  return traces;
}

bool any_holds(const std::vector<std::string>& texts, const std::string& canary) {
  for (const auto& text : texts)
    if (text.find(canary) != std::string::npos) return true;
  return false;
}

using Where = std::vector<std::string> Traces::*;

void no_credential(Rig& rig, Where where, std::string_view place) {
  if (rig.scene().secrets.empty()) skip("the scene has no secret");
  const auto traces = go_through(rig, customer_data(rig));
  for (const auto& [slot, secret] : rig.scene().secrets)
    if (any_holds(traces.*where, secret))
      fail(
          "The secret \"{}\" stands in {}. The CRM repeats it in its answers; never pass on what it says "
          "unseen",
          slot, place);
}

void no_customer(Rig& rig, Where where, std::string_view place) {
  const auto customers = customer_data(rig);
  const auto traces = go_through(rig, customers);
  for (const auto& customer : customers)
    if (any_holds(traces.*where, customer))
      fail("A customer's name, mail or phone stands in {}, which is not theirs to read", place);
}

void log(Rig& rig) {
  no_credential(rig, &Traces::lines, "a line of the log");
}
void message(Rig& rig) {
  no_credential(rig, &Traces::messages, "the message of a failure");
}
void page(Rig& rig) {
  no_credential(rig, &Traces::pages, "an answer that the connector emitted");
}
void address(Rig& rig) {
  no_credential(rig, &Traces::addresses, "the address of a request");
}
void people_in_log(Rig& rig) {
  no_customer(rig, &Traces::lines, "a line of the log");
}
void people_in_message(Rig& rig) {
  no_customer(rig, &Traces::messages, "the message of a failure");
}
void people_in_checkpoint(Rig& rig) {
  no_customer(rig, &Traces::checkpoints, "a checkpoint");
  no_customer(rig, &Traces::observations, "an observation for the administrator");
}

constexpr Test tests[] = {
    {"secrets.log", "no credential in the log", log},
    {"secrets.message", "no credential in a failure's message", message},
    {"secrets.page", "no credential in a page, a checkpoint or an answer", page},
    {"secrets.address", "no credential in the address of a request", address},
    {"secrets.people-in-log", "no customer in the log", people_in_log},
    {"secrets.people-in-message", "no customer in a failure's message", people_in_message},
    {"secrets.people-in-checkpoint", "no customer in a checkpoint or an observation", people_in_checkpoint},
};

}  // namespace

std::span<const Test> secret_tests() {
  return tests;
}

}  // namespace rafiq::conform
