// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/unit/guidance/kinds.hpp"
#include "tests/unit/guidance/situations.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

using namespace rafiq;
using namespace rafiq::guidance;
using namespace rafiq::guidance::testing;

namespace {

namespace fs = std::filesystem;

// What agents see while they serve a customer of each kind, for a person to read. A card is written out where
// it comes first, and named after that.
class Transcript {
 public:
  Transcript(const Pack& pack, Language language) : pack_(pack), language_(language) {}

  std::string write() && {
    text_ << "# Guidance, from welcome to follow-up (" << name(language_) << ")\n\n"
          << "Written by a test: see README.md. Do not edit.\n";
    for (const Kind& kind : kinds_of_customers()) {
      text_ << "\n## A customer who is: " << kind.name << "\n";
      reasons_.clear();
      channel_.reset();
      walk(kind, [&](const Situation& at) { return step(at); });
    }
    return text_.str();
  }

 private:
  std::vector<std::string> step(const Situation& at) {
    const Guide guide = evaluate(pack_, at, language_);
    if (channel_ != at.interaction.channel) text_ << "\n### " << name(at.interaction.channel) << "\n\n";
    channel_ = at.interaction.channel;
    std::vector<std::string> sight;
    for (std::size_t i = 0; i < guide.in_sight; ++i) sight.push_back(guide.recommendations[i].card);
    text_ << "- " << name(at.interaction.stage) << ": "
          << (sight.empty() ? "nothing in sight" : joined(sight)) << "\n";
    for (std::size_t i = 0; i < guide.in_sight; ++i) write_out(guide.recommendations[i]);
    for (const Withheld& one : guide.withheld)
      if (reasons_.insert(one.card).second)
        text_ << "  - withheld " << one.card << ": " << one.reason << "\n";
    return sight;
  }

  void write_out(const Recommendation& card) {
    if (!written_.insert(card.card).second) return;
    text_ << "  - " << card.card << ": **" << card.title << "** " << card.body << "\n";
    if (!card.say.empty()) text_ << "    - \"" << card.say << "\"\n";
    if (!card.action.empty()) text_ << "    - [" << card.action << "]\n";
    text_ << "    - " << card.why.rule << "\n";
  }

  static std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
    return text;
  }

  const Pack& pack_;
  Language language_;
  std::ostringstream text_;
  std::set<std::string> written_;
  std::set<std::string> reasons_;
  std::optional<Channel> channel_;
};

std::string read(const fs::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The first line that differs, of both.
std::string first_difference(const std::string& one, const std::string& other) {
  std::istringstream a(one), b(other);
  std::string line_a, line_b;
  for (int number = 1;; ++number) {
    const bool more_a = static_cast<bool>(std::getline(a, line_a));
    const bool more_b = static_cast<bool>(std::getline(b, line_b));
    if (!more_a && !more_b) return "";
    if (more_a != more_b || line_a != line_b)
      return "line " + std::to_string(number) + "\n  approved: " + (more_a ? line_a : "(end)") +
             "\n  now:      " + (more_b ? line_b : "(end)");
  }
}

}  // namespace

TEST_CASE("the transcript of every kind of customer is as it was approved") {
  const auto pack = pack_at("core/guidance/packs/default");
  for (Language language : all_languages) {
    const fs::path path =
        fs::path(RAFIQ_SOURCE_DIR) / "tests/data/transcripts" / (std::string(name(language)) + ".md");
    const std::string now_said = Transcript(*pack, language).write();
    CHECK(Transcript(*pack, language).write() == now_said);
    if (std::getenv("RAFIQ_APPROVE")) std::ofstream(path) << now_said;
    const std::string difference = first_difference(read(path), now_said);
    INFO("tests/data/transcripts/README.md says how to approve a change\n" << difference);
    CHECK(difference.empty());
  }
}
