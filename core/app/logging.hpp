// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/util/export.hpp"

#include <filesystem>
#include <string>

namespace rafiq::app {

struct LoggingOptions {
  std::string program;         // "rafiq", "rafiqctl": names the file
  std::filesystem::path home;  // as OpenOptions::home
  bool verbose = false;        // requests, and the words of connectors, on standard error; never kept
};

// Where this program's log (core/util/log.hpp) goes from now on: for the usual home to the system's journal,
// as `rafiq`, where one runs; else, and always for a home of its own (`home`, or $RAFIQ_HOME), to PROGRAM.log
// in the home's state folder, which only its owner can open: 1 MiB, and two older files. Nothing is made
// before the first line, and nothing is ever written to standard output, which belongs to results.
//
// Once, before threads are started: spdlog keeps its loggers for the whole process. It is the one thing here
// that is global, since a log handed to every function would be an argument of all of them. Fails silently: a
// desk without a log serves its customers all the same.
RAFIQ_API void begin_logging(const LoggingOptions& options);

}  // namespace rafiq::app
