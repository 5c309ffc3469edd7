// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/widget.hpp"

#include "sidebar/presenters/direction.hpp"

#include <gtk/gtk.h>
#include <wx/menu.h>
#include <wx/window.h>

#include <algorithm>

namespace rafiq::sidebar {
namespace {

// A hyphen that Pango puts where it breaks a word would read as part of an address or a name.
void without_hyphens(GtkLabel* label) {
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  gtk_label_set_attributes(label, attributes);
  pango_attr_list_unref(attributes);
}

// How narrow it may become is asked of every label that is broken, and GTK finds out by breaking the text
// wherever it can be broken. A quarter of its words is narrow enough for any room, and far from every letter
// on its own.
int narrow_enough(GtkLabel* label) {
  constexpr long parts = 4;
  constexpr long most = 10;
  return static_cast<int>(std::clamp(g_utf8_strlen(gtk_label_get_text(label), -1) / parts, 1L, most));
}

// Pango turns the lines of a text in the other direction round; a list keeps its edge.
GtkJustification justification(const std::string& text, bool right_to_left) {
  const Direction window = right_to_left ? Direction::right_to_left : Direction::left_to_right;
  return direction_of(text, window) == window ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT;
}

void say(GtkLabel* label, const std::string& text, const Content& content, bool right_to_left) {
  gtk_label_set_justify(
      label, content.from_start || content.drawing ? justification(text, right_to_left) : GTK_JUSTIFY_CENTER);
  if (text != gtk_label_get_text(label)) gtk_label_set_text(label, text.c_str());
}

GtkLabel* make_label(const std::string& text, const Content& content, bool right_to_left) {
  GtkWidget* widget = gtk_label_new(nullptr);
  GtkLabel* label = GTK_LABEL(widget);
  without_hyphens(label);
  gtk_label_set_line_wrap(label, content.whole_words);
  gtk_label_set_line_wrap_mode(label, content.whole_words ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  if (content.cut) gtk_label_set_ellipsize(label, PANGO_ELLIPSIZE_END);
  // No wider than its words: a name in the other direction would go to the far end of the room.
  if (content.from_start) gtk_widget_set_halign(widget, GTK_ALIGN_START);
  if (content.from_start) gtk_label_set_xalign(label, 0);
  say(label, text, content, right_to_left);
  return label;
}

// What a button's box holds, kept with the box.
struct Held {
  bool right_to_left = false;
  bool cut = false;
  bool whole_words = false;
  bool from_start = false;
  GtkImage* image = nullptr;
  GtkLabel* text = nullptr;
  GtkLabel* detail = nullptr;

  // Other words and another drawing fit in; anything else is made anew.
  [[nodiscard]] bool fits(const Content& next, bool direction) const {
    return right_to_left == direction && (image != nullptr) == (next.drawing != nullptr) &&
           (text != nullptr) != next.text.empty() && (detail != nullptr) != next.detail.empty() &&
           cut == next.cut && whole_words == next.whole_words && from_start == next.from_start;
  }
};
constexpr const char* held_key = "rafiq-held";

Held* held_by(GtkWidget* button) {
  GtkWidget* const box = GTK_IS_BIN(button) ? gtk_bin_get_child(GTK_BIN(button)) : nullptr;
  return box ? static_cast<Held*>(g_object_get_data(G_OBJECT(box), held_key)) : nullptr;
}

GtkWidget* make_words(const Content& content, Held& held) {
  held.text = make_label(content.text, content, held.right_to_left);
  if (content.detail.empty()) return GTK_WIDGET(held.text);
  held.detail = make_label(content.detail, content, held.right_to_left);
  gtk_style_context_add_class(gtk_widget_get_style_context(GTK_WIDGET(held.detail)), "detail");
  GtkWidget* both = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_pack_start(GTK_BOX(both), GTK_WIDGET(held.text), FALSE, FALSE, 0);
  gtk_box_pack_start(GTK_BOX(both), GTK_WIDGET(held.detail), FALSE, FALSE, 0);
  return both;
}

void turn(GtkWidget* widget, gpointer direction) {
  gtk_widget_set_direction(widget, static_cast<GtkTextDirection>(GPOINTER_TO_INT(direction)));
  if (GTK_IS_CONTAINER(widget)) gtk_container_forall(GTK_CONTAINER(widget), turn, direction);
  if (!GTK_IS_MENU_ITEM(widget)) return;
  if (GtkWidget* below = gtk_menu_item_get_submenu(GTK_MENU_ITEM(widget))) turn(below, direction);
}

GtkWidget* make_box(const Content& content, bool right_to_left) {
  GtkWidget* box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 6);
  auto* const held = new Held{right_to_left, content.cut, content.whole_words, content.from_start};
  g_object_set_data_full(G_OBJECT(box), held_key, held,
                         [](gpointer data) { delete static_cast<Held*>(data); });
  GtkWidget* image = content.drawing ? gtk_image_new_from_surface(content.drawing) : nullptr;
  if (image) held->image = GTK_IMAGE(image);
  GtkWidget* label = content.text.empty() ? nullptr : make_words(content, *held);
  if (content.from_start) {
    if (label) gtk_box_pack_start(GTK_BOX(box), label, TRUE, TRUE, 0);
    if (image) gtk_box_pack_end(GTK_BOX(box), image, FALSE, FALSE, 0);
  } else {
    gtk_widget_set_halign(box, GTK_ALIGN_CENTER);
    if (image) gtk_box_pack_start(GTK_BOX(box), image, FALSE, FALSE, 0);
    if (label) gtk_box_pack_start(GTK_BOX(box), label, FALSE, FALSE, 0);
  }
  turn(box, GINT_TO_POINTER(right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR));
  return box;
}

void show_drawing(GtkImage* image, cairo_surface_t* drawing) {
  cairo_surface_t* now = nullptr;
  g_object_get(image, "surface", &now, nullptr);
  if (now != drawing) gtk_image_set_from_surface(image, drawing);
  if (now) cairo_surface_destroy(now);
}

// A label that is new is styled and measured twice; one that says something else is measured once.
bool put_into(GtkWidget* button, const Content& content, bool right_to_left) {
  Held* const held = held_by(button);
  if (!held || !held->fits(content, right_to_left)) return false;
  if (held->text) say(held->text, content.text, content, right_to_left);
  if (held->detail) say(held->detail, content.detail, content, right_to_left);
  if (held->image) show_drawing(held->image, content.drawing);
  return true;
}

// A label keeps the letters of its style until the next frame, and would be measured in them.
void make_anew(GtkWidget* widget) {
  const Held* const held = held_by(widget);
  if (!held) return;
  Content content;
  if (held->image) g_object_get(held->image, "surface", &content.drawing, nullptr);
  if (held->text) content.text = gtk_label_get_text(held->text);
  if (held->detail) content.detail = gtk_label_get_text(held->detail);
  content.cut = held->cut;
  content.whole_words = held->whole_words;
  content.from_start = held->from_start;
  GtkWidget* next = make_box(content, held->right_to_left);
  if (content.drawing) cairo_surface_destroy(content.drawing);
  gtk_container_remove(GTK_CONTAINER(widget), gtk_bin_get_child(GTK_BIN(widget)));
  gtk_container_add(GTK_CONTAINER(widget), next);
  gtk_widget_show_all(next);
}

constexpr const char* tip_key = "rafiq-tip";

gboolean answer_with_tip(GtkWidget* widget, gint, gint, gboolean, GtkTooltip* tip, gpointer) {
  const auto* const text = static_cast<const char*>(g_object_get_data(G_OBJECT(widget), tip_key));
  if (!text || *text == '\0') return FALSE;
  gtk_tooltip_set_text(tip, text);
  return TRUE;
}

}  // namespace

void set_style(wxWindow& window, const char* style, bool on) {
  GtkStyleContext* context = gtk_widget_get_style_context(window.GetHandle());
  if ((gtk_style_context_has_class(context, style) != FALSE) == on) return;
  if (on)
    gtk_style_context_add_class(context, style);
  else
    gtk_style_context_remove_class(context, style);
  make_anew(window.GetHandle());
}

void set_content(wxWindow& button, const Content& content, bool same_look) {
  GtkContainer* holder = GTK_CONTAINER(button.GetHandle());
  const bool right_to_left = gtk_widget_get_direction(button.GetHandle()) == GTK_TEXT_DIR_RTL;
  if (same_look && put_into(button.GetHandle(), content, right_to_left)) return;
  GtkWidget* old = gtk_bin_get_child(GTK_BIN(holder));
  if (old) gtk_container_remove(holder, old);
  GtkWidget* box = make_box(content, right_to_left);
  gtk_container_add(holder, box);
  gtk_widget_show_all(box);
}

void set_tip(wxWindow& window, const std::string& text) {
  GtkWidget* widget = window.GetHandle();
  if (!gtk_widget_get_has_tooltip(widget)) {
    if (text.empty()) return;
    gtk_widget_set_has_tooltip(widget, TRUE);
    g_signal_connect(widget, "query-tooltip", G_CALLBACK(answer_with_tip), nullptr);
  }
  g_object_set_data_full(G_OBJECT(widget), tip_key, g_strdup(text.c_str()), g_free);
}

void without_indicator(wxWindow& radio) {
  gtk_toggle_button_set_mode(GTK_TOGGLE_BUTTON(radio.GetHandle()), FALSE);
}

void without_frame(wxWindow& entry) {
  if (GTK_IS_ENTRY(entry.GetHandle())) gtk_entry_set_has_frame(GTK_ENTRY(entry.GetHandle()), FALSE);
}

Secret take_secret(wxWindow& entry) {
  if (!GTK_IS_ENTRY(entry.GetHandle())) return {};
  GtkEntryBuffer* buffer = gtk_entry_get_buffer(GTK_ENTRY(entry.GetHandle()));
  Secret secret(std::string_view(gtk_entry_buffer_get_text(buffer), gtk_entry_buffer_get_bytes(buffer)));
  gtk_entry_buffer_delete_text(buffer, 0, -1);  // GTK overwrites what it held
  return secret;
}

void no_focus_on_click(wxWindow& button) {
  gtk_widget_set_focus_on_click(button.GetHandle(), FALSE);
}

void turn_menu(wxMenu& menu, bool right_to_left) {
  turn(menu.m_menu, GINT_TO_POINTER(right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR));
}

namespace {

// Asked of the widget's class: the public functions would answer with the size that wx pinned it to last.
struct Widths {
  int least = 0;
  int natural = 0;
};
Widths widths(GtkWidget* widget) {
  Widths found;
  GTK_WIDGET_GET_CLASS(widget)->get_preferred_width(widget, &found.least, &found.natural);
  return found;
}

// Whether its height hangs on its width GTK keeps of a box as it kept it of what is in there, be that out of
// date: asked from within outwards, each finds out anew.
void measure_anew(GtkWidget* label, GtkWidget* button) {
  for (GtkWidget* each = label; each && each != button; each = gtk_widget_get_parent(each)) {
    int least = 0;
    gtk_widget_get_preferred_width(each, &least, nullptr);
  }
}

// A label that may be broken is laid out four times before it stands, one that stays on its line once. Most
// fit.
void break_where_too_long(GtkWidget* widget, int room) {
  const Held* const held = held_by(widget);
  if (!held || held->cut || held->whole_words) return;
  const bool broken = widths(widget).natural > room;
  for (GtkLabel* label : {held->text, held->detail}) {
    if (!label) continue;
    const bool changes = (gtk_label_get_line_wrap(label) != FALSE) != broken;
    gtk_label_set_line_wrap(label, broken);
    gtk_label_set_width_chars(label, broken ? narrow_enough(label) : -1);
    if (changes) measure_anew(GTK_WIDGET(label), widget);
  }
}

}  // namespace

wxSize wanted_size(const wxWindow& window, int most_width) {
  break_where_too_long(window.GetHandle(), most_width);
  const int width = std::min(widths(window.GetHandle()).natural, most_width);
  return {width, least_height(window, width)};
}

int least_height(const wxWindow& window, int width) {
  GtkWidget* widget = window.GetHandle();
  break_where_too_long(widget, width);
  int least = 0;
  int natural = 0;
  GTK_WIDGET_GET_CLASS(widget)->get_preferred_height_for_width(widget, width, &least, &natural);
  return least;
}

int longest_word(const wxWindow& window) {
  return widths(window.GetHandle()).least;
}

}  // namespace rafiq::sidebar
