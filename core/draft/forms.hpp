// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rafiq::draft {

// Calls `each` with what an Arabic token may be once particles written with it (و ف ب ل ك ال س, and the ه ح غ
// ب of spoken futures and presents) and pronouns after it are taken away; the token itself first. "وبفرصتكم"
// gives, among others, "فرصه". Normal words in, normal words out; a token of another script gives itself
// alone.
void each_form(std::string_view token, const std::function<void(std::string_view)>& each);

// The forms of a word in a lexicon, itself first. English: decide, decides, decided, deciding. Arabic, of a
// verb in the imperfect: all persons and numbers ("يخسر": اخسر تخسر نخسر تخسرين تخسرون ...).
std::vector<std::string> inflected(std::string_view normal);

// The futures of an Arabic verb in the imperfect, written and spoken: "نتصل" gives those of the first person
// (سنتصل ساتصل هنتصل حنتصل غنتصل هتصل), "يتصل" those of the third.
std::vector<std::string> futures(std::string_view normal);

}  // namespace rafiq::draft
