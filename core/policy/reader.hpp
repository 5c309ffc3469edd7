// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/policy/place.hpp"
#include "core/policy/policy.hpp"

namespace rafiq::policy {

// The policy of a place: policy.toml, then policy.d/*.toml in the order of the bytes of their names. A later
// file's value of a key replaces an earlier one's whole; a list is not added to. Only the entries of
// `connectors.trusted_signers` and `data.keep_days` are keys of their own, so that a file can add one. There
// is no final word: all these files are root's, and who may write one may write the others.
//
// Neither file nor folder: nothing is governed. Anything wrong with any of them, be it a key that is not
// known: a broken policy, which says where.
Policy read_policy(const Place& place);

}  // namespace rafiq::policy
