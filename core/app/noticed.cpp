// SPDX-License-Identifier: Apache-2.0
#include "core/app/noticed.hpp"

#include "core/app/context.hpp"
#include "core/store/customers.hpp"
#include "core/store/noticed.hpp"

#include <fstream>
#include <map>

namespace rafiq::app {
namespace {

constexpr std::size_t longest_text = 2000;

std::string cell(std::string_view text) {
  std::string quoted = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    quoted += '\'';
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

Result<NoticedId> NoticedByCustomers::add(CustomerId customer, std::string_view what,
                                          std::optional<Channel> channel) {
  if (what.empty() || what.size() > longest_text)
    return Error{ErrorCode::usage, what.empty() ? "There are no words" : "The words are too long", "",
                 "Say in one line what the customer noticed"};
  return store::NoticedLog(*context_.database)
      .add({{}, customer, std::string(what), channel, context_.clock->now()});
}

Status NoticedByCustomers::undo(NoticedId id) {
  return store::NoticedLog(*context_.database).remove(id);
}

Result<std::vector<NoticedShown>> NoticedByCustomers::list() {
  RAFIQ_TRY(auto all, store::NoticedLog(*context_.database).all());
  std::map<CustomerId, std::string> names;
  std::vector<NoticedShown> shown;
  for (auto& one : all) {
    auto& name = names[one.customer];
    if (name.empty()) {
      RAFIQ_TRY(auto customer, store::Customers(*context_.database).get(one.customer));
      name = customer.name;
    }
    shown.push_back({std::move(one), name});
  }
  return shown;
}

Result<std::string> NoticedByCustomers::csv(bool with_customers) {
  RAFIQ_TRY(auto all, list());
  std::string text =
      "\xEF\xBB\xBF"
      "day,channel,what";
  text += with_customers ? ",customer\r\n" : "\r\n";
  for (const auto& one : all) {
    text += to_iso8601(one.noticed.at).substr(0, 10) + ",";
    if (one.noticed.channel) text += name(*one.noticed.channel);
    text += "," + cell(one.noticed.what);
    if (with_customers) text += "," + cell(one.customer_name);
    text += "\r\n";
  }
  return text;
}

Status NoticedByCustomers::export_to(const std::filesystem::path& file, bool with_customers) {
  RAFIQ_TRY(auto text, csv(with_customers));
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored))
    return Error{ErrorCode::conflict, "The file is there already", file.string(),
                 "Choose another name, or move the file away"};
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out)
    return Error{ErrorCode::configuration, "The file cannot be written", file.string(),
                 "Choose a folder that you may write to"};
  return success();
}

}  // namespace rafiq::app
