// SPDX-License-Identifier: Apache-2.0
// rafiq-connector-host LIBRARY: loads one connector and runs it for the program that started this one, over
// the stream that it was given as descriptor 3. See core/connector/README.md.
#include "core/connector/host/host.hpp"
#include "core/platform/child.hpp"
#include "core/platform/confine.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
  using namespace rafiq;
  if (argc != 2 || !platform::is_stream(platform::Child::channel_number)) {
    std::fputs(
        "rafiq-connector-host is started by Rafiq, to run a connector. There is nothing to do by hand.\n",
        stderr);
    return 2;
  }
  try {
    const platform::Descriptor stream(platform::Child::channel_number);
    connector::run_host(stream,
                        {argv[1], platform::confine_this_process, [] { platform::end_this_process(0); }});
  } catch (const std::exception&) {  // no memory, no thread: whoever started us sees the end
    return 70;
  }
  return 0;
}
