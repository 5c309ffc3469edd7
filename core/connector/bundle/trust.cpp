// SPDX-License-Identifier: Apache-2.0
#include "core/connector/bundle/trust.hpp"

#include <fmt/format.h>

namespace rafiq::connector::bundle {

Result<Signer> Trust::signer_of(std::string_view text, const Signature& signature,
                                const std::string& where) const {
  bool known = false;
  for (const auto& signer : signers) {
    known = known || signer.key.id == signature.key_id;
    if (fits(signature, signer.key, text)) return signer;
  }
  if (known)
    return Error{
        ErrorCode::bad_data,
        fmt::format("The signature is wrong: the bundle was changed after it was signed, or the key {} is "
                    "another one than yours of that name",
                    to_text(signature.key_id)),
        where, "Do not use it. Fetch it again from whoever made it"};
  return Error{ErrorCode::configuration,
               fmt::format("The bundle is signed with the key {}, which nobody here trusts",
                           to_text(signature.key_id)),
               where, remedy};
}

}  // namespace rafiq::connector::bundle
