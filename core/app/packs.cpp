// SPDX-License-Identifier: Apache-2.0
#include "core/app/packs.hpp"

#include "core/app/context.hpp"
#include "core/app/pack_installer.hpp"
#include "core/guidance/coverage.hpp"
#include "core/guidance/load.hpp"
#include "core/guidance/validate.hpp"

#include <algorithm>

namespace rafiq::app {
namespace {

namespace fs = std::filesystem;
using guidance::Layer;

PackContents contents_of(const guidance::Pack& pack, std::uint16_t layer) {
  const auto count = [&](const auto& items) {
    return static_cast<int>(
        std::count_if(items.begin(), items.end(), [&](const auto& item) { return item.origin == layer; }));
  };
  return {count(pack.cards),  count(pack.talks),        count(pack.questions), count(pack.checklists),
          count(pack.claims), count(pack.entitlements), count(pack.practice)};
}

PackSummary summary_of(const guidance::PackLayer& layer) {
  PackSummary summary;
  summary.id = layer.id;
  summary.version = layer.version;
  summary.title = layer.title[Language::english];
  summary.layer = name(layer.layer);
  summary.folder = layer.folder;
  return summary;
}

void tell(const PackFault& fault, PackSummary& summary) {
  summary.fault = fault.first.what + " (" + fault.first.file.string();
  if (fault.first.line > 0) summary.fault += ":" + std::to_string(fault.first.line);
  summary.fault += ")";
  summary.remedy = fault.first.remedy;
}

// A pack that could not be loaded: what its folder says of it.
PackSummary unused(const PackFault& fault, Layer layer) {
  guidance::PackLayer pack;
  if (auto manifest = guidance::read_pack_manifest(fault.folder)) pack = std::move(manifest.value());
  if (pack.id.empty()) pack.id = fault.folder.filename().string();
  pack.layer = layer;
  pack.folder = fault.folder;
  return summary_of(pack);
}

Result<std::optional<Layer>> layer_named(const std::string& word) {
  if (word.empty()) return std::optional<Layer>{};
  for (const Layer layer : {Layer::organisation, Layer::team})
    if (name(layer) == word) return std::optional(layer);
  return Error{ErrorCode::usage, "There is no such layer for packs of one's own", word,
               "The layers are organisation and team"};
}

PackSummary summary_of(const InstalledPack& pack) {
  PackSummary summary;
  summary.id = pack.id;
  summary.version = pack.version;
  summary.layer = name(pack.layer);
  summary.folder = pack.folder;
  return summary;
}

bool has_previous(const PackFolders& folders, const guidance::PackLayer& layer) {
  std::error_code ignored;
  return layer.layer != Layer::standard && fs::exists(folders.previous(layer.layer, layer.id), ignored);
}

}  // namespace

Result<std::vector<PackSummary>> Packs::list() {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  auto faults = context_.packs.faults();
  std::vector<PackSummary> packs;
  for (std::size_t i = 0; i < pack->layers.size(); ++i) {
    const auto& layer = pack->layers[i];
    packs.push_back(summary_of(layer));
    packs.back().contents = contents_of(*pack, static_cast<std::uint16_t>(i));
    packs.back().has_previous = has_previous(context_.packs.folders(), layer);
    for (const PackFault& fault : faults)
      if (fault.folder == layer.folder) tell(fault, packs.back());
    std::erase_if(faults, [&](const PackFault& fault) { return fault.folder == layer.folder; });
  }
  for (const PackFault& fault : faults) {
    const bool of_team = fault.folder.parent_path().filename() == name(Layer::team);
    packs.push_back(unused(fault, of_team ? Layer::team : Layer::organisation));
    tell(fault, packs.back());
  }
  return packs;
}

Result<std::vector<PackProblem>> Packs::validate(const fs::path& folder, const std::vector<fs::path>& below) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    return Error{ErrorCode::not_found, "There is no such folder", folder.string(),
                 "Name the folder that holds pack.yaml"};
  std::vector<guidance::PackFolder> stack(below.begin(), below.end());
  const auto manifest = guidance::read_pack_manifest(folder);
  if (stack.empty() && manifest && manifest.value().layer != Layer::standard) {
    RAFIQ_TRY(auto packs, find_packs());
    stack.push_back({packs / "default"});
  }
  stack.push_back({folder});
  std::vector<PackProblem> problems;
  const std::string own = folder.string();
  for (auto& problem : guidance::validate_packs(stack))
    if (!problem.warning || problem.file.string().starts_with(own))
      problems.push_back({std::move(problem.file), problem.line, std::move(problem.what),
                          std::move(problem.remedy), problem.warning});
  return problems;
}

Result<PackSummary> Packs::install(const fs::path& folder, const std::string& layer) {
  RAFIQ_TRY(context_.policy->now()->allows_own_packs());
  RAFIQ_TRY(auto to, layer_named(layer));
  RAFIQ_TRY(auto pack, PackInstaller(context_.packs.folders()).install(folder, to));
  return summary_of(pack);
}

Result<PackSummary> Packs::rollback(const std::string& id, const std::string& layer) {
  RAFIQ_TRY(context_.policy->now()->allows_own_packs());
  RAFIQ_TRY(auto of, layer_named(layer));
  RAFIQ_TRY(auto pack, PackInstaller(context_.packs.folders()).rollback(id, of));
  return summary_of(pack);
}

Result<PackSummary> Packs::remove(const std::string& id, const std::string& layer) {
  RAFIQ_TRY(context_.policy->now()->allows_own_packs());
  RAFIQ_TRY(auto of, layer_named(layer));
  RAFIQ_TRY(auto pack, PackInstaller(context_.packs.folders()).remove(id, of));
  return summary_of(pack);
}

Result<PackCoverage> Packs::coverage() {
  RAFIQ_TRY(auto pack, context_.packs.pack());
  guidance::Coverage found = guidance::coverage(*pack);
  PackCoverage result{std::move(found.unserved), {}};
  for (auto& chapter : found.thin_chapters)
    result.thin_chapters.push_back({std::move(chapter.id), chapter.cards});
  return result;
}

}  // namespace rafiq::app
