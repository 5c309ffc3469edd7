// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/ending.hpp"

#include <csignal>
#include <glib-unix.h>

namespace rafiq::sidebar {

void when_asked_to_end(std::function<void()> end) {
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    g_unix_signal_add_full(
        G_PRIORITY_DEFAULT, signal,
        [](gpointer action) -> gboolean {
          (*static_cast<std::function<void()>*>(action))();
          return G_SOURCE_CONTINUE;
        },
        new std::function<void()>(end), [](gpointer action) { delete static_cast<std::function<void()>*>(action); });
  }
}

}  // namespace rafiq::sidebar
