// SPDX-License-Identifier: Apache-2.0
#include "plugins/file/survey.hpp"

#include "plugins/file/export.hpp"
#include "plugins/file/host_file.hpp"
#include "plugins/file/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace rafiq::file {
namespace {

constexpr std::size_t kSample = 200;

struct Sample {
  std::vector<std::size_t> filled;  // by column: the rows that have a value there
  std::size_t rows = 0;
  std::size_t records = 0;
};

Sample sample(Export& file, Notes& notes) {
  Sample seen;
  Row row;
  while (seen.rows < kSample && file.next(row, notes)) {
    ++seen.rows;
    if (file.records().record(row, notes)) ++seen.records;
    seen.filled.resize(file.columns().names().size());
    for (const auto& cell : row.cells)
      if (!trimmed(cell.value).empty()) ++seen.filled[cell.column];
  }
  seen.filled.resize(file.columns().names().size());
  return seen;
}

bool uses(Export& file, Target target) {
  for (std::size_t i = 0; i < file.columns().names().size(); ++i)
    if (file.records().use(i).target == target) return true;
  return false;
}

}  // namespace

Json Survey::check() const {
  auto notes = Json::array();
  for (const auto part : {Part::customers, Part::journey}) {
    if (!account_.has(part)) continue;
    HostFile source(files_, Account::file_key(part));
    Export file(source, account_, part);
    Notes found(account_.file_name(part));
    const auto seen = sample(file, found);
    found.say(file.form() + "; " + std::to_string(seen.records) + " of the first " +
              std::to_string(seen.rows) + " rows can be used");
    for (const auto& column : file.missing_columns())
      found.say("has no column \"" + column + "\", which the mapping names. Correct the mapping");
    if ((uses(file, Target::cultural_background) || uses(file, Target::accessibility)) &&
        !uses(file, Target::consent))
      found.say(
          "cultural background and accessibility are withheld, since no column says that the customer "
          "agreed. "
          "Map one to consent");
    found.summarise();
    for (auto& note : found.take()) notes.push_back(std::move(note));
  }
  return {{"signed_in_as", account_.file_name(Part::customers)}, {"notes", notes}};
}

Json Survey::discover() const {
  auto entities = Json::array();
  for (const auto part : {Part::customers, Part::journey}) {
    if (!account_.has(part)) continue;
    HostFile source(files_, Account::file_key(part));
    Export file(source, account_, part, Export::For::looking_at_columns);
    Notes unheard("");
    const auto seen = sample(file, unheard);
    auto fields = Json::array();
    for (std::size_t i = 0; i < file.columns().names().size(); ++i) {
      const auto target = file.records().use(i).target;
      fields.push_back({{"name", file.columns().names()[i]},
                        {"type", "filled in " + std::to_string(seen.filled[i]) + " of the first " +
                                     std::to_string(seen.rows) + " rows"}});
      if (target != Target::none) fields.back()["aspect"] = target_name(target);
    }
    entities.push_back({{"name", part == Part::customers ? "customer" : "touchpoint"},
                        {"label", account_.file_name(part) + ": " + file.form()},
                        {"fields", std::move(fields)}});
  }
  return {{"entities", entities}};
}

}  // namespace rafiq::file
