// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/catalog.hpp"

#include "sidebar/platform/resources.hpp"

#include <wx/arrstr.h>
#include <wx/translation.h>

namespace rafiq::sidebar {
namespace {

constexpr const char* our_domain = "rafiq";

// Finds the catalogues in the program itself.
class EmbeddedLoader final : public wxTranslationsLoader {
 public:
  wxMsgCatalog* LoadCatalog(const wxString& domain, const wxString& language) override {
    const auto file = embedded_files().find(language.utf8_string() + ".mo");
    if (file == embedded_files().end()) return nullptr;
    return wxMsgCatalog::CreateFromData(
        wxScopedCharBuffer::CreateNonOwned(file->second.data(), file->second.size()), domain);
  }
  [[nodiscard]] wxArrayString GetAvailableTranslations(const wxString&) const override {
    wxArrayString languages;
    languages.Add("ar");
    languages.Add("en");
    return languages;
  }
};

class CatalogWords final : public Words {
 public:
  CatalogWords(Language language, Calendar calendar) : language_(language), calendar_(calendar) {
    translations_.SetLoader(new EmbeddedLoader);  // owned by translations_
    translations_.SetLanguage(wxString::FromUTF8(std::string{name(language)}));
    translations_.AddCatalog(our_domain);
  }

  [[nodiscard]] Language language() const override { return language_; }
  [[nodiscard]] Calendar calendar() const override { return calendar_; }

  [[nodiscard]] std::string say(const char* english) const override {
    const wxString* found = translations_.GetTranslatedString(wxString::FromUTF8(english), our_domain);
    return found ? found->utf8_string() : english;
  }

  [[nodiscard]] std::string count(const char* one, const char* many, std::int64_t n) const override {
    const wxString* found =
        translations_.GetTranslatedString(wxString::FromUTF8(one), static_cast<unsigned>(n), our_domain);
    return fill(found ? found->utf8_string() : n == 1 ? one : many, {{"n", std::to_string(n)}});
  }

 private:
  Language language_;
  Calendar calendar_;
  wxTranslations translations_;
};

}  // namespace

std::shared_ptr<const Words> words_of(Language language, Calendar calendar) {
  return std::make_shared<CatalogWords>(language, calendar);
}

}  // namespace rafiq::sidebar
