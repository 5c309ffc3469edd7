// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::sidebar {

// Whether the sidebar starts with this user's session, by an entry in their autostart folder.
bool starts_with_session();
// How it is afterwards: as before when the entry could not be written.
bool start_with_session(bool wanted);

}  // namespace rafiq::sidebar
