// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/file_choice.hpp"

#include <gtk/gtk.h>
#include <wx/window.h>

namespace rafiq::sidebar {

struct FileChoice::Open {
  GtkFileChooserNative* window = nullptr;
  std::function<void(const std::string&)> chosen;

  ~Open() {
    gtk_native_dialog_destroy(GTK_NATIVE_DIALOG(window));
    g_object_unref(window);
  }
};

void FileChoice::Close::operator()(Open* open) const {
  delete open;
}

void FileChoice::ask(wxWindow& beside, const std::string& title, const std::string& begins_at,
                     std::function<void(const std::string&)> chosen) {
  if (open_ && gtk_native_dialog_get_visible(GTK_NATIVE_DIALOG(open_->window))) {
    gtk_native_dialog_show(GTK_NATIVE_DIALOG(open_->window));
    return;
  }
  GtkWidget* above = gtk_widget_get_toplevel(beside.GetHandle());
  open_.reset(new Open{gtk_file_chooser_native_new(title.c_str(), GTK_WINDOW(above),
                                                   GTK_FILE_CHOOSER_ACTION_OPEN, nullptr, nullptr),
                       std::move(chosen)});
  GtkFileChooser* chooser = GTK_FILE_CHOOSER(open_->window);
  gtk_file_chooser_set_local_only(chooser, TRUE);
  const char* documents = g_get_user_special_dir(G_USER_DIRECTORY_DOCUMENTS);
  if (begins_at.empty())
    gtk_file_chooser_set_current_folder(chooser, documents ? documents : g_get_home_dir());
  else
    gtk_file_chooser_set_filename(chooser, begins_at.c_str());
  const auto answered = +[](GtkNativeDialog* dialog, int answer, gpointer given) {
    if (answer != GTK_RESPONSE_ACCEPT) return;
    char* const path = gtk_file_chooser_get_filename(GTK_FILE_CHOOSER(dialog));
    const std::string chosen_path = path ? path : "";
    g_free(path);
    if (!chosen_path.empty()) static_cast<Open*>(given)->chosen(chosen_path);
  };
  g_signal_connect(open_->window, "response", G_CALLBACK(answered), open_.get());
  gtk_native_dialog_show(GTK_NATIVE_DIALOG(open_->window));
}

}  // namespace rafiq::sidebar
