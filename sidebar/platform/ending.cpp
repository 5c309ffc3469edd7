// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/ending.hpp"

#include <glib-unix.h>
#include <gtk/gtk.h>

#include <csignal>

namespace rafiq::sidebar {

void when_asked_to_end(std::function<void()> end) {
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    g_unix_signal_add_full(
        G_PRIORITY_DEFAULT, signal,
        [](gpointer action) -> gboolean {
          (*static_cast<std::function<void()>*>(action))();
          return G_SOURCE_CONTINUE;
        },
        new std::function<void()>(end),
        [](gpointer action) { delete static_cast<std::function<void()>*>(action); });
  }
}

void close_menus() {
  GtkWidget* holder = gtk_grab_get_current();
  if (holder && GTK_IS_MENU_SHELL(holder)) gtk_menu_shell_cancel(GTK_MENU_SHELL(holder));
}

}  // namespace rafiq::sidebar
