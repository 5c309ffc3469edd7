// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace rafiq::app {

struct Context;

// How many items of each kind a pack brings.
struct PackContents {
  int cards = 0, talks = 0, questions = 0, checklists = 0, claims = 0, entitlements = 0, practice = 0;
};

struct PackSummary {
  std::string id;
  std::string version;
  std::string title;
  std::string layer;  // "default", "organisation", "team"
  std::filesystem::path folder;
  PackContents contents;  // what is in use of it: not what a higher layer replaced
  bool has_previous = false;
  std::string fault;   // why it is not in use as it lies on the disk; empty when it is
  std::string remedy;  // then
};

struct PackProblem {
  std::filesystem::path file;
  int line = 0;  // from 1; 0: the file as a whole
  std::string what;
  std::string remedy;
  bool warning = false;  // the pack can be used all the same
};

// What the packs in use leave unsaid of core/guidance/knowledge.yaml.
struct PackCoverage {
  struct Chapter {
    std::string id;
    int cards = 0;
  };
  std::vector<std::string> unserved;
  std::vector<Chapter> thin_chapters;  // fewer than five cards and no talk track
};

class RAFIQ_API Packs {
 public:
  explicit Packs(Context& context) : context_(context) {}

  // Those in use, lowest first, and those that cannot be used with the reason.
  Result<std::vector<PackSummary>> list();
  // Every problem of a pack folder on those of `below`; empty when it is good. A pack that does not lie in
  // the layer `default` lies on the one we ship where `below` is empty. Errors: not_found, configuration.
  static Result<std::vector<PackProblem>> validate(const std::filesystem::path& folder,
                                                   const std::vector<std::filesystem::path>& below = {});
  // See PackInstaller. `layer`: "organisation", "team", or empty. Errors: usage, and those.
  Result<PackSummary> install(const std::filesystem::path& folder, const std::string& layer);
  Result<PackSummary> rollback(const std::string& id, const std::string& layer);
  Result<PackSummary> remove(const std::string& id, const std::string& layer);
  Result<PackCoverage> coverage();

 private:
  Context& context_;
};

}  // namespace rafiq::app
