// SPDX-License-Identifier: Apache-2.0
#include "core/programs/rafiqctl/documents.hpp"

namespace rafiq::ctl {

Document document(const app::PackSummary& pack) {
  const app::PackContents& of = pack.contents;
  return {{"id", pack.id},
          {"version", pack.version},
          {"title", pack.title},
          {"layer", pack.layer},
          {"folder", pack.folder.string()},
          {"cards", of.cards},
          {"talks", of.talks},
          {"questions", of.questions},
          {"checklists", of.checklists},
          {"claims", of.claims},
          {"entitlements", of.entitlements},
          {"practice", of.practice},
          {"has_previous", pack.has_previous},
          {"fault", pack.fault},
          {"remedy", pack.remedy}};
}

Document document(const app::PackProblem& problem) {
  return {{"file", problem.file.string()},
          {"line", problem.line},
          {"what", problem.what},
          {"remedy", problem.remedy},
          {"warning", problem.warning}};
}

Document document(const app::PackCoverage& coverage) {
  Document chapters = Document::array();
  for (const auto& chapter : coverage.thin_chapters)
    chapters.push_back({{"id", chapter.id}, {"cards", chapter.cards}});
  return {{"unserved", coverage.unserved}, {"thin_chapters", chapters}};
}

}  // namespace rafiq::ctl
