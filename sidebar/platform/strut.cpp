// SPDX-License-Identifier: Apache-2.0
// A window manager may move a window out of any reserved room, also out of that which the window reserves
// itself (openbox does, at the left edge). So first it stands at its place, and then the room is reserved.
#include "sidebar/platform/strut.hpp"

#include <gtk/gtk.h>

#include <memory>

#ifdef GDK_WINDOWING_X11
#include <X11/Xatom.h>
#include <gdk/gdkx.h>
#endif

namespace rafiq::sidebar {
namespace {

constexpr const char* mark = "rafiq-edge";
constexpr int rounds = 5;
constexpr guint patience_milliseconds = 400;  // for a window manager that puts it elsewhere

struct Edge {
  GtkWidget* window;
  int x = 0, y = 0;
  Strut strut{};
  bool wanted = false;  // it stands at an edge
  bool reserved = false;
  int rounds_left = 0;
  guint timer = 0;

  ~Edge() {
    if (timer != 0) g_source_remove(timer);
  }
};

void write(GtkWidget* widget, const Strut& strut) {
#ifdef GDK_WINDOWING_X11
  GdkWindow* window = gtk_widget_get_window(widget);
  if (!window || !GDK_IS_X11_WINDOW(window)) return;
  Strut pixels = strut;
  for (auto& each : pixels) each *= static_cast<unsigned long>(gtk_widget_get_scale_factor(widget));
  Display* server = GDK_WINDOW_XDISPLAY(window);
  const auto set = [&](const char* property, int count) {
    XChangeProperty(server, GDK_WINDOW_XID(window), gdk_x11_get_xatom_by_name(property), XA_CARDINAL, 32,
                    PropModeReplace, reinterpret_cast<const unsigned char*>(pixels.data()), count);
  };
  set("_NET_WM_STRUT_PARTIAL", 12);
  set("_NET_WM_STRUT", 4);
#else
  (void)widget, (void)strut;
#endif
}

bool stands(const Edge& edge) {
  int x = 0, y = 0;
  GdkWindow* window = gtk_widget_get_window(edge.window);
  if (!window || !gdk_window_is_visible(window)) return false;
  gdk_window_get_origin(window, &x, &y);
  return x == edge.x && y == edge.y;
}

void reserve(Edge& edge) {
  if (!edge.reserved) write(edge.window, edge.strut);
  edge.reserved = true;
}

void give_back(Edge& edge) {
  if (edge.reserved) write(edge.window, Strut{});
  edge.reserved = false;
}

gboolean waited_enough(gpointer given);

// A round: it is put back, and looked at again when the window manager had time to answer. Rounds are counted
// and not answers, of which a busy machine brings several at once.
void put_back(Edge& edge) {
  --edge.rounds_left;
  give_back(edge);
  gtk_window_move(GTK_WINDOW(edge.window), edge.x, edge.y);
  edge.timer = g_timeout_add(patience_milliseconds, waited_enough, &edge);
}

gboolean waited_enough(gpointer given) {
  auto& edge = *static_cast<Edge*>(given);
  edge.timer = 0;
  if (!edge.wanted || !gtk_widget_get_mapped(edge.window)) return G_SOURCE_REMOVE;
  const bool there = stands(edge);
  if (!there && edge.rounds_left > 0) {
    put_back(edge);
    return G_SOURCE_REMOVE;
  }
  // It may be moved again by and by, whenever it changes its size; one that is never let there is left alone.
  edge.rounds_left = there ? rounds : 0;
  reserve(edge);
  return G_SOURCE_REMOVE;
}

void look(Edge& edge) {
  if (!edge.wanted || !gtk_widget_get_mapped(edge.window)) return;
  if (stands(edge)) return reserve(edge);
  if (edge.timer == 0 && edge.rounds_left > 0) put_back(edge);
}

Edge& edge_of(GtkWidget* window) {
  if (auto* known = static_cast<Edge*>(g_object_get_data(G_OBJECT(window), mark))) return *known;
  auto made = std::make_unique<Edge>();
  made->window = window;
  const auto moved = +[](GtkWidget*, GdkEventAny*, gpointer edge) -> gboolean {
    look(*static_cast<Edge*>(edge));
    return FALSE;
  };
  // Before GTK's own handler, after which nobody else is told.
  g_signal_connect(window, "configure-event", G_CALLBACK(moved), made.get());
  g_signal_connect(window, "map-event", G_CALLBACK(moved), made.get());
  Edge& edge = *made;
  g_object_set_data_full(G_OBJECT(window), mark, made.release(),
                         [](gpointer gone) { std::default_delete<Edge>()(static_cast<Edge*>(gone)); });
  return edge;
}

}  // namespace

void stand_and_reserve(GtkWidget* window, int x, int y, const Strut& strut) {
  Edge& edge = edge_of(window);
  if (edge.strut != strut || edge.x != x || edge.y != y) give_back(edge);
  edge.x = x;
  edge.y = y;
  edge.strut = strut;
  edge.wanted = true;
  edge.rounds_left = rounds;
  // wx asks for nothing where it believes the window to be.
  gtk_window_move(GTK_WINDOW(window), x, y);
  look(edge);
}

void release_room(GtkWidget* window) {
  Edge& edge = edge_of(window);
  edge.wanted = false;
  give_back(edge);
}

}  // namespace rafiq::sidebar
