// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtk/gtk.h>

namespace rafiq::sidebar {

// What is used of libgtk-layer-shell, as version 0.6 and later have it. It is loaded when first asked for,
// and kept: most desktops need none of it.
class LayerLibrary {
 public:
  enum Layer : int { above_windows = 2 };
  enum Edge : int { left = 0, right = 1, top = 2, bottom = 3 };
  enum Keys : int { never = 0, on_demand = 2 };

  void (*init)(GtkWindow*) = nullptr;
  gboolean (*is_layer_window)(GtkWindow*) = nullptr;
  void (*set_namespace)(GtkWindow*, const char*) = nullptr;
  void (*set_layer)(GtkWindow*, Layer) = nullptr;
  void (*set_monitor)(GtkWindow*, GdkMonitor*) = nullptr;
  void (*set_anchor)(GtkWindow*, Edge, gboolean) = nullptr;
  void (*set_exclusive_zone)(GtkWindow*, int) = nullptr;
  void (*set_keys)(GtkWindow*, Keys) = nullptr;

  // Nothing where it is not installed, or too old.
  static const LayerLibrary* get();

 private:
  LayerLibrary();

  bool whole_ = false;
};

}  // namespace rafiq::sidebar
