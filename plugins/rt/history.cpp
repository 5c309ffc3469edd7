// SPDX-License-Identifier: Apache-2.0
#include "plugins/rt/history.hpp"

#include "plugins/rt/query.hpp"
#include "plugins/rt/text.hpp"
#include "plugins/rt/words.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace rafiq_rt {
namespace {

constexpr std::int64_t longest_text = 64 * 1024;  // bytes; longer ones are no words to a customer

std::string page_query(const std::string& condition, const std::string& fields) {
  return query({{"query", condition},
                {"per_page", std::to_string(Rest::page_size)},
                {"orderby", "id"},
                {"fields", fields},
                {"fields[Creator]", "id"}});
}

std::string channel_of(const std::string& interface) {
  if (interface == "Email") return "mail";
  if (interface == "Web" || interface == "Mobile") return "web";
  return {};  // REST, CLI, API: some other program, which may stand for any channel
}

// Plain text that somebody wrote, as opposed to a file that was attached.
bool is_words(const Answer& attachment, const std::string& headers) {
  const std::string length = header_value(headers, "Content-Length");
  std::int64_t bytes = 0;
  std::from_chars(length.data(), length.data() + length.size(), bytes);
  return attachment.text("ContentType") == "text/plain" && attachment.text("Filename").empty() &&
         bytes <= longest_text;
}

Message* find(std::span<Message> messages, std::int64_t id) {
  const auto found =
      std::lower_bound(messages.begin(), messages.end(), id,
                       [](const Message& message, std::int64_t wanted) { return message.id < wanted; });
  return found != messages.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

std::vector<Ticket> History::tickets_after(std::int64_t after, const std::string& condition) const {
  std::string wanted = "id > " + std::to_string(after);
  if (!condition.empty()) wanted += " AND (" + condition + ")";
  return tickets(wanted, "ASC");
}

std::vector<Ticket> History::newest_of(const std::string& customer) const {
  return tickets("Requestor.id = " + customer, "DESC");
}

std::vector<Ticket> History::tickets(const std::string& condition, std::string_view order) const {
  const Reply reply =
      rest_.get("tickets", "/tickets", ticket_query(condition, order, tickets_per_page, settings_));
  std::vector<Ticket> tickets;
  std::vector<std::int64_t> ids;
  for (const Answer& answer : reply.answer().at("items").items()) {
    tickets.push_back(Ticket::parse(answer, settings_, staff_));
    ids.push_back(tickets.back().id);
  }
  if (ids.empty()) return tickets;

  // A status is a word that each desk chooses; only RT knows which of them mean closed. `Resolved` does not
  // tell: it stays when a ticket is opened again.
  const Reply closed = rest_.get(
      "tickets", "/tickets",
      ticket_query(any_of("id", ids) + " AND Status = '__Inactive__'", order, tickets_per_page, settings_));
  std::set<std::int64_t> inactive;
  for (const Answer& answer : closed.answer().at("items").items()) inactive.insert(answer.number("id"));
  for (Ticket& ticket : tickets) ticket.closed = inactive.contains(ticket.id);
  return tickets;
}

Json History::records_of(const std::vector<Ticket>& tickets) const {
  std::map<std::int64_t, Ticket> cases;
  std::vector<std::int64_t> ids;
  for (const Ticket& ticket : tickets) {
    cases[ticket.id] = ticket;
    ids.push_back(ticket.id);
  }
  // What was written in a merged ticket belongs to the one it was merged into.
  std::vector<std::int64_t> elsewhere;
  for (const Ticket& ticket : tickets)
    if (ticket.merged_into != 0 && !cases.contains(ticket.merged_into))
      elsewhere.push_back(ticket.merged_into);
  if (!elsewhere.empty())
    for (Ticket& ticket : tickets_after(0, any_of("id", elsewhere))) cases[ticket.id] = std::move(ticket);

  Json records = Json::array();
  if (ids.empty()) return records;
  for (const Message& message : messages_of(ids)) {
    const Ticket& own = cases.at(message.ticket);
    const auto merged = cases.find(own.merged_into);
    const Ticket& about = merged == cases.end() ? own : merged->second;
    records.push_back(about.customers.empty() ? gone_touchpoint(message.id)
                                              : touchpoint_record(message, about));
  }
  return records;
}

Json History::records_of_changed(std::span<const std::int64_t> ids) const {
  Json records = Json::array();
  if (ids.empty()) return records;
  std::set<std::int64_t> unseen(ids.begin(), ids.end());
  std::int64_t after = 0;
  const std::string condition = any_of("id", ids) + " OR " + any_of("EffectiveId", ids);
  for (;;) {
    const std::vector<Ticket> tickets = tickets_after(after, condition);
    if (tickets.empty()) break;
    for (Json& record : records_of(tickets)) records.push_back(std::move(record));
    for (const Ticket& ticket : tickets) unseen.erase(ticket.id);
    after = tickets.back().id;
  }
  const std::vector<std::int64_t> deleted(unseen.begin(), unseen.end());
  for (Json& record : records_of_gone(deleted)) records.push_back(std::move(record));
  return records;
}

Json History::records_of_gone(std::span<const std::int64_t> ids) const {
  Json records = Json::array();
  if (!ids.empty())
    for (const Message& message : messages_of(ids)) records.push_back(gone_touchpoint(message.id));
  return records;
}

std::vector<std::int64_t> History::among(std::span<const std::int64_t> ids,
                                         const std::string& condition) const {
  std::vector<std::int64_t> found;
  if (ids.empty()) return found;
  std::string wanted = any_of("id", ids);
  if (!condition.empty()) wanted += " AND (" + condition + ")";
  const Reply reply =
      rest_.get("tickets", "/tickets", ticket_query(wanted, "ASC", static_cast<int>(ids.size()), settings_));
  for (const Answer& answer : reply.answer().at("items").items()) found.push_back(answer.number("id"));
  return found;
}

std::vector<Message> History::messages_of(std::span<const std::int64_t> tickets) const {
  const std::string condition = "ObjectType = 'RT::Ticket' AND " + any_of("ObjectId", tickets) +
                                " AND (Type = 'Create' OR Type = 'Correspond'" +
                                (settings_.comments ? " OR Type = 'Comment')" : ")");
  std::vector<Message> messages;
  // A short page is the last one, unless RT left out of it comments that Rafiq's user may not see.
  for (std::int64_t after = 0;;) {
    const Reply reply = rest_.get(
        "transactions", "/transactions",
        page_query(condition + " AND id > " + std::to_string(after), "id,ObjectId,Type,Created,Creator"));
    const std::vector<Answer> page = reply.answer().at("items").items();
    if (page.empty()) return messages;
    const std::size_t first = messages.size();
    for (const Answer& answer : page)
      messages.push_back({answer.number("id"),
                          answer.number("ObjectId"),
                          answer.at("Creator").number("id"),
                          answer.text("Type"),
                          answer.time("Created"),
                          {},
                          {}});
    add_contents(std::span(messages).subspan(first));
    if (page.size() < Rest::page_size && !settings_.comments) return messages;
    after = messages.back().id;
  }
}

// Which way each message came, from the headers of what it holds, and then its first line. Two steps, so
// that attached files are never fetched.
void History::add_contents(std::span<Message> messages) const {
  Json ids = Json::array();
  for (const Message& message : messages) ids.push_back(message.id);
  Json texts = Json::array();
  for (std::int64_t after = 0;;) {
    const Reply reply = rest_.search(
        "attachments", "/attachments", page_query("", "id,TransactionId,ContentType,Filename,Headers"),
        Json::array({{{"field", "TransactionId"}, {"operator", "IN"}, {"value", ids}},
                     {{"field", "id"}, {"operator", ">"}, {"value", after}}}));
    const std::vector<Answer> page = reply.answer().at("items").items();
    for (const Answer& answer : page) {
      const std::string headers = answer.text("Headers");
      Message* const message = find(messages, answer.number("TransactionId"));
      if (message == nullptr) continue;
      if (message->channel.empty()) message->channel = channel_of(header_value(headers, "X-RT-Interface"));
      if (settings_.first_line && is_words(answer, headers)) texts.push_back(answer.number("id"));
    }
    if (page.size() < Rest::page_size) break;
    after = page.back().number("id");
  }
  if (!texts.empty()) add_first_lines(messages, texts);
}

void History::add_first_lines(std::span<Message> messages, const Json& texts) const {
  for (std::size_t first = 0; first < texts.size(); first += Rest::page_size) {
    const auto from = texts.begin() + static_cast<std::ptrdiff_t>(first);
    const auto count = std::min(texts.size() - first, std::size_t{Rest::page_size});
    const Json some(std::vector<Json>(from, from + static_cast<std::ptrdiff_t>(count)));
    const Reply reply =
        rest_.search("attachments", "/attachments", page_query("", "id,TransactionId,Content"),
                     Json::array({{{"field", "id"}, {"operator", "IN"}, {"value", some}}}));
    for (const Answer& answer : reply.answer().at("items").items())
      if (Message* const message = find(messages, answer.number("TransactionId")))
        if (message->first_line.empty()) message->first_line = first_line(answer.text("Content"));
  }
}

}  // namespace rafiq_rt
