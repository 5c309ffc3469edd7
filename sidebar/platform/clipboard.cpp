// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/clipboard.hpp"

#include <wx/clipbrd.h>

namespace rafiq::sidebar {

bool copy_to_clipboard(const std::string& text) {
  if (!wxTheClipboard->Open()) return false;
  wxString plain;
  for (const wxUniChar letter : wxString::FromUTF8(text))
    if (letter.GetValue() < 0x2066 || letter.GetValue() > 0x2069) plain += letter;
  const bool done = wxTheClipboard->SetData(new wxTextDataObject(plain));
  wxTheClipboard->Close();
  return done;
}

}  // namespace rafiq::sidebar
