// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rafiq::sidebar {

// Where the desktop says nothing of how letters are fitted to pixels, GDK answers "medium", which runs the
// program that a font carries for every letter, for a third of the time to the first paint, and bends Arabic
// letters. There the fonts are fitted as fontconfig does it on Debian: slightly. Screen's thread, before
// anything is measured.
void fit_letters_slightly();

}  // namespace rafiq::sidebar
