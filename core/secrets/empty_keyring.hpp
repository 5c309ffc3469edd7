// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/secret_store.hpp"

namespace rafiq::secrets {

// Removes everything of this home from the keyring, whatever its account and name; asks for the keyring's
// password as a get does. Error: authentication (locked, absent).
Status empty_keyring(const KeyringOptions& options);

}  // namespace rafiq::secrets
