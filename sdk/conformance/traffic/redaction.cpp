// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/traffic/redaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

namespace rafiq::conform {
namespace {

// Shorter ones stand in other words by accident.
constexpr std::size_t shortest = 3;

std::string in_url(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 ||
        std::string_view("-_.~").find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return out;
}

// As JSON writes it inside quotes.
std::string in_json(const std::string& text) {
  const auto quoted = dump_json(Json(text));
  return quoted.substr(1, quoted.size() - 2);
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
}

// Invented digits of the same length and shape.
std::string other_digits(const std::string& phone, std::size_t number) {
  std::string out = phone;
  std::size_t digit = 0;
  for (char& c : out)
    if (c >= '0' && c <= '9') c = static_cast<char>('0' + (number * 7 + digit++ * 3) % 10);
  return out;
}

}  // namespace

void Redaction::learn(const std::string& value, const std::string& kind) {
  if (value.size() < shortest || stand_ins_.contains(value)) return;
  const auto number = ++people_;
  const auto stand_in = kind == "mail"    ? fmt::format("person{}@example.invalid", number)
                        : kind == "phone" ? other_digits(value, number)
                                          : fmt::format("{} {}", kind, number);
  stand_ins_[value] = stand_in;
}

void Redaction::learn_secret(const std::string& secret) {
  if (!secret.empty()) stand_ins_[secret] = "secret";
}

void Redaction::learn(const Json& record) {
  const auto text = [&](const Json& object, const char* member) {
    return string_member(object, member).value_or("");
  };
  learn(text(record, "name"), "Person");
  for (const auto& name : record.value("other_names", Json::array()))
    if (name.is_string()) learn(name.get<std::string>(), "Person");
  for (const auto& mail : record.value("mails", Json::array())) learn(text(mail, "value"), "mail");
  for (const auto& phone : record.value("phones", Json::array())) learn(text(phone, "value"), "phone");
  for (const auto& fact : record.value("facts", Json::array())) learn(text(fact, "value"), "Fact");
  learn(text(record, "what"), "Words");
  if (record.contains("case")) learn(text(record["case"], "subject"), "Subject");
}

std::string Redaction::redacted(const std::string& original) {
  std::string text = original;
  static const std::regex mail(R"([A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z])");
  static const std::regex phone(R"(\+[0-9][0-9 ()./-]{6,}[0-9])");
  for (const auto& [pattern, kind] : {std::pair{&mail, "mail"}, std::pair{&phone, "phone"}})
    for (std::sregex_iterator found(original.begin(), original.end(), *pattern), end; found != end; ++found)
      if (found->str().find("example.invalid") == std::string::npos) learn(found->str(), kind);
  // The longest first: a name may be a part of another one.
  std::vector<const std::pair<const std::string, std::string>*> all;
  for (const auto& one : stand_ins_) all.push_back(&one);
  std::sort(all.begin(), all.end(), [](auto a, auto b) { return a->first.size() > b->first.size(); });
  for (const auto* one : all)
    for (const auto& written : {in_json, in_url, +[](const std::string& plain) { return plain; }})
      replace_all(text, written(one->first), written(one->second));
  return text;
}

void Redaction::apply(Traffic& traffic) {
  for (auto& [key, value] : traffic.settings.items())
    if (value.is_string()) value = redacted(value.get<std::string>());
  for (auto& one : traffic.exchanges) {
    one.url = redacted(one.url);
    one.body = redacted(one.body);
    one.answer = redacted(one.answer);
    for (auto& header : one.headers) header.value = redacted(header.value);
  }
}

}  // namespace rafiq::conform
