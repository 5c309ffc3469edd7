// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/layer_library.hpp"

#include <dlfcn.h>

#include <type_traits>

namespace rafiq::sidebar {

const LayerLibrary* LayerLibrary::get() {
  static const LayerLibrary library;
  return library.whole_ ? &library : nullptr;
}

LayerLibrary::LayerLibrary() {
  void* loaded = dlopen("libgtk-layer-shell.so.0", RTLD_LAZY | RTLD_LOCAL);
  if (!loaded) return;
  const auto find = [loaded](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(loaded, name));
    return function != nullptr;
  };
  whole_ = find(init, "gtk_layer_init_for_window") && find(is_layer_window, "gtk_layer_is_layer_window") &&
           find(set_namespace, "gtk_layer_set_namespace") && find(set_layer, "gtk_layer_set_layer") &&
           find(set_monitor, "gtk_layer_set_monitor") && find(set_anchor, "gtk_layer_set_anchor") &&
           find(set_exclusive_zone, "gtk_layer_set_exclusive_zone") &&
           find(set_keys, "gtk_layer_set_keyboard_mode");
}

}  // namespace rafiq::sidebar
