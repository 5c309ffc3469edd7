// SPDX-License-Identifier: Apache-2.0
#include "tests/training/learning.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <thread>

namespace rafiq::draft::training {
namespace {

constexpr int least_sentences = 2;  // a cue of one sentence teaches nothing
constexpr int rounds = 40;
constexpr double cost = 1.0;             // of a mistake, against large weights
constexpr double cost_of_missing = 3.0;  // how much more where a rule is broken: it is the rarer case
constexpr std::size_t most_cues = 30'000;
constexpr double largest = 32.0;
constexpr double trust = 0.5;  // in how unevenly a cue is spread, for how easily it may get a weight

struct Plane {
  std::vector<double> weights;
  double bias = 0;
};

// A fixed sequence that looks like chance.
class Shuffler {
 public:
  void shuffle(std::vector<std::uint32_t>& order) {
    for (std::size_t i = order.size(); i-- > 1;) {
      state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
      std::swap(order[i], order[(state_ >> 33U) % (i + 1)]);
    }
  }

 private:
  std::uint64_t state_ = 12345;
};

class Machine {
 public:
  Machine(const std::vector<Sentence>& sentences, const Examples& examples, std::size_t rule,
          const std::string& left_out)
      : examples_(examples),
        alphas_(sentences.size()),
        squares_(sentences.size()),
        half_costs_(sentences.size()),
        sides_(sentences.size()),
        ease_(examples.keys.size()) {
    plane_.weights.resize(examples.keys.size());
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
      const Sentence& sentence = sentences[i];
      if (!sentence.teaches_without(left_out)) continue;
      order_.push_back(i);
      const bool breaks = rule == any_fault ? sentence.guilty() : sentence.labels.test(rule);
      sides_[i] = breaks ? 1 : -1;
      half_costs_[i] = 1 / (2 * cost * (breaks && rule != any_fault ? cost_of_missing : 1.0));
    }
    weigh_cues();
    for (const std::uint32_t i : order_) {
      squares_[i] = 1 + half_costs_[i];
      for (const auto& [cue, share] : examples.vectors[i])
        squares_[i] += share * share * ease_[cue] * ease_[cue];
    }
  }

  Plane learn() && {
    Shuffler shuffler;
    for (int round = 0; round < rounds; ++round) {
      shuffler.shuffle(order_);
      for (const std::uint32_t i : order_) step(i);
    }
    for (std::size_t cue = 0; cue < ease_.size(); ++cue) plane_.weights[cue] *= ease_[cue];
    return std::move(plane_);
  }

 private:
  // A cue that is found where the rule is broken and hardly elsewhere, or the other way round, moves more
  // easily.
  void weigh_cues() {
    constexpr double unseen = 0.5;
    std::array<std::vector<double>, 2> counts{std::vector<double>(ease_.size(), unseen),
                                              std::vector<double>(ease_.size(), unseen)};
    std::array<double, 2> sentences{1, 1};
    for (const std::uint32_t i : order_) {
      const std::size_t side = sides_[i] > 0 ? 1 : 0;
      sentences.at(side) += 1;
      for (const auto& [cue, share] : examples_.vectors[i]) counts.at(side)[cue] += 1;
    }
    for (std::size_t cue = 0; cue < ease_.size(); ++cue) {
      const double spread =
          std::abs(std::log((counts[1][cue] / sentences[1]) / (counts[0][cue] / sentences[0])));
      ease_[cue] = 1 - trust + trust * spread;
    }
  }

  void step(std::uint32_t i) {
    double sum = plane_.bias;
    for (const auto& [cue, share] : examples_.vectors[i]) sum += plane_.weights[cue] * share * ease_[cue];
    const double gradient = sides_[i] * sum - 1 + alphas_[i] * half_costs_[i];
    const double alpha = std::max(alphas_[i] - gradient / squares_[i], 0.0);
    const double change = (alpha - alphas_[i]) * sides_[i];
    if (change == 0) return;
    alphas_[i] = alpha;
    for (const auto& [cue, share] : examples_.vectors[i]) plane_.weights[cue] += change * share * ease_[cue];
    plane_.bias += change;
  }

  const Examples& examples_;
  Plane plane_;
  std::vector<double> alphas_, squares_, half_costs_;
  std::vector<int> sides_;
  std::vector<double> ease_;  // by cue
  std::vector<std::uint32_t> order_;
};

std::int16_t thousandths(double weight) {
  return static_cast<std::int16_t>(std::lround(std::clamp(weight, -largest, largest) * 1000));
}

std::vector<Plane> planes_of(const std::vector<Sentence>& sentences, const Examples& examples,
                             const std::string& left_out) {
  std::vector<Plane> planes(judged);
  std::vector<std::thread> threads;
  for (std::size_t rule = 0; rule < judged; ++rule)
    threads.emplace_back([&, rule] { planes[rule] = Machine(sentences, examples, rule, left_out).learn(); });
  for (auto& thread : threads) thread.join();
  return planes;
}

// The cues that say most for or against anything, by how they are filed.
std::vector<std::uint32_t> telling_cues(const std::vector<Plane>& planes, std::size_t cues) {
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (std::uint32_t cue = 0; cue < cues; ++cue) {
    double most = 0;
    for (std::size_t rule = 0; rule < judged; ++rule)
      most = std::max(most, std::abs(planes[rule].weights[cue]) * (rule == any_fault ? 2 : 1));
    ranked.emplace_back(-most, cue);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(std::min(ranked.size(), most_cues));
  std::vector<std::uint32_t> kept;
  for (const auto& [most, cue] : ranked) kept.push_back(cue);
  return kept;
}

}  // namespace

Examples examples_of(const std::vector<Sentence>& sentences) {
  std::map<std::string, int> counts;
  for (const Sentence& sentence : sentences) {
    std::set<std::string_view> seen;
    for (const Cue& cue : sentence.cues)
      if (seen.insert(cue.key).second) ++counts[cue.key];
  }
  Examples examples;
  std::map<std::string, std::uint32_t> indexes;
  for (const auto& [key, count] : counts)
    if (count >= least_sentences) {
      indexes.emplace(key, static_cast<std::uint32_t>(examples.keys.size()));
      examples.keys.push_back(key);
    }
  for (const Sentence& sentence : sentences) {
    const auto shares = shares_of(sentence.cues);
    std::map<std::uint32_t, double> vector;
    for (const Cue& cue : sentence.cues)
      if (const auto found = indexes.find(cue.key); found != indexes.end())
        vector.emplace(found->second, shares.at(static_cast<std::size_t>(cue.kind)));
    examples.vectors.emplace_back(vector.begin(), vector.end());
  }
  return examples;
}

std::shared_ptr<const Sense> learn(const std::vector<Sentence>& sentences, const Examples& examples,
                                   Language language, double threshold, const std::string& left_out) {
  const auto planes = planes_of(sentences, examples, left_out);
  CueWeights bias{};
  for (std::size_t rule = 0; rule < judged; ++rule) bias[rule] = thousandths(planes[rule].bias);
  Sense::Table table;
  for (const std::uint32_t cue : telling_cues(planes, examples.keys.size())) {
    CueWeights weights{};
    for (std::size_t rule = 0; rule < judged; ++rule) weights[rule] = thousandths(planes[rule].weights[cue]);
    table.emplace(examples.keys[cue], weights);
  }
  return std::make_shared<const Sense>(language, threshold, bias, std::move(table));
}

}  // namespace rafiq::draft::training
