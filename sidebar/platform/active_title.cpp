// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/active_title.hpp"

#include <gtk/gtk.h>

#ifdef GDK_WINDOWING_X11
#include <X11/Xatom.h>
#include <gdk/gdkx.h>
#endif

#include <unistd.h>

#include <cstring>
#include <optional>
#include <utility>

namespace rafiq::sidebar {

#ifdef GDK_WINDOWING_X11

namespace {

constexpr long most_words = 1024;  // of four bytes

// Windows go away at any time: what is asked of them may fail, and then there is no answer.
class Quietly {
 public:
  explicit Quietly(GdkDisplay* display) : display_(display) { gdk_x11_display_error_trap_push(display_); }
  ~Quietly() { gdk_x11_display_error_trap_pop_ignored(display_); }
  Quietly(const Quietly&) = delete;
  Quietly& operator=(const Quietly&) = delete;

 private:
  GdkDisplay* display_;
};

struct Property {
  Atom type = None;
  int format = 0;
  std::string bytes;
};

}  // namespace

struct ActiveTitle::Parts {
  GdkDisplay* display = nullptr;
  GdkWindow* root = nullptr;
  std::function<void(const std::string&)> changed;
  Window watched = None;
  std::string last;

  [[nodiscard]] Atom atom(const char* name) const {
    return gdk_x11_get_xatom_by_name_for_display(display, name);
  }

  [[nodiscard]] std::optional<Property> read(Window window, Atom name) const {
    const Quietly quiet(display);
    Property property;
    unsigned long count = 0;
    unsigned long left = 0;
    unsigned char* data = nullptr;
    const int done =
        XGetWindowProperty(gdk_x11_display_get_xdisplay(display), window, name, 0, most_words, False,
                           AnyPropertyType, &property.type, &property.format, &count, &left, &data);
    if (done != Success || !data) return std::nullopt;
    const std::size_t size =
        property.format == 32 ? sizeof(long) : static_cast<std::size_t>(property.format) / 8;
    property.bytes.assign(reinterpret_cast<const char*>(data), count * size);
    XFree(data);
    return property;
  }

  [[nodiscard]] unsigned long number(Window window, const char* name) const {
    const auto found = read(window, atom(name));
    unsigned long value = 0;
    if (found && found->bytes.size() >= sizeof value) std::memcpy(&value, found->bytes.data(), sizeof value);
    return value;
  }

  void watch(Window window, long events) const {
    const Quietly quiet(display);
    XSelectInput(gdk_x11_display_get_xdisplay(display), window, events);
  }

  void look_at_active() {
    const Window active = number(GDK_WINDOW_XID(root), "_NET_ACTIVE_WINDOW");
    if (active != watched) {
      // One of our own is watched by the toolkit already, and stays so.
      if (watched != None) watch(watched, NoEventMask);
      const bool ours =
          active == None || number(active, "_NET_WM_PID") == static_cast<unsigned long>(getpid());
      watched = ours ? static_cast<Window>(None) : active;
      if (watched != None) watch(watched, PropertyChangeMask);
    }
    tell();
  }

  void tell() {
    if (watched == None) return;
    auto title = read(watched, atom("_NET_WM_NAME"));
    if (!title) title = read(watched, XA_WM_NAME);
    if (!title || title->format != 8 ||
        !g_utf8_validate(title->bytes.data(), static_cast<gssize>(title->bytes.size()), nullptr))
      return;
    if (title->bytes.empty() || title->bytes == last) return;
    last = title->bytes;
    changed(last);
  }

  static GdkFilterReturn filter(GdkXEvent* native, GdkEvent*, gpointer self) {
    const auto* event = static_cast<const XEvent*>(native);
    if (event->type != PropertyNotify) return GDK_FILTER_CONTINUE;
    auto& parts = *static_cast<Parts*>(self);
    const auto& property = event->xproperty;
    if (property.window == GDK_WINDOW_XID(parts.root)) {
      if (property.atom == parts.atom("_NET_ACTIVE_WINDOW")) parts.look_at_active();
    } else if (property.window == parts.watched &&
               (property.atom == parts.atom("_NET_WM_NAME") || property.atom == XA_WM_NAME)) {
      parts.tell();
    }
    return GDK_FILTER_CONTINUE;
  }
};

ActiveTitle::ActiveTitle(std::function<void(const std::string&)> changed) {
  GdkDisplay* display = gdk_display_get_default();
  if (!display || !GDK_IS_X11_DISPLAY(display)) return;
  parts_ = std::make_unique<Parts>();
  parts_->display = display;
  parts_->root = gdk_get_default_root_window();
  parts_->changed = std::move(changed);
  gdk_window_set_events(parts_->root, static_cast<GdkEventMask>(gdk_window_get_events(parts_->root) |
                                                                GDK_PROPERTY_CHANGE_MASK));
  gdk_window_add_filter(nullptr, Parts::filter, parts_.get());
  parts_->look_at_active();
}

ActiveTitle::~ActiveTitle() {
  if (parts_) gdk_window_remove_filter(nullptr, Parts::filter, parts_.get());
}

#else

struct ActiveTitle::Parts {};
ActiveTitle::ActiveTitle(std::function<void(const std::string&)>) {}
ActiveTitle::~ActiveTitle() = default;

#endif

}  // namespace rafiq::sidebar
