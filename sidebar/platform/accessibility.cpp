// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/accessibility.hpp"

#include <gtk/gtk.h>
#include <wx/window.h>

namespace rafiq::sidebar {
namespace {

AtkObject* accessible(wxWindow& window) {
  return gtk_widget_get_accessible(window.GetHandle());
}

}  // namespace

void set_accessible(wxWindow& window, const std::string& name, const std::string& description) {
  AtkObject* object = accessible(window);
  const auto differs = [](const char* now, const std::string& wanted) { return wanted != (now ? now : ""); };
  if (differs(atk_object_get_name(object), name)) atk_object_set_name(object, name.c_str());
  if (differs(atk_object_get_description(object), description))
    atk_object_set_description(object, description.c_str());
}

void set_accessible_role(wxWindow& window, AccessibleRole role) {
  const AtkRole atk = [&] {
    switch (role) {
      case AccessibleRole::panel:
        return ATK_ROLE_PANEL;
      case AccessibleRole::label:
        return ATK_ROLE_LABEL;
      case AccessibleRole::heading:
        return ATK_ROLE_HEADING;
      case AccessibleRole::status:
        return ATK_ROLE_STATUSBAR;
    }
    return ATK_ROLE_PANEL;
  }();
  atk_object_set_role(accessible(window), atk);
}

void announce(wxWindow& window, const std::string& text) {
  AtkObject* object = accessible(window);
  // ATK 2.46 and later carry it; an older one simply has no such signal.
  if (g_signal_lookup("announcement", G_OBJECT_TYPE(object)) != 0)
    g_signal_emit_by_name(object, "announcement", text.c_str());
}

}  // namespace rafiq::sidebar
