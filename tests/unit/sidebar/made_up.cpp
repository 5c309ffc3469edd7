// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/sidebar/made_up.hpp"

#include <algorithm>

namespace rafiq::sidebar::test {

std::string plain(std::string text) {
  for (const char* mark : {"\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f", "\u200c"})
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, 3);
  return text;
}

Result<std::vector<app::Account>> MadeUpDesk::accounts() {
  if (trouble) return *trouble;
  return account_list;
}

Result<std::vector<app::SearchHit>> MadeUpDesk::search(const std::string& text) {
  log.push_back("search " + text);
  if (trouble) return *trouble;
  const auto found = hits.find(text);
  return found == hits.end() ? std::vector<app::SearchHit>{} : found->second;
}

Result<CustomerId> MadeUpDesk::resolve(const std::string& reference) {
  if (reference == "crm:1") return layla;
  return Error{ErrorCode::not_found, "No customer " + reference, "", "Search by name"};
}

Result<Visit> MadeUpDesk::visit(CustomerId id, Language language) {
  log.push_back("visit " + id.text() + " " + std::string{name(language)});
  if (trouble) return *trouble;
  const auto found = customers.find(id.value);
  if (found == customers.end()) return Error{ErrorCode::not_found, "No customer " + id.text(), "", ""};
  Visit visit;
  visit.customer = found->second;
  visit.interaction = open_one;
  visit.guide.language = language;
  visit.guide.stage = open_one ? open_one->stage : Stage::welcome;
  for (const auto& card : cards) {
    if (gone.contains(card)) continue;
    Recommendation recommendation;
    recommendation.card = card;
    recommendation.title = card + " in " + std::string{name(visit.guide.stage)};
    recommendation.say = "Say " + card;
    recommendation.say_more = {"Or say " + card};
    visit.guide.recommendations.push_back(recommendation);
  }
  visit.guide.traits = traits;
  visit.guide.in_sight = std::min(in_sight, visit.guide.recommendations.size());
  return visit;
}

Result<Interaction> MadeUpDesk::begin(CustomerId customer, Channel channel) {
  if (trouble) return *trouble;
  if (!open_one) {
    log.push_back("begin " + std::string{name(channel)});
    open_one = Interaction{};
    open_one->id = InteractionId{7};
    open_one->customer = customer;
    open_one->channel = channel;
  }
  return *open_one;
}

Status MadeUpDesk::move_to(InteractionId, Stage stage) {
  open_one->stage = stage;
  return success();
}

Status MadeUpDesk::change_channel(InteractionId, Channel channel) {
  open_one->channel = channel;
  return success();
}

Status MadeUpDesk::end(InteractionId) {
  log.push_back("end");
  open_one.reset();
  return success();
}

Status MadeUpDesk::resume(InteractionId interaction) {
  log.push_back("resume " + interaction.text());
  open_one = Interaction{};
  open_one->id = interaction;
  return success();
}

Status MadeUpDesk::react(InteractionId interaction, const Reacting& reacting) {
  log.push_back("react " + interaction.text() + " " + reacting.card + " " + std::string{name(reacting.kind)} +
                " " + std::to_string(reacting.snooze_for.count()));
  gone.insert(reacting.card);
  return success();
}

Status MadeUpDesk::undo(InteractionId interaction, const std::string& card) {
  log.push_back("undo " + interaction.text() + " " + card);
  gone.erase(card);
  return success();
}

Result<std::string> MadeUpDesk::add_sample() {
  if (trouble) return *trouble;
  app::Account account;
  account.name = "sample";
  account_list.push_back(account);
  return account.name;
}

Office::Answer SteppedOffice::work_first() {
  auto piece = std::move(waiting.front());
  waiting.pop_front();
  return piece.second(desk_);
}

void SteppedOffice::run_all() {
  while (!waiting.empty()) work_first()();
}

Desktop::Desktop()
    : clock(std::make_shared<FixedClock>(parse_iso8601("2026-03-10T10:00:00Z").value())),
      panel({office, courier, [](Language language) { return std::make_shared<PlainWords>(language); }, clock,
             [this](const Screen& shown) { screen = shown; },
             [this](CustomerId customer) { remembered = customer; }},
            Language::english) {
  app::Account account;
  account.name = "crm";
  account.state = AccountState::ready;
  account.last_sync = clock->now() - std::chrono::minutes{5};
  desk.account_list = {account};
  desk.customers[1].name = "Layla Hassan";
  desk.customers[2].name = "Omar Said";
  for (auto& [id, customer] : desk.customers) customer.id = CustomerId{id};
  desk.hits[""] = {{layla, "Layla Hassan", "crm"}};
  desk.hits["om"] = {{omar, "Omar Said", "crm"}};
}

void Desktop::open(CustomerId customer) {
  panel.start({}, customer);
  office.run_all();
}

}  // namespace rafiq::sidebar::test
