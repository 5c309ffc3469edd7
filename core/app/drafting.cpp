// SPDX-License-Identifier: Apache-2.0
#include "core/app/drafting.hpp"

#include "core/app/context.hpp"
#include "core/draft/checker.hpp"
#include "core/guidance/lexicons.hpp"
#include "core/guidance/profile.hpp"
#include "core/store/customers.hpp"
#include "core/store/facts.hpp"

namespace rafiq::app {
namespace {

// The highest step of a ladder that the customer's facts name, when they may be used.
std::optional<int> step_of(const guidance::Profile& profile, guidance::FactKey key, std::size_t steps) {
  const auto& usable = profile.readings(key).usable;
  if (usable.empty()) return std::nullopt;
  for (std::size_t step = steps; step-- > 0;)
    if (usable.front().values.has(static_cast<unsigned>(step))) return static_cast<int>(step);
  return std::nullopt;
}

Status know_customer(Context& context, CustomerId customer, draft::Reader& reader) {
  guidance::Situation situation;
  situation.now = context.clock->now();
  RAFIQ_TRY(situation.customer, store::Customers(*context.database).get(customer));
  RAFIQ_TRY(situation.facts, store::Facts(*context.database).readable(customer));
  RAFIQ_TRY(auto pack, context.packs.pack());
  const auto profile = guidance::read_profile(*pack, situation);
  using guidance::FactKey;
  if (const auto step = step_of(profile, FactKey::profile_education, draft::education_steps.size()))
    reader.education = *step;
  if (const auto step = step_of(profile, FactKey::profile_experience, draft::experience_steps.size()))
    reader.experience = *step;
  return success();
}

DraftFinding finding_of(draft::Finding&& found) {
  const draft::Span& at = found.span;
  return {std::string(name(found.rule)),
          std::move(found.entry),
          at.begin,
          at.end,
          at.first_character,
          at.end_character,
          at.line,
          at.column,
          std::move(found.text),
          std::move(found.why),
          std::move(found.instead)};
}

}  // namespace

// That of the packs in use. Where the lexicons of new ones have a problem, what was in use stays in use.
Result<std::shared_ptr<const draft::Checker>> Drafting::checker() {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  if (checker_ && pack == pack_) return checker_;
  Problems problems;
  auto checker = guidance::compile_lexicons(*pack, problems);
  if (checker || checker_) {
    if (checker) checker_ = std::move(checker);
    pack_ = std::move(pack);
    return checker_;
  }
  const Problem first = std::move(problems).sorted().front();
  return Error{ErrorCode::bad_data, first.what, first.file.string() + ":" + std::to_string(first.line),
               first.remedy};
}

Result<DraftCheck> Drafting::check(const DraftRequest& request) {
  RAFIQ_TRY(auto lexicons, checker());
  draft::CheckRequest asked;
  asked.language = request.language;
  if (request.customer) {
    RAFIQ_TRY(know_customer(context_, *request.customer, asked.reader));
  }
  for (const std::string& level : request.levels) {
    const auto known = draft::level_from(level);
    if (!known)
      return Error{ErrorCode::usage, "There is no level \"" + level + "\"", "",
                   "Take basic, secondary, vocational, bachelor, master, doctorate, new, some, practised or "
                   "expert"};
    asked.reader.know(*known);
  }
  RAFIQ_TRY(auto found, lexicons->check(request.text, asked));
  DraftCheck result;
  result.language = request.language.value_or(draft::language_of(request.text));
  for (auto& finding : found) result.findings.push_back(finding_of(std::move(finding)));
  return result;
}

}  // namespace rafiq::app
