// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/ids.hpp"
#include "core/model/language.hpp"
#include "core/util/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::guidance {
struct Pack;
}
namespace rafiq::draft {
class Checker;
}

namespace rafiq::app {

struct Context;

// One thing in a text that sells where it should serve. Bytes of UTF-8 and characters from 0, the end
// excluded; line and column (in characters) from 1.
struct DraftFinding {
  std::string rule;   // "fear_of_loss"
  std::string entry;  // the id in the lexicon
  std::size_t begin = 0, end = 0;
  std::size_t first_character = 0, end_character = 0;
  std::size_t line = 1, column = 1;
  std::string text;     // the words as written
  std::string why;      // a short sentence
  std::string instead;  // what serves
};

struct DraftRequest {
  std::string_view text;
  std::optional<Language> language;  // of why and instead; otherwise that of the text
  std::vector<std::string> levels;   // values of profile.education and profile.experience of who will read it
  std::optional<CustomerId>
      customer;  // who will read it: their recorded education and experience, where allowed
};

struct DraftCheck {
  Language language = Language::arabic;  // of why and instead
  std::vector<DraftFinding> findings;    // in the order of the text
};

class RAFIQ_API Drafting {
 public:
  explicit Drafting(Context& context) : context_(context) {}

  // Reads only. A text of 1,000 characters takes a fraction of a millisecond, but for the first, which loads
  // the lexicons. Errors: bad_data (not UTF-8, with the offset; or larger than 1 MiB; or lexicons that cannot
  // be read), usage (a level that is none), not_found (no such customer).
  Result<DraftCheck> check(const DraftRequest& request);

 private:
  Result<std::shared_ptr<const draft::Checker>> checker();

  Context& context_;
  std::shared_ptr<const guidance::Pack> pack_;  // whose lexicons they are
  std::shared_ptr<const draft::Checker> checker_;
};

}  // namespace rafiq::app
