// SPDX-License-Identifier: Apache-2.0
// Starts a program and tells when its picture is on screen, the same way for any program: as soon as enough
// pixels of a colour are there. Prints the milliseconds and the process, then waits for its standard input to
// close and ends the program. Usage: first_pixels COLOUR COUNT COMMAND...   such as 0b6a60 400 rafiq
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto limit = std::chrono::seconds{60};
constexpr auto between_looks = std::chrono::milliseconds{4};

long count_pixels(Display* display, unsigned long colour, long enough) {
  const Window root = DefaultRootWindow(display);
  const auto width = static_cast<unsigned>(DisplayWidth(display, DefaultScreen(display)));
  const auto height = static_cast<unsigned>(DisplayHeight(display, DefaultScreen(display)));
  XImage* image = XGetImage(display, root, 0, 0, width, height, AllPlanes, ZPixmap);
  if (!image) return 0;
  long found = 0;
  if (image->bits_per_pixel == 32) {
    for (unsigned y = 0; y < height && found < enough; ++y) {
      const auto* row = reinterpret_cast<const unsigned char*>(image->data) +
                        y * static_cast<unsigned>(image->bytes_per_line);
      for (unsigned x = 0; x < width; ++x) {
        const unsigned char* pixel = row + x * 4;  // blue, green, red
        if ((static_cast<unsigned long>(pixel[2]) << 16 | static_cast<unsigned long>(pixel[1]) << 8 |
             pixel[0]) == colour)
          ++found;
      }
    }
  }
  XDestroyImage(image);
  return found;
}

pid_t start(char** command) {
  const pid_t child = fork();
  if (child != 0) return child;
  setpgid(0, 0);
  const int null = open("/dev/null", O_RDWR);
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  dup2(null, STDERR_FILENO);
  execvp(command[0], command);
  _exit(127);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: first_pixels COLOUR COUNT COMMAND...\n");
    return 2;
  }
  Display* display = XOpenDisplay(nullptr);
  if (!display) {
    std::fprintf(stderr, "first_pixels: no display\n");
    return 3;
  }
  const unsigned long colour = std::strtoul(argv[1], nullptr, 16);
  const long enough = std::atol(argv[2]);
  const auto started = Clock::now();
  const pid_t child = start(argv + 3);
  bool seen = false;
  while (!seen && Clock::now() - started < limit) {
    seen = count_pixels(display, colour, enough) >= enough;
    if (!seen) std::this_thread::sleep_for(between_looks);
  }
  const auto taken = std::chrono::duration<double, std::milli>(Clock::now() - started).count();
  if (seen) {
    std::printf("%.1f %d\n", taken, static_cast<int>(child));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
  }
  kill(-child, SIGTERM);
  int status = 0;
  waitpid(child, &status, 0);
  XCloseDisplay(display);
  return seen ? 0 : 1;
}
