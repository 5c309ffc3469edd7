// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/connector/bundle/minisign.hpp"
#include "core/util/secret.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace rafiq::connector::bundle {

// A secret key of minisign, for whoever makes bundles. Wiped when it goes.
class SecretKey {
 public:
  // The text of its file. `password` is called when the key is under one (minisign -G without -W), which then
  // takes some seconds and as much memory as the key says, a gibibyte as minisign makes them. Errors:
  // bad_data (no such key), authentication (the password is another one), internal (too little memory), and
  // those of `password`.
  static Result<SecretKey> read(const Secret& text, const std::string& where,
                                const std::function<Result<Secret>()>& password);

  [[nodiscard]] PublicKey public_key() const;
  // The same bytes each time for the same message and comment, which is one line.
  [[nodiscard]] Signature sign(std::string_view message, std::string comment) const;

 private:
  explicit SecretKey(Secret bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] const unsigned char* key() const;

  Secret bytes_;  // id of the key, key: 8 and 64
};

}  // namespace rafiq::connector::bundle
