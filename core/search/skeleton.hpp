// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rafiq::search {

// What a word sounds like, for Arabic and Latin letters alike: "محمد", "Mohamed", "Muhammad" and "Mohammed"
// have a key in common. A key is the word's consonants in a few classes (k of ق, ك, q and c; x of خ and kh; s
// of س and ص ...) with "w" and "y" where a long vowel or a diphthong is written, "a" for a vowel at its
// beginning, and nothing for the vowels at its end. What one script leaves open (is the "u" of "Mahmud" long?
// is ث a t or an s?) gives several keys. `word` is one of search::name_words. Of a word in no script that we
// know, nothing.
//
// Pure; safe on any thread.
std::vector<std::string> sound_keys(std::string_view word);

// As sound_keys, of a word that somebody types. Whoever writes fast writes "gassan" for غسان, too, whom a CRM
// calls Ghassan: each "g" is read as ج and as غ. Not so in names that are kept, where "g" is ج.
std::vector<std::string> typed_sound_keys(std::string_view word);

// A typed word is a beginning. One whose key is shorter than this says too little to look for all that begin
// so: only a word with exactly that key is meant.
inline constexpr std::size_t shortest_sound_beginning = 3;

}  // namespace rafiq::search
