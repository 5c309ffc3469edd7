// SPDX-License-Identifier: Apache-2.0
#include "sidebar/presenters/core_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace rafiq::sidebar {
namespace {

// As core says them, to the letter: a test looks for each in its sources.
constexpr std::array known{
    mark("The account's settings are wrong"),
    mark("Correct the account's settings"),
    mark("The CRM refused the credentials"),
    mark("Check the account's credentials"),
    mark("The CRM does not allow this to the account's user"),
    mark("Ask the administrator of the CRM for the right to do it"),
    mark("The CRM has no such record"),
    mark("The record was changed in the CRM meanwhile"),
    mark("Read it again"),
    mark("The CRM refused the value"),
    mark("Correct the value"),
    mark("The CRM asks to be called less often"),
    mark("The CRM cannot be reached"),
    mark("Try again later"),
    mark("Try again"),
    mark("Try again in a moment"),
    mark("The CRM's answer was not understood"),
    mark("Check the address of the CRM, and that the connector fits its version"),
    mark("The connector does not offer this"),
    mark("The connector failed"),
    mark("Try again; if it happens again, tell whoever made the connector"),
    mark("There is no such connector"),
    mark("Install it, or choose another one"),
    mark("Update the connector, or report this to who made it"),
    mark("The CRM could not be reached several times in a row and is left alone"),
    mark("The sign-in was declined in the browser"),
    mark("Nobody finished signing in in time"),
    mark("The sign-in was cancelled"),
    mark("What was there before stays"),
    mark("The sync was stopped"),
    mark("What was read so far is kept; sync again to go on"),
    mark("Nothing was removed"),
    mark("The push was stopped"),
    mark("The record keeps changing in the CRM"),
    mark("This customer was forgotten on this machine"),
    mark("The keyring is locked"),
    mark("No keyring answers in this session"),
    mark("The keyring does not answer: it is locked, or waits for its password"),
    mark("Another program keeps the secrets locked"),
    mark("An account is synced every 1 to 1440 minutes"),
    mark("Which connectors may be started"),
    mark("Whose connector bundles may be installed and started"),
    mark("Which hosts connectors may reach, whatever an account or a connector says"),
    mark("The way to every host but this machine"),
    mark("Whose certificates are trusted, in the place of the system's"),
    mark("Whether an account may be allowed to use http without encryption to another machine"),
    mark("Which aspects of a customer may be stored"),
    mark("For how long a fact of an aspect is kept after it was noted"),
    mark("For how long a fact is kept after it has expired"),
    mark("Whether what is held on a customer may be exported"),
    mark("The widest scope that an account may read by itself"),
    mark("Where secrets may rest"),
    mark("The language that the window speaks"),
    mark(
        "Whether users may install and change guidance packs; where not, those in /etc/rafiq/packs are used"),
    mark("The promise has no words"),
    mark("Say in one line what was promised"),
    mark("A promise cannot be due in the past"),
    mark("Name a time that is still to come"),
    mark("The words are too long"),
    mark("Say in one line what happened"),
    mark("The fact has no value"),
    mark("No such customer, on this machine or in the CRMs"),
    mark("No such customer on this machine"),
    mark("This does not name one customer"),
    mark("The account's address is not usable"),
    mark("Write it as https://crm.example.org/path"),
    mark("The file cannot be read"),
    mark("The file \"{name}\" of the account cannot be read. Check the account's files"),
    mark("There is no such file"),
    mark("Check the disk"),
    mark("There is not enough memory"),
    mark("The account has no place for this any more"),
    mark("No CRM of this customer takes notes"),
    mark("No CRM of this customer takes promises"),
    mark("A newer note took its place"),
    mark("The field was changed in the CRM too"),
    mark("An earlier change of the field is in conflict"),
    mark("The CRM has deleted the record"),
    mark("It was sent and the answer was lost; whether it arrived, the CRM cannot be asked")};

// A sentence with what it names in quotation marks taken out.
struct Named {
  std::string sentence, name;
};
Named without_name(const std::string& sentence) {
  const auto from = sentence.find('"');
  const auto to = from == std::string::npos ? from : sentence.find('"', from + 1);
  if (to == std::string::npos) return {sentence, ""};
  return {sentence.substr(0, from + 1) + "{name}" + sentence.substr(to),
          sentence.substr(from + 1, to - from - 1)};
}

bool is_known(const std::string& sentence) {
  const std::string plain = without_name(sentence).sentence;
  return std::any_of(known.begin(), known.end(), [&](const char* one) { return plain == one; });
}

std::string say_known(const Words& words, const std::string& sentence) {
  const auto [plain, name] = without_name(sentence);
  return fill(words.say(plain.c_str()), {{"name", name}});
}

}  // namespace

std::string core_words(const Words& words, const std::string& sentence) {
  if (sentence.empty() || words.language() == Language::english) return sentence;
  return is_known(sentence) ? say_known(words, sentence) : isolate(sentence);
}

std::string core_words(const Words& words, const Error& error) {
  if (words.language() == Language::english) return error.message();
  if (!is_known(error.what)) return isolate(error.message());
  std::string text = say_known(words, error.what);
  if (!error.where.empty()) text += " (" + isolate(error.where) + ")";
  if (!error.remedy.empty()) text += ". " + core_words(words, error.remedy);
  return text;
}

std::string core_words_with_kind(const Words& words, const Error& error) {
  const std::string told = core_words(words, error);
  if (words.language() == Language::english || is_known(error.what)) return told;
  return kind_of_trouble(words, error.code) + "\n" + told;
}

std::string kind_of_trouble(const Words& words, ErrorCode code) {
  switch (code) {
    case ErrorCode::unreachable:
      return words.say("The CRM cannot be reached now. Nothing is lost: it will be tried again.");
    case ErrorCode::authentication:
      return words.say("The sign-in was refused. See whether the user and the password are right.");
    case ErrorCode::not_found:
      return words.say("It is no longer there.");
    case ErrorCode::conflict:
      return words.say("Somebody changed it meanwhile. Look again, then decide.");
    case ErrorCode::configuration:
    case ErrorCode::usage:
      return words.say("Something that was filled in must be corrected.");
    case ErrorCode::bad_data:
      return words.say("What came back cannot be read.");
    case ErrorCode::cancelled:
      return words.say("It was stopped, as you asked.");
    case ErrorCode::internal:
      break;
  }
  return words.say("Something went wrong. Nothing of yours is lost.");
}

}  // namespace rafiq::sidebar
