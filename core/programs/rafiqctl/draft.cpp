// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/cli.hpp"
#include "core/programs/rafiqctl/documents.hpp"
#include "core/programs/rafiqctl/print.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>

namespace rafiq::ctl {
namespace {

struct CheckOptions {
  std::string file = "-";
  std::string language;
  std::vector<std::string> levels;
  std::string customer;
  bool fail = false;
};

// The words around the findings, in the language of the findings.
struct Words {
  std::string_view good, why, instead;
};
constexpr Words arabic{"لا شيء يُؤخذ على هذا النص.", "لأنه", "بدلًا منه"};
constexpr Words english{"Nothing to find in this text.", "Why", "Instead"};

Result<std::string> read_text(const std::string& file) {
  if (file == "-") return std::string((std::istreambuf_iterator<char>(std::cin)), {});
  std::ifstream stream(file, std::ios::binary);
  if (!stream.is_open())
    return Error{ErrorCode::not_found, "The text cannot be read", file, "Check the path and its permissions"};
  return std::string((std::istreambuf_iterator<char>(stream)), {});
}

// The line that the finding begins in, with the finding between marks.
std::string marked(const std::string& text, const app::DraftFinding& finding) {
  const auto from = finding.begin == 0 ? std::string::npos : text.rfind('\n', finding.begin - 1);
  const auto begin = from == std::string::npos ? 0 : from + 1;
  const auto end = std::min(text.find('\n', finding.end), text.size());
  return text.substr(begin, finding.begin - begin) + ">>" + finding.text + "<<" +
         text.substr(finding.end, end - finding.end);
}

void print_check(const std::string& text, const app::DraftCheck& check) {
  const Words& words = check.language == Language::arabic ? arabic : english;
  if (check.findings.empty()) print_line(std::string(words.good));
  for (const auto& finding : check.findings) {
    print_line(fmt::format("{}:{}: {} [{}]", finding.line, finding.column, finding.rule, finding.entry));
    print_line("   " + marked(text, finding));
    print_line(fmt::format("   {}: {}", words.why, finding.why));
    print_line(fmt::format("   {}: {}", words.instead, finding.instead));
  }
}

Status check(app::Rafiq& rafiq, Cli& cli, const CheckOptions& options) {
  app::DraftRequest request;
  if (!options.customer.empty()) {
    if (options.customer == "-" && options.file == "-")
      return Error{ErrorCode::usage, "The text and the customer cannot both come from standard input", "",
                   "Name a file that holds the text"};
    RAFIQ_TRY(auto reference, read_reference(options.customer));
    RAFIQ_TRY(request.customer, rafiq.customers().resolve_or_fetch(reference));
  }
  RAFIQ_TRY(const auto text, read_text(options.file));
  request.text = text;
  request.language = language_from(options.language);
  request.levels = options.levels;
  RAFIQ_TRY(auto found, rafiq.drafting().check(request));
  if (!print_json(cli, document(found))) print_check(text, found);
  if (!options.fail || found.findings.empty()) return success();
  return Error{
      ErrorCode::bad_data,
      fmt::format("The text has {} finding{}", found.findings.size(), found.findings.size() == 1 ? "" : "s"),
      options.file == "-" ? "" : options.file, ""};
}

}  // namespace

void add_draft_commands(Cli& cli) {
  auto* group = cli.app.add_subcommand("draft", "The service-not-selling check of a text");
  group->require_subcommand(1);
  group->footer("Example: rafiqctl draft check --lang en letter.txt");
  auto options = std::make_shared<CheckOptions>();
  auto* command = group->add_subcommand(
      "check",
      "What in a text presses, frightens, argues, blames, runs down or promises too much, and what to "
      "say instead");
  command->add_option("FILE", options->file, "The file that holds the text, or - for standard input")
      ->capture_default_str();
  command
      ->add_option("--lang", options->language,
                   "The language of the findings, ar or en; otherwise that of the text")
      ->check(CLI::IsMember({"ar", "en"}));
  command
      ->add_option(
          "--level", options->levels,
          "What the reader knows, of education (basic, secondary, vocational, bachelor, master, "
          "doctorate) or experience (new, some, practised, expert); secondary and new when not given")
      ->check(CLI::IsMember({"basic", "secondary", "vocational", "bachelor", "master", "doctorate", "new",
                             "some", "practised", "expert"}));
  command->add_option("--for", options->customer,
                      "REF of the customer who will read it: their recorded education and experience");
  command->add_flag("--fail", options->fail, "End with status 7 when there is a finding, for scripts");
  command->footer("Example: echo \"Hurry, last chance!\" | rafiqctl draft check --lang en -");
  on(cli, command, options, check);
}

}  // namespace rafiq::ctl
