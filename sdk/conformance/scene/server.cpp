// SPDX-License-Identifier: Apache-2.0
#include "sdk/conformance/scene/server.hpp"

#include "core/platform/child.hpp"
#include "core/platform/places.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <sstream>

namespace rafiq::conform {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{20};
constexpr std::chrono::milliseconds tick{50};

// As a shell finds it, and what lies in the scene's folder as it is named there.
fs::path program_of(const Scene& scene) {
  const fs::path name = scene.server.front();
  std::error_code ignored;
  if (name.is_absolute()) return name;
  if (fs::exists(scene.folder / name, ignored)) return scene.folder / name;
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "/usr/bin:/bin" : path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (fs::exists(fs::path(folder) / name, ignored)) return fs::path(folder) / name;
  return fs::path("/usr/bin") / name;
}

// It works in "/", so what lies in the scene's folder is named from there.
std::vector<std::string> arguments_of(const Scene& scene) {
  std::vector<std::string> arguments;
  std::error_code ignored;
  for (std::size_t at = 1; at < scene.server.size(); ++at) {
    const auto inside = scene.folder / scene.server[at];
    arguments.push_back(fs::exists(inside, ignored) ? inside.string() : scene.server[at]);
  }
  return arguments;
}

int port_in(const std::string& line) {
  constexpr std::string_view front = "http://127.0.0.1:";
  const auto at = line.find(front);
  return at == std::string::npos ? 0 : std::atoi(line.c_str() + at + front.size());
}

// So that "from rafiq_scene import ..." finds what we bring.
std::string python_path() {
  const auto own = platform::own_program();
  const char* given = std::getenv("PYTHONPATH");
  std::string path = "PYTHONPATH=";
  if (own) path += (own.value().parent_path() / "../share/rafiq/conformance").lexically_normal().string();
  return given == nullptr ? path : path + ":" + given;
}

std::string take(platform::Child& child, std::chrono::milliseconds time) {
  platform::wait_readable({&child.output()}, time);
  std::array<char, 4096> buffer;
  const auto got = platform::receive(child.output(), buffer);
  return {buffer.data(), got.bytes};
}

}  // namespace

SceneServer::SceneServer(std::unique_ptr<platform::Child> child) : child_(std::move(child)) {}
SceneServer::~SceneServer() = default;

Result<std::unique_ptr<SceneServer>> SceneServer::start(const Scene& scene) {
  const auto program = program_of(scene);
  RAFIQ_TRY(auto child,
            platform::Child::spawn({program,
                                    arguments_of(scene),
                                    {"PATH", "HOME", "LANG", "PYTHONDONTWRITEBYTECODE=1", python_path()}}));
  std::unique_ptr<SceneServer> server(new SceneServer(std::move(child)));
  std::string text;
  for (const auto until = Steady::now() + patience; Steady::now() < until;) {
    text += take(*server->child_, tick);
    if (text.find('\n') != std::string::npos && port_in(text) != 0) {
      server->port_ = port_in(text);
      return server;
    }
    if (server->child_->wait(std::chrono::milliseconds{0})) break;
  }
  return Error{ErrorCode::bad_data,
               "The scene's server did not print where it listens, \"http://127.0.0.1:PORT\". It printed: " +
                   (text.empty() ? "nothing" : text),
               program.string(), "Start it by hand and look"};
}

std::string SceneServer::printed() {
  return take(*child_, std::chrono::milliseconds{0});
}

}  // namespace rafiq::conform
