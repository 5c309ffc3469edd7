// SPDX-License-Identifier: Apache-2.0
#include "core/app/packs.hpp"

#include "core/app/context.hpp"
#include "core/guidance/validate.hpp"

namespace rafiq::app {

Result<std::vector<PackSummary>> Packs::list() {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  PackSummary summary;
  summary.id = pack->id;
  summary.version = pack->version;
  summary.title = pack->title[Language::english];
  summary.folder = context_.packs.folder();
  summary.cards = static_cast<int>(pack->cards.size());
  return std::vector{summary};
}

Result<std::vector<PackProblem>> Packs::validate(const std::filesystem::path& folder) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored))
    return Error{ErrorCode::not_found, "There is no such folder", folder.string(),
                 "Name the folder that holds pack.yaml"};
  std::vector<PackProblem> problems;
  for (auto& problem : guidance::validate_pack(folder))
    problems.push_back(
        {std::move(problem.file), problem.line, std::move(problem.what), std::move(problem.remedy)});
  return problems;
}

}  // namespace rafiq::app
