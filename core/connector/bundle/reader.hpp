// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/bundle/archive_reader.hpp"
#include "core/connector/bundle/contents.hpp"
#include "core/connector/bundle/trust.hpp"
#include "core/util/result.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

// A bundle whose signature and digests are right.
struct Checked {
  Contents contents;
  Signer signer;
  std::string signature{};  // as it is written in its file
};

// Takes the files of a bundle as they are read. What was given before an error must be thrown away.
class Taker {
 public:
  virtual ~Taker() = default;
  // Once, when the signature has proved to be right, before any file: whoever does not want this bundle
  // answers with an error and is spared the rest.
  virtual Status contents(const Checked& checked) = 0;
  virtual Status file(const std::string& name) = 0;  // follows: its bytes
  virtual Status bytes(std::string_view bytes) = 0;
  virtual Status end() = 0;  // of the file; its digest is right
};

// Reads a bundle through, and believes nothing of it that its signature does not cover: bundle.json comes
// first and its signature second, and before that is proved nothing else is even unpacked. Errors: bad_data
// (what is wrong), configuration (no signature that is trusted), those of the archive and of the taker.
Result<Checked> read_bundle(ArchiveReader& archive, const Trust& trust, Taker& taker);

}  // namespace rafiq::connector::bundle
