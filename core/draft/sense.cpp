// SPDX-License-Identifier: Apache-2.0
#include "core/draft/sense.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace rafiq::draft {
namespace {

constexpr double thousandth = 0.001;
// How much each kind of cue counts, and for how many of them a unit always makes room.
constexpr std::array<double, cue_kinds> importance{1, 1, 1, 0.8, 0.8, 0.9, 0.8, 1.2, 0.6};
constexpr std::array<int, cue_kinds> room{1, 1, 1, 1, 1, 2, 2, 2, 1};
// How the rules are called in the file: their order is that of Rule, "g" is any fault.
constexpr std::string_view letters = "pufadbojxg";
constexpr std::string_view first_line = "rafiq draft weights 1";

// A line "key<tab>p120 g-33" as it is read.
struct Line {
  std::string_view key;
  CueWeights weights{};
};

std::optional<CueWeights> read_weights(std::string_view text) {
  CueWeights weights{};
  while (!text.empty()) {
    const auto rule = letters.find(text.front());
    if (rule == letters.npos) return std::nullopt;
    std::int16_t number = 0;
    const auto read = std::from_chars(text.data() + 1, text.data() + text.size(), number);
    if (read.ec != std::errc{}) return std::nullopt;
    weights[rule] = number;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (!text.empty() && text.front() != ' ') return std::nullopt;
    if (!text.empty()) text.remove_prefix(1);
  }
  return weights;
}

std::optional<Line> read_line(std::string_view line) {
  const auto tab = line.find('\t');
  if (tab == line.npos || tab == 0) return std::nullopt;
  const auto weights = read_weights(line.substr(tab + 1));
  if (!weights) return std::nullopt;
  return Line{line.substr(0, tab), *weights};
}

void write_line(std::string& into, std::string_view key, const CueWeights& weights) {
  into += key;
  into += '\t';
  bool first = true;
  for (std::size_t rule = 0; rule < judged; ++rule) {
    if (weights[rule] == 0) continue;
    if (!first) into += ' ';
    first = false;
    into += letters[rule];
    into += std::to_string(weights[rule]);
  }
  into += '\n';
}

}  // namespace

double Verdict::fault() const {
  return scores[any_fault] + 0.5 * scores[likeliest()];
}

std::size_t Verdict::likeliest() const {
  return static_cast<std::size_t>(
      std::max_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(any_fault)) -
      scores.begin());
}

std::array<double, cue_kinds> shares_of(std::span<const Cue> cues) {
  std::array<int, cue_kinds> counts{};
  for (const Cue& cue : cues) ++counts[static_cast<std::size_t>(cue.kind)];
  std::array<double, cue_kinds> shares{};
  for (std::size_t kind = 0; kind < cue_kinds; ++kind)
    shares[kind] = importance[kind] / std::sqrt(static_cast<double>(std::max(counts[kind], room[kind])));
  return shares;
}

Sense::Sense(Language language, double threshold, CueWeights bias, Table cues)
    : language_(language), threshold_(threshold), bias_(bias), cues_(std::move(cues)) {}

Verdict Sense::judge(std::span<const Cue> cues) const {
  const auto shares = shares_of(cues);
  Verdict verdict;
  for (std::size_t rule = 0; rule < judged; ++rule) verdict.scores[rule] = bias_[rule] * thousandth;
  std::set<const CueWeights*> counted;  // a cue that is there twice counts once
  for (const Cue& cue : cues) {
    const auto found = cues_.find(std::string_view(cue.key));
    if (found == cues_.end() || !counted.insert(&found->second).second) continue;
    const double share = shares[static_cast<std::size_t>(cue.kind)] * thousandth;
    for (std::size_t rule = 0; rule < judged; ++rule) verdict.scores[rule] += found->second[rule] * share;
  }
  return verdict;
}

std::vector<double> Sense::telling(std::span<const Cue> cues, std::size_t rule, std::uint32_t first,
                                   std::uint32_t last) const {
  const auto shares = shares_of(cues);
  std::vector<double> tokens(last - first, 0.0);
  for (const Cue& cue : cues) {
    const auto found = cues_.find(std::string_view(cue.key));
    if (found == cues_.end() || cue.begin >= cue.end) continue;
    const double says = (found->second[rule] + 0.5 * found->second[any_fault]) *
                        shares[static_cast<std::size_t>(cue.kind)] * thousandth;
    for (std::uint32_t at = cue.begin; at < cue.end; ++at) tokens[at - first] += says / (cue.end - cue.begin);
  }
  return tokens;
}

std::shared_ptr<const Sense> Sense::parse(const std::filesystem::path& path, std::string_view text,
                                          Problems& problems) {
  const char* remedy = "Let the training of tests/training write it again.";
  std::optional<Language> language;
  std::optional<CueWeights> bias;
  double threshold = 0;
  Table cues;
  int number = 0;
  while (!text.empty()) {
    ++number;
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with("# ")) continue;
    if (number == 1 && line == first_line) continue;
    if (line.starts_with("language\t")) {
      language = language_from(line.substr(9));
      continue;
    }
    const auto read = read_line(line);
    if (!read || number == 1) {
      problems.add(path, number, "this is no line of weights", remedy);
      return nullptr;
    }
    if (read->key == "threshold")
      threshold = read->weights[any_fault] * thousandth;
    else if (read->key == "bias")
      bias = read->weights;
    else
      cues.emplace(read->key, read->weights);
  }
  if (!language || !bias) {
    problems.add(path, 0, "the weights have no language or no bias", remedy);
    return nullptr;
  }
  return std::make_shared<const Sense>(*language, threshold, *bias, std::move(cues));
}

std::string Sense::written() const {
  std::string text(first_line);
  text += "\nlanguage\t" + std::string(name(language_)) + "\n";
  CueWeights threshold{};
  threshold[any_fault] = static_cast<std::int16_t>(std::lround(threshold_ / thousandth));
  write_line(text, "threshold", threshold);
  write_line(text, "bias", bias_);
  const std::map<std::string_view, const CueWeights*> ordered = [&] {
    std::map<std::string_view, const CueWeights*> all;
    for (const auto& [key, weights] : cues_) all.emplace(key, &weights);
    return all;
  }();
  for (const auto& [key, weights] : ordered) write_line(text, key, *weights);
  return text;
}

}  // namespace rafiq::draft
