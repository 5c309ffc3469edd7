// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::connector::bundle {

enum class Kind { library, manifest };
std::string_view name(Kind kind);  // "library"

// One file of a bundle, as it was signed.
struct File {
  std::string name;  // below the bundle; see names.hpp
  std::uint64_t bytes = 0;
  std::string sha256;  // 64 small hexadecimal digits
};

// What bundle.json says: the part that is signed, and through its digests all the rest is.
struct Contents {
  std::string id;
  std::string version;  // see version.hpp
  std::int64_t abi = 0;
  Kind kind = Kind::manifest;
  std::vector<File> files;  // ordered by name: LICENSE, README.md, and the manifest or libraries

  [[nodiscard]] const File* find(std::string_view file) const;  // null: none
};

// The one text of these contents; another text that means the same is no bundle.json.
std::string to_text(const Contents& contents);
// Error: bad_data saying which member is wrong; `where` names the bundle. A later format and files that no
// bundle of this format has are refused.
Result<Contents> parse_contents(std::string_view text, const std::string& where);

}  // namespace rafiq::connector::bundle
