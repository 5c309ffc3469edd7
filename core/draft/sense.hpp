// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/draft/cues.hpp"
#include "core/draft/rule.hpp"
#include "core/model/language.hpp"
#include "core/util/problems.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rafiq::draft {

// The nine rules, and whether there is any fault at all.
inline constexpr std::size_t judged = all_rules.size() + 1;
inline constexpr std::size_t any_fault = all_rules.size();

// What a cue says for (above 0) or against each rule, in thousandths.
using CueWeights = std::array<std::int16_t, judged>;

// How sure a sense is that a unit of a text breaks each rule; above 0: rather yes.
struct Verdict {
  std::array<double, judged> scores{};

  // Of the unit as a whole; compared with Sense::threshold.
  [[nodiscard]] double fault() const;
  [[nodiscard]] std::size_t likeliest() const;  // index of a rule
};

// What has been learnt from labelled sentences of one language: for each cue how much it tells. A sum,
// nothing more; each judgement can be followed to its words. The file format is described in README.md.
// Immutable.
class Sense {
 public:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Table = std::unordered_map<std::string, CueWeights, Hash, std::equal_to<>>;

  Sense(Language language, double threshold, CueWeights bias, Table cues);

  // Null when there is a problem, which is reported.
  static std::shared_ptr<const Sense> parse(const std::filesystem::path& path, std::string_view text,
                                            Problems& problems);
  [[nodiscard]] std::string written() const;  // what parse reads, cues in order

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] double threshold() const { return threshold_; }
  [[nodiscard]] std::size_t size() const { return cues_.size(); }

  [[nodiscard]] Verdict judge(std::span<const Cue> cues) const;
  // How much each token from `first` up to `last` says for a rule: its share of the verdict.
  [[nodiscard]] std::vector<double> telling(std::span<const Cue> cues, std::size_t rule, std::uint32_t first,
                                            std::uint32_t last) const;

 private:
  Language language_;
  double threshold_;
  CueWeights bias_;
  Table cues_;
};

// What one cue of each kind counts in this unit: less where there are many of them. Shared with the training.
std::array<double, cue_kinds> shares_of(std::span<const Cue> cues);

}  // namespace rafiq::draft
