// SPDX-License-Identifier: Apache-2.0
#include "sidebar/platform/instance.hpp"

#include <sys/stat.h>
#include <wx/ipc.h>
#include <wx/log.h>

#include <system_error>

namespace rafiq::sidebar {
namespace {

const wxString topic = "rafiq";

class Listener final : public wxConnection {
 public:
  explicit Listener(std::function<void(const std::string&)>& asked) : asked_(asked) {}
  bool OnExecute(const wxString&, const void* data, size_t size, wxIPCFormat) override {
    // The text ends with a zero byte.
    const std::string text(static_cast<const char*>(data), size > 0 ? size - 1 : 0);
    asked_(text);
    return true;
  }

 private:
  std::function<void(const std::string&)>& asked_;
};

}  // namespace

struct Instance::Server final : public wxServer {
  explicit Server(std::function<void(const std::string&)> action) : asked(std::move(action)) {}
  wxConnectionBase* OnAcceptConnection(const wxString& name) override {
    return name == topic ? new Listener(asked) : nullptr;
  }
  std::function<void(const std::string&)> asked;
};

Instance::Instance() = default;

bool Instance::hand_over(const std::filesystem::path& socket, const std::string& customer) {
  std::error_code error;
  if (!std::filesystem::exists(socket, error)) return false;
  const wxLogNull quiet;
  wxClient client;
  const std::unique_ptr<wxConnectionBase> connection(
      client.MakeConnection("localhost", wxString::FromUTF8(socket.string()), topic));
  if (!connection) {
    std::filesystem::remove(socket, error);  // left by one that was killed
    return false;
  }
  const bool taken = connection->Execute(customer.c_str(), customer.size() + 1, wxIPC_UTF8TEXT);
  connection->Disconnect();
  return taken;
}

std::unique_ptr<Instance> Instance::begin(const std::filesystem::path& socket,
                                          std::function<void(const std::string&)> asked) {
  const wxLogNull quiet;
  std::unique_ptr<Instance> instance(new Instance);
  instance->server_ = std::make_unique<Server>(std::move(asked));
  // Nobody else may even connect.
  const mode_t before = umask(0077);
  const bool made = instance->server_->Create(wxString::FromUTF8(socket.string()));
  umask(before);
  if (!made) return nullptr;
  instance->socket_ = socket;
  return instance;
}

Instance::~Instance() {
  server_.reset();
  std::error_code error;
  if (!socket_.empty()) std::filesystem::remove(socket_, error);
}

}  // namespace rafiq::sidebar
